import { execFileSync } from 'node:child_process';

/** Ids of the encoder processes this one has started and not yet seen end. */
export function encoderProcesses(): number[] {
  const processes = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', `${process.pid}`], { encoding: 'utf8' });
  return processes
    .split('\n')
    .filter((line) => line.includes('encoder-worker.ts'))
    .map((line) => Number.parseInt(line, 10));
}
