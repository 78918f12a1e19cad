import { Presets, SingleBar } from 'cli-progress';
import { describeBytes } from '#lib/models/describe-bytes';
import type { FetchProgress } from '#lib/models/meter';
import { describeDuration, remark } from './print';

/** Shows how far a fetch has come: a bar on a terminal, a line now and then otherwise. */
export interface FetchView {
  show(progress: FetchProgress): void;
  end(): void;
}

/** How often a line is printed where there is no bar, in milliseconds. */
const LINE_EVERY_MS = 5_000;

export function makeFetchView(isTerminal: boolean): FetchView {
  return isTerminal ? new Bar() : new Lines();
}

class Bar implements FetchView {
  readonly #bar = new SingleBar({ format: '{bar} {percentage} %  {words}', hideCursor: true }, Presets.shades_classic);
  #isShown = false;

  show(progress: FetchProgress): void {
    const words = describeProgress(progress);
    if (!this.#isShown) this.#bar.start(progress.totalBytes, progress.doneBytes, { words });
    this.#isShown = true;
    this.#bar.update(progress.doneBytes, { words });
  }

  end(): void {
    if (this.#isShown) this.#bar.stop();
  }
}

class Lines implements FetchView {
  #printedAt = Date.now();

  show(progress: FetchProgress): void {
    if (Date.now() - this.#printedAt < LINE_EVERY_MS) return;

    remark(describeProgress(progress));
    this.#printedAt = Date.now();
  }

  end(): void {
    // What is printed afterwards says it all.
  }
}

/** `272 MB of 605 MB, 12 MB/s, 28 s left` */
export function describeProgress({ doneBytes, totalBytes, bytesPerSecond, secondsLeft }: FetchProgress): string {
  const done = `${describeBytes(doneBytes)} of ${describeBytes(totalBytes)}`;
  if (doneBytes === totalBytes) return done;
  if (secondsLeft === null) return `${done}, waiting for the network`;
  return `${done}, ${describeBytes(bytesPerSecond)}/s, ${describeDuration(secondsLeft)} left`;
}
