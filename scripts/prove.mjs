/** `npm test`: proves the tree, and ends with one line that counts. */
import { requireNativeModules } from './support/native-modules.mjs';
import { requireNode } from './support/node-version.mjs';

requireNode();
requireNativeModules();

import('./support/typescript.mjs')
  .then((typescript) => typescript.load('scripts/prove/main.ts'))
  .then((prove) => prove.main());
