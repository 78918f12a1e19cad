'use client';

import './globals.css';
import { failed } from './strings/en/failed';
import { FailedNotice } from './ui/failed-page';

/** For when even the frame around the pages could not be made, and so nothing has said the language. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <main>
          <FailedNotice words={failed} retry={retry} />
        </main>
      </body>
    </html>
  );
}
