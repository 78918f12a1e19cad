'use client';

import type { ReactNode } from 'react';
import { useReadOnly } from './access-context';

/** What changes something, or leads to where things are changed: left out for guests, whom the server would refuse. */
export function OwnerOnly({ children }: { children: ReactNode }) {
  return useReadOnly() ? null : children;
}
