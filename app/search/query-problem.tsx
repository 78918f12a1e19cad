import type { ReactNode } from 'react';
import type { ErrorAnswer, ErrorPlace } from '#lib/errors';
import { Problem } from '../ui/problem';

interface QueryProblemProps {
  readonly error: ErrorAnswer & { readonly at: ErrorPlace };
  /** The query as it was read. */
  readonly query: string;
  readonly actions: ReactNode;
}

/** A query that cannot be understood, with the characters it is about underlined. */
export function QueryProblem({ error, query, actions }: QueryProblemProps) {
  const { position, length } = error.at;
  const end = position + length;

  return (
    <Problem
      error={error}
      actions={
        <>
          <p className="w-full text-base break-words">
            {query.slice(0, position)}
            <mark className="bg-transparent text-accent underline decoration-wavy underline-offset-4">
              {query.slice(position, end)}
            </mark>
            {query.slice(end)}
          </p>
          {actions}
        </>
      }
    />
  );
}
