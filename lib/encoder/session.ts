import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { forbidReports } from '../config';
import { badModel } from './bad-model';
import { describeLoadFault } from './load-fault';
import type { ModelFolder } from './model-folder';
import { sessionOptions, type SessionSettings } from './session-options';

export type Tower = 'image' | 'text';
export type TensorInfo = InferenceSession.TensorValueMetadata;

/**
 * Loads one tower from disk.
 *
 * @throws RummageError `bad-model` when it is no ONNX graph the runtime can load
 */
export async function openSession(
  { path, name, files }: ModelFolder,
  tower: Tower,
  settings: SessionSettings,
): Promise<InferenceSession> {
  forbidReports();
  try {
    return await InferenceSession.create(
      /* turbopackIgnore: true */ join(path, files[tower]),
      sessionOptions(settings),
    );
  } catch (cause) {
    throw badModel(
      name,
      `has no ${tower} tower that can be loaded in ${files[tower]}: ${describeLoadFault(join(path, files[tower]), cause)}`,
      'Fetch or copy that file again; if it stays so, use another model.',
      cause,
    );
  }
}

/** Inputs or outputs, as a person may read them: `pixel_values float32 [batch, 3, 224, 224]`. */
export function describeTensors(tensors: readonly InferenceSession.ValueMetadata[]): string {
  return tensors
    .map((tensor) => (tensor.isTensor ? `${tensor.name} ${tensor.type} [${tensor.shape.join(', ')}]` : tensor.name))
    .join('; ');
}

export function findTensor(tensors: readonly InferenceSession.ValueMetadata[], name: string): TensorInfo | null {
  return tensors.find((tensor): tensor is TensorInfo => tensor.isTensor && tensor.name === name) ?? null;
}
