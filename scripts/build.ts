/**
 * Bundles `dist/`: a small entry an action and the terminal program, sharing `core.js` (ours) and `vendor.js` (packages), with what
 * only some need in chunks of their own; and, each in one file, the prediction function, the launcher of local functions, and the worker threads of the learning engine.
 *
 *   node scripts/build.ts           writes dist/
 *   node scripts/build.ts --check   compares a fresh build with dist/ and writes nothing there
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type InputOptions, type OutputOptions } from 'rolldown';
import { allActions } from '../src/actions/all-actions.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const source = (path: string): string => join(root, 'src', path);
const isPackage = /[\\/]node_modules[\\/]/;

/** Modules of the packages whose names match. */
const inPackages = (names: string): RegExp => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names})[\\\\/]`);

const input: InputOptions = {
  cwd: root,
  platform: 'node',
  // The actions run on Node 24; the terminal program also where somebody has only Node 20.
  transform: { target: 'node20.19' },
  // The runner's toolkit drags a whole HTTP client in for tokens that no action of ours asks for: what is not used is left out.
  treeshake: {
    moduleSideEffects: [{ test: inPackages('@actions/[^/]+|undici|tunnel'), sideEffects: false }],
  },
  checks: { circularDependency: false },
  onLog(level, log, handler) {
    // Packages do odd things that we cannot change; ours are errors.
    if (log.id !== undefined && isPackage.test(log.id)) return;
    if (log.code === 'EVAL' || log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    handler(level, log);
  },
};

const output: OutputOptions = {
  format: 'esm',
  minify: false,
  comments: { legal: true, annotation: false, jsdoc: false },
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  hashCharacters: 'hex',
};

async function bundle(options: InputOptions, outputOptions: OutputOptions): Promise<void> {
  const build = await rolldown({ ...input, ...options });
  try {
    await build.write(outputOptions);
  } finally {
    await build.close();
  }
}

async function build(folder: string): Promise<void> {
  const actions = Object.fromEntries(
    allActions.map(({ name }) => [name, source(`actions/entries/${name}.ts`)]),
  );
  await bundle(
    { input: { ...actions, retrain: source('cli/main.ts') } },
    {
      ...output,
      dir: folder,
      codeSplitting: {
        // Named by who waits for them: the runner's toolkit for actions, commander for the terminal, the rest for all or on demand.
        groups: [
          { name: 'vendor-runner', test: inPackages('@actions/[^/]+|undici|tunnel'), priority: 3 },
          { name: 'vendor-terminal', test: inPackages('commander|picocolors'), priority: 3 },
          { name: 'vendor-forest', test: inPackages('ml-[^/]+|is-any-array|random-js'), priority: 3 },
          {
            name: 'base',
            test: /[\\/]src[\\/]contract[\\/](?:retrain-error|error-catalogue|retrain-version)\.ts/,
            priority: 3,
          },
          { name: 'vendor', test: isPackage, tags: ['$initial'], priority: 2 },
          { name: 'vendor-storage', test: isPackage, priority: 1 },
          // Entries stay entries: what runs when it is loaded must not be in a shared file.
          {
            name: 'core',
            test: /[\\/]src[\\/](?!actions[\\/]entries|cli[\\/]|adapters[\\/](?:terminal|system-clock))/,
            tags: ['$initial'],
            priority: 1,
          },
          {
            name: 'terminal',
            test: /[\\/]src[\\/](?:cli[\\/](?!main\.ts)|adapters[\\/]terminal|adapters[\\/]system-clock)/,
            tags: ['$initial'],
            priority: 1,
          },
        ],
      },
    },
  );
  for (const [name, entry] of [
    ['function', 'serve/function.ts'],
    ['local-function', 'adapters/local-function/launch.ts'],
    ['learn-worker', 'learn/trees/worker-entry.ts'],
  ] as const) {
    await bundle({ input: { [name]: source(entry) } }, { ...output, dir: folder, codeSplitting: false });
  }
  // The files are modules wherever they are checked out to.
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
}

async function readAll(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

/** Builds into a folder of its own first: a build that fails leaves `dist/` as it was. */
async function buildAside<T>(use: (fresh: string) => Promise<T>): Promise<T> {
  const fresh = await mkdtemp(join(tmpdir(), 'retrain-dist-'));
  try {
    await build(fresh);
    return await use(fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function check(fresh: string): Promise<void> {
  const [expected, found] = await Promise.all([readAll(fresh), readAll(dist)]);
  const different = [...new Set([...expected.keys(), ...found.keys()])].filter((name) => {
    const [a, b] = [expected.get(name), found.get(name)];
    return a === undefined || b === undefined || !a.equals(b);
  });
  if (expected.size < allActions.length) throw new Error(`Only ${expected.size} files were built.`);
  if (different.length > 0) {
    console.error(`dist/ is not what the sources give: ${different.join(', ')}. Run: npm run build`);
    process.exitCode = 1;
    return;
  }
  console.log(`dist/: ${expected.size} files are as built.`);
}

async function replace(fresh: string): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await cp(fresh, dist, { recursive: true });
  for (const [name, bytes] of [...(await readAll(dist))].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(bytes.length).padStart(9)} dist/${name}`);
  }
}

await buildAside(process.argv.includes('--check') ? check : replace);
