import { describe, expect, it } from 'vitest';
import { Meter } from './meter';

describe('Meter', () => {
  it('tells rate and time left from what has come within ten seconds', () => {
    const meter = new Meter(100_000, 20_000, 0);
    for (let second = 1; second <= 4; second++) meter.add(5_000, second * 1_000);

    expect(meter.read(4_000)).toEqual({
      doneBytes: 40_000,
      totalBytes: 100_000,
      bytesPerSecond: 5_000,
      secondsLeft: 12,
    });
  });

  it('forgets how quick it was before', () => {
    const meter = new Meter(10_000_000, 0, 0);
    meter.add(5_000_000, 1_000);
    for (let second = 2; second <= 30; second++) meter.add(1_000, second * 1_000);

    expect(meter.read(30_000).bytesPerSecond).toBeCloseTo(1_000, -2);
  });

  it('knows no time left while nothing comes', () => {
    const meter = new Meter(1_000, 0, 0);
    meter.add(500, 1_000);

    expect(meter.read(60_000)).toMatchObject({ bytesPerSecond: 0, secondsLeft: null });
  });

  it('counts what was thrown away as to do again', () => {
    const meter = new Meter(1_000, 0, 0);
    meter.add(600, 1_000);
    meter.add(-600, 1_001);

    expect(meter.read(2_000)).toMatchObject({ doneBytes: 0, bytesPerSecond: 300 });
  });

  it('is done when everything was here before', () => {
    expect(new Meter(1_000, 1_000, 0).read(0)).toMatchObject({ secondsLeft: 0, bytesPerSecond: 0 });
  });
});
