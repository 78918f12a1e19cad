import { describe, expect, it } from 'vitest';
import { readableLine } from './log-lines';

describe('readableLine', () => {
  it('shows a log entry as its message with its details', () => {
    const line = JSON.stringify({ level: 30, time: '2026-11-21T05:00:00Z', path: 'a/b.jpg', photos: 3, msg: 'walked' });

    expect(readableLine('indexer', line)).toBe('indexer  walked (path=a/b.jpg, photos=3)');
  });

  it('names the level when something is wrong, and keeps the fault for whoever has to find it', () => {
    const line = JSON.stringify({
      level: 50,
      err: { message: 'no space', stack: 'Error: no space\n at x' },
      msg: 'not stored',
    });

    expect(readableLine('web', line)).toBe('web      error: not stored: Error: no space\n at x');
  });

  it('says what a warning is about without a stack', () => {
    const line = JSON.stringify({
      level: 40,
      err: { message: 'no such folder', stack: 'Error\n at x' },
      msg: 'Not walked.',
    });

    expect(readableLine('indexer', line)).toBe('indexer  warning: Not walked.: no such folder');
  });

  it('passes on what is not a log entry, or was cut off', () => {
    expect(readableLine('web', 'Segmentation fault')).toBe('web      Segmentation fault');
    expect(readableLine('web', '{"level":30,"msg":"cut')).toBe('web      {"level":30,"msg":"cut');
  });
});
