import type { ModelSpeed } from '../nouns';
import type { LabelMatrix } from '../tags/zero-shot';
import type { LabelPrompt } from './embed-prompts';
import type { QueryVector } from './embed-query';
import type { ImageSize } from './free-size';
import type { Inspection } from './inspect';
import type { ModelFolder } from './model-folder';
import type { PatchGrid } from './patch-grids';
import type { ModelInput } from './pixels';
import type { SessionSettings } from './session-options';
import type { Padding } from './text-encoder';
import type { Trial } from './trial';

/** What an encoder process is started with. */
export interface EncoderWorkerData {
  readonly model: ModelFolder;
  readonly padding: Padding;
  readonly textThreads: number;
}

/** What an encoder process is asked, and what it answers. */
export type EncoderCalls = {
  inspect: { argument: null; result: Inspection };
  query: { argument: string; result: QueryVector };
  /** One input per image → one L2-normalised embedding each; null without direction. */
  images: {
    argument: { readonly settings: SessionSettings; readonly inputs: readonly ModelInput[] };
    result: (Float32Array | null)[];
  };
  /** One input per image → its patches; null for a model that tells of none. */
  patches: {
    argument: { readonly settings: SessionSettings; readonly inputs: readonly ModelInput[] };
    result: PatchGrid[] | null;
  };
  /** One image of any size → its patches; null for a model that takes one size only, or tells of no patches. */
  wholePatches: {
    argument: { readonly settings: SessionSettings; readonly input: Uint8Array; readonly size: ImageSize };
    result: PatchGrid | null;
  };
  labels: { argument: null; result: LabelMatrix };
  /** Embeds labels by their prompts: see `embedPrompts`. */
  prompts: { argument: readonly (readonly LabelPrompt[])[]; result: (Float32Array | null)[] };
  /** Loads the text tower and runs it once. */
  warmText: { argument: null; result: null };
  /** Execution providers of this machine, as onnxruntime names them. */
  providers: { argument: null; result: readonly string[] };
  trial: { argument: { readonly settings: SessionSettings; readonly batches: readonly number[] }; result: Trial };
  speed: {
    argument: { readonly settings: SessionSettings; readonly batch: number };
    result: ModelSpeed;
  };
};
