'use client';

import { KeyRound, LogOut } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { callApi } from '../http/call-api';
import { reportProblem } from '../http/report-problem';
import { useVisitor } from '../security/access-context';
import { useStrings } from '../ui/locale-context';
import { menuItem } from '../ui/styles';

/** Only where there is a password. */
export function SessionItems() {
  const { signIn, signOut } = useStrings().bar;
  const { access, signedIn } = useVisitor();
  if (!signedIn) return null;

  const leave = (): void => void endSession().catch(reportProblem);
  return (
    <>
      <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
      {access === 'guest' && (
        <DropdownMenu.Item asChild className={menuItem}>
          <a href="/sign-in">
            <KeyRound aria-hidden strokeWidth={1.75} className="size-4.5" />
            {signIn}
          </a>
        </DropdownMenu.Item>
      )}
      <DropdownMenu.Item className={menuItem} onSelect={leave}>
        <LogOut aria-hidden strokeWidth={1.75} className="size-4.5" />
        {signOut}
      </DropdownMenu.Item>
    </>
  );
}

async function endSession(): Promise<void> {
  await callApi('/api/session/end', { method: 'POST' });
  // With the whole page, so that nothing that was seen is left in it.
  window.location.assign('/sign-in');
}
