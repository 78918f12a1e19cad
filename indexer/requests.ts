import { hindranceOf } from '#lib/hindrance';
import { log } from '#lib/log';
import type { Database } from '#lib/store/database';
import { retryFailed } from '#lib/store/photos';
import { finishRequest, type IndexerRequest, pendingRequests } from '#lib/store/requests';
import type { FolderKeeper } from './folder-keeper';

/** What carries requests out. */
export interface RequestContext {
  readonly db: Database;
  readonly keeper: FolderKeeper;
  /** Called when photos may be waiting. */
  readonly onWork: () => void;
  /** Forgets photos whose files are gone: those named, or every missing one. */
  readonly forget: (photoIds: readonly number[] | 'all') => Promise<void>;
  /** Photos a person is waiting for. */
  readonly onFirst: (photoIds: readonly number[]) => void;
  /** Told of what keeps every request from being carried out: it waits for the next run. */
  readonly onFault: (error: unknown) => void;
  /** Fills the albums whose rule has changed. */
  readonly refillAlbums: () => Promise<void>;
  /** Tags photos by the label sets as they are now; with photos, draws anew what follows from what was said of theirs. */
  readonly retag: (photoIds: readonly number[] | null) => Promise<void>;
  /** Another model was chosen. */
  readonly switchModel: () => Promise<void>;
  /** Forgets everything computed with a model. */
  readonly forgetModel: (reference: string) => Promise<void>;
}

/** Carries out what people ask for. A long walk holds up nothing else: each request runs by itself. */
export class RequestRunner {
  readonly #context: RequestContext;
  readonly #underWay = new Map<number, Promise<void>>();

  constructor(context: RequestContext) {
    this.#context = context;
  }

  /** Starts on the requests made since the last call. */
  look(): void {
    for (const { id, request } of pendingRequests(this.#context.db)) {
      if (!this.#underWay.has(id)) this.#underWay.set(id, this.#run(id, request));
    }
  }

  /** Resolves once no request is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values());
  }

  async #run(id: number, request: IndexerRequest): Promise<void> {
    const { db, onFault } = this.#context;
    try {
      await carryOut(request, this.#context).catch((error: unknown) => {
        if (hindranceOf(error) !== null) throw error;
        log.error({ err: error, request }, 'A request could not be carried out; it is dropped.');
      });
      finishRequest(db, id);
    } catch (error) {
      onFault(error);
    }
    this.#underWay.delete(id);
  }
}

async function carryOut(request: IndexerRequest, context: RequestContext): Promise<void> {
  const { db, keeper, onWork, onFirst, forget, refillAlbums, retag, switchModel, forgetModel } = context;
  switch (request.kind) {
    case 'folders':
      return keeper.sync();
    case 'rescan':
      await keeper.sync();
      return keeper.walk(request.folderId);
    case 'retry':
      retryFailed(db, request.photoIds, request.reason);
      if (request.photoIds !== 'all') onFirst(request.photoIds);
      return onWork();
    case 'first':
      onFirst(request.photoIds);
      return onWork();
    case 'restored':
      return onWork();
    case 'forget':
      return forget(request.photoIds);
    case 'settle':
      // It may have been made while no indexer ran: a folder is settled once it is kept.
      await keeper.sync();
      return keeper.walk(request.folderId, request.decision === 'accept');
    case 'album':
      return refillAlbums();
    case 'labels':
      return retag(request.photoIds);
    case 'model':
      return switchModel();
    case 'forget-model':
      return forgetModel(request.reference);
  }
}
