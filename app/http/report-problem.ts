import { toastError } from '../ui/toast';
import { CallError } from './call-api';

/** Shows why something did not work; a call that was only abandoned is not a problem. */
export function reportProblem(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;

  if (error instanceof CallError) toastError(error.message, { description: error.hint });
  else toastError('That did not work.', { description: 'Reload the page and try again.' });
}
