import { pageLocale } from '../strings/page-locale';
import { toastError } from '../ui/toast';
import { CallError } from './call-api';

/** Shows why something did not work; a call that was only abandoned is not a problem. */
export function reportProblem(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;

  const { failed, failedHint } = pageLocale().strings.http;
  if (error instanceof CallError) toastError(error.message, { description: error.hint });
  else toastError(failed, { description: failedHint });
}
