/**
 * The indexer's model thread: onnxruntime blocks whoever calls it. Started with `workerData` = {@link EmbedWorkerData};
 * answers {@link EmbedCalls}.
 */
import { workerData } from 'node:worker_threads';
import { loadImageEncoder } from '#lib/encoder/image-encoder';
import type { ModelFolder } from '#lib/encoder/model-folder';
import { loadTextEncoder } from '#lib/encoder/text-encoder';
import { once } from '#lib/once';
import { QueryVectors } from '#lib/search/query-vectors';
import { loadLabels } from '#lib/tags/zero-shot';
import { serveCalls } from '#lib/worker-host';
import type { EmbedCalls } from './embed-calls';

export interface EmbedWorkerData {
  readonly folder: ModelFolder;
  /** Threads one inference may use. */
  readonly threads: number;
}

const { folder, threads } = workerData as EmbedWorkerData;
const imageEncoder = once(() => loadImageEncoder(folder, threads));
const textEncoder = once(() => loadTextEncoder(folder, 1));
const queries = new QueryVectors(textEncoder);

serveCalls<EmbedCalls>({
  images: async (pixelValues) => (await imageEncoder()).encode(pixelValues),
  words: async (text) => (await queries.get(text)).vector,
  labels: async () => loadLabels(await textEncoder()),
});
