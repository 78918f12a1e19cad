import type { QueryPart } from '#lib/nouns';
import { say } from '../strings/message';
import { WithStrings } from '../strings/with-strings';
import { requestLocale } from '../ui/request-locale';
import { LazyRegionChooser } from './lazy-region-chooser';
import { partName } from './part-words';

interface RegionButtonProps {
  readonly part: Exclude<QueryPart, { readonly text: string }>;
  readonly context: string;
  /** The place of the part in its search; none adds it to the search. */
  readonly at?: number;
  readonly inChip?: boolean;
}

/** Chooses what of a picture is searched by. */
export async function RegionButton({ inChip = false, ...choosing }: RegionButtonProps) {
  const locale = await requestLocale();
  const name = partName({ ...choosing.part, crop: null }, locale);

  return (
    <WithStrings areas={['region']}>
      <LazyRegionChooser {...choosing} chipLabel={inChip ? say(locale.strings.parts.region, { name }, locale) : null} />
    </WithStrings>
  );
}
