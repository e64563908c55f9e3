import { expect, it } from 'vitest';
import { detectFormat } from './detect-format.ts';

it.each([
  ['data.csv', 'csv'],
  ['gs://bucket/a.b/data.CSV.gz', 'csv'],
  ['x.tsv', 'tsv'],
  ['/tmp/x.json', 'json'],
  ['x.jsonl.gz', 'jsonl'],
  ['x.ndjson', 'jsonl'],
  ['x.csv.gz.bak', undefined],
  ['x.parquet', undefined],
  ['csv', undefined],
  ['folder.csv/data', undefined],
  ['.csv', undefined],
  ['x.gz', undefined],
  ['', undefined],
])('%s', (path, format) => {
  expect(detectFormat(path)).toBe(format);
});
