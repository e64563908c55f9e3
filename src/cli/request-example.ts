import type { Config } from '../contract/config.ts';
import type { Feature, ProfileFile } from '../contract/run-files.ts';

type Example = Readonly<Record<string, number | string | boolean>>;

/**
 * A request that the endpoint can answer: an ordinary row made of medians and first categories, under the names that requests
 * use. No row of the dataset.
 */
export function requestExample(
  features: readonly Feature[],
  profile: ProfileFile | undefined,
  fields: Config['serve']['fields'],
): Example {
  const requestNames = new Map(Object.entries(fields).map(([field, column]) => [column, field]));
  const example: Record<string, number | string | boolean> = {};
  for (const { name, kind, categories } of features) {
    const median = profile?.columns.find((column) => column.name === name)?.numeric?.median ?? 0;
    const field = requestNames.get(name) ?? name;
    switch (kind) {
      case 'number':
        example[field] = median;
        break;
      case 'date':
        example[field] = new Date(median).toISOString();
        break;
      case 'boolean':
        example[field] = true;
        break;
      case 'category':
        example[field] = categories?.[0] ?? '';
        break;
    }
  }
  return example;
}

/** In single quotes for a POSIX shell. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A line to paste into a shell. */
export function curlLine(url: string, example: Example): string {
  return `curl -s ${shellQuoted(url)} -H 'content-type: application/json' -d ${shellQuoted(JSON.stringify(example))}`;
}
