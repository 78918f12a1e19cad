import type { ReactNode } from 'react';

/** A form field under its name. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="grid min-w-0 gap-1.5">
      <span className="text-small font-medium">{label}</span>
      {children}
    </label>
  );
}
