'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { iconButton } from '../ui/styles';
import { Tip } from '../ui/tip';

export function BarLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  const isHere = usePathname().startsWith(href);

  return (
    <Tip text={label}>
      <Link href={href} aria-label={label} aria-current={isHere ? 'page' : undefined} className={iconButton}>
        {children}
      </Link>
    </Tip>
  );
}
