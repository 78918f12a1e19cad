'use client';

import { useEffect } from 'react';
import { toast, Toaster as Sonner } from 'sonner';
import { sayThrough } from './toast';

/** Where toasts appear. */
export function Toaster() {
  // Sonner listens from its own effect on, which comes before this one.
  useEffect(() => sayThrough(toast), []);

  return (
    <Sonner
      position="bottom-center"
      gap={8}
      // sonner's own style sheet names a font of its own.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-panel border border-line bg-raised px-4 py-3 text-base text-ink shadow-float',
          title: 'font-medium',
          description: 'text-small text-quiet',
          content: 'min-w-0 flex-1',
          icon: 'hidden',
          actionButton: 'target rounded-control px-3 py-1 font-medium text-accent hover:bg-sunken',
        },
      }}
    />
  );
}
