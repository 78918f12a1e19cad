import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What happened to a file since the library was last compared as a whole. */
type Change = 'added' | 'deleted' | 'renamed' | 'edited' | 'copied' | 'restored';

/** Kinds of change with how often each is drawn. */
const KINDS: readonly Change[] = ['added', 'added', 'deleted', 'renamed', 'renamed', 'edited', 'copied', 'restored'];

/**
 * A photo folder in which somebody tidies up, the same way for the same seed. No file is changed twice, so that what the
 * library must make of each change is known: a file renamed and edited before anybody looked is another photo to anyone.
 */
export class PhotoFolder {
  /** Absolute. */
  readonly path: string;
  readonly #limbo: string;
  readonly #random: () => number;
  readonly #pool: string[];
  readonly #untouched: string[] = [];
  readonly #deleted: string[] = [];
  readonly #renamed = new Map<string, string>();
  #made = 0;

  /** @param pool absolute paths of photos to take, each once */
  constructor(root: string, pool: readonly string[], random: () => number) {
    this.path = join(root, 'photos');
    this.#limbo = join(root, 'limbo');
    this.#pool = [...pool];
    this.#random = random;
    for (const folder of [this.path, join(this.path, 'sorted'), this.#limbo]) mkdirSync(folder, { recursive: true });
  }

  /** Copies photos in. */
  add(count: number): void {
    for (let i = 0; i < count; i++) {
      const name = `IMG_${String(++this.#made).padStart(4, '0')}.jpg`;
      copyFileSync(this.#fromPool(), join(this.path, name));
      this.#untouched.push(name);
    }
  }

  /** Changes a few files, one after the other. */
  tidy(changes: number): void {
    for (let i = 0; i < changes; i++) this.#change(KINDS[Math.floor(this.#random() * KINDS.length)] as Change);
  }

  /** Where a file is now that was once at `path`, or would be. */
  nowAt(path: string): string {
    return this.#renamed.get(path) ?? path;
  }

  has(path: string): boolean {
    return existsSync(join(this.path, path));
  }

  /** Whether nothing ever happened to the file at `path`. */
  isUntouched(path: string): boolean {
    return this.#untouched.includes(path);
  }

  /** Paths of all photos there are, in order. */
  list(): string[] {
    const names = readdirSync(this.path, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.jpg')).sort();
  }

  #change(kind: Change): void {
    if (kind === 'added') return this.add(1);
    if (kind === 'restored') return this.#restore();
    const name = this.#take();
    if (name === null) return;

    const file = join(this.path, name);
    if (kind === 'deleted') {
      renameSync(file, join(this.#limbo, name));
      this.#deleted.push(name);
    } else if (kind === 'renamed') {
      const to = this.#random() < 0.5 ? `sorted/${name}` : `${name.slice(0, -4)}-renamed.jpg`;
      renameSync(file, join(this.path, to));
      this.#renamed.set(name, to);
    } else if (kind === 'copied') {
      copyFileSync(file, join(this.path, 'sorted', `copy of ${name}`));
    } else this.#edit(file);
  }

  /** As programs save: over the file itself, or beside it and then in its place. */
  #edit(file: string): void {
    const content = readFileSync(this.#fromPool());
    if (this.#random() < 0.5) return writeFileSync(file, content);

    const beside = join(this.#limbo, 'being-saved.jpg');
    writeFileSync(beside, content);
    renameSync(beside, file);
  }

  #restore(): void {
    const name = this.#deleted.shift();
    if (name !== undefined) renameSync(join(this.#limbo, name), join(this.path, name));
  }

  #take(): string | null {
    if (this.#untouched.length === 0) return null;
    const at = Math.floor(this.#random() * this.#untouched.length);
    return this.#untouched.splice(at, 1)[0] ?? null;
  }

  #fromPool(): string {
    const file = this.#pool.pop();
    if (file === undefined) throw new Error('The pool of photos is used up: make it larger.');
    return file;
  }
}

/** Another folder, which a person adds and removes as a whole; its photos never change. */
export function makeOtherFolder(root: string, pool: readonly string[]): string {
  const path = join(root, 'other');
  for (const [i, file] of pool.entries()) {
    const to = join(path, `other-${i}.jpg`);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(file, to);
  }
  return path;
}
