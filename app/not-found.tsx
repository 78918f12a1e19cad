import { ImageOff } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Notice } from './ui/notice';
import { primaryButton } from './ui/styles';

export const metadata: Metadata = { title: 'Not here' };

export default function NotFound() {
  return (
    <Notice
      icon={ImageOff}
      title="There is nothing at this address"
      actions={
        <Link href="/" className={primaryButton}>
          Show all photos
        </Link>
      }
    >
      <p>The photo or album may have been removed, or its folder is not searched any more.</p>
    </Notice>
  );
}
