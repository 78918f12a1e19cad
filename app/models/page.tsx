import type { Metadata } from 'next';
import { RECOMMENDED } from '#lib/encoder/catalogue';
import { listModels } from '#lib/models/service';
import { getStatus } from '#lib/status/service';
import { orProblem } from '../ui/or-problem';
import { Problem } from '../ui/problem';
import { hubHost } from './hub-host';
import { LiveModels } from './live-models';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage() {
  const loaded = await orProblem(() => Promise.all([listModels(), getStatus()]));
  if ('problem' in loaded) return <Problem error={loaded.problem} />;

  const [list, status] = loaded.value;
  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">Models</h1>
        <p className="mt-2 max-w-prose text-quiet">
          The model looks at your photos and reads your words, so it decides what words find. It runs on this computer,
          and your photos never leave it.
        </p>
      </header>
      <LiveModels initial={list} photos={status.photos.indexed} hub={hubHost()} suggested={RECOMMENDED} />
    </div>
  );
}
