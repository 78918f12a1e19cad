import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { titled } from '../strings/page-title';
import { Notice } from '../ui/notice';
import { requestLocale } from '../ui/request-locale';
import { plainButton, primaryButton } from '../ui/styles';

export const dynamic = 'force-dynamic';
export const generateMetadata = (): Promise<Metadata> => titled(({ ui }) => ui.forTheOwner.pageTitle);

/** Shown in the place of a page that a guest may not see. */
export default async function OwnersPage() {
  const { forTheOwner, showAllPhotos } = (await requestLocale()).strings.ui;

  return (
    <Notice
      icon={Lock}
      title={forTheOwner.title}
      actions={
        <>
          <Link href="/" className={primaryButton}>
            {showAllPhotos}
          </Link>
          <Link href="/sign-in" prefetch={false} className={plainButton}>
            {forTheOwner.signIn}
          </Link>
        </>
      }
    >
      <p>{forTheOwner.text}</p>
    </Notice>
  );
}
