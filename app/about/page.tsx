import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { describeInstallation } from '#lib/about/service';
import { getStatus } from '#lib/status/service';
import { say } from '../strings/message';
import { titled } from '../strings/page-title';
import { nameOf, OFFERED } from '../strings/catalogues';
import { LANGUAGE_COOKIE } from '../strings/language-cookie';
import { WithStrings } from '../strings/with-strings';
import { orProblem } from '../ui/or-problem';
import { requestLocale } from '../ui/request-locale';
import { quietLink } from '../ui/styles';
import { LanguageChoice } from './language-choice';
import { LeftOutPatterns } from './left-out-patterns';
import { Licences } from './licences';
import { StorageUsed } from './storage-used';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ about }) => about.pageTitle);

export default async function AboutPage() {
  const [installation, status, locale] = await Promise.all([
    describeInstallation(),
    orProblem(getStatus),
    requestLocale(),
  ]);
  const { version, storage, exclude, leftOut, packages, samplePhotos, modelCard } = installation;
  const { about } = locale.strings;

  return (
    <div className="mx-auto grid max-w-3xl gap-12 px-5 py-8 sm:px-8 sm:py-10">
      <header>
        <h1 className="text-display font-semibold">{about.title}</h1>
        <p className="mt-2 text-quiet">
          {say(about.version, { version }, locale)}{' '}
          {'value' in status && say(about.answers, { model: status.value.model.id }, locale)}{' '}
          <Link href="/models" className={quietLink}>
            {about.models}
          </Link>{' '}
          <Link href="/labels" className={quietLink}>
            {about.labels}
          </Link>{' '}
          <Link href="/sidecars" className={quietLink}>
            {about.sidecars}
          </Link>{' '}
          <Link href="/self-test" className={quietLink}>
            {about.selfTest}
          </Link>
        </p>
      </header>
      {OFFERED.length > 1 && <Language />}
      <Section id="storage" title={about.storage.title}>
        <StorageUsed storage={storage} locale={locale} />
      </Section>
      <Section id="left-out" title={about.leftOut.title}>
        <LeftOutPatterns everywhere={exclude} folders={leftOut} />
      </Section>
      <Section id="licences" title={about.licences.title}>
        <p className="text-quiet">{say(about.licences.own, { count: packages.length }, locale)}</p>
        <Licences packages={packages} samplePhotos={samplePhotos} modelCard={modelCard} />
      </Section>
    </div>
  );
}

/** Which language the pages are in: that of the browser, unless a person wants another. */
async function Language() {
  const { about } = (await requestLocale()).strings;
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value ?? '';

  return (
    <Section id="language" title={about.language.title}>
      <WithStrings areas={['about']}>
        <LanguageChoice languages={OFFERED.map((code) => ({ code, name: nameOf(code) }))} chosen={chosen} />
      </WithStrings>
    </Section>
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
