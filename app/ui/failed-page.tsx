'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { Strings } from '../strings/strings';
import { useStrings } from './locale-context';
import { Notice } from './notice';
import { plainButton, primaryButton } from './styles';

/** A page that could not be made; the reason is in the log, not here. */
export function FailedPage({ retry }: { retry: () => void }) {
  return <FailedNotice words={useStrings().failed} retry={retry} />;
}

interface FailedNoticeProps {
  readonly words: Strings['failed'];
  readonly retry: () => void;
}

/** The same, where nothing tells the language. */
export function FailedNotice({ words, retry }: FailedNoticeProps) {
  return (
    <Notice
      icon={TriangleAlert}
      title={words.title}
      actions={
        <>
          <button type="button" onClick={() => retry()} className={primaryButton}>
            {words.retry}
          </button>
          <Link href="/status" className={plainButton}>
            {words.status}
          </Link>
        </>
      }
    >
      <p>{words.hint}</p>
    </Notice>
  );
}
