import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Notice } from '../ui/notice';
import { plainButton, primaryButton } from '../ui/styles';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'For the owner' };

/** Shown in the place of a page that a guest may not see. */
export default function OwnersPage() {
  return (
    <Notice
      icon={Lock}
      title="This page is for the owner"
      actions={
        <>
          <Link href="/" className={primaryButton}>
            Show all photos
          </Link>
          <Link href="/sign-in" prefetch={false} className={plainButton}>
            Sign in as the owner
          </Link>
        </>
      }
    >
      <p>As a guest you can see and search all photos, and change nothing.</p>
    </Notice>
  );
}
