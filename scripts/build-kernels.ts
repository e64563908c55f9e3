/**
 * Compiles the kernels of the learning engine, AssemblyScript in `kernels/`, to WebAssembly, and writes each as base64 into a module
 * of `src/learn/trees/`: so that there is nothing to find or to read at run time.
 *
 *   node scripts/build-kernels.ts           writes the modules
 *   node scripts/build-kernels.ts --check   compares them with a fresh build
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

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

async function compile(file: string): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  let complaints = '';
  const { error } = await asc.main([file, ...options, '--outFile', 'kernel.wasm'], {
    readFile: (name, base) => readFile(join(base, name), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (chunk) => {
        complaints += String(chunk);
      },
    },
  });
  if (error !== null) throw new Error(`${file} does not compile.\n${complaints}`, { cause: error });
  if (binary === undefined) throw new Error(`${file} gave no binary.`);
  return binary;
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
process.chdir(root);
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
