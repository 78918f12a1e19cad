import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorAnswer } from '#lib/errors';
import { Notice } from './notice';

interface ProblemProps {
  readonly error: ErrorAnswer;
  readonly actions?: ReactNode;
  readonly heading?: 'h1' | 'h2';
}

/** An error the person can do something about, as a page or in place of its main part. */
export function Problem({ error, actions, heading = 'h1' }: ProblemProps) {
  return (
    <Notice icon={TriangleAlert} title={error.message} actions={actions} heading={heading}>
      <p>{error.hint}</p>
    </Notice>
  );
}
