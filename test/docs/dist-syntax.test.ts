/** What is shipped is read by the oldest Node that is supported: a newer one runs all other tests and would not notice. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'acorn';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');
const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'));

it('is all there', () => {
  expect(files.length).toBeGreaterThan(20);
});

it.each(files)('%s has no syntax that Node 20 lacks', async (name) => {
  const text = await readFile(join(dist, name), 'utf8');
  expect(() => parse(text, { ecmaVersion: 2024, sourceType: 'module', allowHashBang: true })).not.toThrow();
});

it('would notice newer syntax', () => {
  expect(() => parse('await using group = start();', { ecmaVersion: 2024, sourceType: 'module' })).toThrow(
    SyntaxError,
  );
});
