import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// ONNX Runtime reports to its maker unless told otherwise before it is loaded. Set for this process and all it starts.
process.env.ORT_DISABLE_TELEMETRY = '1';

/** What each native module must do to prove that its binary is there, built for this Node, and loads. */
const PROOFS = {
  // Its JavaScript loads without the binary; only opening a database needs it.
  'better-sqlite3': () => new (require('better-sqlite3'))(':memory:').close(),
  'hnswlib-node': () => require('hnswlib-node'),
  sharp: () => require('sharp'),
  'onnxruntime-node': () => require('onnxruntime-node'),
};

/** Built from source when Rummage is installed; the others come as binaries. */
const COMPILED = ['better-sqlite3', 'hnswlib-node'];

const COMPILER = {
  darwin: '`xcode-select --install`',
  win32: 'Visual Studio Build Tools with “Desktop development with C++”, and Python 3',
  linux:
    '`sudo apt install build-essential python3` on Debian and Ubuntu, or your system’s C++ compiler, make and Python 3',
};

/**
 * Loads every native module Rummage stands on.
 *
 * @returns {string | null} a sentence for each thing that is wrong, with its remedy; null when all load
 */
export function nativeFault() {
  const faults = Object.keys(PROOFS).flatMap(tryToLoad);
  if (faults.length === 0) return null;

  const missing = faults.filter((fault) => fault.missing).map((fault) => fault.name);
  const broken = faults.filter((fault) => !fault.missing);
  const sentences = broken.map(brokenSentence);
  if (missing.length > 0) sentences.unshift(missingSentence(missing));
  return sentences.join('\n');
}

/** Ends the process with a sentence for each native module that does not load. */
export function requireNativeModules() {
  const fault = nativeFault();
  if (fault === null) return;

  console.error(fault);
  process.exit(1);
}

function tryToLoad(name) {
  try {
    PROOFS[name]();
    return [];
  } catch (error) {
    return [{ name, missing: isMissing(name), reason: String(error.message).split('\n')[0] }];
  }
}

function isMissing(name) {
  try {
    require.resolve(name);
    return false;
  } catch {
    return true;
  }
}

function missingSentence(names) {
  const list = names.join(' and ');
  if (!names.some((name) => COMPILED.includes(name)))
    return `Rummage cannot run without ${list}, which ${names.length > 1 ? 'are' : 'is'} not installed: run \`npm install\`.`;

  return (
    `Rummage cannot run without ${list}, which ${names.length > 1 ? 'are' : 'is'} not installed: building from source ` +
    `needs a C++ compiler, make and Python 3.\n` +
    `Install them (${COMPILER[process.platform] || COMPILER.linux}), then run \`npm install\` again.`
  );
}

function brokenSentence({ name, reason }) {
  return (
    `${name} is installed but does not load with Node ${process.versions.node}: ${reason}\n` +
    `Run \`npm rebuild ${name}\`; if that fails, remove node_modules and run \`npm install\` again.`
  );
}
