import { describe, expect, it } from 'vitest';
import { acceptedHosts, isHostName, reachableAt } from './hosts';
import { reachInWords } from './reach';

const AT_HOME = {
  host: '127.0.0.1',
  port: 3000,
  allowedHosts: [],
  trustedProxies: [],
  guestPassword: 'not set',
} as const;

describe('reachInWords', () => {
  it('says nothing while only this machine reaches the app', () => {
    expect(reachInWords(AT_HOME)).toBeNull();
  });

  it('names the addresses that work', () => {
    const open = { ...AT_HOME, host: '0.0.0.0', allowedHosts: ['nas.local', '[fd00::2]'] };

    expect(reachInWords(open)).toBe(
      'from other machines at http://nas.local:3000, http://[fd00::2]:3000, with a password',
    );
  });

  it('counts a reverse proxy on this machine as reaching out', () => {
    const proxied = { ...AT_HOME, allowedHosts: ['photos.example.org'], trustedProxies: ['127.0.0.1'] };

    expect(reachInWords({ ...proxied, guestPassword: 'set' })).toBe(
      'from other machines through a reverse proxy at https://photos.example.org, with the owner’s password or a guest’s',
    );
  });
});

describe('reachableAt', () => {
  it('knows that an address that stands for all is none to go to', () => {
    expect(['0.0.0.0', '::', '192.168.1.5'].map(reachableAt)).toEqual(['127.0.0.1', '::1', '192.168.1.5']);
  });
});

describe('acceptedHosts', () => {
  it('holds this machine’s names, the address listened on, and those allowed, and no more', () => {
    expect([...acceptedHosts({ host: 'fd00::2', allowedHosts: ['nas'] })]).toEqual([
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[fd00::2]',
      'nas',
    ]);
    expect(acceptedHosts({ host: '0.0.0.0', allowedHosts: [] }).size).toBe(3);
  });
});

describe('isHostName', () => {
  it('knows names from addresses with a scheme, port, dot or star', () => {
    expect(['nas', 'photos.example.org', '192.168.1.5', '[::1]'].map(isHostName)).toEqual([true, true, true, true]);
    expect(['http://nas', 'nas:3000', 'nas.', '*.nas', '', 'a/b', '-nas', 'a b'].some(isHostName)).toBe(false);
  });
});
