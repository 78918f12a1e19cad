import type { Stored } from '#lib/about/storage';
import type { Locale } from '../format/locale';
import { formatBytes } from '../format/numbers';
import { say } from '../strings/message';

/** What each part of the data folder takes, and all of it. */
export function StorageUsed({ storage, locale }: { storage: readonly Stored[]; locale: Locale }) {
  const { parts, moreThan, together } = locale.strings.about.storage;
  const bytes = storage.reduce((sum, part) => sum + part.bytes, 0);
  const isMore = storage.some((part) => part.isMore);
  const inWords = (size: number, more: boolean) => {
    const written = formatBytes(size, locale);
    return more ? say(moreThan, { size: written }, locale) : written;
  };

  return (
    <dl className="divide-y divide-line rounded-panel border border-line bg-raised px-4">
      {storage.map((stored) => (
        <div key={stored.part} className="flex justify-between gap-6 py-2.5">
          <dt className="text-quiet">{parts[stored.part]}</dt>
          <dd>{inWords(stored.bytes, stored.isMore)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-6 py-2.5 font-medium">
        <dt>{together}</dt>
        <dd>{inWords(bytes, isMore)}</dd>
      </div>
    </dl>
  );
}
