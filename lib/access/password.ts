import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's first choice for scrypt: 128 MiB and about a third of a second for each attempt. */
const LOG_N = 17;
const BLOCK_SIZE = 8;
const PARALLEL = 1;

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Longer ones are not hashed: nobody types them, and hashing megabytes is work an attacker could ask for. */
export const LONGEST_PASSWORD = 1_024;

const HASH_FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22,86})\$([\w+/]{43})$/;

/** @returns the salted hash, as `$scrypt$ln=17,r=8,p=1$salt$hash` (the PHC string format) */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await scryptHash(password, salt, [LOG_N, BLOCK_SIZE, PARALLEL]);

  return `$scrypt$ln=${LOG_N},r=${BLOCK_SIZE},p=${PARALLEL}$${plainBase64(salt)}$${plainBase64(hash)}`;
}

/** Whether a text is a hash as {@link hashPassword} makes it, of no less work than ours and no more than a machine bears. */
export function isPasswordHash(text: string): boolean {
  const match = HASH_FORM.exec(text);
  if (match === null) return false;

  const [logN, blockSize, parallel] = match.slice(1, 4).map(Number) as [number, number, number];
  return logN >= LOG_N && logN <= 20 && blockSize >= 1 && blockSize <= 16 && parallel >= 1 && parallel <= 4;
}

/** @param hash as from {@link hashPassword}; anything else matches nothing */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const match = HASH_FORM.exec(hash);
  if (match === null || !isPasswordHash(hash) || !isHashable(password)) return false;

  const [logN, blockSize, parallel] = match.slice(1, 4).map(Number) as [number, number, number];
  const expected = Buffer.from(match[5] ?? '', 'base64');
  const actual = await scryptHash(password, Buffer.from(match[4] ?? '', 'base64'), [logN, blockSize, parallel]);
  return timingSafeEqual(actual, expected);
}

/** HMAC, inside scrypt, fills keys up with zeros: it would take a password with zeros behind it for the password. */
export function isHashable(password: string): boolean {
  return password !== '' && password.length <= LONGEST_PASSWORD && !password.includes('\0');
}

type Cost = readonly [logN: number, blockSize: number, parallel: number];

function scryptHash(password: string, salt: Uint8Array, [logN, r, p]: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  // Composed and decomposed accents are one password, whichever a keyboard sends.
  return derive(password.normalize('NFC'), salt, HASH_BYTES, { N, r, p, maxmem: 2 * 128 * N * r });
}

/** The format leaves the padding out. */
function plainBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
