import { execFile } from 'node:child_process';
import { once } from '../once';

/** A program that reads a video for longer than this never ends. */
const PATIENCE_MS = 60_000;

/** More than a frame, or what is told about a video, can take. */
const MAX_OUTPUT = 64 * 1024 ** 2;

/** How much memory FFmpeg may take for one block, in bytes: a header that claims more is nonsense. */
const MAX_BLOCK = 512 * 1024 ** 2;

/** Whether videos can be read: FFmpeg's two programs are installed. Looked up once. */
export const hasFfmpeg = once(async () => {
  try {
    await Promise.all([run('ffmpeg', ['-version']), run('ffprobe', ['-version'])]);
    return true;
  } catch {
    return false;
  }
});

/**
 * Runs one of FFmpeg's programs, found on the PATH, without a shell.
 *
 * @returns what it printed
 * @throws the system's error when it is not there, fails, takes too long or prints too much
 */
export function run(program: 'ffmpeg' | 'ffprobe', args: readonly string[]): Promise<Buffer> {
  const limits = { timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT, encoding: 'buffer' } as const;
  const quiet = args[0] === '-version' ? args : ['-v', 'error', '-max_alloc', String(MAX_BLOCK), ...args];
  return new Promise((resolve, reject) => {
    execFile(program, quiet, limits, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}
