import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { importDirection } from './scripts/lint/importDirection.ts';

const lyktan = { rules: { 'import-direction': importDirection } };

export default ts.config(
  {
    ignores: ['**/node_modules/', 'web/build/', 'web/.svelte-kit/', '.cache/', '.data/', 'coverage/'],
  },
  {
    files: ['**/*.{js,ts,svelte}'],
    extends: [ts.configs.strict],
    plugins: { lyktan },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'lyktan/import-direction': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A `!` where the line above has just put the value in is clearer than an impossible branch.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // TypeScript tells undefined names better.
      'no-undef': 'off',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Rules that need types: a promise nobody waits for is the bug they are worth their seconds for.
    files: ['{api,scripts,tests,geodata}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['{api,scripts,geodata}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error', 'prefer-const': 'off' },
  },
  {
    files: ['web/**/*.{ts,svelte}'],
    rules: {
      // The app is always served from the root of its host.
      'svelte/no-navigation-without-resolve': 'off',
      // Caches and query strings inside a function are not state that a page reads.
      'svelte/prefer-svelte-reactivity': 'off',
      // Keeps a blank that the formatter would drop.
      'svelte/no-useless-mustaches': 'off',
    },
  },
);
