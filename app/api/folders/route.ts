import { parseFolderInput } from '#lib/folders/parse';
import { addFolder, listFolders } from '#lib/folders/service';
import { readJson } from '../body';
import { handle } from '../handle';

export const dynamic = 'force-dynamic';

export const { GET, POST, PUT, PATCH, DELETE } = handle({
  GET: async () => ({ folders: await listFolders() }),

  POST: async (request) => {
    const { path } = parseFolderInput(await readJson(request));
    return Response.json(await addFolder(path), { status: 201 });
  },
});
