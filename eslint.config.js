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

/** Where every word is in the catalogue (app/strings), and has to stay. */
const TRANSLATED =
  'app/{about,album,albums,bar,compose,duplicates,for-the-owner,format,grid,http,labels,models,offline.html,photo,photos,search,selection,self-test,sidecars,sign-in,status,strings,timeline,trash,ui}/**';
const TRANSLATED_PAGES = [
  `${TRANSLATED}/{page,loading,error}.tsx`,
  'app/{page,layout,error,global-error,not-found}.tsx',
];
const TRANSLATED_PARTS = [`${TRANSLATED}/*.{ts,tsx}`];
const SHOWN = '/^(?:alt|aria-label|cancel|label|of|placeholder|text|title)$/';
const WORDS = '/[A-Za-z]/';
const NAME = '/^\\s*Rummage\\s*$/';
const FIXED_WORDS = [
  `JSXText[value=${WORDS}]:not([value=${NAME}])`,
  `JSXAttribute[name.name=${SHOWN}] > Literal[value=${WORDS}]`,
  `JSXAttribute[name.name=${SHOWN}] > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=${WORDS}]`,
  `JSXAttribute[name.name=${SHOWN}] TemplateElement[value.raw=${WORDS}]`,
  `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > :matches(Literal[value=${WORDS}], TemplateLiteral)`,
  `CallExpression[callee.name=/^toast/] > :matches(Literal, TemplateLiteral)`,
  `CallExpression[callee.name=/^toast/] Property[key.name=/^(?:label|description)$/] > :matches(Literal, TemplateLiteral)`,
  `VariableDeclarator[id.name='metadata'] Property[key.name=/^(?:title|description)$/] > Literal`,
].map((selector) => ({ selector, message: 'Words are shown from the catalogue: see docs/translating.md.' }));
const NO_DEFAULT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only, except where Next needs a default.',
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
      'no-restricted-syntax': ['error', NO_DEFAULT],
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
  // Reads the sources themselves.
  { files: ['app/strings/areas.test.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['app/ui/toast*'], rules: { 'no-restricted-imports': ['error', { patterns: SERVER_ONLY }] } },
  {
    files: TRANSLATED_PARTS,
    ignores: ['app/strings/{en,de}/**', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT, ...FIXED_WORDS] },
  },
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
  { files: TRANSLATED_PAGES, rules: { 'no-restricted-syntax': ['error', ...FIXED_WORDS] } },
);
