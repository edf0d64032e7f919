// Every failure names the remedy. The rules themselves are tried in tools/src/lint/lint.spec.ts.
import tseslint from 'typescript-eslint';
import { depConstraints, filesOf, moduleBoundaries } from './tools/src/lint/boundaries.mjs';
import { isTypeWithRules, packageBans } from './tools/src/lint/packages.mjs';
import { pureSyntax, purity } from './tools/src/lint/purity.mjs';
import { projects } from './tools/workspace.mjs';

const code = ['**/*.{ts,tsx,mts,mjs}'];
const specs = ['**/*.spec.{ts,tsx}'];
const pure = filesOf('kernel', 'contract', 'domain');

const syntax = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Give it a name: a default export is called something else in every file that imports it.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: "Write a union of literals, 'open' | 'closed': it is plain data when stored.",
  },
  { selector: 'ExportAllDeclaration', message: 'Name what you export: a door shows what is behind it.' },
];

const boundaries = (options) => ({
  'csp/module-boundaries': ['error', { allow: [], depConstraints: depConstraints(options) }],
});

/** Each project's bans on packages, from its type tag; its specs have a few more packages. */
const packageRules = projects().flatMap(({ folder, tags }) => {
  const type = tags.find((tag) => tag.startsWith('type:'))?.slice(5);
  if (!isTypeWithRules(type)) return [];
  const rules = (options) => ({ 'no-restricted-imports': packageBans({ folder, type, ...options }) });
  return [
    { files: [`${folder}/src/**/*.{ts,tsx}`], rules: rules({ specs: false }) },
    { files: [`${folder}/src/**/*.spec.{ts,tsx}`], rules: rules({ specs: true }) },
  ];
});

export default [
  { ignores: ['**/dist/', '**/node_modules/', '.nx/', 'data/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended.map((config) => ({ files: code, ...config })),
  {
    files: code,
    plugins: { csp: { rules: { 'module-boundaries': moduleBoundaries } } },
    rules: {
      ...boundaries({ specs: false }),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-binary-expression': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-restricted-syntax': ['error', ...syntax],
      'no-throw-literal': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-catch': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: specs, rules: boundaries({ specs: true }) },
  { files: pure, rules: { ...purity, 'no-restricted-syntax': ['error', ...syntax, ...pureSyntax] } },
  {
    // A pure project's specs may read golden files and print: they don't ship.
    files: specs,
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
  ...packageRules,
  {
    // Tools that read a configuration insist on a default export.
    files: ['*.config.{ts,mjs}', '**/*.config.{ts,mjs}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
];
