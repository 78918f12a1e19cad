import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { isHostName, isLoopback } from './access/hosts';
import { isHashable, isPasswordHash } from './access/password';
import { isAddressOrNetwork } from './access/source';
import { RummageError } from './errors';
import { type HubSettings, parseHubSettings } from './models/hub-settings';
import { projectRoot } from './paths';

/** Folders no photo of a person's own is kept in; never walked, never watched. */
const ALWAYS_EXCLUDED = ['.*/', 'node_modules/', '@eaDir/', '$RECYCLE.BIN/', '@Recycle/', '\\#recycle/', 'lost+found/'];

/** Shorter ones are guessed, however slowly each guess is made. */
export const SHORTEST_PASSWORD = 10;

const passwordSchema = z
  .string({ error: 'expected a text' })
  .refine((text) => isPasswordHash(text) || (text.length >= SHORTEST_PASSWORD && isHashable(text)), {
    error: `expected at least ${SHORTEST_PASSWORD} characters, or what \`npx rummage password\` prints`,
  })
  .optional();

const fieldsSchema = z.strictObject({
  folders: z.array(z.string().min(1)).default([]),
  data: z.string().min(1).default('data'),
  port: z.coerce.number({ error: 'expected a number' }).int('expected a whole number').min(1).max(65_535).default(3000),
  host: z
    .string()
    .default('127.0.0.1')
    .refine((host) => host.includes(':') || isHostName(host), {
      error: 'expected an address, as 127.0.0.1 or 0.0.0.0',
    }),
  allowedHosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .refine(isHostName, { error: 'expected names as in the address bar, without http:// and port' }),
    )
    .default([]),
  trustedProxies: z
    .array(z.string().trim().refine(isAddressOrNetwork, { error: 'expected addresses, as 127.0.0.1 or 10.0.0.0/8' }))
    .default([]),
  password: passwordSchema,
  guestPassword: passwordSchema,
  model: z.string().min(1).optional(),
  index: z.enum(['auto', 'hnsw', 'exact']).default('auto'),
  roots: z.array(z.string().min(1)).optional(),
  exclude: z.array(z.string().min(1)).default([]),
  concurrency: z.coerce
    .number({ error: 'expected a number' })
    .int('expected a whole number')
    .min(1)
    .max(64)
    .default(() => defaultConcurrency()),
  walkEveryMinutes: z.coerce.number({ error: 'expected a number' }).min(0.01).max(1440).default(10),
});

/** Whoever can be reached from elsewhere asks who is there. */
const settingsSchema = fieldsSchema.superRefine((settings, { addIssue }) => {
  const fault = (setting: keyof typeof settings, message: string) =>
    addIssue({ code: 'custom', path: [setting], message, input: settings[setting] });
  const { host, allowedHosts, password, guestPassword } = settings;

  if (!isLoopback(host) && password === undefined)
    fault('host', `${host} can be reached from other machines: set RUMMAGE_PASSWORD, too, or leave it at 127.0.0.1`);
  if (!isLoopback(host) && allowedHosts.length === 0)
    fault('host', `${host} needs the names it is reached by: set RUMMAGE_ALLOWED_HOSTS, too, as photos.example.org`);
  if (isLoopback(host) && allowedHosts.length > 0 && password === undefined)
    fault('allowedHosts', 'other machines come by these names: set RUMMAGE_PASSWORD, too');
  if (guestPassword !== undefined && password === undefined)
    fault('guestPassword', 'without a password everybody is the owner: set RUMMAGE_PASSWORD, too');
  if (guestPassword !== undefined && guestPassword === password)
    fault('guestPassword', 'expected another one than the owner’s');
});

/** Everything a person can set, resolved: paths are absolute, nothing is optional. */
export interface Config {
  /** Folders named in rummage.config.json; those added in the app or on the command line are in the database. */
  readonly folders: readonly string[];
  readonly data: string;
  readonly port: number;
  readonly host: string;
  /** Names other machines reach the app by, as they stand in a Host header. */
  readonly allowedHosts: readonly string[];
  /** Addresses and networks whose word on where a request comes from is taken. */
  readonly trustedProxies: readonly string[];
  /** The passwords themselves are read by {@link loadPasswords} only. */
  readonly password: 'set' | 'not set';
  readonly guestPassword: 'set' | 'not set';
  /** A reference as lib/encoder/reference.ts reads it; null leaves the choice to the models page and `rummage models use`. */
  readonly model: string | null;
  readonly index: 'auto' | 'hnsw' | 'exact';
  /** Folders may only be chosen inside these. */
  readonly roots: readonly string[];
  /** gitignore patterns. */
  readonly exclude: readonly string[];
  /** Photos decoded at once. */
  readonly concurrency: number;
  readonly walkEveryMinutes: number;
}

