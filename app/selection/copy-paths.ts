import { toast } from '../ui/toast';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';

/** Puts the places of photos' files on this machine on the clipboard, one a line. */
export async function copyPaths(ids: readonly number[]): Promise<void> {
  try {
    const { paths } = await callApi<{ paths: string[] }>('/api/photos/paths', { method: 'POST', body: { ids } });
    await navigator.clipboard.writeText(paths.join('\n'));
    toast(paths.length === 1 ? 'Path copied' : `${paths.length} paths copied`);
  } catch (error) {
    reportProblem(error);
  }
}
