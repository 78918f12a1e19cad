import { type Dtype, fileSuffix } from '../encoder/reference';
import { pageOf } from './hub-refusal';

/** How to come by a model without a network, as one sentence. @param dtype null for the best there is */
export function copyByHand(id: string, dtype: Dtype | null, endpoint: string): string {
  const suffix = fileSuffix(dtype ?? 'fp32');
  const files = [
    'config.json',
    'preprocessor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    `onnx/vision_model${suffix}.onnx`,
    `onnx/text_model${suffix}.onnx`,
  ];
  const [last, ...others] = files.reverse();

  return (
    `Without a network, download ${others.reverse().join(', ')} and ${last} from ${pageOf(endpoint).url}/${id}/tree/main ` +
    `on another machine, and copy them into models/${id} in the data folder, the last two into its folder onnx.`
  );
}
