import { ImageOff } from 'lucide-react';
import type { Failure } from '#lib/nouns';
import { RetryButton } from '../status/retry-button';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';

/** A photo that could not be read, in the place where it would be. */
export async function FailedPhoto({ id, failure }: { id: number; failure: Failure }) {
  const { ui } = (await requestLocale()).strings;

  return (
    <div className="grid min-h-[50dvh] place-items-center bg-sunken lg:min-h-[calc(100dvh-var(--bar))]">
      <Notice
        heading="h2"
        icon={ImageOff}
        title={failure.reason}
        actions={<RetryButton which={[id]} label={ui.tryAgain} />}
      >
        <p>{failure.remedy}</p>
      </Notice>
    </div>
  );
}
