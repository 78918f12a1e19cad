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
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
