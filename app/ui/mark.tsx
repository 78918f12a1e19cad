/** A print lifted out of the pile, with the sun still on it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" fill="none" aria-hidden className={className}>
      <rect
        x="3.2"
        y="8.6"
        width="17"
        height="14"
        rx="2.4"
        transform="rotate(-14 11.7 15.6)"
        className="fill-sunken stroke-ink"
        strokeWidth="1.6"
      />
      <rect
        x="7"
        y="6.4"
        width="17.6"
        height="15.2"
        rx="2.4"
        transform="rotate(7 15.8 14)"
        className="fill-ground stroke-ink"
        strokeWidth="1.6"
      />
      <circle cx="16" cy="13.9" r="3.7" className="fill-accent" />
    </svg>
  );
}
