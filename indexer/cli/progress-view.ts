import { Presets, SingleBar } from 'cli-progress';
import type { IndexerProgress } from '../reporter';
import { describeDuration, remark } from './print';

/** Shows how far indexing has come: a bar on a terminal, a line now and then otherwise. */
export interface ProgressView {
  show(progress: IndexerProgress): void;
  end(): void;
}

/** How often a line is printed where there is no bar, in milliseconds. */
const LINE_EVERY_MS = 5_000;

export function makeProgressView(isTerminal: boolean): ProgressView {
  return isTerminal ? new Bar() : new Lines();
}

class Bar implements ProgressView {
  readonly #bar = new SingleBar(
    { format: '{bar} {value} of {total} photos, {failed} failed{left}', hideCursor: true },
    Presets.shades_classic,
  );
  readonly #startedAt = performance.now();
  #isShown = false;

  show({ done, total, failed }: IndexerProgress): void {
    // A bar over nothing says nothing; while folders are walked there is nothing yet.
    if (total === 0) return;
    if (!this.#isShown) this.#bar.start(total, done, { failed, left: '' });
    this.#isShown = true;
    this.#bar.setTotal(total);
    this.#bar.update(done, { failed, left: this.#timeLeft(done, total) });
  }

  end(): void {
    if (this.#isShown) this.#bar.stop();
  }

  #timeLeft(done: number, total: number): string {
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    return done === 0 || done === total ? '' : `, ${describeDuration(((total - done) * seconds) / done)} left`;
  }
}

class Lines implements ProgressView {
  #last = '';
  #printedAt = Date.now();

  show({ done, total, failed }: IndexerProgress): void {
    const line = `${done} of ${total} photos, ${failed} failed`;
    if (line === this.#last || Date.now() - this.#printedAt < LINE_EVERY_MS) return;

    remark(line);
    this.#last = line;
    this.#printedAt = Date.now();
  }

  end(): void {
    // The summary that follows says it all.
  }
}
