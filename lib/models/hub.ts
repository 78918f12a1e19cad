import { z } from 'zod';
import { RummageError } from '../errors';
import { type HubAnswer, HubConnection } from './hub-connection';
import { HubFailure } from './hub-failure';
import { type HubModel, parseHubModel } from './hub-model';
import { refusal } from './hub-refusal';
import type { HubSettings } from './hub-settings';

/** The revision of a model that has none recorded yet. */
export const NEWEST = 'main';

/** More than any list of files takes; a longer answer is something else. */
const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

/** A file's bytes from `start` on. */
export interface FileStream {
  readonly start: number;
  readonly body: AsyncGenerator<Uint8Array, void>;
}

/** A hub in the layout of huggingface.co, or a mirror of it. */
export class Hub {
  readonly #connection: HubConnection;

  /** @param stallMs milliseconds without a byte after which a connection counts as cut */
  constructor(
    private readonly settings: HubSettings,
    stallMs = 30_000,
  ) {
    this.#connection = new HubConnection(settings, stallMs);
  }

  /** The hub's name as shown to people. */
  get host(): string {
    return this.#connection.host;
  }

  /**
   * What the hub has of a model.
   *
   * @param id `owner/name`
   * @param revision a commit, or `NEWEST`
   * @throws HubFailure
   */
  async describe(id: string, revision: string, signal: AbortSignal): Promise<HubModel> {
    const path = `/api/models/${id}/revision/${revision}?blobs=true`;
    const answer = await this.#connection.get(path, { accept: 'application/json' }, signal);
    if (answer.status !== 200) throw await this.#refuse(answer, id);

    try {
      return parseHubModel(id, JSON.parse(await readText(answer)));
    } catch (cause) {
      if (cause instanceof SyntaxError || cause instanceof z.ZodError) throw strangeAnswer(this.host, cause);
      throw cause;
    }
  }

  /**
   * Opens a file for reading from byte `from` on; a hub that ignores the range starts at 0.
   *
   * @returns null when the hub's file ends before `from`
   * @throws HubFailure
   */
  async open(
    id: string,
    revision: string,
    path: string,
    from: number,
    signal: AbortSignal,
  ): Promise<FileStream | null> {
    const address = `/${id}/resolve/${revision}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const answer = await this.#connection.get(address, from > 0 ? { range: `bytes=${from}-` } : {}, signal);

    if (answer.status === 200) return { start: 0, body: answer.body };
    if (answer.status === 206) return { start: startOf(answer) ?? from, body: answer.body };
    if (answer.status === 416) {
      await answer.drop();
      return null;
    }
    throw await this.#refuse(answer, id);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #refuse(answer: HubAnswer, id: string): Promise<HubFailure> {
    await answer.drop();
    return refusal(answer, id, this.settings);
  }
}

async function readText({ body }: HubAnswer): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    if ((bytes += piece.length) > MOST_ANSWER_BYTES) throw new SyntaxError('too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function startOf(answer: HubAnswer): number | null {
  const match = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '');
  return match === null ? null : Number(match[1]);
}

function strangeAnswer(host: string, cause: SyntaxError | z.ZodError): HubFailure {
  const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
  const fault =
    issue === undefined ? 'is not JSON' : `has ${issue.path.join('.') || 'a top level'} that ${wordsOf(issue)}`;
  const error = new RummageError('unavailable', `${host} gave an answer that ${fault}, so nothing was fetched.`, {
    hint: 'Check HF_ENDPOINT, or unset it to use huggingface.co: it must be a hub in its layout.',
    cause,
  });
  return new HubFailure('final', error);
}

function wordsOf({ code, message }: z.core.$ZodIssue): string {
  return code === 'custom' ? message : 'is not what a hub sends';
}
