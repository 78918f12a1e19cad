import type { InferenceSession } from 'onnxruntime-node';
import { type ImageEncoder, imageEncoderOf } from './image-encoder';
import type { ModelFolder } from './model-folder';
import { openSession, type Tower } from './session';
import type { SessionSettings } from './session-options';
import { openWholeTower, type WholeTower } from './whole-tower';
import { type Padding, type TextEncoder, textEncoderOf } from './text-encoder';

/** The towers of one model, each loaded when it is first needed. */
export class Towers {
  readonly #model: ModelFolder & { readonly padding: Padding };
  readonly #textThreads: number;
  readonly #sessions = new Map<string, InferenceSession>();
  #image: { readonly encoder: ImageEncoder; readonly settings: SessionSettings } | null = null;
  #text: TextEncoder | null = null;
  #whole: Promise<WholeTower | null> | null = null;

  constructor(model: ModelFolder & { readonly padding: Padding }, textThreads: number) {
    this.#model = model;
    this.#textThreads = textThreads;
  }

  /** @throws RummageError `bad-model` */
  async image(settings: SessionSettings): Promise<ImageEncoder> {
    if (this.#image !== null && isEqual(this.#image.settings, settings)) return this.#image.encoder;

    await this.#release('image');
    const encoder = imageEncoderOf(this.#model, await this.#open('image', settings));
    this.#image = { encoder, settings };
    return encoder;
  }

  /** The image tower for images of any size, loaded once; null where it takes one size only. */
  whole(settings: SessionSettings): Promise<WholeTower | null> {
    // What else it would run on was measured with images of one size.
    this.#whole ??= openWholeTower(this.#model, { ...settings, provider: 'cpu' });
    this.#whole.catch(() => (this.#whole = null));
    return this.#whole;
  }

  /** @throws RummageError `bad-model` */
  async text(): Promise<TextEncoder> {
    if (this.#text !== null) return this.#text;

    // A short text gains nothing from any other provider.
    const settings = { threads: this.#textThreads, provider: 'cpu' };
    this.#text = textEncoderOf(this.#model, await this.#open('text', settings));
    return this.#text;
  }

  /** A graph that holds both towers is loaded once. */
  async #open(tower: Tower, settings: SessionSettings): Promise<InferenceSession> {
    const file = this.#model.files[tower];
    const session = this.#sessions.get(file) ?? (await openSession(this.#model, tower, settings));
    this.#sessions.set(file, session);
    return session;
  }

  async #release(tower: Tower): Promise<void> {
    const file = this.#model.files[tower];
    await this.#sessions.get(file)?.release();
    this.#sessions.delete(file);
    this.#image = null;
    if (file === this.#model.files.text) this.#text = null;
  }
}

function isEqual(a: SessionSettings, b: SessionSettings): boolean {
  return a.threads === b.threads && a.provider === b.provider;
}
