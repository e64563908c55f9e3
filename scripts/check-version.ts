/** The version in the sources, the package and the changelog is one. */
import { readFile } from 'node:fs/promises';
import { retrainVersion } from '../src/contract/retrain-version.ts';

const packageVersion = (JSON.parse(await readFile('package.json', 'utf8')) as { version: string }).version;
const changelog = await readFile('CHANGELOG.md', 'utf8');
if (packageVersion !== retrainVersion) {
  console.error(
    `package.json says ${packageVersion}, src/contract/retrain-version.ts says ${retrainVersion}.`,
  );
  process.exitCode = 1;
}
if (!changelog.includes(`## ${retrainVersion}`)) {
  console.error(`CHANGELOG.md has no heading "## ${retrainVersion}".`);
  process.exitCode = 1;
}
