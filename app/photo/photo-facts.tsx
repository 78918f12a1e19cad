import { Aperture, CalendarDays, Camera, FolderOpen, Image, MapPin, Quote, Star, Tags } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FileRole, PhotoDetails } from '#lib/nouns';
import { formatDay, formatWeekdayAndTime } from '../format/dates';
import type { Locale } from '../format/locale';
import { formatBytes, formatCount } from '../format/numbers';
import { listHref } from '../search/address';
import { say } from '../strings/message';
import { requestLocale } from '../ui/request-locale';
import { quietLink } from '../ui/styles';
import { Place } from './place';

/** What else a photo is made of, by files of its own. */
function partsOf(files: PhotoDetails['files']): string[] {
  const has = (role: FileRole) => files.some((file) => file.role === role);
  return [...(has('raw') ? ['RAW'] : []), ...(has('motion') ? ['Live Photo'] : [])];
}

/** What a file is to the photo, and the folder it lies in. */
function noteOf({ role, folderName: folder }: PhotoDetails['files'][number], locale: Locale): string | null {
  const { facts } = locale.strings.photo;
  if (role === 'original') return folder ? say(facts.folder, { folder }, locale) : null;
  return folder ? say(facts[`${role}In`], { folder }, locale) : facts[role];
}

/** What is known about a photo; what is not known is not mentioned. */
export async function PhotoFacts({ photo }: { photo: PhotoDetails }) {
  const locale = await requestLocale();
  const words = locale.strings.photo.facts;
  const {
    takenAt,
    takenAtSource,
    camera,
    lens,
    exposure,
    width,
    height,
    latitude,
    longitude,
    rating,
    caption,
    keywords,
    files,
  } = photo;
  const format = [photo.format?.toUpperCase(), ...partsOf(files)].filter(Boolean).join(' + ');
  const size = files[0] ? formatBytes(files[0].bytes, locale) : null;
  const pixels = width && height ? `${formatCount(width, locale)} × ${formatCount(height, locale)}` : null;

  return (
    <section aria-label={words.title}>
      <h1 className="mb-4 text-title font-semibold">{takenAt ? formatDay(takenAt, locale) : words.undated}</h1>
      <dl className="grid gap-3.5">
        {takenAt && (
          <Fact icon={CalendarDays} name={words.date} note={words.dateFrom[takenAtSource ?? 'file']}>
            {formatWeekdayAndTime(takenAt, locale)}
          </Fact>
        )}
        {(camera ?? lens) && (
          <Fact icon={Camera} name={words.camera} note={camera ? lens : null}>
            {camera ?? lens}
          </Fact>
        )}
        {exposure && (
          <Fact icon={Aperture} name={words.exposure}>
            {exposure}
          </Fact>
        )}
        {(pixels ?? size) && (
          <Fact icon={Image} name={words.size} note={[format, pixels && size].filter(Boolean).join(', ')}>
            {pixels ?? size}
          </Fact>
        )}
        {latitude !== null && longitude !== null && (
          <Fact icon={MapPin} name={words.place}>
            <Place latitude={latitude} longitude={longitude} locale={locale} />
          </Fact>
        )}
        {rating !== null && photo.ownRating === null && (
          <Fact icon={Star} name={words.rating} note={words.ratingFrom}>
            {rating < 0 ? words.rejected : say(words.stars, { stars: rating }, locale)}
          </Fact>
        )}
        {caption && (
          <Fact icon={Quote} name={words.caption}>
            <span className="whitespace-pre-line">{caption}</span>
          </Fact>
        )}
        {keywords.length > 0 && (
          <Fact icon={Tags} name={words.keywords}>
            <Keywords words={keywords} />
          </Fact>
        )}
        {files.map((file) => (
          <Fact key={`${file.folderId}/${file.path}`} icon={FolderOpen} name={words.file} note={noteOf(file, locale)}>
            {file.path}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** Each leads to what a search for it finds. */
function Keywords({ words }: { words: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {words.map((word) => (
        <li key={word}>
          <Link href={listHref(new URLSearchParams({ q: word }).toString())} className={quietLink}>
            {word}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface FactProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly note?: string | null;
  readonly children: ReactNode;
}

function Fact({ icon: Icon, name, note, children }: FactProps) {
  return (
    <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
      <dt>
        <Icon aria-hidden strokeWidth={1.75} className="mt-0.5 size-4.5 text-quiet" />
        <span className="sr-only">{name}</span>
      </dt>
      <dd className="wrap-anywhere">
        {children}
        {note && <span className="block text-small text-quiet">{note}</span>}
      </dd>
    </div>
  );
}
