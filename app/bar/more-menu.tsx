'use client';

import { Ellipsis, Images, Keyboard, Layers, Monitor, Moon, Sun, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useState } from 'react';
import { isTyping } from '../ui/is-typing';
import { floating, iconButton, menuItem } from '../ui/styles';
import { type Theme, THEME_COOKIE, toTheme } from '../ui/theme';
import { HelpDialog } from './help-dialog';
import { SEARCH_BOX_ID } from './search-box';

const CHOICES = [
  { theme: 'system', label: 'As this device', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const;

/** Appearance, models, duplicates, the trash and help. */
export function MoreMenu({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const [helpOpen, setHelpOpen] = useState(false);
  useEverywhereKeys(() => setHelpOpen(true));

  const choose = (value: string): void => {
    const chosen = toTheme(value);
    document.documentElement.dataset.theme = chosen;
    document.cookie = `${THEME_COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax`;
    setTheme(chosen);
  };

  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger aria-label="Appearance, models and help" className={iconButton}>
          <Ellipsis aria-hidden className="size-5" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={`${floating} w-60 p-1.5`}>
            <DropdownMenu.Label className="px-3 pt-1.5 pb-1 text-small text-quiet">Appearance</DropdownMenu.Label>
            <DropdownMenu.RadioGroup value={theme} onValueChange={choose}>
              {CHOICES.map(({ theme: value, label, Icon }) => (
                <DropdownMenu.RadioItem
                  key={value}
                  value={value}
                  className={`${menuItem} data-[state=checked]:font-medium data-[state=checked]:text-accent`}
                >
                  <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
                  {label}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
            <DropdownMenu.Item asChild className={menuItem}>
              <Link href="/models">
                <Layers aria-hidden strokeWidth={1.75} className="size-4.5" />
                Models
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item asChild className={menuItem}>
              <Link href="/duplicates">
                <Images aria-hidden strokeWidth={1.75} className="size-4.5" />
                Duplicates
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item asChild className={menuItem}>
              <Link href="/trash">
                <Trash2 aria-hidden strokeWidth={1.75} className="size-4.5" />
                Trash
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menuItem} onSelect={() => setHelpOpen(true)}>
              <Keyboard aria-hidden strokeWidth={1.75} className="size-4.5" />
              Keyboard and tips
              <kbd className="ml-auto font-sans text-small text-quiet">?</kbd>
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <HelpDialog open={helpOpen} onOpenChange={setHelpOpen} />
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
