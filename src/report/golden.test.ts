import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  datasetFileSchema,
  decisionFileSchema,
  deploymentFileSchema,
  metricsFileSchema,
  profileFileSchema,
  promotionFileSchema,
  publicationFileSchema,
  validationFileSchema,
} from '../contract/run-files.ts';
import { samples } from '../../test/golden/report/samples.ts';
import { scanPage } from '../../test/golden/report/scan-page.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Compares with the committed file; `UPDATE_GOLDEN=1` writes it instead, to be looked at and committed. */
function expectGolden(file: string, text: string): void {
  const url = new URL(`../../test/golden/report/${file}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(url, text);
  expect(text).toBe(readFileSync(url, 'utf8'));
}

const schemas = {
  dataset: datasetFileSchema,
  profile: profileFileSchema,
  validation: validationFileSchema,
  metrics: metricsFileSchema,
  decision: decisionFileSchema,
  publication: publicationFileSchema,
  deployment: deploymentFileSchema,
  promotion: promotionFileSchema,
} as const;

describe.each(Object.entries(samples))('the report %s', (name, input) => {
  it('is made of valid run files', () => {
    for (const [part, schema] of Object.entries(schemas)) {
      const file = input[part as keyof typeof schemas];
      if (file !== null) expect(schema.safeParse(file).error?.issues ?? [], part).toEqual([]);
    }
  });

  it('reads as the committed Markdown', () => {
    expectGolden(`${name}.md`, renderMarkdown(input));
  });

  it('looks like the committed page', () => {
    expectGolden(`${name}.html`, renderHtml(input));
  });

  it('has a page that is well-formed and loads nothing', () => {
    const { elements } = scanPage(renderHtml(input));
    const names = new Set(elements.map((element) => element.name));
    for (const forbidden of [
      'script',
      'img',
      'image',
      'iframe',
      'object',
      'embed',
      'link',
      'form',
      'base',
      'use',
      'foreignObject',
    ])
      expect(names, forbidden).not.toContain(forbidden);
    for (const { name: element, attributes } of elements) {
      for (const [key, value] of attributes) {
        expect(key).not.toMatch(/^on|^src|^srcset$|^xlink|^action$|^formaction$|^background$/i);
        if (key === 'href') expect([element, value]).toEqual(['a', input.lineage?.runUrl]);
        if (key === 'style') expect(value).toMatch(/^--share:(?:0|[01]\.\d{3})$/);
      }
    }
    const policy = elements.find(
      (element) => element.attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    expect(policy?.attributes.get('content')).toMatch(/^default-src 'none';/);
    const page = renderHtml(input);
    expect(page.slice(page.indexOf('<style>'), page.indexOf('</style>'))).not.toMatch(
      /url\(|@import|expression/i,
    );
  });

  it('has one heading of the first level, a caption in every table, a title in every plot, and no id twice', () => {
    const { elements } = scanPage(renderHtml(input));
    const count = (of: string) => elements.filter((element) => element.name === of).length;
    const ids = elements.flatMap((element) => element.attributes.get('id') ?? []);
    expect(count('h1')).toBe(1);
    expect(count('caption')).toBe(count('table'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements.filter(({ name: tag }) => tag === 'svg')) {
      const { attributes } = element;
      if (attributes.get('aria-hidden') === 'true') continue;
      expect(attributes.get('role')).toBe('img');
      expect(attributes.get('aria-label')).toBeTruthy();
      expect(elements[elements.indexOf(element) + 1]?.name).toBe('title');
    }
  });

  it('says the same twice', () => {
    expect(renderHtml(input)).toBe(renderHtml(structuredClone(input)));
    expect(renderMarkdown(input)).toBe(renderMarkdown(structuredClone(input)));
  });
});
