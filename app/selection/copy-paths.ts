import { toast } from '../ui/toast';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { pageLocale } from '../strings/page-locale';

/** Puts the places of photos' files on this machine on the clipboard, one a line. */
export async function copyPaths(ids: readonly number[]): Promise<void> {
  try {
    const { paths } = await callApi<{ paths: string[] }>('/api/photos/paths', { method: 'POST', body: { ids } });
    await navigator.clipboard.writeText(paths.join('\n'));
    const locale = pageLocale();
    toast(say(locale.strings.selection.pathsCopied, { count: paths.length }, locale));
  } catch (error) {
    reportProblem(error);
  }
}
