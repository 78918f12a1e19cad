'use client';

import type { TagCount } from '#lib/nouns';
import { tagGroups } from '../search/tag-groups';
import { say } from '../strings/message';
import { Field } from '../ui/field';
import { useLocale } from '../ui/locale-context';
import { textField } from '../ui/styles';
import { CutoffSlider } from './cutoff-slider';
import type { AlbumDraft } from './draft';
import { FillingChoice } from './filling-choice';
import { RuleParts } from './rule-parts';

interface RuleFieldsProps {
  readonly draft: AlbumDraft;
  readonly tags: readonly TagCount[];
  readonly onChange: (change: Partial<AlbumDraft>) => void;
}

/** What belongs into the album. */
export function RuleFields({ draft, tags, onChange }: RuleFieldsProps) {
  const locale = useLocale();
  const { albumForm } = locale.strings;
  const { filling, words, parts, tag, from, to, cutoff, decidedBy } = draft;

  return (
    <>
      <div className="grid gap-1.5">
        <span className="text-small font-medium">{albumForm.filledBy}</span>
        <FillingChoice filling={filling} onChange={(chosen) => onChange({ filling: chosen })} />
      </div>
      {filling === 'words' && (
        <>
          <Field label={albumForm.shows}>
            <input
              value={words}
              onChange={(event) => onChange({ words: event.target.value })}
              placeholder={albumForm.showsExample}
              maxLength={500}
              className={textField}
            />
          </Field>
          {parts.length > 0 && (
            <div className="grid gap-1.5">
              <span className="text-small font-medium">{albumForm.weighedWith}</span>
              <RuleParts parts={parts} locale={locale} onRemove={(at) => onChange({ parts: parts.toSpliced(at, 1) })} />
            </div>
          )}
          <CutoffSlider cutoff={cutoff} decidedBy={decidedBy} onChange={(value) => onChange({ cutoff: value })} />
        </>
      )}
      {filling === 'tag' && (
        <Field label={albumForm.tag}>
          <TagSelect tag={tag} tags={tags} onChange={(value) => onChange({ tag: value })} />
        </Field>
      )}
      {filling !== 'hand' && (
        <div className="grid grid-cols-2 gap-3">
          <DayField label={albumForm.from} day={from} onChange={(day) => onChange({ from: day })} />
          <DayField label={albumForm.until} day={to} onChange={(day) => onChange({ to: day })} />
        </div>
      )}
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly onChange: (day: string) => void;
}

function DayField({ label, day, onChange }: DayFieldProps) {
  return (
    <Field label={label}>
      <input type="date" value={day} onChange={(event) => onChange(event.target.value)} className={textField} />
    </Field>
  );
}

interface TagSelectProps {
  readonly tag: string;
  readonly tags: readonly TagCount[];
  readonly onChange: (tag: string) => void;
}

function TagSelect({ tag, tags, onChange }: TagSelectProps) {
  const locale = useLocale();
  const { albumForm } = locale.strings;
  const isListed = tags.some(({ label }) => label === tag);

  return (
    <select value={tag} onChange={(event) => onChange(event.target.value)} className={textField}>
      <option value="">{albumForm.chooseTag}</option>
      {tag && !isListed && <option value={tag}>{tag}</option>}
      {tagGroups(tags, '').map(({ name, tags: members }) => (
        <optgroup key={name} label={name}>
          {members.map(({ label, count }) => (
            <option key={label} value={label}>
              {say(albumForm.tagCount, { tag: label, count }, locale)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
