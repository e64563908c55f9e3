import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { brokenConfigs } from '../../test/tables/broken-configs.ts';
import { editorSchema } from './editor-schema.ts';
import { parseConfig } from './parse-config.ts';
import { readYaml } from './read-yaml.ts';

const examples = new URL('../../examples/', import.meta.url);
const exampleConfigs = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /(?:^|\/)retrain[\w-]*\.yml$/.test(name) && !name.includes('.github'),
);
// An editor knows nothing of zod: what counts is the JSON text, read back as JSON Schema.
const editor = z.fromJSONSchema(JSON.parse(editorSchema()) as Parameters<typeof z.fromJSONSchema>[0]);

describe('the schema for editors', () => {
  it('has nothing in it that is ours alone', () => {
    expect(editorSchema()).not.toMatch(/"(?:input|secret)":/);
    expect(JSON.parse(editorSchema())).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'retrain.schema.json',
      title: 'Retrain configuration',
    });
  });

  it('describes every key', () => {
    const bare: string[] = [];
    const look = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null || !('properties' in node)) return;
      for (const [key, child] of Object.entries(
        node.properties as Record<string, { description?: string }>,
      )) {
        if (child.description === undefined) bare.push(`${path}${key}`);
        look(child, `${path}${key}.`);
      }
    };
    look(JSON.parse(editorSchema()), '');
    expect(bare).toEqual([]);
  });

  it('refuses misspelled keys and wrong values, as the program does', () => {
    const structural = [
      'misspelled key',
      'share above 1',
      'algorithm far from any',
      'all required keys missing',
      'wrong item in a list',
      'wrong column kind',
    ];
    const cases = brokenConfigs.filter(({ name }) => structural.includes(name));
    expect(cases).toHaveLength(structural.length);
    for (const { name, text } of cases)
      expect(editor.safeParse(readYaml(text).value).success, name).toBe(false);
  });

  it('accepts the examples, as the program does', () => {
    const environment = new Proxy<Record<string, string>>({}, { get: () => 'filled' });
    expect(exampleConfigs.length, 'no example was looked at').toBeGreaterThan(0);
    for (const name of exampleConfigs) {
      const text = readFileSync(new URL(name, examples), 'utf8');
      expect(() => parseConfig({ text, file: name, overrides: [], environment }), name).not.toThrow();
      expect(editor.safeParse(readYaml(text).value).success, name).toBe(true);
    }
  });
});
