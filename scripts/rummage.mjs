#!/usr/bin/env node
/** The `rummage` command: checks Node, then hands over to indexer/cli.ts. */
import { requireNode } from './support/node-version.mjs';

requireNode();

const from = process.cwd();
import('./support/typescript.mjs')
  .then((typescript) => typescript.load('indexer/cli.ts'))
  .then((cli) => cli.main(process.argv.slice(2), from));
