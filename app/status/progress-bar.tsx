/** How far something is; `share` in 0 … 1. */
export function ProgressBar({ share, label }: { share: number; label: string }) {
  const percent = Math.round(share * 100);

  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 overflow-hidden rounded-round bg-line"
    >
      <div className="h-full rounded-round bg-ink transition-[width]" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
