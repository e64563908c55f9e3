import type { DatasetFormat } from '../contract/config.ts';

const formats: ReadonlyMap<string, DatasetFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
]);

/** The format that a file name promises (`.csv .tsv .json .jsonl .ndjson`, also with `.gz`), or undefined. */
export function detectFormat(path: string): DatasetFormat | undefined {
  const extension = /[^/\\]\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1];
  return extension === undefined ? undefined : formats.get(extension.toLowerCase());
}
