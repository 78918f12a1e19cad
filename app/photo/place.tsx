import Link from 'next/link';
import { formatPlace } from '../format/numbers';
import type { Locale } from '../format/locale';
import { searchHref } from '../search/address';
import { quietLink } from '../ui/styles';
import { viewOfPlace } from './place-map';

interface PlaceProps {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly locale: Locale;
}

const NEAR_KM = 10;

/** Where a photo was taken, with what else was taken there a click away. */
export function Place({ latitude, longitude, locale }: PlaceProps) {
  const near = `near:${latitude.toFixed(4)},${longitude.toFixed(4)},${NEAR_KM}km`;

  return (
    <>
      {formatPlace(latitude, longitude, locale)}
      <Link
        href={searchHref(new URLSearchParams(), { q: near })}
        className={`${quietLink} mt-0.5 block w-fit text-small`}
      >
        {locale.strings.photo.facts.nearby}
      </Link>
      <SmallMap latitude={latitude} longitude={longitude} />
    </>
  );
}

/** A map that needs no other machine; the words beside it say the same. */
function SmallMap({ latitude, longitude }: Omit<PlaceProps, 'locale'>) {
  const { width, left, top, markLeft, markTop } = viewOfPlace(latitude, longitude);

  return (
    <span aria-hidden className="relative mt-2 block aspect-2/1 overflow-hidden rounded-control bg-sunken">
      <img
        src="/world.svg"
        alt=""
        loading="lazy"
        decoding="async"
        className="absolute max-w-none"
        style={{ width: `${width}%`, left: `${left}%`, top: `${top}%` }}
      />
      <span
        className="absolute size-3 -translate-1/2 rounded-round border-2 border-ground bg-accent"
        style={{ left: `${markLeft}%`, top: `${markTop}%` }}
      />
    </span>
  );
}
