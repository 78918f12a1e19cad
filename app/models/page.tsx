import type { Metadata } from 'next';
import { RECOMMENDED } from '#lib/encoder/catalogue';
import { listModels } from '#lib/models/service';
import { getStatus } from '#lib/status/service';
import { titled } from '../strings/page-title';
import { WithStrings } from '../strings/with-strings';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { requestLocale } from '../ui/request-locale';
import { hubHost } from './hub-host';
import { LiveModels } from './live-models';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ models }) => models.title);

export default async function ModelsPage() {
  const loaded = await orProblem(() => Promise.all([listModels(), getStatus()]));
  if ('problem' in loaded) return <Problem error={loaded.problem} />;

  const { models } = (await requestLocale()).strings;
  const [list, status] = loaded.value;
  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">{models.title}</h1>
        <p className="mt-2 max-w-prose text-quiet">{models.text}</p>
      </header>
      <WithStrings areas={['models']}>
        <LiveModels initial={list} photos={status.photos.indexed} hub={hubHost(models.hub)} suggested={RECOMMENDED} />
      </WithStrings>
    </div>
  );
}
