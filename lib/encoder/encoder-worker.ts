/**
 * The process that holds a model: onnxruntime blocks whoever calls it. Started with {@link EncoderWorkerData}; answers
 * {@link EncoderCalls}.
 */
import { listSupportedBackends } from 'onnxruntime-node';
import { loadLabels } from '../tags/zero-shot';
import { givenData, serveCalls } from '../worker-host';
import { embedPrompts } from './embed-prompts';
import { embedQuery } from './embed-query';
import type { EncoderCalls, EncoderWorkerData } from './encoder-calls';
import { inspectModel } from './inspect';
import { measureModel } from './measure';
import { type ModelInput, normalisePixels } from './pixels';
import { Towers } from './towers';
import { runTrial } from './trial';

const { model, padding, textThreads } = givenData() as EncoderWorkerData;
const towers = new Towers({ ...model, padding }, textThreads);

const valuesOf = (input: ModelInput) => (input instanceof Float32Array ? input : normalisePixels(input, model.pixels));

serveCalls<EncoderCalls>({
  inspect: () => inspectModel(model),
  query: async (words) => embedQuery(await towers.text(), words, model.queryTemplates),
  images: async ({ settings, inputs }) => (await towers.image(settings)).encode(inputs.map(valuesOf)),
  patches: async ({ settings, inputs }) => (await towers.image(settings)).patches(inputs.map(valuesOf)),
  wholePatches: async ({ settings, input, size }) =>
    (await towers.whole(settings))?.patches(normalisePixels(input, { ...model.pixels, ...size }), size) ?? null,
  labels: async () => loadLabels(await towers.text()),
  prompts: async (labels) => embedPrompts(await towers.text(), labels),
  warmText: async () => {
    await (await towers.text()).encode(['cat']);
    return null;
  },
  providers: async () => listSupportedBackends().map(({ name }) => name),
  trial: ({ settings, batches }) => runTrial(model, settings, batches),
  speed: ({ settings, batch }) => measureModel(towers, model, settings, batch),
});
