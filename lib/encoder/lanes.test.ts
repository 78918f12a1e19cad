import { describe, expect, it } from 'vitest';
import { bundledModel } from '../testing/model';
import { type EncoderProcess, startEncoderProcess } from './encoder-process';
import { Lanes } from './lanes';

const model = await bundledModel();

/** Lanes whose work ends when it is told to. Processes begin with their first call, which none gets here. */
function openLanes(most: number, hasRoom = true) {
  let started = 0;
  const start = () => {
    started++;
    return startEncoderProcess({ model, padding: model.padding, textThreads: 1 });
  };
  const lanes = new Lanes(start, most, () => hasRoom);
  const used: EncoderProcess[] = [];
  const ends: (() => void)[] = [];
  const work = () =>
    lanes.use(async (process) => {
      used.push(process);
      await new Promise<void>((resolve) => ends.push(resolve));
    });
  return { lanes, work, used, ends, started: () => started };
}

describe('Lanes', () => {
  it('start another process only while all have work, and no more than there may be', () => {
    const { work, used, started } = openLanes(2);

    void work();
    expect(started()).toBe(1);
    void work();
    expect(started()).toBe(2);
    void work();
    expect(started()).toBe(2);
    expect(new Set(used).size).toBe(2);
  });

  it('give work to the process that has the least of it', async () => {
    const { work, used, ends } = openLanes(2);
    const first = work();
    void work();
    ends[0]?.();
    await first;

    void work();

    expect(used[2]).toBe(used[0]);
  });

  it('keep to one process where there is no memory for another', () => {
    const { work, used, started } = openLanes(2, false);

    void work();
    void work();

    expect(started()).toBe(1);
    expect(used[1]).toBe(used[0]);
  });

  it('have a process free again when its work failed', async () => {
    const { lanes, started } = openLanes(2);

    await expect(lanes.use(() => Promise.reject(new Error('no image')))).rejects.toThrow('no image');
    await lanes.use(async () => undefined);

    expect(started()).toBe(1);
    await lanes.close();
  });
});
