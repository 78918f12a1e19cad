import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#lib/paths';

export interface Route {
  readonly kind: 'page' | 'call' | 'file';
  readonly path: string;
}

/** Every page, call and public file there is, by what lies under `app/` and `public/`: a new one is here by itself. */
export function everyRoute(): Route[] {
  const app = join(projectRoot(), 'app');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
  const served = readdirSync(join(projectRoot(), 'public'), { recursive: true, encoding: 'utf8' });

  return [
    ...files
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => ({ kind: 'page' as const, path: pathOf(file) })),
    ...files
      .filter((file) => /(^|\/)route\.ts$/.test(file))
      .map((file) => ({ kind: 'call' as const, path: pathOf(file) })),
    // In the form our pages have it is answered without Next.
    { kind: 'call', path: '/api/photos/1/thumbnail?size=320' },
    ...served.map((file) => ({ kind: 'file' as const, path: `/${file}` })),
  ];
}

/** The files the built app serves to a browser: code and looks. */
export function builtFiles(): string[] {
  const manifest = readFileSync(join(projectRoot(), '.next', 'build-manifest.json'), 'utf8');
  return [...manifest.matchAll(/"(static\/[^"]+\.(?:js|css))"/g)].map(([, file]) => `/_next/${file}`);
}

/** `albums/(all)/page.tsx` is /albums; a parameter is the first photo, album or folder there is. */
function pathOf(file: string): string {
  const names = dirname(file)
    .split('/')
    .filter((name) => name !== '.' && !/^\(.*\)$/.test(name));
  return `/${names.map((name) => name.replace(/^\[(\.\.\.)?\w+\]$/, '1')).join('/')}`;
}
