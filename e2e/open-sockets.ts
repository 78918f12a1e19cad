import { readdir, readFile, readlink } from 'node:fs/promises';

/** A socket of a process that is connected, or trying to be. */
export interface OpenSocket {
  readonly pid: number;
  readonly command: string;
  /** `192.0.2.1`, or `2001:db8:0:0:0:0:0:1`. */
  readonly host: string;
  readonly port: number;
}

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'];

/**
 * What a process and all it has started are connected to, as the system sees it: also by native code, which no trap inside
 * Node can catch. Linux only; empty elsewhere.
 */
export async function openSockets(root: number): Promise<OpenSocket[]> {
  if (process.platform !== 'linux') return [];

  const found = await Promise.all((await processTree(root)).map(socketsOf));
  return found.flat();
}

/** The process and its descendants. */
async function processTree(root: number): Promise<number[]> {
  const tasks = await orEmpty(readdir(`/proc/${root}/task`));
  const children = await Promise.all(tasks.map((task) => orNothing(`/proc/${root}/task/${task}/children`)));
  const pids = children.join(' ').split(/\s+/).filter(Boolean).map(Number);

  return [root, ...(await Promise.all(pids.map(processTree))).flat()];
}

async function socketsOf(pid: number): Promise<OpenSocket[]> {
  const names = await orEmpty(readdir(`/proc/${pid}/fd`));
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
  const inodes = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  if (inodes.size === 0) return [];

  const tables = await Promise.all(TABLES.map((table) => orNothing(`/proc/${pid}/net/${table}`)));
  const command = (await orNothing(`/proc/${pid}/cmdline`)).replaceAll('\0', ' ').trim();
  return tables.flatMap((table) =>
    readSocketTable(table)
      .filter(({ inode }) => inodes.has(inode))
      .map(({ host, port }) => ({ pid, command, host, port })),
  );
}

/** The lines of a /proc/net table that have another end; see proc_pid_net(5). */
export function readSocketTable(table: string): { host: string; port: number; inode: string }[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, , remote = '', , , , , , , inode = '']) => {
      const [address = '', port = ''] = remote.split(':');
      return port === '' || Number.parseInt(port, 16) === 0
        ? []
        : { host: readAddress(address), port: Number.parseInt(port, 16), inode };
    });
}

/** Words of 32 bits in the machine's own order, which on everything Node runs on is the little end first. */
function readAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');

  const mapped = /^0{20}f{4}/i.test(bytes.join(''));
  if (mapped)
    return bytes
      .slice(12)
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  const groups = bytes.join('').match(/.{4}/g) ?? [];
  const text = groups.map((group) => group.replace(/^0{1,3}/, '').toLowerCase()).join(':');
  return text === '0:0:0:0:0:0:0:1' ? '::1' : text;
}

/** The process may be gone by now. */
async function orNothing(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

async function orEmpty(names: Promise<string[]>): Promise<string[]> {
  return names.catch(() => []);
}
