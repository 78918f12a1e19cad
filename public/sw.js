/*
 * Answers with a page of its own when Rummage cannot be reached. Nothing else is kept here: photos, names and searches stay
 * with Rummage, and so does the sign-in.
 */
const SHELL = 'shell-1';
const OFFLINE = '/offline.html';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll([OFFLINE, '/icon.svg'])));
});

self.addEventListener('activate', (event) => {
  const outdated = (names) => names.filter((name) => name !== SHELL);
  event.waitUntil(caches.keys().then((names) => Promise.all(outdated(names).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === 'navigate' && request.method === 'GET' && !pathname.startsWith('/api/');
  if (isPage) event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  else if (pathname === '/icon.svg') {
    event.respondWith(fetch(request).catch(() => caches.match('/icon.svg')));
  }
});
