/**
 * Preloaded into the processes a test starts (`NODE_OPTIONS=--import`), to have them crash as native code does, by
 * SIGSEGV: when they read a file whose name says so, or when the image tower is given a photo that is white all over.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';

const { readFile } = fs;
fs.readFile = function (file, ...rest) {
  const name = typeof file === 'string' ? basename(file) : '';
  if (name.startsWith('crash')) crash();
  return name.startsWith('hang') ? new Promise(() => undefined) : readFile.call(this, file, ...rest);
};
syncBuiltinESMExports();

const { run } = InferenceSession.prototype;
InferenceSession.prototype.run = function (feeds, ...rest) {
  if (feeds.pixel_values && hasWhite(feeds.pixel_values)) crash();
  return run.call(this, feeds, ...rest);
};

function crash() {
  process.kill(process.pid, 'SIGSEGV');
}

function hasWhite({ data, dims: [count] }) {
  const size = data.length / count;
  return Array.from({ length: count }, (_, i) => data.subarray(i * size, (i + 1) * size)).some((image) =>
    image.every((value) => value > 0.99),
  );
}
