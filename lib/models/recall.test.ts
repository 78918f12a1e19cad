import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModels, dataPaths, sampleFolder } from '../paths';
import { temporaryFolder } from '../testing/folder';
import { TEST_MODELS } from '../testing/model';
import { precisionLoss } from './precision-loss';
import { measureRecall, type RecallProgress } from './recall';

const paths = { ...dataPaths('/nowhere'), ...TEST_MODELS };

/** Photos of the sample with captions of our own. */
function captionsFile(captions: Record<string, readonly string[]>): string {
  const folder = temporaryFolder();
  for (const file of Object.keys(captions)) {
    if (file.startsWith('IMG_')) cpSync(join(sampleFolder(), file), join(folder, file));
  }
  writeFileSync(join(folder, 'damaged.jpg'), 'this is no photo');

  const content = Object.entries(captions).map(([file, texts]) => ({ file, captions: texts }));
  writeFileSync(join(folder, 'captions.json'), JSON.stringify(content));
  return join(folder, 'captions.json');
}

describe('measureRecall', () => {
  it('counts the captions that find their own photo, and leaves out photos that are not there or not readable', async () => {
    const file = captionsFile({
      'IMG_1016.jpg': ['a cup of coffee', 'xyzzyq'],
      'IMG_1017.jpg': ['a cat'],
      'IMG_1018.jpg': ['rocket launch', 'a cup of coffee on a table'],
      'gone.jpg': ['a horse'],
      'damaged.jpg': ['a dog', 'two dogs'],
    });
    const progress: RecallProgress[] = [];
    const report = await measureRecall(file, ['clip-pocket-384'], paths, (step) => progress.push(step));

    expect(report).toMatchObject({ photos: 3, captions: 5, missing: 1, unreadable: 1 });
    // Of the five, “xyzzyq” finds nothing, and the last one describes another photo.
    expect(report.models).toEqual([
      expect.objectContaining({ reference: 'clip-pocket-384', title: 'Pocket CLIP', dtype: 'fp32', r1: 0.6, r5: 0.8 }),
    ]);
    expect(progress.at(-1)).toEqual({ reference: 'clip-pocket-384', done: 9, total: 11 });
  }, 30_000);

  it('measures two precisions of one model apart', async () => {
    const folder = join(temporaryFolder(), 'pocket');
    cpSync(join(bundledModels(), 'clip-pocket-384'), folder, { recursive: true });
    for (const tower of ['vision_model', 'text_model']) {
      cpSync(join(folder, 'onnx', `${tower}.onnx`), join(folder, 'onnx', `${tower}_int8.onnx`));
    }

    const file = captionsFile({ 'IMG_1017.jpg': ['a cat'], 'IMG_1018.jpg': ['a rocket'] });
    const { models } = await measureRecall(file, [folder, `${folder}@int8`], paths);
    const [fp32, int8] = models;
    if (fp32 === undefined || int8 === undefined) throw new Error('Two models were asked for.');
    expect([fp32.dtype, int8.dtype]).toEqual(['fp32', 'int8']);
    expect(precisionLoss(fp32, int8)).toEqual({ finer: folder, coarser: `${folder}@int8`, r1: 0, r5: 0 });
  }, 30_000);

  it('refuses a file none of whose photos can be read', async () => {
    await expect(
      measureRecall(captionsFile({ 'damaged.jpg': ['a dog'] }), ['clip-pocket-384'], paths),
    ).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('can be read') });
  }, 30_000);
});
