/** Writes schema/retrain.schema.json from the configuration's schema. `--check` compares and writes nothing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorSchema } from '../src/config/editor-schema.ts';

const file = join(dirname(fileURLToPath(import.meta.url)), '../schema/retrain.schema.json');
const schema = editorSchema();

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== schema) {
    console.error('schema/retrain.schema.json is not as generated. Run: npm run generate');
    process.exitCode = 1;
  } else {
    console.log(`Schema: ${schema.length} characters are up to date.`);
  }
} else {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, schema);
}