/** One more than there are cores, as each photo waits for its file now and then; large ones take their memory, too. */
const MOST_BY_DEFAULT = 8;

function defaultConcurrency(): number {
  return Math.min(MOST_BY_DEFAULT, availableParallelism() + 1);
}

/** Where each setting may come from; the environment wins over the file. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  data: 'RUMMAGE_DATA',
  port: 'RUMMAGE_PORT',
  host: 'RUMMAGE_HOST',
  allowedHosts: 'RUMMAGE_ALLOWED_HOSTS',
  trustedProxies: 'RUMMAGE_TRUSTED_PROXIES',
  password: 'RUMMAGE_PASSWORD',
  guestPassword: 'RUMMAGE_GUEST_PASSWORD',
  model: 'RUMMAGE_MODEL',
  index: 'RUMMAGE_INDEX',
  roots: 'RUMMAGE_ROOTS',
  concurrency: 'RUMMAGE_CONCURRENCY',
  walkEveryMinutes: 'RUMMAGE_WALK_MINUTES',
};

/** The optional settings file, beside package.json. */
export const CONFIG_FILE = 'rummage.config.json';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment and the optional settings file, once, and freezes the result.
 *
 * @throws RummageError `bad-config`, which lists every fault at once, each with the name the person used.
 */
export function loadConfig(env: Environment = process.env, root: string = projectRoot()): Config {
  const { roots, password, guestPassword, ...settings } = parseSettings(env, root);
  return Object.freeze({
    ...settings,
    folders: settings.folders.map((folder) => resolvePath(folder, root)),
    data: resolvePath(settings.data, root),
    model: settings.model && isPathLike(settings.model) ? resolvePath(settings.model, root) : (settings.model ?? null),
    roots: (roots ?? [homedir()]).map((folder) => resolvePath(folder, root)),
    exclude: [...ALWAYS_EXCLUDED, ...settings.exclude],
    password: password === undefined ? 'not set' : 'set',
    guestPassword: guestPassword === undefined ? 'not set' : 'set',
  });
}

/** As set: in the clear, or hashed by `rummage password`; null where there is none. */
export interface Passwords {
  readonly owner: string | null;
  readonly guest: string | null;
}

/** Apart from {@link Config}, which is shown and logged. @throws RummageError `bad-config` */
export function loadPasswords(env: Environment = process.env, root: string = projectRoot()): Passwords {
  const { password, guestPassword } = parseSettings(env, root);
  return Object.freeze({ owner: password ?? null, guest: guestPassword ?? null });
}

function parseSettings(env: Environment, root: string): z.infer<typeof settingsSchema> {
  const fromFile = readSettingsFile(join(root, CONFIG_FILE));
  const parsed = settingsSchema.safeParse({ ...fromFile, ...settingsFromEnvironment(env) });
  if (!parsed.success) throw configError(parsed.error, env);

  refusePlainPasswords(fromFile);
  return parsed.data;
}

/** A file is read by backups and by whoever looks over a shoulder. */
function refusePlainPasswords(fromFile: Record<string, unknown>): void {
  const plain = (['password', 'guestPassword'] as const).filter(
    (name) => fromFile[name] !== undefined && !isPasswordHash(String(fromFile[name])),
  );
  if (plain.length === 0) return;

  throw new RummageError('bad-config', `${CONFIG_FILE} holds a password in the clear: ${plain.join(', ')}.`, {
    hint: 'Put there what `npx rummage password` prints, or set it in the environment.',
  });
}

/** One setting as it is in force, and where it was said. */
export interface SettingInForce {
  readonly name: keyof Config;
  readonly value: string;
  readonly source: 'default' | 'environment' | 'file';
  /** The environment variable that sets it; null when only the file can. */
  readonly variable: string | null;
}

