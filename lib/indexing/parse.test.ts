import { describe, expect, it } from 'vitest';
import { parseIndexingChange, parseTypedChange } from './parse';

describe('parseIndexingChange', () => {
  it('takes any part of the settings', () => {
    expect(parseIndexingChange({ paused: true })).toEqual({ paused: true });
    expect(parseIndexingChange({ window: null, cpuShare: 50, onlyIdle: false })).toEqual({
      window: null,
      cpuShare: 50,
      onlyIdle: false,
    });
    expect(parseIndexingChange({ window: { from: '22:00', to: '07:00' } })).toEqual({
      window: { from: '22:00', to: '07:00' },
    });
  });

  it.each([
    ['nothing', {}, /at least one setting/],
    ['no object', 'pause', /no settings of indexing/],
    ['a name it does not know', { pause: true }, /pause/],
    ['a share between', { cpuShare: 60 }, /25, 50, 75 or 100/],
    ['a share as text', { cpuShare: '50' }, /25, 50, 75 or 100/],
    ['an hour past midnight', { window: { from: '24:00', to: '07:00' } }, /00:00 to 23:59, got “24:00”/],
    ['a time without its zero', { window: { from: '22:00', to: '7:00' } }, /got “7:00”/],
    ['an empty window', { window: { from: '07:00', to: '07:00' } }, /two different times/],
    ['a window as text', { window: '22:00-07:00' }, /expected null, or/],
    ['words for a switch', { onlyIdle: 'on' }, /true or false/],
  ])('refuses %s and says what it expects', (_, body, message) => {
    expect(() => parseIndexingChange(body)).toThrow(message);
  });
});

describe('parseTypedChange', () => {
  it('reads what people type', () => {
    expect(parseTypedChange({ share: '50', window: '22:00-07:00', onlyIdle: 'on' })).toEqual({
      cpuShare: 50,
      window: { from: '22:00', to: '07:00' },
      onlyIdle: true,
    });
    expect(parseTypedChange({ share: '75%', window: '22:00 – 07:00' })).toEqual({
      cpuShare: 75,
      window: { from: '22:00', to: '07:00' },
    });
    expect(parseTypedChange({ window: 'off', onlyIdle: 'off' })).toEqual({ window: null, onlyIdle: false });
    expect(parseTypedChange({})).toEqual({});
  });

  it.each([
    [{ share: '60' }, /25, 50, 75 or 100, got “60”/],
    [{ window: '22-7' }, /22:00-07:00, or off, got “22-7”/],
    [{ window: '07:00-07:00' }, /two different times/],
    [{ onlyIdle: 'yes' }, /on or off, got “yes”/],
  ])('refuses %j and says what it expects', (typed, message) => {
    expect(() => parseTypedChange(typed)).toThrow(message);
  });
});
