import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { describeInstallation } from '#lib/about/service';
import { getStatus } from '#lib/status/service';
import { formatCount } from '../format/numbers';
import { orProblem } from '../ui/or-problem';
import { requestLocale } from '../ui/request-locale';
import { quietLink } from '../ui/styles';
import { LeftOutPatterns } from './left-out-patterns';
import { Licences } from './licences';
import { StorageUsed } from './storage-used';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'About' };

export default async function AboutPage() {
  const [about, status, locale] = await Promise.all([describeInstallation(), orProblem(getStatus), requestLocale()]);
  const { version, storage, exclude, leftOut, packages, samplePhotos, modelCard } = about;

  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">About this Rummage</h1>
        <p className="mt-2 text-quiet">
          Version {version}. {'value' in status && `Searches are answered by ${status.value.model.id}.`}{' '}
          <Link href="/models" className={quietLink}>
            Models
          </Link>{' '}
          <Link href="/labels" className={quietLink}>
            Labels
          </Link>
        </p>
      </header>
      <Section id="storage" title="Storage used">
        <StorageUsed storage={storage} locale={locale} />
      </Section>
      <Section id="left-out" title="Left out of folders">
        <LeftOutPatterns everywhere={exclude} folders={leftOut} />
      </Section>
      <Section id="licences" title="Licences">
        <p className="text-quiet">
          Rummage itself is under the MIT licence. It runs with {formatCount(packages.length, locale)} packages of
          others.
        </p>
        <Licences packages={packages} samplePhotos={samplePhotos} modelCard={modelCard} />
      </Section>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-title font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
