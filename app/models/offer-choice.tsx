'use client';

import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ModelOffer } from '#lib/nouns';
import { formatBytes } from '../format/numbers';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { primaryButton, quietButton } from '../ui/styles';
import { precisionInWords } from './model-words';

interface OfferChoiceProps {
  readonly offer: ModelOffer;
  readonly onDownload: (reference: string) => void;
  readonly onClose: () => void;
}

/** Sizes, licence and room on the disk, the choice of a precision, and the download. */
export function OfferChoice({ offer, onDownload, onClose }: OfferChoiceProps) {
  const locale = useLocale();
  const { offer: words } = locale.strings.models;
  const [chosen, setChosen] = useState(offer.reference);
  const bytes = bytesToFetch(offer, chosen);
  const hasRoom = bytes <= offer.freeBytes;
  const here = chosen === offer.reference ? offer.totalBytes - offer.missingBytes : 0;

  return (
    <>
      {offer.precisions.length > 1 && <Precisions offer={offer} chosen={chosen} onChoose={setChosen} />}
      <dl className="divide-y divide-line">
        <Row name={words.toDownload}>{formatBytes(bytes, locale)}</Row>
        {here > 0 && <Row name={words.here}>{formatBytes(here, locale)}</Row>}
        <Row name={words.free}>{formatBytes(offer.freeBytes, locale)}</Row>
        <Row name={words.licence}>{offer.license ?? words.noLicence}</Row>
        <Row name={words.version}>{offer.revision.slice(0, 10)}</Row>
      </dl>
      <p className="mt-3 text-small text-quiet">{words.speed}</p>
      {!hasRoom && (
        <p role="alert" className="mt-3 font-medium">
          {say(words.noRoom, { size: formatBytes(bytes - offer.freeBytes, locale) }, locale)}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" className={quietButton} onClick={onClose}>
          {words.notNow}
        </button>
        <button type="button" className={primaryButton} disabled={!hasRoom} onClick={() => onDownload(chosen)}>
          <Download aria-hidden strokeWidth={1.75} className="size-4.5" />
          {bytes > 0 ? say(words.download, { size: formatBytes(bytes, locale) }, locale) : words.finish}
        </button>
      </div>
    </>
  );
}

/** Files already here are known of the precision that was asked about only. */
function bytesToFetch({ reference, missingBytes, precisions }: ModelOffer, chosen: string): number {
  if (chosen === reference) return missingBytes;
  return precisions.find((precision) => precision.reference === chosen)?.bytes ?? missingBytes;
}

interface PrecisionsProps {
  readonly offer: ModelOffer;
  readonly chosen: string;
  readonly onChoose: (reference: string) => void;
}

function Precisions({ offer, chosen, onChoose }: PrecisionsProps) {
  const locale = useLocale();
  const { offer: words } = locale.strings.models;

  return (
    <fieldset className="mb-4">
      <legend className="mb-1.5 text-small font-medium">{words.precision}</legend>
      <div className="grid gap-1.5">
        {offer.precisions.map(({ dtype, reference, bytes }) => (
          <label
            key={reference}
            className="flex target items-center gap-3 rounded-control border border-line px-3 py-2 transition-colors hover:border-edge has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="precision"
              value={reference}
              checked={chosen === reference}
              onChange={() => onChoose(reference)}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0 flex-1">
              {precisionInWords(dtype, locale)} <span className="text-small text-quiet">{dtype}</span>
            </span>
            <span className="text-quiet">{formatBytes(bytes, locale)}</span>
          </label>
        ))}
      </div>
      <p className="mt-2 text-small text-quiet">{words.precisionText}</p>
    </fieldset>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-6 py-2">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 text-end wrap-anywhere">{children}</dd>
    </div>
  );
}
