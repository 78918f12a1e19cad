'use client';

import { Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Album, AlbumIdea } from '#lib/nouns';
import { thumbnailUrl } from '../grid/thumbnail';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { offerUndo } from '../ui/offer-undo';
import { iconButton, plainButton } from '../ui/styles';

/** Groups of alike photos, each one click from being an album; what is dismissed does not come back. */
export function AlbumIdeas({ ideas }: { ideas: readonly AlbumIdea[] }) {
  const locale = useLocale();
  const { albums } = locale.strings;
  const router = useRouter();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = ideas.filter(({ label }) => !left.has(label));

  const make = async ({ label }: AlbumIdea): Promise<void> => {
    const name = label.slice(0, 1).toLocaleUpperCase() + label.slice(1);
    const made = await callApi<Album>('/api/albums', { method: 'POST', body: { name, rule: { words: label } } });
    router.push(`/albums/${made.id}`);
  };
  const dismiss = async ({ label }: AlbumIdea): Promise<void> => {
    const keep = (dismissed: boolean) => callApi('/api/albums/ideas', { method: 'POST', body: { label, dismissed } });
    await keep(true);
    setLeft((before) => new Set([...before, label]));
    const undo = async (): Promise<void> => {
      await keep(false);
      setLeft((before) => new Set([...before].filter((each) => each !== label)));
    };
    offerUndo(say(albums.ideas.dismissed, { label }, locale), undo);
  };

  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="ideas" className="mx-auto max-w-384 px-5 pb-12 sm:px-8">
      <h2 id="ideas" className="mb-1 text-title font-semibold">
        {albums.ideas.title}
      </h2>
      <p className="mb-5 text-quiet">{albums.ideas.text}</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-8">
        {shown.map((idea) => (
          <Idea
            key={idea.label}
            idea={idea}
            onMake={() => void make(idea).catch(reportProblem)}
            onDismiss={() => void dismiss(idea).catch(reportProblem)}
          />
        ))}
      </ul>
    </section>
  );
}

interface IdeaProps {
  readonly idea: AlbumIdea;
  readonly onMake: () => void;
  readonly onDismiss: () => void;
}

function Idea({ idea: { label, photos, samples }, onMake, onDismiss }: IdeaProps) {
  const locale = useLocale();
  const { ideas } = locale.strings.albums;

  return (
    <li>
      <div aria-hidden className="grid aspect-4/3 grid-cols-2 gap-(--gutter) overflow-hidden rounded-panel bg-sunken">
        {samples.slice(0, 4).map((photo, i) => (
          <img
            key={photo.id}
            src={thumbnailUrl(photo, 320)}
            alt=""
            loading="lazy"
            decoding="async"
            className={`size-full min-h-0 object-cover ${samples.length === 3 && i === 0 ? 'row-span-2' : ''}`}
          />
        ))}
      </div>
      <div className="mt-3 flex items-center gap-2">
        <p className="min-w-0 flex-1">
          <span className="block truncate font-medium">{label}</span>
          <span className="block text-small text-quiet">{say(ideas.about, { count: photos }, locale)}</span>
        </p>
        <button
          type="button"
          onClick={onMake}
          aria-label={say(ideas.makeNamed, { label }, locale)}
          className={plainButton}
        >
          <Plus aria-hidden className="size-4.5" />
          {ideas.make}
        </button>
        <button
          type="button"
          onClick={onDismiss}
          aria-label={say(ideas.dismiss, { label }, locale)}
          className={iconButton}
        >
          <X aria-hidden className="size-4.5" />
        </button>
      </div>
    </li>
  );
}
