import { ImageOff } from 'lucide-react';
import type { Failure } from '#lib/nouns';
import { RetryButton } from '../status/retry-button';
import { Notice } from '../ui/notice';

/** A photo that could not be read, in the place where it would be. */
export function FailedPhoto({ id, failure }: { id: number; failure: Failure }) {
  return (
    <div className="grid min-h-[50dvh] place-items-center bg-sunken lg:min-h-[calc(100dvh-var(--bar))]">
      <Notice
        heading="h2"
        icon={ImageOff}
        title={failure.reason}
        actions={<RetryButton which={[id]} label="Try again" />}
      >
        <p>{failure.remedy}</p>
      </Notice>
    </div>
  );
}
