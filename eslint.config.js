import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Stages of the indexer hand values to each other through main.ts and never know one another. */
const STAGES = ['walk', 'watch', 'queue', 'decode', 'embed', 'tag', 'store', 'publish'];

const SERVER_ONLY = ['better-sqlite3', 'hnswlib-node', 'sharp', '@xenova/*', 'fs', 'node:fs', 'node:fs/*'];
const LOADED_LATE = {
  name: 'sonner',
  message: 'Say toasts through app/ui/toast.ts, which loads sonner with the first.',
};

const stageZones = STAGES.map((stage) => ({
  target: `./indexer/${stage}.ts`,
  from: STAGES.filter((other) => other !== stage).map((other) => `./indexer/${other}.ts`),
  message: 'Stages do not import each other: main.ts composes them.',
}));

export default tseslint.config(
  { ignores: ['node_modules', '.next', 'data', 'next-env.d.ts', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-unresolved': 'off',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            { target: './lib', from: ['./app', './indexer'], message: 'Imports go app → lib ← indexer.' },
            { target: './app', from: './indexer', message: 'app/ talks to the indexer through the database only.' },
            { target: './indexer', from: './app', message: 'indexer/ knows nothing of the web app.' },
            { target: './app', from: './lib/store', message: 'app/ holds no SQL: call a service in lib/.' },
            ...stageZones,
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only, except where Next needs a default.',
        },
      ],
    },
  },
  {
    files: ['public/sw.js'],
    languageOptions: { globals: { ...globals.serviceworker } },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['react', 'react-dom', 'react/*', 'next', 'next/*'] }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in lib/config.ts only.' },
      ],
    },
  },
  { files: ['lib/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-imports': ['error', { paths: [LOADED_LATE], patterns: SERVER_ONLY }],
    },
  },
  { files: ['app/ui/toast*'], rules: { 'no-restricted-imports': ['error', { patterns: SERVER_ONLY }] } },
  {
    files: [
      'app/**/{page,layout,error,loading,not-found,template,default,global-error}.tsx',
      'app/{manifest,robots,sitemap,icon,apple-icon}.{ts,tsx}',
      'proxy.ts',
      '*.config.{js,mjs,ts}',
      'e2e/global-setup.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
