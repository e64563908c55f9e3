import { z } from 'zod';
import { RetrainError } from '../contract/retrain-error.ts';
import type { Feature } from '../contract/run-files.ts';
import { freeTextAdvice, isFreeText } from '../data/free-text.ts';
import { quoteName } from '../data/quote-name.ts';
import type { Column, Table } from '../data/table.ts';
import { dateParts, splitDates } from './date-parts.ts';
import type { EncodingStyle } from './estimator.ts';
import { featureColumns } from './feature-columns.ts';
import { indicatorEncoder } from './indicator-encoder.ts';
import type { Matrix } from './matrix.ts';
import { fitNativeFeature, nativeEncoder, nativeEncodingSchema, nativeWidth } from './native-encoding.ts';
import { mergeRareCategories } from './merge-rare-categories.ts';
import { encodeNumbers, fitNumberEncoding, numberEncodingSchema } from './number-encoding.ts';

/** How each feature is encoded for linear models. */
const linearEncodingSchema = z.strictObject({
  features: z.array(
    z.discriminatedUnion('kind', [
      /** One column: imputed with the median, scaled when the estimator wants it. */
      numberEncodingSchema.extend({ kind: z.literal('number') }),
      /** One column of 0 and 1: imputed with the more frequent value, false when both are as frequent. */
      z.object({ kind: z.literal('boolean'), fill: z.union([z.literal(0), z.literal(1)]) }),
      /**
       * One column of 0 and 1 a category, in the order of the feature's categories; one more for missing when the training
       * rows had a missing value; and one more for all other categories, unknown ones too, when `kept` says which of the
       * feature's categories have a column. Without `kept` all have one, and an unknown category is 0 in all of them.
       */
      z.object({
        kind: z.literal('category'),
        missing: z.boolean(),
        kept: z.array(z.int().min(0)).optional(),
      }),
      /** One column a part of `dateParts`, each encoded as a number. */
      z.object({ kind: z.literal('date'), parts: z.array(numberEncodingSchema).length(dateParts.length) }),
    ]),
  ),
});
type FeatureEncoding = z.infer<typeof linearEncodingSchema>['features'][number];

/** How each feature is encoded, in the order of the model's features. Plain JSON: it is saved in the model. */
export const encodingSchema = z.union([linearEncodingSchema, nativeEncodingSchema]);
export type Encoding = z.infer<typeof encodingSchema>;

/**
 * Learns the encoding of the features from training rows. Errors: `DATASET_INVALID` when the table lacks a feature, or when
 * features are free text.
 */
export function fitEncoding(table: Table, features: readonly Feature[], style: EncodingStyle): Encoding {
  const columns = featureColumns(table, features);
  refuseFreeText(columns);
  if (style.kind === 'native') {
    return {
      kind: 'native',
      features: columns.map((column, index) => fitNativeFeature(column, features[index]!)),
    };
  }
  return { features: columns.map((column, index) => fitFeature(column, features[index]!, style.scaled)) };
}

function fitFeature(column: Column, feature: Feature, scaled: boolean): FeatureEncoding {
  switch (column.kind) {
    case 'number':
      return { kind: 'number', ...fitNumberEncoding(column.values, scaled) };
    case 'boolean': {
      let balance = 0;
      for (const value of column.values) balance += value === 1 ? 1 : value === 0 ? -1 : 0;
      return { kind: 'boolean', fill: balance > 0 ? 1 : 0 };
    }
    case 'category':
      return {
        kind: 'category',
        missing: column.codes.includes(-1),
        ...mergeRareCategories(column, feature.categories ?? []),
      };
    case 'date':
      return {
        kind: 'date',
        parts: splitDates(column.values).map((part) => fitNumberEncoding(part, scaled)),
      };
  }
}

function refuseFreeText(columns: readonly Column[]): void {
  const problems = columns
    .filter((column) => column.kind === 'category' && isFreeText(column))
    .map(({ name }) => `The column ${quoteName(name)} ${freeTextAdvice}`);
  if (problems.length > 0) throw new RetrainError('DATASET_INVALID', problems[0]!, { problems });
}

/** Turns tables into matrices as one encoding says. */
export interface Encoder {
  /** For each encoded column, the index of the feature that it comes from. */
  readonly owners: readonly number[];
  /** For each encoded column, whether its values are codes of categories, from 0 on. */
  readonly categorical: readonly boolean[];
  /** Encodes every row of a table that has the features by name. Errors: `DATASET_INVALID` when it lacks one. */
  encode(table: Table): Matrix;
}

/** Encoder for the features of a model; `encoding` is aligned with them. */
export function createEncoder(features: readonly Feature[], encoding: Encoding): Encoder {
  const categoriesOf = (index: number) => features[index]?.categories ?? [];
  const encoders: readonly FeatureEncoder[] =
    'kind' in encoding
      ? encoding.features.map((entry, index) => ({
          width: nativeWidth(entry),
          categorical: entry.kind === 'category',
          encode: nativeEncoder(entry, categoriesOf(index)),
        }))
      : encoding.features.map((entry, index) => featureEncoder(entry, categoriesOf(index)));
  return {
    owners: encoders.flatMap(({ width }, index) => new Array<number>(width).fill(index)),
    categorical: encoders.flatMap(({ width, categorical }) =>
      new Array<boolean>(width).fill(categorical === true),
    ),
    encode: (table) => {
      const columns = featureColumns(table, features);
      return {
        rowCount: table.rowCount,
        columns: encoders.flatMap(({ encode }, index) => encode(columns[index]!)),
      };
    },
  };
}

interface FeatureEncoder {
  /** Number of encoded columns. */
  readonly width: number;
  readonly categorical?: boolean;
  readonly encode: (column: Column) => readonly Float64Array[];
}

function featureEncoder(entry: FeatureEncoding, categories: readonly string[]): FeatureEncoder {
  switch (entry.kind) {
    case 'number':
      return {
        width: 1,
        encode: (column) => (column.kind === 'number' ? [encodeNumbers(column.values, entry)] : []),
      };
    case 'boolean':
      return {
        width: 1,
        encode: (column) =>
          column.kind === 'boolean'
            ? [Float64Array.from(column.values, (value) => (value > 1 ? entry.fill : value))]
            : [],
      };
    case 'category':
      return indicatorEncoder(entry, categories);
    case 'date':
      return {
        width: entry.parts.length,
        encode: (column) =>
          column.kind === 'date'
            ? splitDates(column.values).map((part, index) => encodeNumbers(part, entry.parts[index]!))
            : [],
      };
  }
}
