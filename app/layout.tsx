import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { TopBar } from './bar/top-bar';
import './globals.css';
import { asksForPassword } from '#lib/access/service';
import { ImageSearchProvider } from './search/image-search-context';
import { ImageDropTarget } from './search/image-drop-target';
import { SelectionHost } from './selection/selection-host';
import { pageAccess } from './security/page-access';
import { VisitorProvider } from './security/access-context';
import { EVERYWHERE, pickAreas } from './strings/areas';
import type { Strings } from './strings/strings';
import { LocaleProvider } from './ui/locale-context';
import { OfflineShell } from './ui/offline-shell';
import { requestLocale } from './ui/request-locale';
import { THEME_COOKIE, toTheme } from './ui/theme';
import { Toasts } from './ui/toasts';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { default: 'Rummage', template: '%s · Rummage' },
    description: (await requestLocale()).strings.ui.description,
    icons: { icon: '/icon.svg', apple: '/icon-192.png' },
    manifest: '/manifest.webmanifest',
    appleWebApp: { title: 'Rummage' },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f7' },
    { media: '(prefers-color-scheme: dark)', color: '#131211' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  const locale = await requestLocale();
  const { strings } = locale;
  const access = await pageAccess();
  // The other areas stay on the server until a page brings them.
  const shared = { ...locale, strings: pickAreas(strings, EVERYWHERE) as Strings };

  return (
    <html lang={strings.language} dir={strings.direction} data-theme={theme} suppressHydrationWarning>
      <body className="font-sans">
        <LocaleProvider value={shared}>
          {access === null ? (
            <main>{children}</main>
          ) : (
            <VisitorProvider value={{ access, signedIn: asksForPassword() }}>
              <ImageSearchProvider>
                <a
                  href="#content"
                  className="sr-only rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50"
                >
                  {strings.ui.skip}
                </a>
                <TopBar theme={theme} />
                <main id="content" tabIndex={-1} className="outline-none">
                  {children}
                </main>
                <ImageDropTarget />
                <SelectionHost />
              </ImageSearchProvider>
            </VisitorProvider>
          )}
          <Toasts />
          <OfflineShell />
        </LocaleProvider>
      </body>
    </html>
  );
}
