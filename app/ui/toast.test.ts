import { expect, it } from 'vitest';
import type { toast as Toast } from 'sonner';
import { areToastsWanted, dismissToast, onToastsWanted, sayThrough, toast, toastError } from './toast';

it('makes what is said wait for what shows it, in order, and says it once', () => {
  const said: string[] = [];
  const show = Object.assign((message: string, { id }: { id: string }) => said.push(`${id}: ${message}`), {
    error: (message: string) => said.push(`error: ${message}`),
    dismiss: (id: string) => said.push(`gone: ${id}`),
  }) as unknown as typeof Toast;
  let asked = 0;
  const unsubscribe = onToastsWanted(() => asked++);
  expect(areToastsWanted()).toBe(false);

  const id = toast('Taken out');
  toastError('That did not work.');
  expect([said, asked, areToastsWanted()]).toEqual([[], 2, true]);

  const end = sayThrough(show);
  dismissToast(id);
  expect(said).toEqual([`${id}: Taken out`, 'error: That did not work.', `gone: ${id}`]);

  end();
  toast('Later');
  expect(said).toHaveLength(3);
  sayThrough(show);
  expect(said).toHaveLength(4);
  unsubscribe();
});
