import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashPassword } from './access/password';
import { describeConfig, loadConfig, loadPasswords, loginEnvironment } from './config';
import { temporaryFolder } from './testing/folder';

const emptyRoot = () => temporaryFolder();

describe('loadConfig', () => {
  it('has working defaults when nothing is set', () => {
    const root = emptyRoot();

    const config = loadConfig({}, root);

    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', model: null, index: 'auto' });
    expect(config.data).toBe(join(root, 'data'));
    expect(config.roots).toEqual([homedir()]);
  });

  it('lets the environment win over the settings file', () => {
    const root = emptyRoot();
    writeFileSync(join(root, 'rummage.config.json'), JSON.stringify({ port: 4000, index: 'exact' }));

    expect(loadConfig({ RUMMAGE_PORT: '5000' }, root)).toMatchObject({ port: 5000, index: 'exact' });
  });

  it('lists every fault at once under the name the person used', () => {
    const root = emptyRoot();
    writeFileSync(join(root, 'rummage.config.json'), JSON.stringify({ colour: 'red', index: 'fast' }));

    expect(() => loadConfig({ RUMMAGE_PORT: 'x' }, root)).toThrow(/3 fault.*RUMMAGE_PORT.*index.*colour/s);
  });

  it('refuses a settings file that is not a JSON object', () => {
    const root = emptyRoot();
    writeFileSync(join(root, 'rummage.config.json'), '[1,');

    expect(() => loadConfig({}, root)).toThrow('rummage.config.json is not a JSON object.');
  });

  it('always excludes folders that hold no photos of a person, and adds their own patterns', () => {
    const root = emptyRoot();
    writeFileSync(join(root, 'rummage.config.json'), JSON.stringify({ exclude: ['drafts/'] }));

    const { exclude } = loadConfig({}, root);

    expect(exclude).toContain('node_modules/');
    expect(exclude).toContain('drafts/');
  });
});

describe('describeConfig', () => {
  it('says of every setting where it was said', () => {
    const root = emptyRoot();
    writeFileSync(join(root, 'rummage.config.json'), JSON.stringify({ index: 'exact', port: 4000 }));

    const settings = describeConfig({ RUMMAGE_PORT: '5000' }, root);

    const of = (name: string) => settings.find((setting) => setting.name === name);
    expect(of('port')).toEqual({ name: 'port', value: '5000', source: 'environment', variable: 'RUMMAGE_PORT' });
    expect(of('index')).toMatchObject({ value: 'exact', source: 'file' });
    expect(of('exclude')).toMatchObject({ source: 'default', variable: null });
    expect(settings).toHaveLength(Object.keys(loadConfig({}, root)).length);
  });
});

describe('what reaches beyond this machine', () => {
  const REACHABLE = {
    RUMMAGE_HOST: '0.0.0.0',
    RUMMAGE_PASSWORD: 'long enough',
    RUMMAGE_ALLOWED_HOSTS: 'nas, Photos.Example.org',
  };

  it('starts with a password and the names it is reached by', () => {
    const config = loadConfig(REACHABLE, emptyRoot());

    expect(config).toMatchObject({ host: '0.0.0.0', allowedHosts: ['nas', 'photos.example.org'], password: 'set' });
    expect(JSON.stringify([config, describeConfig(REACHABLE, emptyRoot())])).not.toContain('long enough');
    expect(loadPasswords(REACHABLE, emptyRoot())).toEqual({ owner: 'long enough', guest: null });
  });

  it.each([
    ['no password', { RUMMAGE_PASSWORD: '' }, /RUMMAGE_HOST.*RUMMAGE_PASSWORD/],
    ['no names', { RUMMAGE_ALLOWED_HOSTS: '' }, /RUMMAGE_HOST.*RUMMAGE_ALLOWED_HOSTS/],
    [
      'names and no password behind a proxy',
      { RUMMAGE_HOST: '127.0.0.1', RUMMAGE_PASSWORD: '' },
      /RUMMAGE_ALLOWED_HOSTS.*RUMMAGE_PASSWORD/,
    ],
    ['a short password', { RUMMAGE_PASSWORD: 'short' }, /RUMMAGE_PASSWORD: expected at least 10/],
    ['one password for all', { RUMMAGE_GUEST_PASSWORD: 'long enough' }, /RUMMAGE_GUEST_PASSWORD.*another one/],
    [
      'only a guest’s password',
      { RUMMAGE_HOST: '', RUMMAGE_ALLOWED_HOSTS: '', RUMMAGE_PASSWORD: '', RUMMAGE_GUEST_PASSWORD: 'long enough' },
      /RUMMAGE_GUEST_PASSWORD.*everybody is the owner/,
    ],
    ['a name with a port', { RUMMAGE_ALLOWED_HOSTS: 'nas:3000' }, /RUMMAGE_ALLOWED_HOSTS.*port/],
    ['a wildcard', { RUMMAGE_ALLOWED_HOSTS: '*.example.org' }, /RUMMAGE_ALLOWED_HOSTS/],
    ['a proxy by name', { RUMMAGE_TRUSTED_PROXIES: 'caddy' }, /RUMMAGE_TRUSTED_PROXIES.*addresses/],
  ])('does not start with %s', (_what, change, fault) => {
    expect(() => loadConfig({ ...REACHABLE, ...change }, emptyRoot())).toThrow(fault);
  });

  it('takes from the file a hash, and no password in the clear', async () => {
    const root = emptyRoot();
    const write = (password: string) => writeFileSync(join(root, 'rummage.config.json'), JSON.stringify({ password }));

    write('a password in the clear');
    expect(() => loadConfig({}, root)).toThrow(/in the clear: password/);
    write(await hashPassword('a password in the clear'));
    expect(loadConfig({}, root).password).toBe('set');
  });

  it('leaves passwords out of what a start at login is told', () => {
    const { settings } = loginEnvironment({ ...REACHABLE, RUMMAGE_GUEST_PASSWORD: 'another one' });

    expect(Object.keys(settings)).toEqual(['RUMMAGE_HOST', 'RUMMAGE_ALLOWED_HOSTS']);
  });
});
