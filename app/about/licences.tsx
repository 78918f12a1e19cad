import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Licensed } from '#lib/about/licences';
import { requestLocale } from '../ui/request-locale';

interface LicencesProps {
  readonly packages: readonly Licensed[];
  readonly samplePhotos: string;
  readonly modelCard: string;
}

/** What ships with Rummage and is not its own. */
export async function Licences({ packages, samplePhotos, modelCard }: LicencesProps) {
  const { licences } = (await requestLocale()).strings.about;

  return (
    <div className="divide-y divide-line rounded-panel border border-line bg-raised">
      <Opening title={licences.packages}>
        <dl className="grid gap-y-1 text-small sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-x-6">
          {packages.map(({ name, version, licence }) => (
            <div key={`${name} ${version}`} className="contents">
              <dt className="wrap-anywhere">
                {name} <span className="text-quiet">{version}</span>
              </dt>
              <dd className="text-quiet max-sm:mb-1.5">{licence}</dd>
            </div>
          ))}
        </dl>
      </Opening>
      <Opening title={licences.samplePhotos}>
        <Text>{samplePhotos}</Text>
      </Opening>
      <Opening title={licences.model}>
        <Text>{modelCard}</Text>
      </Opening>
      <Opening title={licences.map}>
        <Text>{licences.mapText}</Text>
      </Opening>
    </div>
  );
}

/** Closed at first, and opened without any script. */
function Opening({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group px-4 open:pb-4">
      <summary className="flex target min-h-11 cursor-pointer list-none items-center gap-2 font-medium">
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className="size-4.5 text-quiet transition-transform group-open:rotate-90"
        />
        {title}
      </summary>
      {children}
    </details>
  );
}

function Text({ children }: { children: string }) {
  return <pre className="font-sans text-small wrap-anywhere whitespace-pre-wrap text-quiet">{children}</pre>;
}
