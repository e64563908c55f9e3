/**
 * Writes `action.yml` and `actions/<verb>/action.yml` and the tables in docs/actions.md from the values in src/actions/.
 *
 *   node scripts/generate-actions.ts [--check]
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allActions } from '../src/actions/all-actions.ts';
import { actionsPage } from '../src/actions/actions-page.ts';
import { actionYaml } from '../src/actions/action-yaml.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [rootAction, ...stepActions] = allActions;
if (rootAction === undefined || stepActions.length < 10)
  throw new Error(`Only ${allActions.length} actions are defined.`);

const files = new Map<string, string>([
  ['action.yml', actionYaml(rootAction, 'dist', { icon: 'refresh-cw', color: 'blue' })],
  ...stepActions.map(
    (action) => [`actions/${action.name}/action.yml`, actionYaml(action, '../../dist', null)] as const,
  ),
  ['docs/actions.md', actionsPage(allActions)],
]);

if (process.argv.includes('--check')) {
  const stale: string[] = [];
  for (const [name, text] of files) {
    if ((await readFile(join(root, name), 'utf8').catch(() => '')) !== text) stale.push(name);
  }
  const folders = (await readdir(join(root, 'actions')).catch(() => [])).map(
    (folder) => `actions/${folder}/action.yml`,
  );
  stale.push(...folders.filter((name) => !files.has(name)));
  if (stale.length > 0) {
    console.error(`Not as generated: ${stale.join(', ')}. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    console.log(`Actions: ${files.size} generated files are up to date.`);
  }
} else {
  for (const [name, text] of files) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}
