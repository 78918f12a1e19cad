import { describe, expect, it } from 'vitest';
import { addressMatcher, isAddressOrNetwork, settleSource, SOURCE_HEADER, THIS_MACHINE, UNKNOWN } from './source';

const nobody = addressMatcher([]);
const proxies = addressMatcher(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);

function settled(headers: Record<string, string>, peer: string, trusted = nobody) {
  const changed: Record<string, string | string[] | undefined> = { ...headers };
  settleSource(changed, peer, trusted);
  return changed;
}

const sourceOf = (...args: Parameters<typeof settled>) => settled(...args)[SOURCE_HEADER];

describe('settleSource', () => {
  it('takes the address of who opened the connection, whatever a client claims', () => {
    const claimed = {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1',
      [SOURCE_HEADER]: THIS_MACHINE,
    };

    expect(settled(claimed, '203.0.113.9')).toEqual({
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'http',
      [SOURCE_HEADER]: '203.0.113.9',
    });
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('knows %s as this machine', (peer) => {
    expect(sourceOf({}, peer)).toBe(THIS_MACHINE);
    expect(sourceOf({}, peer, proxies)).toBe(THIS_MACHINE);
  });

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'does not take what a proxy nobody trusts passes on for this machine: %s',
    (name) => expect(sourceOf({ [name]: '127.0.0.1' }, '127.0.0.1')).toBe(UNKNOWN),
  );

  it('believes a trusted proxy what it adds, and nothing before that', () => {
    const headers = { 'x-forwarded-for': '127.0.0.1, 198.51.100.7, 10.1.2.3', 'x-forwarded-proto': 'https' };

    expect(settled(headers, '::ffff:127.0.0.1', proxies)).toMatchObject({
      [SOURCE_HEADER]: '198.51.100.7',
      'x-forwarded-proto': 'https',
    });
    expect(sourceOf({ 'x-forwarded-for': '10.1.2.3' }, '127.0.0.1', proxies)).toBe(UNKNOWN);
    expect(sourceOf({ 'x-forwarded-for': 'nonsense' }, '127.0.0.1', proxies)).toBe(UNKNOWN);
  });

  it('takes all addresses of one IPv6 network for one', () => {
    expect(sourceOf({}, '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(sourceOf({}, '2001:db8:1:2::99')).toBe('2001:db8:1:2::/64');
    expect(sourceOf({ 'x-forwarded-for': '[2001:db8::1]:4711' }, '127.0.0.1', proxies)).toBe('2001:db8:0:0::/64');
  });
});

describe('isAddressOrNetwork', () => {
  it('knows addresses and networks from names and nonsense', () => {
    expect(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8'].map(isAddressOrNetwork)).toEqual([true, true, true, true]);
    expect(['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', '/8', '10.0.0.0/'].map(isAddressOrNetwork)).toEqual(
      Array(6).fill(false),
    );
  });
});
