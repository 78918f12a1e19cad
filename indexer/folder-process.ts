import { startTypescriptProcess } from '#lib/start-worker';
import { WorkerClient } from '#lib/worker-client';
import type { Exclusion } from './exclude';
import type { FolderView, ViewOrder } from './folder-view';

/** What the process that walks is asked, and what it answers. */
export type FolderCalls = {
  /** The first part of a view, whose lists may go on. */
  view: { argument: ViewOrder; result: ViewPart };
  /** The next part of the view begun last. */
  more: { argument: null; result: ViewPart };
};

/** What such a process is given. */
export interface FolderProcessData {
  /** The data folder. */
  readonly data: string;
  readonly exclusion: Exclusion;
}

/** A view with at most {@link PART} entries in each list, so that taking it in never holds up the indexer's main loop. */
export interface ViewPart {
  readonly view: FolderView;
  readonly hasMore: boolean;
}

/** Looks at folders. */
export interface FolderViewer {
  /** @throws RummageError `unavailable` when it was closed, or crashed, on the way */
  view(order: ViewOrder): Promise<FolderView>;
  close(): Promise<void>;
}

export const PART = 2_000;

/** In megabytes: most of what a walk makes is soon forgotten, if only it is not tidied up on the way. */
const YOUNG_OBJECTS = '--max-semi-space-size=16';
/** It tidies up once it has answered, so that waiting for the next walk costs little. */
const TIDIES = '--expose-gc';

/** A process nobody has asked anything of for so long ends, in milliseconds … */
const IDLE_MS = 30_000;
/** … unless its folder is so large, in photos, that starting it anew would take longer than walking does. */
const KEPT_FROM = 20_000;

/**
 * Looks at one folder in a process of its own: walking waits for the drive; and what it needs of memory is given back.
 */
export class FolderProcess implements FolderViewer {
  readonly #client: WorkerClient<FolderCalls>;
  #idle: NodeJS.Timeout | undefined;
  /** Photos the last walk of the whole folder found. */
  #found = 0;
  #closed: Promise<void> = Promise.resolve();

  constructor(data: FolderProcessData) {
    this.#client = new WorkerClient('indexer/folder-worker.ts', data, (file, given) =>
      startTypescriptProcess(file, given, { nodeOptions: [YOUNG_OBJECTS, TIDIES] }),
    );
  }

  async view(order: ViewOrder): Promise<FolderView> {
    clearTimeout(this.#idle);
    // One that is about to end would answer no more.
    await this.#closed;
    try {
      const first = await this.#client.call('view', order);
      const views = [first.view];
      for (let part = first; part.hasMore; views.push(part.view)) part = await this.#client.call('more', null);
      if (order.hints === null) this.#found = first.view.found;
      return views.length === 1 ? first.view : joined(views);
    } finally {
      if (this.#found < KEPT_FROM) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#closed = this.#client.close();
    return this.#closed;
  }
}

/** @param at where in each list the part starts */
export function partOf(view: FolderView, at: number): ViewPart {
  const { differences, leftOut, unsettled, sidecars, directories } = view;
  const { moved, changed, vanished } = differences;
  const cut = <Entry>(list: readonly Entry[]) => list.slice(at, at + PART);
  const lists = [moved, changed, vanished, leftOut, unsettled, directories, sidecars.changed, sidecars.vanished];
  return {
    view: {
      ...view,
      differences: { moved: cut(moved), changed: cut(changed), vanished: cut(vanished) },
      leftOut: cut(leftOut),
      unsettled: cut(unsettled),
      sidecars: { changed: cut(sidecars.changed), vanished: cut(sidecars.vanished) },
      directories: cut(directories),
    },
    hasMore: lists.some(({ length }) => length > at + PART),
  };
}

function joined(views: readonly FolderView[]): FolderView {
  return {
    ...(views[0] as FolderView),
    differences: {
      moved: views.flatMap(({ differences }) => differences.moved),
      changed: views.flatMap(({ differences }) => differences.changed),
      vanished: views.flatMap(({ differences }) => differences.vanished),
    },
    leftOut: views.flatMap(({ leftOut }) => leftOut),
    unsettled: views.flatMap(({ unsettled }) => unsettled),
    sidecars: {
      changed: views.flatMap(({ sidecars }) => sidecars.changed),
      vanished: views.flatMap(({ sidecars }) => sidecars.vanished),
    },
    directories: views.flatMap(({ directories }) => directories),
  };
}
