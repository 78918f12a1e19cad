import { expect, it } from 'vitest';
import type { toast as Toast } from 'sonner';
import { areToastsWanted, dismissToast, noteHand, onToastsWanted, sayThrough, toast, toastError } from './toast';

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

it('leaves what can be taken back there for longer to who comes to it by keys', () => {
  const durations: unknown[] = [];
  const show = ((_: string, { duration }: { duration?: number }) =>
    durations.push(duration)) as unknown as typeof Toast;
  const end = sayThrough(show);
  const offer = { action: { label: 'Undo', onClick: () => undefined }, duration: 8_000 };

  toast('In the trash', offer);
  noteHand(true);
  toast('In the trash', offer);
  toast('Restored', { duration: 4_000 });
  noteHand(false);
  toast('In the trash', offer);
  expect(durations).toEqual([8_000, 60_000, 4_000, 8_000]);
  end();
});
