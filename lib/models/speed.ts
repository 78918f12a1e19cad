import { Encoder } from '../encoder/encoder';
import { describeMachine } from '../encoder/machine';
import type { Model } from '../encoder/model';
import { readFacts } from '../encoder/model-facts';
import { threadsPerInference } from '../encoder/threads';
import type { ModelSpeed } from '../nouns';

/** What a model costs on this machine, as far as it was measured; null when it was not. */
export async function knownSpeed(model: Model): Promise<ModelSpeed | null> {
  const speed = (await readFacts(model.factsFile, model))?.speed;
  return speed?.machine === describeMachine() ? withoutMachine(speed) : null;
}

/** What a model costs on this machine: with the threads indexing gives it. Measured once, which takes some seconds. */
export async function measureSpeed(model: Model): Promise<ModelSpeed> {
  const encoder = new Encoder(model, { imageThreads: threadsPerInference(), textThreads: 1 });
  try {
    return withoutMachine(await encoder.measureSpeed());
  } finally {
    await encoder.close();
  }
}

function withoutMachine({ imagesPerSecond, queryMs, imageMemory, textMemory }: ModelSpeed): ModelSpeed {
  return { imagesPerSecond, queryMs, imageMemory, textMemory };
}
