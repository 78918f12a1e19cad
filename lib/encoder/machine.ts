import { arch, cpus, platform } from 'node:os';

/** What measurements depend on; one made on another machine does not hold on this one. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return `${platform()} ${arch()}, ${cpu?.model.trim() ?? 'unknown processor'} × ${cpus().length}`;
}
