import { referenceTo } from '#lib/encoder/reference';
import { describeBytes } from '#lib/models/describe-bytes';
import { bytesOf } from '#lib/models/plan';
import type { Prospect } from '#lib/models/prospect';
import { fetchModel } from '#lib/models/service';
import { EXIT } from './exit-codes';
import { makeFetchView } from './fetch-view';
import { referenceMeant } from './model-reference';
import { print, remark } from './print';
import { stopOnCtrlC } from './stop-on-ctrl-c';

/**
 * `rummage models pull`: fetches a model, going on from what is there.
 *
 * @returns the exit code
 * @throws RummageError
 */
export async function pullModel(typed: string, { dtype }: { readonly dtype?: string }, from: string): Promise<number> {
  const reference = referenceMeant(typed, dtype, from);
  const signal = stopOnCtrlC();
  const view = makeFetchView(process.stderr.isTTY);

  try {
    const plan = await fetchModel(reference, {
      signal,
      onPlan: (found) => print(describePlan(found)),
      onProgress: view.show.bind(view),
    });
    view.end();
    const name = referenceTo(plan.id, plan.dtype);
    print(`${name} is here and works. \`npx rummage models use ${name}\` has it answer searches.`);
    return EXIT.ok;
  } catch (error) {
    view.end();
    if (!signal.aborted) throw error;
    remark(`Paused; what has come is kept. \`npx rummage models pull ${reference}\` goes on from there.`);
    return EXIT.interrupted;
  }
}

function describePlan({ plan, survey, freeBytes }: Prospect): string {
  const total = bytesOf(plan);
  const { missingBytes } = survey;
  const missing = missingBytes === total ? '' : `, of which ${describeBytes(missingBytes)} are still to come`;
  const license = plan.license === null ? 'no licence stated' : `licence ${plan.license}`;

  return [
    `${plan.id} (${plan.dtype}), revision ${plan.revision.slice(0, 12)}`,
    `${describeBytes(total)}${missing}; ${license}; ${describeBytes(freeBytes)} free on the disk`,
  ].join('\n');
}
