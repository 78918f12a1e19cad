import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFolder } from '../paths';
import { addFolder as storeFolder, writeFolderState } from '../store/folders';
import { pendingRequests } from '../store/requests';
import { temporaryFolder } from '../testing/folder';
import { addTestPhoto, rememberTestModel } from '../testing/library';
import { serveTestLibraries } from '../testing/services';
import { addFolder, listFolders, removeFolder, rescanFolder, settleSuspension } from './service';

const library = serveTestLibraries();
const requests = () => pendingRequests(library().db).map(({ request }) => request);

function pictures(): string {
  const path = join(library().root, 'Pictures');
  mkdirSync(path);
  return path;
}

describe('addFolder', () => {
  it('remembers the folder and tells the indexer', async () => {
    const folder = await addFolder(pictures());

    expect(folder).toEqual({
      id: 1,
      name: 'Pictures',
      state: 'scanning',
      problem: null,
      photos: 0,
      isSample: false,
      lastWalkAt: null,
      skipped: { videos: 0, unreadable: 0, names: 0 },
    });
    expect(await listFolders()).toEqual([folder]);
    expect(requests()).toEqual([{ kind: 'folders' }]);
  });

  it('refuses a folder outside those that may be chosen, before saying whether it exists', async () => {
    const outside = temporaryFolder();

    await expect(addFolder(outside)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addFolder(join(outside, 'nothing'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listFolders()).toEqual([]);
    expect(requests()).toEqual([]);
  });

  it('refuses a folder that is not there', async () => {
    await expect(addFolder(join(library().root, 'nothing'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('listFolders', () => {
  it('says how a folder is and what to do about it, never where it lies', async () => {
    const { db } = library();
    const { id } = await addFolder(pictures());
    addTestPhoto(db, { modelId: rememberTestModel(db), folder: join(library().root, 'Pictures') });
    writeFolderState(db, id, {
      state: 'suspended',
      reason: 'Gone.',
      remedy: 'Connect it.',
      lastWalkAt: 1_600_000_000_000,
    });

    const folders = await listFolders();

    expect(folders).toMatchObject([
      {
        state: 'suspended',
        problem: { reason: 'Gone.', remedy: 'Connect it.' },
        photos: 1,
        lastWalkAt: '2020-09-13T12:26:40.000Z',
      },
    ]);
    expect(JSON.stringify(folders)).not.toContain(library().root);
  });

  it('calls the sample library by its name', async () => {
    storeFolder(library().db, sampleFolder(), true);

    expect(await listFolders()).toMatchObject([{ name: 'Sample library', isSample: true }]);
  });
});

describe('what a person asks of a folder', () => {
  it('is handed to the indexer', async () => {
    const { id } = await addFolder(pictures());

    await rescanFolder(id);
    await settleSuspension(id, 'accept');
    await removeFolder(id);

    expect(requests()).toEqual([
      { kind: 'folders' },
      { kind: 'rescan', folderId: id },
      { kind: 'settle', folderId: id, decision: 'accept' },
      { kind: 'folders' },
    ]);
    expect(await listFolders()).toEqual([]);
  });

  it('is refused for a folder there is not', async () => {
    for (const ask of [rescanFolder(9), settleSuspension(9, 'wait'), removeFolder(9)]) {
      await expect(ask).rejects.toMatchObject({ code: 'not-found', message: 'There is no folder 9.' });
    }
    expect(requests()).toEqual([]);
  });
});
