import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorAnswer } from '#lib/errors';
import { Notice } from './notice';

/** An error the person can do something about, as a page. */
export function Problem({ error, actions }: { error: ErrorAnswer; actions?: ReactNode }) {
  return (
    <Notice icon={TriangleAlert} title={error.message} actions={actions}>
      <p>{error.hint}</p>
    </Notice>
  );
}
