import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths';
import { type Finding, unwell, well } from './check';

/** Whether this Node is new enough, as package.json has it. */
export function checkNode(version: string = process.versions.node): Finding {
  const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const required = manifest.engines.node.replace('>=', '');

  // By numbers: as text, 20.9 would come after 20.19.
  const isEnough = version.localeCompare(required, 'en', { numeric: true }) >= 0;
  return isEnough
    ? well(version)
    : unwell(`${version}, which is too old`, `Install Node ${required} or newer from https://nodejs.org.`);
}
