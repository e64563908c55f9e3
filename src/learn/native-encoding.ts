import { z } from 'zod';
import type { Feature } from '../contract/run-files.ts';
import type { Column } from '../data/table.ts';
import { dateParts, splitDates } from './date-parts.ts';

/**
 * How each feature is encoded for trees: one column of raw numbers, or one a part of a date, with NaN for missing.
 * Nothing is imputed, as trees learn where a missing value goes.
 */
export const nativeEncodingSchema = z.object({
  kind: z.literal('native'),
  features: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('number') }),
      /** 0 and 1. */
      z.object({ kind: z.literal('boolean') }),
      z.object({ kind: z.literal('date') }),
      /**
       * For each category of the feature its code: 0 is the most frequent of the training rows, and of categories that are
       * as frequent the one that the feature lists first. An unknown category is missing.
       */
      z.object({ kind: z.literal('category'), codes: z.array(z.int().min(0)) }),
    ]),
  ),
});
export type NativeEncoding = z.infer<typeof nativeEncodingSchema>;
type FeatureEncoding = NativeEncoding['features'][number];

/** The native encoding of one feature, learned from its training rows. */
export function fitNativeFeature(column: Column, feature: Feature): FeatureEncoding {
  if (column.kind !== 'category') return { kind: column.kind };
  const categories = feature.categories ?? [];
  const counts = new Map<string, number>(categories.map((category) => [category, 0]));
  const byCode = new Float64Array(column.categories.length);
  for (const code of column.codes) if (code >= 0) byCode[code]! += 1;
  for (const [code, category] of column.categories.entries()) counts.set(category, byCode[code]!);
  const codes = new Array<number>(categories.length).fill(0);
  const order = categories.map((category, place) => ({ place, count: counts.get(category) ?? 0 }));
  order.sort((a, b) => b.count - a.count || a.place - b.place);
  for (const [code, { place }] of order.entries()) codes[place] = code;
  return { kind: 'category', codes };
}

/** Whether the codes of every feature number its categories, each once. */
export function fitsCategories({ features: entries }: NativeEncoding, features: readonly Feature[]): boolean {
  return entries.every((entry, index) => {
    if (entry.kind !== 'category') return true;
    const count = features[index]?.categories?.length ?? 0;
    return (
      entry.codes.length === count &&
      new Set(entry.codes).size === count &&
      entry.codes.every((code) => code < count)
    );
  });
}

/** Number of columns that a feature of that encoding has. */
export const nativeWidth = ({ kind }: FeatureEncoding): number => (kind === 'date' ? dateParts.length : 1);

/** Encodes columns of one feature; numbers without a copy. A column of another kind has no encoded column. */
export function nativeEncoder(
  entry: FeatureEncoding,
  categories: readonly string[],
): (column: Column) => readonly Float64Array[] {
  switch (entry.kind) {
    case 'number':
      return (column) => (column.kind === 'number' ? [column.values] : []);
    case 'boolean':
      return (column) =>
        column.kind === 'boolean'
          ? [Float64Array.from(column.values, (value) => (value > 1 ? Number.NaN : value))]
          : [];
    case 'date':
      return (column) => (column.kind === 'date' ? splitDates(column.values) : []);
    case 'category': {
      const codeOf = new Map(categories.map((category, place) => [category, entry.codes[place]!]));
      return (column) => {
        if (column.kind !== 'category') return [];
        // The table numbers its categories in its own order, which need not be the model's.
        const codes = column.categories.map((category) => codeOf.get(category) ?? Number.NaN);
        return [Float64Array.from(column.codes, (code) => (code === -1 ? Number.NaN : codes[code]!))];
      };
    }
  }
}
