'use client';

import { ImageUp, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useEffect, useState } from 'react';
import type { SearchAnswer } from '#lib/nouns';
import { countOf } from '../format/numbers';
import { GridSkeleton, PagedGrid } from '../grid/endless-grid';
import { PAGE_SIZE } from '../grid/page-size';
import { type LoadPage, usePagedResults } from '../grid/use-paged-results';
import { callApi, CallError } from '../http/call-api';
import { useLocale } from '../ui/locale-context';
import { Notice } from '../ui/notice';
import { plainButton } from '../ui/styles';
import { Headline } from './headline';
import { type ChosenImage, useImageSearch } from './image-search-context';

/** What looks like the image a person chose, dropped or pasted. */
export function ImageResults() {
  const { image } = useImageSearch();

  if (image) return <ImageSearch key={image.url} image={image} />;
  return (
    <Notice icon={ImageUp} title="Choose the image again">
      <p>
        Rummage does not keep the pictures you search with. Drop one here, paste it, or use the button in the search
        box.
      </p>
    </Notice>
  );
}

/** Answers of this tab, so that coming back from a photo does not upload the image again. */
const answers = new Map<string, SearchAnswer>();

function ImageSearch({ image }: { image: ChosenImage }) {
  const [answer, setAnswer] = useState<SearchAnswer | null>(answers.get(image.url) ?? null);
  const [problem, setProblem] = useState<CallError | null>(null);

  useEffect(() => {
    if (answers.has(image.url)) return;

    const call = new AbortController();
    search(image, { limit: PAGE_SIZE, offset: 0 }, call.signal).then(
      (first) => {
        answers.clear();
        answers.set(image.url, first);
        setAnswer(first);
      },
      (error: unknown) => error instanceof CallError && setProblem(error),
    );
    return () => call.abort();
  }, [image]);

  if (problem) {
    return (
      <Notice icon={TriangleAlert} title={problem.message}>
        <p>{problem.hint}</p>
      </Notice>
    );
  }
  return answer ? <Found image={image} answer={answer} /> : <Looking image={image} />;
}

function Found({ image, answer }: { image: ChosenImage; answer: SearchAnswer }) {
  const locale = useLocale();
  const load = useCallback<LoadPage>((page, signal) => search(image, page, signal), [image]);
  const paged = usePagedResults(answer, image.url, load);

  return (
    <>
      <Headline title={`${countOf(answer.total, ['photo', 'photos'], locale)}, most alike first`}>
        <ImageChip image={image} />
      </Headline>
      <PagedGrid paged={paged} context={null} label="Photos that look like your image" />
    </>
  );
}

function Looking({ image }: { image: ChosenImage }) {
  return (
    <>
      <Headline title="Looking for photos like this">
        <ImageChip image={image} />
      </Headline>
      <GridSkeleton />
    </>
  );
}

function ImageChip({ image }: { image: ChosenImage }) {
  return (
    <Link href="/" aria-label="Stop searching with this image" className={`${plainButton} h-11 pr-3 pl-1.5`}>
      <img src={image.url} alt="The image you search with" className="h-8 w-11 rounded-control object-cover" />
      Your image
      <X aria-hidden className="size-4 text-quiet" />
    </Link>
  );
}

function search(
  image: ChosenImage,
  page: { limit: number; offset: number },
  signal: AbortSignal,
): Promise<SearchAnswer> {
  const body = new FormData();
  body.set('image', image.file, 'image');
  body.set('limit', String(page.limit));
  body.set('offset', String(page.offset));

  return callApi('/api/search', { method: 'POST', body, signal });
}
