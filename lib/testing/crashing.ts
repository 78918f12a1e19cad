import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { projectRoot } from '../paths';

/** From here on the processes this one starts crash on the photos `crash.mjs` names. @returns what ends that */
export function letProcessesCrash(): () => void {
  const preload = pathToFileURL(join(projectRoot(), 'lib', 'testing', 'crash.mjs')).href;
  vi.stubEnv('NODE_OPTIONS', `--import ${preload}`);
  return () => void vi.unstubAllEnvs();
}
