/**
 * The whole loop, twice, on the Palmer penguins: the first run has no champion, the second has one and more data. Everything is
 * done by the program that ships (`dist/retrain.js`), in the folder `.retrain-demo/`.
 *
 *   npm run demo              runs the loop twice and asks the endpoint for a prediction
 *   npm run demo -- --serve   the same, and keeps the endpoint up until Ctrl-C
 */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import colors from 'picocolors';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, '.retrain-demo');
const program = join(root, 'dist/retrain.js');
const serve = process.argv.includes('--serve');

interface Deployment {
  readonly url: string;
}

function heading(text: string): void {
  console.log(`\n${colors.bold(colors.cyan(`━━ ${text} `.padEnd(88, '━')))}`);
}

async function retrain(...args: string[]): Promise<void> {
  const shown = ['retrain', ...args].join(' ');
  console.log(colors.dim(`$ ${shown}`));
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${shown} ended with exit code ${code ?? 'none'}`);
}

/** As `retrain`, but the last lines on the screen stay those of the demo. */
async function quietly(command: string): Promise<void> {
  const child = spawn(process.execPath, [program, command], { cwd: folder, stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
}

/** What an earlier demo may still serve is stopped before its folder goes. */
async function clear(): Promise<void> {
  const started = await stat(join(folder, 'retrain.yml')).catch(() => undefined);
  if (started !== undefined) await quietly('stop');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

async function printTree(path: string, indent = ''): Promise<void> {
  const entries = (await readdir(path, { withFileTypes: true })).filter(
    (entry) => !entry.name.startsWith('.'),
  );
  for (const [index, entry] of entries.entries()) {
    const last = index === entries.length - 1;
    const inside = join(path, entry.name);
    const size = entry.isFile() ? colors.dim(` ${(await stat(inside)).size} bytes`) : '';
    console.log(`${indent}${last ? '└─ ' : '├─ '}${entry.name}${entry.isDirectory() ? '/' : ''}${size}`);
    if (entry.isDirectory()) await printTree(inside, `${indent}${last ? '   ' : '│  '}`);
  }
}

async function ask(url: string): Promise<void> {
  const penguin = { beak_length_mm: 47.5, body_mass_g: 5100, sex: 'FEMALE' };
  console.log(`curl -s ${url} -H 'content-type: application/json' -d '${JSON.stringify(penguin)}'`);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(penguin),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The endpoint answered with status ${response.status}: ${answer}`);
  console.log(colors.green(answer.trim()));
}

async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    const keepAlive = setInterval(() => undefined, 60_000);
    process.once('SIGINT', () => {
      clearInterval(keepAlive);
      resolve();
    });
  });
}

const startedMs = performance.now();
await clear();
await copyFile(join(root, 'demo/retrain.yml'), join(folder, 'retrain.yml'));
const source = join(root, 'node_modules/vega-datasets/data/penguins.json');
const penguins = JSON.parse(await readFile(source, 'utf8')) as readonly unknown[];
const dataset = join(folder, 'penguins.json');

heading('First run: no champion yet');
await writeFile(
  dataset,
  JSON.stringify(
    penguins.filter((_, index) => index % 3 !== 0),
    null,
    1,
  ),
);
await retrain('run');

heading('The dataset has grown: the second run has a champion to beat');
await writeFile(dataset, JSON.stringify(penguins, null, 1));
await retrain('run');

heading('What is in the store');
await printTree(join(folder, 'store'));
await retrain('history');

heading('What the endpoint answers');
const deployment = JSON.parse(await readFile(join(folder, '.retrain/deployment.json'), 'utf8')) as Deployment;
console.log(
  `report: ${relative(process.cwd(), join(folder, '.retrain/report.html'))}   (open it in a browser)`,
);
console.log(colors.dim(`Two runs took ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`));
try {
  await ask(deployment.url);
  if (serve) {
    console.log(`Serving at ${deployment.url} until Ctrl-C.`);
    await untilInterrupted();
  }
} finally {
  await quietly('stop');
}
