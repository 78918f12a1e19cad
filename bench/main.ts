/** `npm run bench -- <name> […]` */
const BENCHES = {
  kill: () => import('./kill'),
  busy: () => import('./busy'),
  indexer: () => import('./indexer'),
  memory: () => import('./memory'),
  'clip-sized-model': () => import('./make-clip-sized-model'),
  tags: () => import('./tags'),
  'tag-learn': () => import('./tag-learn'),
  retag: () => import('./retag'),
  cutoff: () => import('./cutoff'),
  learn: () => import('./learn'),
  duplicates: () => import('./duplicates'),
  encoder: () => import('./encoder'),
  switch: () => import('./switch'),
  'switch-kill': () => import('./switch-kill'),
  walk: () => import('./walk'),
  rename: () => import('./rename'),
  compose: () => import('./compose'),
  'compose-cutoff': () => import('./compose-cutoff'),
  hybrid: () => import('./hybrid'),
  search: () => import('./search'),
  http: () => import('./http'),
  rerank: () => import('./rerank'),
  panorama: () => import('./panorama'),
  place: () => import('./place'),
  where: () => import('./where'),
  words: () => import('./words'),
  grid: () => import('./grid'),
  thumbnails: () => import('./thumbnails'),
  screenshots: () => import('./screenshots'),
} as const;

async function run([name = '', ...rest]: readonly string[]): Promise<void> {
  if (!(name in BENCHES)) {
    console.error(`Expected the name of a bench: ${Object.keys(BENCHES).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const bench = await BENCHES[name as keyof typeof BENCHES]();
  await bench.main(rest);
}

await run(process.argv.slice(2));
export {};
