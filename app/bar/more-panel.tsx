'use client';

import {
  Ellipsis,
  EyeOff,
  Heart,
  History,
  Images,
  Info,
  Keyboard,
  Layers,
  Monitor,
  Moon,
  Sun,
  Trash2,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { DropdownMenu } from 'radix-ui';
import { useVisitor } from '../security/access-context';
import type { Strings } from '../strings/strings';
import { useStrings } from '../ui/locale-context';
import { floating, iconButton, menuItem } from '../ui/styles';
import type { Theme } from '../ui/theme';
import { toast } from '../ui/toast';
import { forgetSearches } from './search-history';
import { SessionItems } from './session-items';

const CHOICES = [
  { theme: 'system', Icon: Monitor },
  { theme: 'light', Icon: Sun },
  { theme: 'dark', Icon: Moon },
] as const;

interface PageLink {
  readonly href: string;
  readonly page: 'favourites' | 'hidden' | 'models' | 'duplicates' | 'trash' | 'about';
  readonly Icon: LucideIcon;
  /** Of no use to somebody who may only look. */
  readonly forOwner?: true;
}

const PAGES: readonly PageLink[] = [
  { href: '/?q=is%3Afavourite', page: 'favourites', Icon: Heart },
  { href: '/?q=is%3Ahidden', page: 'hidden', Icon: EyeOff, forOwner: true },
  { href: '/models', page: 'models', Icon: Layers, forOwner: true },
  { href: '/duplicates', page: 'duplicates', Icon: Images, forOwner: true },
  { href: '/trash', page: 'trash', Icon: Trash2, forOwner: true },
  { href: '/about', page: 'about', Icon: Info, forOwner: true },
];

interface MorePanelProps {
  readonly theme: Theme;
  readonly onChoose: (theme: string) => void;
  readonly onHelp: () => void;
}

function forget({ forgotten }: Strings['bar']): void {
  forgetSearches();
  toast(forgotten);
}

/** The menu itself, open from the start. */
export function MorePanel({ theme, onChoose, onHelp }: MorePanelProps) {
  const { bar } = useStrings();
  const { access } = useVisitor();
  const pages = PAGES.filter(({ forOwner }) => access === 'owner' || !forOwner);

  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger aria-label={bar.more} className={iconButton}>
        <Ellipsis aria-hidden className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={`${floating} w-60 p-1.5`}>
          <DropdownMenu.Label className="px-3 pt-1.5 pb-1 text-small text-quiet">{bar.appearance}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={onChoose}>
            {CHOICES.map(({ theme: value, Icon }) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                className={`${menuItem} data-[state=checked]:font-medium data-[state=checked]:text-accent`}
              >
                <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
                {bar.themes[value]}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          {pages.map(({ href, page, Icon }) => (
            <DropdownMenu.Item key={href} asChild className={menuItem}>
              <Link href={href}>
                <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
                {bar[page]}
              </Link>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className={menuItem} onSelect={onHelp}>
            <Keyboard aria-hidden strokeWidth={1.75} className="size-4.5" />
            {bar.help.title}
            <kbd className="ms-auto font-sans text-small text-quiet">?</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuItem} onSelect={() => forget(bar)}>
            <History aria-hidden strokeWidth={1.75} className="size-4.5" />
            {bar.forget}
          </DropdownMenu.Item>
          <SessionItems />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
