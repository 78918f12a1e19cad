import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

describe('readArguments', () => {
  it('takes relative folders from where the person stands, not from the project', () => {
    const { folders } = readArguments(['Pictures', '../nas', '/mnt/photos'], '/home/ada/x');

    expect(folders).toEqual(['/home/ada/x/Pictures', '/home/ada/nas', '/mnt/photos']);
  });

  it('knows --dev and --help, and nothing by default', () => {
    expect(readArguments([], '/')).toEqual({ folders: [], dev: false, help: false });
    expect(readArguments(['--dev', 'a'], '/')).toMatchObject({ dev: true, folders: ['/a'] });
    expect(readArguments(['-h'], '/')).toMatchObject({ help: true });
  });

  it('refuses an option there is not, in one sentence', () => {
    expect(() => readArguments(['--prot=3'], '/')).toThrow("Unknown option '--prot'.");
  });
});
