/**
 * Compiles the kernels of the learning engine, AssemblyScript in `kernels/`, to WebAssembly, and writes each as base64 into a module
 * of `src/learn/trees/`: so that there is nothing to find or to read at run time.
 *
 *   node scripts/build-kernels.ts           writes the modules
 *   node scripts/build-kernels.ts --check   compares them with a fresh build
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** No garbage collector and no standard library; memory comes from outside and is shared by the workers. */
const options = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65536',
  '--enable',
  'threads,simd',
];

/**
 * The compiler is run as a program of its own: its declarations, once imported, replace those of arrays for the whole project, and
 * with that what the type checker knows of missing elements.
 */
async function compile(file: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'retrain-kernel-'));
  try {
    const outFile = join(folder, 'kernel.wasm');
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    await promisify(execFile)(process.execPath, [compiler, file, ...options, '--outFile', outFile], {
      cwd: root,
    });
    return await readFile(outFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function moduleOf(name: string, binary: Uint8Array): string {
  return [
    `// Written by scripts/build-kernels.ts from kernels/${name}.ts: change that, then run npm run generate.`,
    `/** The WebAssembly of kernels/${name}.ts (${binary.length} bytes), in base64. */`,
    'export const binary =',
    `  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
}

const isCheck = process.argv.includes('--check');
const names = (await readdir(join(root, 'kernels')))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .sort();
if (names.length === 0) throw new Error('There is no kernel.');
for (const name of names) {
  const target = `src/learn/trees/${name}-kernel.generated.ts`;
  const fresh = moduleOf(name, await compile(`kernels/${name}.ts`));
  if (!isCheck) {
    await writeFile(join(root, target), fresh);
  } else if ((await readFile(join(root, target), 'utf8').catch(() => '')) !== fresh) {
    console.error(`${target} is not what kernels/${name}.ts gives. Run: npm run generate`);
    process.exitCode = 1;
  }
}
console.log(`kernels/: ${names.length} ${isCheck ? 'compared' : 'compiled'}.`);
