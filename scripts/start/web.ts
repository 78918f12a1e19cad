import { setTimeout as sleep } from 'node:timers/promises';
import { isEncrypted, reachInWords, UNENCRYPTED } from '#lib/access/reach';
import type { Config } from '#lib/config';
import { answersAsRummage, originOf } from '#lib/doctor/port';
import { RummageError } from '#lib/errors';
import { projectRoot } from '#lib/paths';
import { BUILD_ARGS, buildIfStale, hashInputs, markBuilt } from '../support/build';
import { type Child, describeEnding } from './child';
import type { Children } from './children';
import { relay, say } from './console';
import type { Plan } from './run';

const NEXT = 'node_modules/next/dist/bin/next';
const POLL_MS = 100;
/** The first answer of a large library on a busy machine may take longer than any other. */
const FIRST_ANSWER_MS = 30_000;
/** After so long without an answer a person is told that it goes on. */
const LONG_START_MS = 20_000;

/**
 * Builds the web app if need be, serves it, and prints its address once it answers.
 *
 * @returns 0 when it ended because it was asked to
 * @throws RummageError `unavailable` when it cannot be built, or ends by itself
 */
export async function serve(plan: Plan, children: Children, signal: AbortSignal): Promise<number> {
  if (!plan.dev) {
    const onWait = () => say('The web app is being built already, by another start of Rummage; this one waits for it…');
    await buildIfStale(projectRoot(), () => build(children, signal), onWait, signal);
  }
  if (signal.aborted) return 0;

  const web = startWeb(plan, children);
  const origin = originOf(plan.config);
  if (await answers(web, origin)) {
    say(`Rummage is at ${origin} (Ctrl-C stops it)`);
    sayReach(plan.config);
  }

  const ending = await web.ended;
  if (signal.aborted) return 0;
  throw new RummageError('unavailable', `The web app has stopped by itself (${describeEnding(ending)}).`, {
    hint: 'Its last lines, above, say why; `npx rummage doctor` checks the installation.',
  });
}

function sayReach(config: Config): void {
  const reach = reachInWords(config);
  if (reach === null) return;

  say(`Reached ${reach}.`);
  if (!isEncrypted(config)) say(UNENCRYPTED);
}

function startWeb({ config, dev }: Plan, children: Children): Child {
  const address = ['-H', config.host, '-p', String(config.port)];
  return children.start([NEXT, dev ? 'dev' : 'start', ...address], {
    env: webEnvironment(dev ? 'development' : 'production'),
    // The built server's own banner names an address before anything answers there.
    onOutput: dev ? relay('web') : () => undefined,
    onError: relay('web'),
  });
}

async function build(children: Children, signal: AbortSignal): Promise<void> {
  say('Building the web app; this takes about half a minute, and is done once per version…');
  const inputs = hashInputs(projectRoot());
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);

  const child = children.start(BUILD_ARGS, {
    env: webEnvironment('production'),
    onOutput: keep,
    onError: keep,
  });
  const kill = () => child.kill();
  signal.addEventListener('abort', kill);
  const ending = await child.ended;
  signal.removeEventListener('abort', kill);

  if (signal.aborted) return;
  if (ending.code !== 0) throw cannotBuild(lines);
  markBuilt(projectRoot(), inputs);
}

function cannotBuild(lines: readonly string[]): RummageError {
  return new RummageError('unavailable', `${lines.join('\n')}\nThe web app cannot be built.`, {
    hint: 'The lines above say why; a fresh `npm install` often helps.',
  });
}

function webEnvironment(mode: string): Record<string, string> {
  return { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: mode };
}

/** Waits until the web app answers; @returns false when it ended before it did */
async function answers(web: Child, origin: string): Promise<boolean> {
  let alive = true;
  void web.ended.then(() => (alive = false));
  const patience = setTimeout(() => say('The web app is still starting; this machine is busy.'), LONG_START_MS);

  try {
    while (alive) {
      if (await answersAsRummage(origin, FIRST_ANSWER_MS)) return alive;
      await sleep(POLL_MS);
    }
    return false;
  } finally {
    clearTimeout(patience);
  }
}
