import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What decides a result must give the same bytes on every Node, machine, locale and day. */
const determinism = [
  {
    selector: "BinaryExpression[operator='**']",
    message: 'The power operator differs between Node majors: multiply, or use a table.',
  },
  {
    selector: "AssignmentExpression[operator='**=']",
    message: 'The power operator differs between Node majors.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='pow']",
    message: 'Math.pow differs between Node majors: multiply, or use a table.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Draw from a seeded generator of this project.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the time from the Clock port.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]',
    message: 'Results must not depend on the locale: compare code units.',
  },
];

export default defineConfig(
  // AssemblyScript only looks like TypeScript: its compiler checks kernels/.
  globalIgnores([
    'dist/',
    'coverage/',
    'node_modules/',
    'examples/',
    'test/fixtures/',
    '.retrain*/',
    'kernels/',
    '**/*.generated.ts',
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '.dependency-cruiser.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['**/index.ts'], message: 'No barrels: import the file that has the thing.' }],
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/{contract,data,learn,evaluate,registry,serve,report}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...determinism] },
  },
  {
    // Inner loops over typed arrays: the index is in bounds by the loop's own condition, and a check a cell would cost as much as the work.
    files: ['src/{data,learn,evaluate,serve,report}/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  prettier,
);
