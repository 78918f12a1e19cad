import { isAbsolute } from 'node:path';
import { describeBytes } from '#lib/models/describe-bytes';
import { listModels, removeModel } from '#lib/models/service';
import { EXIT } from './exit-codes';
import { referenceMeant } from './model-reference';
import { print } from './print';

/**
 * `rummage models remove`: deletes a model's files and what was computed with it.
 *
 * @returns the exit code
 * @throws RummageError
 */
export async function removeThisModel(
  typed: string,
  { dtype }: { readonly dtype?: string },
  from: string,
): Promise<number> {
  const reference = referenceMeant(typed, dtype, from);
  const before = await listModels();
  await removeModel(reference);

  const after = await listModels();
  const freed = bytesOnDisk(before) - bytesOnDisk(after);
  const done = isAbsolute(reference) ? 'is forgotten, and its folder stays' : 'is removed';
  print(`${reference} ${done}${freed > 0 ? `: ${describeBytes(freed)}` : ''}; what was computed with it follows.`);
  return EXIT.ok;
}

function bytesOnDisk({ models }: Awaited<ReturnType<typeof listModels>>): number {
  return models.reduce((sum, model) => sum + model.bytesOnDisk, 0);
}
