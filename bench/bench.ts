/**
 * Measures what the documents promise.
 *
 *   npm run bench -- learn [--json] [--large] [--only <text>]
 */
const benches: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>>> = {
  learn: () => import('./learn.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`Write what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 1;
} else {
  await (await bench()).run(args);
}
