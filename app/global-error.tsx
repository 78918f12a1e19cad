'use client';

import './globals.css';
import { FailedPage } from './ui/failed-page';

/** For when even the frame around the pages could not be made. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <main>
          <FailedPage retry={retry} />
        </main>
      </body>
    </html>
  );
}
