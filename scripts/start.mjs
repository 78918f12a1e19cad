/** `npm start [-- folder…]`: Node and the native modules are checked before anything that needs them is loaded. */
import { requireNativeModules } from './support/native-modules.mjs';
import { requireNode } from './support/node-version.mjs';

requireNode();
requireNativeModules();

// npm runs scripts in the project's root; INIT_CWD is where the person was.
const from = process.env.INIT_CWD || process.cwd();
import('./support/typescript.mjs')
  .then((typescript) => typescript.load('scripts/start/main.ts'))
  .then((start) => start.main(process.argv.slice(2), from));
