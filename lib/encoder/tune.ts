import type { EncoderWorkerData } from './encoder-calls';
import { type EncoderProcess, startTryingProcess } from './encoder-process';
import { dot } from './normalise';
import type { SessionSettings } from './session-options';
import type { Trial } from './trial';

/** How a model's image tower runs best on this machine. */
export interface Tuning extends SessionSettings {
  /** Images per inference. */
  readonly batch: number;
}

const BATCHES = [1, 4, 8];
/** A larger batch, or more threads, must save more than this: they cost memory, or somebody else's time. */
const WORTHWHILE = 0.95;
/** Cosine with the CPU's vector from which on a provider is said to compute the same. */
const AGREES = 0.999;
/** Beside the CPU; those that need a network, another program or a model made for them are left out. */
const PROVIDERS = ['cuda', 'coreml', 'dml', 'webgpu'];
const PROVIDER_TIMEOUT_MS = 20_000;

/**
 * Finds the settings that embed images fastest, by trying them in a process of its own: a provider whose driver is broken
 * may well end it, and the next trial then starts another.
 *
 * @param threads the most that may be used
 * @throws RummageError `bad-model` when the CPU cannot run the model either
 */
export async function tune(data: EncoderWorkerData, threads: number): Promise<Tuning> {
  const process = startTryingProcess(data);
  try {
    const onCpu = await process.call('trial', { settings: { threads, provider: 'cpu' }, batches: BATCHES });
    let best = await withFewerThreads(process, bestOf(onCpu, { threads, provider: 'cpu' }));

    const present = await process.call('providers', null);
    for (const provider of PROVIDERS.filter((known) => present.includes(known))) {
      const settings = { threads, provider };
      const trial = await tryProvider(process, settings);
      if (trial === null || dot(trial.vector, onCpu.vector) < AGREES) continue;
      const found = bestOf(trial, settings);
      if (found.msPerImage < WORTHWHILE * best.msPerImage) best = found;
    }

    const { msPerImage: _, ...tuning } = best;
    return tuning;
  } finally {
    await process.close();
  }
}

type Timed = Tuning & { readonly msPerImage: number };

/** The smallest batch that is within 5 % of the fastest. */
export function bestOf({ times }: Pick<Trial, 'times'>, settings: SessionSettings): Timed {
  const fastest = Math.min(...times.map(({ msPerImage }) => msPerImage));
  const chosen = times.find(({ msPerImage }) => WORTHWHILE * msPerImage <= fastest);
  return { ...settings, batch: chosen?.batch ?? 1, msPerImage: chosen?.msPerImage ?? Infinity };
}

/** Two threads that share a core may do no more than one. */
async function withFewerThreads(process: EncoderProcess, best: Timed): Promise<Timed> {
  if (best.threads === 1) return best;

  const settings = { provider: best.provider, threads: best.threads >> 1 };
  const half = bestOf(await process.call('trial', { settings, batches: [best.batch] }), settings);
  return WORTHWHILE * half.msPerImage < best.msPerImage ? half : best;
}

/** @returns null when it does not load, does not run, or ends its process */
async function tryProvider(process: EncoderProcess, settings: SessionSettings): Promise<Trial | null> {
  const timer = setTimeout(() => void process.close(), PROVIDER_TIMEOUT_MS);
  try {
    return await process.call('trial', { settings, batches: BATCHES });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
