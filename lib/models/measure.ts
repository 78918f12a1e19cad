import { openModel } from '../encoder/model';
import { libraryPaths } from '../library';
import type { ModelSpeed } from '../nouns';
import { measureSpeed } from './speed';

/** Measures what a model costs on this machine, which takes some seconds, and keeps it. @throws RummageError `bad-model` */
export async function measureModel(reference: string): Promise<ModelSpeed> {
  return measureSpeed(await openModel(reference, libraryPaths()));
}
