// Every failure names the remedy. The rules themselves are tried in tools/src/lint/lint.spec.ts.
import tseslint from 'typescript-eslint';
import { depConstraints, filesOf, moduleBoundaries } from './tools/src/lint/boundaries.mjs';
import { isTypeWithRules, packageBans } from './tools/src/lint/packages.mjs';
import { pureSyntax, purity } from './tools/src/lint/purity.mjs';
import { projects, workspace } from './tools/workspace.mjs';

const code = ['**/*.{ts,tsx,mts,mjs}'];
/** With what stands beside the web app, and in services' folders `testing`, for specs alone. */
const specs = ['**/*.spec.{ts,tsx}', 'apps/web/browser/**/*.ts', 'libs/*/service/src/testing/*.ts'];
const pure = filesOf('kernel', 'contract', 'domain');
/** Where a promise nobody waits for is a write that may be lost. The types it takes to see that cost a second a project. */
const waiting = filesOf('service', 'edge', 'adapter', 'host', 'app');

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

/** Code that can't have been meant so. */
const mistakes = `no-async-promise-executor no-case-declarations no-cond-assign no-constant-binary-expression
  no-constant-condition no-control-regex no-debugger no-dupe-else-if no-duplicate-case no-empty no-empty-character-class
  no-empty-pattern no-extra-boolean-cast no-fallthrough no-irregular-whitespace no-loss-of-precision
  no-misleading-character-class no-prototype-builtins no-regex-spaces no-self-assign
  no-self-compare no-sparse-arrays no-throw-literal
  no-unreachable-loop no-unsafe-finally no-unsafe-optional-chaining no-unused-labels no-useless-backreference
  no-useless-catch no-useless-escape no-var prefer-const require-yield use-isnan`.split(/\s+/);

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
  { ignores: ['**/dist/', '**/dist-*/', '**/node_modules/', '.nx/', 'data/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended.map((config) => ({ files: code, ...config })),
  {
    files: code,
    plugins: { csp: { rules: { 'module-boundaries': moduleBoundaries } } },
    rules: {
      ...boundaries({ specs: false }),
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/triple-slash-reference': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      ...Object.fromEntries(mistakes.map((name) => [name, 'error'])),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
  {
    files: waiting,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: workspace } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // Not for properties: Fastify's reply is a thenable that nobody needs to wait for, and so are React's handlers.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false, inheritedMethods: false } },
      ],
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
