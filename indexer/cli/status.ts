import { reachInWords } from '#lib/access/reach';
import { libraryConfig } from '#lib/library';
import type { Status } from '#lib/nouns';
import { getStatus } from '#lib/status/service';
import { describeState, describeWork } from './describe-indexing';
import { describeSwitch } from './describe-switch';
import { EXIT } from './exit-codes';
import { describeFolder } from './folders';
import { describeDuration, print } from './print';

/** `rummage status`: @returns the exit code @throws RummageError */
export async function status({ json }: { readonly json?: boolean }): Promise<number> {
  const now = await getStatus();

  print(json ? JSON.stringify(now, null, 2) : describeStatus(now));
  return EXIT.ok;
}

function describeStatus(status: Status): string {
  const { indexer, problem, photosPerSecond, secondsLeft, model, photos, folders, indexing } = status;
  const doing = indexing.state === 'stopped' ? '' : `, ${describeState(indexing.state)}`;
  const speed = photosPerSecond > 0 ? `, ${photosPerSecond} photos/s` : '';
  const left = secondsLeft === null ? '' : `, ${describeDuration(secondsLeft)} left`;

  return [
    `Indexer  ${indexer}${doing}${speed}${left}`,
    ...describeWork(indexing),
    ...(problem === null ? [] : [`Problem  ${problem.reason} ${problem.remedy}`]),
    `Model    ${model.id}, ${model.dimensions} dimensions`,
    ...(status.switch === null ? [] : [`Next     ${status.switch.to} ${describeSwitch(status.switch)}`]),
    `Reached  ${reachInWords(libraryConfig()) ?? 'only from this machine'}`,
    `Photos   ${photos.indexed} indexed, ${photos.pending} waiting, ${photos.failed} failed, ${photos.missing} missing`,
    ...(folders.length > 0 ? ['Folders', ...folders.flatMap(describeFolder)] : ['Folders  none yet']),
  ].join('\n');
}
