'use client';

import { Check, CircleCheck, SkipForward, Undo2, X } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import type { Album, Pin, SearchResult } from '#lib/nouns';
import type { Locale } from '../format/locale';
import { thumbnailUrl } from '../grid/thumbnail';
import { say } from '../strings/message';
import { isTyping } from '../ui/is-typing';
import { useLocale, useStrings } from '../ui/locale-context';
import { Notice } from '../ui/notice';
import { plainButton, primaryButton, quietButton } from '../ui/styles';
import { countInWords, precisionInWords } from './learning-words';
import { useTeaching } from './use-teaching';

const KEYS: Readonly<Record<string, string>> = {
  y: 'yes',
  ArrowRight: 'yes',
  n: 'no',
  ArrowLeft: 'no',
  s: 'skip',
  ArrowDown: 'skip',
  u: 'undo',
  Backspace: 'undo',
};

/** Asks about photos one by one, and shows what the album makes of the answers. */
export function Teach({ album: first }: { album: Album }) {
  const { album, asked, answers, answer, undo } = useTeaching(first);
  const locale = useLocale();
  const { teaching } = locale.strings.albums;
  const state = {
    count: countInWords(album.count, first.count, locale),
    precision: precisionInWords(album.learned, locale),
  };
  useAnswerKeys();

  return (
    <div className="mx-auto flex max-w-4xl flex-col px-4 py-5 sm:px-6 lg:py-8">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-title font-semibold wrap-anywhere">
            {say(teaching.title, { name: album.name }, locale)}
          </h1>
          <p role="status" className="mt-0.5 min-h-5 text-small text-quiet max-sm:min-h-10">
            {say(album.updating ? teaching.stateUpdating : teaching.state, state, locale)}
          </p>
        </div>
        <Link href={`/albums/${album.id}`} className={plainButton}>
          <CircleCheck aria-hidden strokeWidth={1.75} className="size-4.5" />
          {teaching.done}
        </Link>
      </header>
      {asked === null ? (
        <Notice heading="h2" icon={CircleCheck} title={teaching.nothingLeft}>
          <p>{teaching.nothingLeftText}</p>
        </Notice>
      ) : (
        <Asked photo={asked} />
      )}
      <AnswerButtons canAnswer={asked != null} canUndo={answers.length > 0} onAnswer={answer} onUndo={undo} />
      <Answers answers={answers} />
    </div>
  );
}

/** The photo asked about, in a place that never changes its size. */
function Asked({ photo }: { photo: SearchResult | undefined }) {
  const locale = useLocale();
  const { teaching } = locale.strings.albums;

  return (
    <figure className="mt-4">
      <div
        className="grid h-[min(56dvh,34rem)] place-items-center overflow-hidden rounded-panel bg-sunken max-sm:h-[46dvh]"
        style={photo?.color ? { backgroundColor: `color-mix(in oklab, ${photo.color} 18%, var(--sunken))` } : undefined}
      >
        {photo ? (
          <img
            key={photo.id}
            src={thumbnailUrl(photo, 1280)}
            alt={say(teaching.asked, { name: nameOf(photo) }, locale)}
            data-asked={photo.id}
            width={photo.width}
            height={photo.height}
            className="size-full object-contain"
          />
        ) : (
          <span role="status" className="text-quiet motion-safe:animate-breathe">
            {teaching.choosing}
          </span>
        )}
      </div>
      <figcaption className="mt-2 flex min-h-5 justify-center text-small text-quiet">
        {photo && likelihoodInWords(photo.probability, locale)}
      </figcaption>
    </figure>
  );
}

function likelihoodInWords(probability: number | null, locale: Locale): string {
  const { unknown, wouldSayYes, wouldSayNo } = locale.strings.albums.teaching;
  if (probability === null) return unknown;
  return say(probability >= 0.5 ? wouldSayYes : wouldSayNo, { percent: Math.round(100 * probability) }, locale);
}

interface AnswerButtonsProps {
  readonly canAnswer: boolean;
  readonly canUndo: boolean;
  readonly onAnswer: (pin: Pin | null) => void;
  readonly onUndo: () => void;
}

function AnswerButtons({ canAnswer, canUndo, onAnswer, onUndo }: AnswerButtonsProps) {
  const { albums, ui } = useStrings();
  const { teaching } = albums;
  const big = 'h-14 flex-1 text-title sm:max-w-60';
  return (
    <div className="sticky bottom-0 -mx-4 bg-ground px-4 py-3 sm:mx-0 sm:px-0">
      <div className="flex justify-center gap-3">
        <button
          type="button"
          data-answer="no"
          disabled={!canAnswer}
          onClick={() => onAnswer('out')}
          className={`${plainButton} ${big}`}
        >
          <X aria-hidden className="size-5" />
          {teaching.no}
          <Key name="N" />
        </button>
        <button
          type="button"
          data-answer="yes"
          disabled={!canAnswer}
          onClick={() => onAnswer('in')}
          className={`${primaryButton} ${big}`}
        >
          <Check aria-hidden className="size-5" />
          {teaching.yes}
          <Key name="Y" />
        </button>
      </div>
      <div className="mt-2 flex justify-center gap-1">
        <button type="button" data-answer="undo" disabled={!canUndo} onClick={onUndo} className={quietButton}>
          <Undo2 aria-hidden strokeWidth={1.75} className="size-4.5" />
          {ui.undo}
          <Key name="U" />
        </button>
        <button
          type="button"
          data-answer="skip"
          disabled={!canAnswer}
          onClick={() => onAnswer(null)}
          className={quietButton}
        >
          <SkipForward aria-hidden strokeWidth={1.75} className="size-4.5" />
          {teaching.skip}
          <Key name="S" />
        </button>
      </div>
    </div>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd aria-hidden className="font-sans text-small opacity-60 max-sm:hidden">
      {name}
    </kbd>
  );
}

/** What was answered last, the latest first. */
function Answers({ answers }: Pick<ReturnType<typeof useTeaching>, 'answers'>) {
  const locale = useLocale();
  const { teaching } = locale.strings.albums;
  const said = answers.filter(({ pin }) => pin !== null).slice(-8);
  if (said.length === 0) return null;
  return (
    <ul aria-label={teaching.answers} className="mt-3 flex flex-wrap justify-center gap-2">
      {said.toReversed().map(({ photo, pin }) => (
        <li key={photo.id} className="relative">
          <Link href={`/photos/${photo.id}`} className="block rounded-control">
            <img
              src={thumbnailUrl(photo, 320)}
              alt={say(
                teaching.answer,
                { answer: pin === 'in' ? teaching.yes : teaching.no, name: nameOf(photo) },
                locale,
              )}
              className={`size-16 rounded-control object-cover ${pin === 'out' ? 'opacity-55' : ''}`}
            />
          </Link>
          <span
            aria-hidden
            className="pointer-events-none absolute end-1 bottom-1 grid size-5 place-items-center rounded-round bg-veil text-on-veil"
          >
            {pin === 'in' ? <Check className="size-3.5" /> : <X className="size-3.5" />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ path }: SearchResult): string {
  return path.split('/').at(-1) ?? '';
}

/** Keys press the page's own buttons, so that keys and clicks cannot come to mean different things. */
function useAnswerKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = KEYS[event.key];
      const busy = isTyping(document.activeElement) || document.querySelector('[role="dialog"], [role="menu"]');
      if (!name || busy || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      // A key held down would answer for photos nobody has seen.
      if (event.repeat) return;
      document.querySelector<HTMLElement>(`[data-answer="${name}"]`)?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
