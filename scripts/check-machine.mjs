/**
 * Runs after `npm install`. The native modules that are compiled are optional dependencies on purpose: npm then carries
 * on without them instead of printing pages of compiler output, and this file says in one sentence what is missing.
 */
import { nativeFault } from './support/native-modules.mjs';
import { nodeFault } from './support/node-version.mjs';

const fault = nodeFault(process.versions.node) || nativeFault();
if (fault !== null) {
  console.error(`\n${fault}\n`);
  process.exit(1);
}
