'use client';

import { useState } from 'react';
import type { TagCount } from '#lib/nouns';
import type { Strings } from '../strings/strings';
import { useStrings } from '../ui/locale-context';
import { textField } from '../ui/styles';
import { FacetList } from './facet-list';
import { FacetPanel } from './facet-panel';
import { FacetScroll } from './facet-scroll';
import { FilterPopover } from './filter-popover';
import { tagGroups } from './tag-groups';

/** Narrows the search to photos with a tag. */
export function TagFilter({ context }: { context: string }) {
  const { tag } = useStrings().search;

  return (
    <FilterPopover label={tag}>
      {(close) => (
        <FacetPanel context={context}>
          {({ tags }) => <TagChoice tags={tags} context={context} onChosen={close} />}
        </FacetPanel>
      )}
    </FilterPopover>
  );
}

interface TagChoiceProps {
  readonly tags: readonly TagCount[];
  readonly context: string;
  readonly onChosen: () => void;
}

function TagChoice({ tags, context, onChosen }: TagChoiceProps) {
  const { search } = useStrings();
  const [typed, setTyped] = useState('');
  const groups = tagGroups(tags, typed);

  return (
    <>
      <div className="border-b border-line p-2.5">
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={search.findTag}
          aria-label={search.findTag}
          className={textField}
        />
      </div>
      <FacetScroll none={groups.length > 0 ? null : noneOf(tags, search)}>
        {groups.map(({ name, tags: members }) => (
          <FacetList
            key={name}
            context={context}
            filter="tag"
            title={name}
            values={members.map(({ label, count }) => ({ name: label, photos: count }))}
            onChosen={onChosen}
          />
        ))}
      </FacetScroll>
    </>
  );
}

function noneOf(tags: readonly TagCount[], { untagged, noSuchTag }: Strings['search']): string {
  return tags.length === 0 ? untagged : noSuchTag;
}
