/** @type {import('next').NextConfig} */
const config = {
  // Native modules and the worker that uses them run as plain Node; Next must not bundle them.
  serverExternalPackages: [
    'better-sqlite3',
    'hnswlib-node',
    'onnxruntime-node',
    'sharp',
    '@xenova/transformers',
    '@huggingface/transformers',
  ],
  experimental: {
    // proxy.ts makes Next buffer every body. A little above the largest upload `app/api/body.ts` takes (30 MiB), so
    // that a body that is too large is refused by name instead of being cut short.
    proxyClientMaxBodySize: '31mb',
  },
  // `npm test` checks types; a person who starts Rummage need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Thumbnails are made by the indexer: a second way to images would only be a second way in.
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
