'use client';

import { useVisitor } from '../security/access-context';
import { useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';

/** Ends this session, or all there are; only where there is a password. Plain forms, so that leaving needs no script. */
export function AccessCard() {
  const { access } = useStrings().status;
  const { signedIn } = useVisitor();
  if (!signedIn) return null;

  return (
    <section aria-labelledby="access-title" className="grid gap-4">
      <h2 id="access-title" className="text-title font-semibold">
        {access.title}
      </h2>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-panel border border-line bg-raised p-4">
        <p className="min-w-0 flex-1 basis-60 text-quiet">{access.text}</p>
        <div className="flex flex-wrap gap-2">
          <EndButton action="/api/session/end" label={access.signOut} />
          <EndButton action="/api/session/end?everywhere=1" label={access.signOutEverywhere} />
        </div>
      </div>
    </section>
  );
}

function EndButton({ action, label }: { action: string; label: string }) {
  return (
    <form action={action} method="post">
      <button type="submit" className={plainButton}>
        {label}
      </button>
    </form>
  );
}