/** Every setting in force with its origin. @throws RummageError `bad-config` */
export function describeConfig(env: Environment = process.env, root: string = projectRoot()): SettingInForce[] {
  const config = loadConfig(env, root);
  const fromFile = readSettingsFile(join(root, CONFIG_FILE));
  const fromEnvironment = settingsFromEnvironment(env);

  return (Object.entries(config) as [keyof Config, Config[keyof Config]][]).map(([name, value]) => ({
    name,
    value: Array.isArray(value) ? value.join(', ') : String(value ?? 'as chosen with `rummage models use`'),
    source: name in fromEnvironment ? 'environment' : name in fromFile ? 'file' : 'default',
    variable: ENVIRONMENT[name] ?? null,
  }));
}

function readSettingsFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};

  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
  } catch (cause) {
    throw notAnObject(cause);
  }
  throw notAnObject();
}

function notAnObject(cause?: unknown): RummageError {
  return new RummageError('bad-config', `${CONFIG_FILE} is not a JSON object.`, {
    hint: `Write settings as {"port": 3000}, or remove the file.`,
    cause,
  });
}

function settingsFromEnvironment(env: Environment): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [setting, name] of Object.entries(ENVIRONMENT)) {
    const value = env[name];
    if (value === undefined || value === '') continue;
    settings[setting] = splitValue(setting, value);
  }
  return settings;
}

/** Lists are written as the system writes them: paths as in PATH, names with commas. */
function splitValue(setting: string, value: string): string | string[] {
  if (setting === 'roots') return value.split(delimiter).filter(Boolean);
  if (setting === 'allowedHosts' || setting === 'trustedProxies') return value.split(/[\s,]+/).filter(Boolean);
  return value;
}

function configError(error: z.ZodError, env: Environment): RummageError {
  const faults = error.issues.map((issue) => {
    const setting = String(issue.path[0] ?? '');
    const variable = ENVIRONMENT[setting];
    const name = variable !== undefined && env[variable] ? variable : setting || CONFIG_FILE;
    return `${name}: ${issue.message}`;
  });

  return new RummageError('bad-config', `The settings have ${faults.length} fault(s): ${faults.join('; ')}.`, {
    hint: `Correct them in the environment or in ${CONFIG_FILE}; \`npx rummage doctor\` shows what is in force.`,
    cause: error,
  });
}

function resolvePath(path: string, base: string): string {
  const expanded = path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
  return resolve(base, expanded);
}

function isPathLike(model: string): boolean {
  return isAbsolute(model) || model.startsWith('.') || model.startsWith('~');
}

/** How the hub is reached that models are fetched from; apart from {@link Config}, since it holds secrets. @throws RummageError `bad-config` */
export function loadHubSettings(env: Environment = process.env): HubSettings {
  return parseHubSettings(env);
}

/** What a start at login must be told, since nobody's shell is there to tell it. */
export interface LoginEnvironment {
  /** Where programs keep their settings, when it is not the usual place. */
  readonly configHome: string | undefined;
  /** The settings said in the environment, by variable; passwords are not written into files. */
  readonly settings: Readonly<Record<string, string>>;
}

export function loginEnvironment(env: Environment = process.env): LoginEnvironment {
  const settings: Record<string, string> = {};
  for (const name of Object.values(ENVIRONMENT)) {
    const value = env[name];
    if (value && name !== ENVIRONMENT.password && name !== ENVIRONMENT.guestPassword) settings[name] = value;
  }
  return { configHome: env.XDG_CONFIG_HOME, settings };
}

/** Makes ONNX Runtime, which reports to its maker unless told otherwise before it begins, keep to itself. */
const NO_REPORTS = { ORT_DISABLE_TELEMETRY: '1' } as const;

/** The same for this process; to be called before the first session of the main thread is made. */
export function forbidReports(): void {
  Object.assign(process.env, NO_REPORTS);
}

/**
 * The environment of a process that loads large models: nothing in it reports to anybody, and glibc returns freed memory to the
 * system at once. Left to itself it keeps the copies made while loading: 1 029 instead of 740 MB with a model of
 * clip-vit-base-patch32's size.
 */
export function modelProcessEnvironment(env: Environment = process.env): Environment {
  return { MALLOC_MMAP_THRESHOLD_: '1048576', ...env, ...NO_REPORTS };
}
