'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { toast } from '../ui/toast';
import type { Album, TagCount } from '#lib/nouns';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { Field } from '../ui/field';
import { useStrings } from '../ui/locale-context';
import { primaryButton, quietButton, textField } from '../ui/styles';
import { type AlbumDraft, missingIn, ruleOf } from './draft';
import { RuleFields } from './rule-fields';
import { RulePreview } from './rule-preview';

interface AlbumFormProps {
  readonly title: string;
  readonly start: AlbumDraft;
  readonly tags: readonly TagCount[];
  /** The album being changed; none makes a new one. */
  readonly albumId?: number;
  /** Below the form. */
  readonly children?: ReactNode;
}

/** An album's name and rule, beside what would be in it. */
export function AlbumForm({ title, start, tags, albumId, children }: AlbumFormProps) {
  const router = useRouter();
  const { albumForm } = useStrings();
  const [draft, setDraft] = useState(start);
  const [busy, setBusy] = useState(false);
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const change = (part: Partial<AlbumDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = missingIn(draft);
    if (missing) return void toast(albumForm.missing[missing]);

    setBusy(true);
    try {
      const album = await saveAlbum(albumId, { name: draft.name.trim(), rule });
      router.push(`/albums/${album.id}`);
      router.refresh();
    } catch (error) {
      setBusy(false);
      reportProblem(error);
    }
  };

  return (
    <div className="lg:grid lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="border-line px-5 py-6 max-lg:border-b sm:px-6 lg:sticky lg:top-(--bar) lg:min-h-[calc(100dvh-var(--bar))] lg:self-start lg:border-e">
        <form onSubmit={(event) => void save(event)} className="grid gap-5">
          <h1 className="text-title font-semibold">{title}</h1>
          <Field label={albumForm.name}>
            <input
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
              placeholder={albumForm.nameExample}
              maxLength={100}
              className={textField}
            />
          </Field>
          <RuleFields draft={draft} tags={tags} onChange={change} />
          <div className="flex gap-2 pt-1">
            <button type="submit" disabled={busy} className={`${primaryButton} flex-1`}>
              {albumId ? albumForm.save : albumForm.create}
            </button>
            <Link href={albumId ? `/albums/${albumId}` : '/albums'} className={quietButton}>
              {albumForm.cancel}
            </Link>
          </div>
        </form>
        {children}
      </div>
      <RulePreview rule={rule} filling={draft.filling} />
    </div>
  );
}

function saveAlbum(id: number | undefined, body: Pick<Album, 'name' | 'rule'>): Promise<Album> {
  return id === undefined
    ? callApi('/api/albums', { method: 'POST', body })
    : callApi(`/api/albums/${id}`, { method: 'PATCH', body });
}
