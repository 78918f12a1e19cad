import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeConfig, loadConfig } from './config';
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

  it('refuses to listen beyond this machine, since there is no sign-in', () => {
    expect(() => loadConfig({ RUMMAGE_HOST: '0.0.0.0' }, emptyRoot())).toThrow(/RUMMAGE_HOST.*sign-in/);
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
