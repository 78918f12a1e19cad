import { ImageOff } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { titled } from './strings/page-title';
import { Notice } from './ui/notice';
import { requestLocale } from './ui/request-locale';
import { primaryButton } from './ui/styles';

export const generateMetadata = (): Promise<Metadata> => titled(({ ui }) => ui.notHere.pageTitle);

export default async function NotFound() {
  const { notHere, showAllPhotos } = (await requestLocale()).strings.ui;

  return (
    <Notice
      icon={ImageOff}
      title={notHere.title}
      actions={
        <Link href="/" className={primaryButton}>
          {showAllPhotos}
        </Link>
      }
    >
      <p>{notHere.text}</p>
    </Notice>
  );
}
