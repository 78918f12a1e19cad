import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths';

/** What kernel.wat exports; arguments are byte offsets into the memory, unless they count something. */
export interface Kernel {
  scan(
    record: number,
    count: number,
    size: number,
    query: number,
    factor: number,
    offset: number,
    scores: number,
  ): void;
  gather(
    records: number,
    slots: number,
    count: number,
    size: number,
    query: number,
    factor: number,
    offset: number,
    scores: number,
  ): void;
  sift(
    records: number,
    first: number,
    count: number,
    size: number,
    query: number,
    factor: number,
    offset: number,
    least: number,
    slots: number,
    scores: number,
  ): number;
}

let compiled: WebAssembly.Module | null = null;

/** The dot products of lib/index/kernel.wat, working on a memory; with 128-bit instructions, which every Node 20 has. */
export function openKernel(memory: WebAssembly.Memory): Kernel {
  compiled ??= new WebAssembly.Module(readFileSync(join(projectRoot(), 'lib', 'index', 'kernel.wasm')));
  return new WebAssembly.Instance(compiled, { rummage: { memory } }).exports as unknown as Kernel;
}
