'use client';

import type { Folder } from '#lib/nouns';
import { useStrings } from '../ui/locale-context';
import { AddFolder } from './add-folder';
import { FolderCard } from './folder-card';

/** The folders Rummage looks through. */
export function Folders({ folders }: { folders: readonly Folder[] }) {
  const { title } = useStrings().folders;

  return (
    <section id="folders" aria-labelledby="folders-title" className="grid gap-4">
      <h2 id="folders-title" className="text-title font-semibold">
        {title}
      </h2>
      {folders.length > 0 && (
        <ul className="divide-y divide-line rounded-panel border border-line bg-raised">
          {folders.map((folder) => (
            <FolderCard key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      <AddFolder />
    </section>
  );
}
