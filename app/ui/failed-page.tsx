'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Notice } from './notice';
import { plainButton, primaryButton } from './styles';

/** A page that could not be made; the reason is in the log, not here. */
export function FailedPage({ retry }: { retry: () => void }) {
  return (
    <Notice
      icon={TriangleAlert}
      title="This page could not be shown"
      actions={
        <>
          <button type="button" onClick={() => retry()} className={primaryButton}>
            Try again
          </button>
          <Link href="/status" className={plainButton}>
            See the status
          </Link>
        </>
      }
    >
      <p>If it happens twice, the log printed by npm start says more.</p>
    </Notice>
  );
}
