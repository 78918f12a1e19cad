import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastSearchAt } from '#lib/indexing/search-signal';
import { isInWindow } from '#lib/indexing/window';
import type { IndexingSettings } from '#lib/nouns';
import type { Database } from '#lib/store/database';
import { readIndexingSettings } from '#lib/store/indexing-settings';
import type { WorkingState } from '#lib/store/progress';
import { CpuBudget } from './governor-budget';
import { IdleWatch } from './governor-idle';
import { readCpuTimes, readOwn } from './governor-load';
import { SearchYield } from './governor-yield';
import type { Measured } from './measured';

/** What keeps indexing from going on until a person, the hour or other programs change it. */
export type Hold = 'paused' | 'outside-window' | 'waiting-for-idle';

export interface GovernorParts {
  readonly db: Database;
  /** See `DataPaths.searchSignal`. */
  readonly searchSignal: string;
  /** Whether any photo waits; while none does, nothing is held up. */
  readonly hasWork: () => boolean;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
  /** How often it is looked what other programs take, in milliseconds. */
  readonly sampleEveryMs?: number;
}

const SAMPLE_EVERY_MS = 2_000;
/** The longest it takes to notice that work may go on. */
const STEP_MS = 200;
/** A batch that made way is told of for this long, so that a person can read it. */
const YIELD_SHOWN_MS = 1_000;

/**
 * Says when photos may be worked on: not while paused, outside the window, or while the machine is otherwise used; with no
 * more than the share of the processors allowed; and not in the way of a search.
 */
export class Governor {
  readonly #parts: GovernorParts;
  readonly #now: () => Date;
  readonly #budget = new CpuBudget();
  readonly #yielding = new SearchYield();
  #settings: IndexingSettings;
  /** Null while it does not matter what others do. */
  #idle: IdleWatch | null = null;
  #yieldedAt = Number.NEGATIVE_INFINITY;
  /** Processor time as the stages tell it, where the system does not. */
  #measuredMs = 0;
  #spent: { readonly at: number; readonly used: number };

  constructor(parts: GovernorParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => new Date());
    this.#settings = readIndexingSettings(parts.db);
    this.#spent = { at: performance.now(), used: this.#used() };
    const sampling = setInterval(() => this.#sample(), parts.sampleEveryMs ?? SAMPLE_EVERY_MS).unref();
    parts.signal.addEventListener('abort', () => clearInterval(sampling));
    this.#sample();
  }

  /** Null while nothing but a moment's courtesy holds up the work. */
  get hold(): Hold | null {
    const { paused, window, onlyIdle } = this.#settings;
    if (paused) return 'paused';
    if (window !== null && !isInWindow(window, this.#now())) return 'outside-window';
    return onlyIdle && this.#idle?.isIdle !== true ? 'waiting-for-idle' : null;
  }

  get state(): WorkingState {
    if (!this.#parts.hasWork()) return 'indexing';
    return this.hold ?? (performance.now() - this.#yieldedAt < YIELD_SHOWN_MS ? 'yielding' : 'indexing');
  }

  /** Takes in the settings as they are now. */
  look(): void {
    const { cpuShare } = this.#settings;
    this.#settings = readIndexingSettings(this.#parts.db);
    if (this.#settings.cpuShare !== cpuShare) this.#budget.forgive();
  }

  /** Resolves when photos may be worked on, or the run is to end. */
  async mayGoOn(): Promise<void> {
    const { signal } = this.#parts;
    while (!signal.aborted) {
      const wait = this.#waitMs();
      if (wait === 0) return;
      // The end of the run ends the wait; the loop sees it.
      await sleep(Math.min(wait, STEP_MS), undefined, { signal }).catch(() => undefined);
    }
  }

  noteMeasured({ stage, ms }: Measured): void {
    if (stage !== 'read') this.#measuredMs += ms;
  }

  #waitMs(): number {
    if (!this.#parts.hasWork()) return 0;
    if (this.hold !== null || this.#idle?.isResting) return STEP_MS;
    return this.#restMs() || this.#yieldMs();
  }

  #yieldMs(): number {
    const wait = this.#yielding.waitMs(Date.now(), lastSearchAt(this.#parts.searchSignal));
    if (wait > 0) this.#yieldedAt = performance.now();
    return wait;
  }

  #restMs(): number {
    const { cpuShare } = this.#settings;
    if (cpuShare === 100) return 0;

    const processors = (availableParallelism() * cpuShare) / 100;
    const { at, used } = this.#spent;
    this.#spent = { at: performance.now(), used: this.#used() };
    this.#budget.spend(this.#spent.used - used, this.#spent.at - at, processors);
    return this.#budget.restMs(processors);
  }

  #used(): number {
    return readOwn() ?? this.#measuredMs;
  }

  #sample(): void {
    this.#idle = this.#settings.onlyIdle ? (this.#idle ?? new IdleWatch()) : null;
    this.#idle?.take(performance.now(), readCpuTimes());
  }
}
