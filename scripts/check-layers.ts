/**
 * The layers of docs/architecture.md as a failing check. Fails as well when too few modules were looked at, and proves with a
 * seeded violation that a broken rule is seen.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import configuration from '../.dependency-cruiser.js';

const leastModules = 300;
const seedFolder = 'src/data/seeded-violation';

async function violationsOf(): Promise<ICruiseResult['summary']> {
  const { output } = await cruise(
    ['src'],
    { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true },
    configuration.options.enhancedResolveOptions,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  if (typeof output === 'string') throw new TypeError('dependency-cruiser gave text instead of a result.');
  return output.summary;
}

const { violations, totalCruised } = await violationsOf();
for (const { rule, from, to, comment } of violations)
  console.error(`${rule.name}: ${from} → ${to}${comment === undefined ? '' : `\n  ${comment}`}`);
if (totalCruised < leastModules) {
  console.error(`Only ${totalCruised} modules were looked at; at least ${leastModules} are expected.`);
  process.exitCode = 1;
}

// A rule that cannot fail checks nothing: data/ must not reach up to the steps, and pure code must not open files.
await mkdir(seedFolder, { recursive: true });
try {
  await writeFile(
    join(seedFolder, 'seed.ts'),
    "import '../../steps/loop.ts';\nimport { readFile } from 'node:fs/promises';\nexport const seed = readFile;\n",
  );
  const seeded = await violationsOf();
  for (const rule of ['data-is-the-lowest', 'pure-does-no-io']) {
    if (
      seeded.violations.some(
        (violation) => violation.rule.name === rule && violation.from.startsWith(seedFolder),
      )
    )
      continue;
    console.error(`The seeded violation of ${rule} was not seen.`);
    process.exitCode = 1;
  }
} finally {
  await rm(seedFolder, { recursive: true, force: true });
}
if (violations.length > 0) process.exitCode = 1;
else if (process.exitCode === undefined)
  console.log(`Layers: ${totalCruised} modules, no violation; the seeded ones were seen.`);
