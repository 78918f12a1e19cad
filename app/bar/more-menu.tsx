'use client';

import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isTyping } from '../ui/is-typing';
import { useStrings } from '../ui/locale-context';
import { iconButton } from '../ui/styles';
import { type Theme, THEME_COOKIE, toTheme } from '../ui/theme';
import { SEARCH_BOX_ID } from './search-box';

const loadPanel = () => import('./more-panel').then(({ MorePanel }) => ({ default: MorePanel }));
const MorePanel = lazy(loadPanel);
const HelpDialog = lazy(() => import('./help-dialog').then(({ HelpDialog }) => ({ default: HelpDialog })));

/** Appearance, favourites, models, duplicates, the trash and help: loaded when they are wanted. */
export function MoreMenu({ theme: initial }: { theme: Theme }) {
  const { more } = useStrings().bar;
  const [theme, setTheme] = useState(initial);
  const [isWanted, setIsWanted] = useState(false);
  // Null until help was wanted once.
  const [helpOpen, setHelpOpen] = useState<boolean | null>(null);
  useEverywhereKeys(() => setHelpOpen(true));

  const choose = (value: string): void => {
    const chosen = toTheme(value);
    document.documentElement.dataset.theme = chosen;
    document.cookie = `${THEME_COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax`;
    setTheme(chosen);
  };
  const closed = (
    <button
      type="button"
      aria-label={more}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadPanel()}
      onFocus={() => void loadPanel()}
      onClick={() => setIsWanted(true)}
      className={iconButton}
    >
      <Ellipsis aria-hidden className="size-5" />
    </button>
  );

  return (
    <>
      {isWanted ? (
        <Suspense fallback={closed}>
          <MorePanel theme={theme} onChoose={choose} onHelp={() => setHelpOpen(true)} />
        </Suspense>
      ) : (
        closed
      )}
      {helpOpen !== null && (
        <Suspense>
          <HelpDialog open={helpOpen} onOpenChange={setHelpOpen} />
        </Suspense>
      )}
    </>
  );
}

/** `/` leads to the search box and `?` to help, from anywhere. */
function useEverywhereKeys(showHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(document.activeElement) || event.ctrlKey || event.metaKey || event.altKey) return;

      if (event.key === '?') showHelp();
      if (event.key !== '/') return;
      event.preventDefault();
      const field = document.getElementById(SEARCH_BOX_ID);
      if (field instanceof HTMLInputElement) field.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
