'use client';

import { RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { toast } from '../ui/toast';

interface RetryButtonProps {
  /** Some photos, all that failed for a reason, or all there are. */
  readonly which: readonly number[] | { readonly reason: string } | 'all';
  readonly label: string;
  /** Told where the page follows by itself what becomes of them: asked for too soon, it would show none. */
  readonly isFollowed?: true;
}

/** Has the indexer read failed photos once more. */
export function RetryButton({ which, label, isFollowed }: RetryButtonProps) {
  const { retrying, retryingText } = useStrings().ui;
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  const retry = async (): Promise<void> => {
    // Not disabled meanwhile: a button that is loses the focus.
    if (busy) return;
    setBusy(true);
    try {
      await callApi('/api/failures/retry', { method: 'POST', body: toBody(which) });
      toast(retrying, { description: retryingText });
      if (!isFollowed) router.refresh();
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <button type="button" onClick={() => void retry()} aria-disabled={busy} className={plainButton}>
      <RotateCw aria-hidden strokeWidth={1.75} className="size-4.5" />
      {label}
    </button>
  );
}

function toBody(which: RetryButtonProps['which']): object {
  if (which === 'all') return { all: true };
  return 'reason' in which ? which : { ids: which };
}
