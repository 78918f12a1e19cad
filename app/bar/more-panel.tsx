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
import { toast } from '../ui/toast';
import { useVisitor } from '../security/access-context';
import { floating, iconButton, menuItem } from '../ui/styles';
import type { Theme } from '../ui/theme';
import { forgetSearches } from './search-history';
import { SessionItems } from './session-items';

const CHOICES = [
  { theme: 'system', label: 'As this device', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
] as const;

interface PageLink {
  readonly href: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Of no use to somebody who may only look. */
  readonly forOwner?: true;
}

const PAGES: readonly PageLink[] = [
  { href: '/?q=is%3Afavourite', label: 'Favourites', Icon: Heart },
  { href: '/?q=is%3Ahidden', label: 'Hidden', Icon: EyeOff, forOwner: true },
  { href: '/models', label: 'Models', Icon: Layers, forOwner: true },
  { href: '/duplicates', label: 'Duplicates', Icon: Images, forOwner: true },
  { href: '/trash', label: 'Trash', Icon: Trash2, forOwner: true },
  { href: '/about', label: 'About', Icon: Info, forOwner: true },
];

interface MorePanelProps {
  readonly theme: Theme;
  readonly onChoose: (theme: string) => void;
  readonly onHelp: () => void;
}

function forget(): void {
  forgetSearches();
  toast('Former searches are forgotten');
}

/** The menu itself, open from the start. */
export function MorePanel({ theme, onChoose, onHelp }: MorePanelProps) {
  const { access } = useVisitor();
  const pages = PAGES.filter(({ forOwner }) => access === 'owner' || !forOwner);

  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger aria-label="Appearance, models and help" className={iconButton}>
        <Ellipsis aria-hidden className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={8} className={`${floating} w-60 p-1.5`}>
          <DropdownMenu.Label className="px-3 pt-1.5 pb-1 text-small text-quiet">Appearance</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={onChoose}>
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
          {pages.map(({ href, label, Icon }) => (
            <DropdownMenu.Item key={href} asChild className={menuItem}>
              <Link href={href}>
                <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
                {label}
              </Link>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className={menuItem} onSelect={onHelp}>
            <Keyboard aria-hidden strokeWidth={1.75} className="size-4.5" />
            Keyboard and tips
            <kbd className="ml-auto font-sans text-small text-quiet">?</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuItem} onSelect={forget}>
            <History aria-hidden strokeWidth={1.75} className="size-4.5" />
            Forget searches
          </DropdownMenu.Item>
          <SessionItems />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
