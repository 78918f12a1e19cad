/** Failures a page shows. */
export const FAILURES_SHOWN = 100;

export interface ShownFailures {
  /** Null: those of any reason. */
  readonly reason: string | null;
  readonly offset: number;
}

/** What the status page's address says of the list of failures. */
export function shownFailures(params: URLSearchParams): ShownFailures {
  const offset = Number(params.get('from') ?? 0);
  return { reason: params.get('reason') || null, offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0 };
}

/** The address of another part of the list. */
export function failuresHref({ reason, offset }: ShownFailures): string {
  const params = new URLSearchParams();
  if (reason !== null) params.set('reason', reason);
  if (offset > 0) params.set('from', String(offset));
  return `/status${params.size > 0 ? `?${params}` : ''}#failures`;
}
