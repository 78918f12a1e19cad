'use client';

import { useState } from 'react';
import type { TagCount } from '#lib/nouns';
import { textField } from '../ui/styles';
import { searchHref } from './address';
import { FilterOption } from './filter-option';
import { FilterPopover } from './filter-popover';
import { tagGroups } from './tag-groups';

/** Narrows the search to photos with one tag. */
export function TagFilter({ tags, context }: { tags: readonly TagCount[]; context: string }) {
  const [typed, setTyped] = useState('');
  const params = new URLSearchParams(context);
  const groups = tagGroups(tags, typed);

  return (
    <FilterPopover label="Tag">
      {(close) => (
        <>
          <div className="border-b border-line p-2.5">
            <input
              type="search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="Find a tag"
              aria-label="Find a tag"
              className={textField}
            />
          </div>
          <div className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-2.5">
            {groups.map(({ name, tags: members }) => (
              <section key={name} aria-label={name} className="mb-3 last:mb-0">
                <h3 className="px-2 pb-1 text-small text-quiet first-letter:uppercase">{name}</h3>
                <ul>
                  {members.map(({ label, count }) => (
                    <FilterOption
                      key={label}
                      href={searchHref(params, { tag: label, similar: null })}
                      name={label}
                      count={count}
                      onChosen={close}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {groups.length === 0 && (
              <p className="px-2 py-4 text-quiet">
                {tags.length === 0 ? 'No photo has a tag yet.' : 'No tag has this in its name.'}
              </p>
            )}
          </div>
        </>
      )}
    </FilterPopover>
  );
}
