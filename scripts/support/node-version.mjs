// Must parse and run on any Node that knows modules: its job is to say that this one is too old.
import { readFileSync } from 'fs';

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | null} one sentence saying that this Node is too old and what to do; null when it will do
 */
export function nodeFault(version) {
  const required = requiredNode();
  if (compare(version, required) >= 0) return null;

  return (
    'Rummage needs Node ' +
    required.replace(/\.0$/, '') +
    ' or newer; this is ' +
    version +
    ': install a newer one from https://nodejs.org or your package manager, then run `npm install` again.'
  );
}

/** Ends the process with one sentence when this Node is too old. */
export function requireNode() {
  const fault = nodeFault(process.versions.node);
  if (fault === null) return;

  console.error(fault);
  process.exit(1);
}

function requiredNode() {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.engines.node.replace('>=', '');
}

function compare(left, right) {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}
