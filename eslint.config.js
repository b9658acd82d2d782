import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import regexp from 'eslint-plugin-regexp';
import { noWordKeys } from './scripts/no-word-keys.js';

/** Folders whose functions are pure: same input, same output, no clock, no network, no disk. */
const PURE = [
  'src/core/**',
  'src/engine/**',
  'src/study/**',
  'src/notes/formats/**',
  'src/notes/lint/**',
  'src/notes/import/**',
  'src/canirun/**',
  'src/bot/**',
  'src/adapters/slack/read/**',
  'src/adapters/slack/render/**',
  'src/adapters/discord/read/**',
  'src/adapters/discord/render/**',
];

export default tseslint.config(
  {
    ignores: ['**/*.cjs', 'dist/', 'coverage/', 'node_modules/'],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'scripts/*.js', 'test/environment/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  {
    // In the store a row's columns, on the page a form's fields: names that the program itself gave.
    files: ['src/**/*.ts'],
    ignores: ['src/store/sql/**', 'src/adapters/web/client/**'],
    plugins: { quaymaster: { rules: { 'no-word-keys': noWordKeys } } },
    rules: { 'quaymaster/no-word-keys': 'error' },
  },
  {
    // A regular expression that looks twice at the same characters lets a short text stop everybody.
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignoreSticky: false, ignorePartial: false },
      ],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'This folder is pure: ask through a port.' },
        { name: 'process', message: 'This folder is pure: take it as an argument.' },
        { name: 'setTimeout', message: 'This folder is pure: waiting happens at the edges.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'This folder is pure: take the time as an argument.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'This folder is pure: take a seed as an argument.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^node:(fs|http|https|net|dns|child_process|os|process)',
              message: 'This folder is pure.',
            },
          ],
        },
      ],
    },
  },
  {
    // Indexed loops over typed arrays: bounds are the loop's own.
    files: ['src/engine/**', 'bench/**', 'scripts/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['src/cli.ts', 'src/adapters/terminal/**', 'bench/**', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
);
