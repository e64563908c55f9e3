import { RetrainError } from '../contract/retrain-error.ts';
import type { Column } from '../data/table.ts';

/**
 * Encodes categories as columns of 0 and 1: one for each that is kept, one for missing, one for all others.
 * Errors: `MODEL_UNREADABLE` when `kept` names places that the feature does not have, or one twice.
 */
export function indicatorEncoder(
  { missing, kept }: { readonly missing: boolean; readonly kept?: readonly number[] | undefined },
  categories: readonly string[],
): { readonly width: number; readonly encode: (column: Column) => readonly Float64Array[] } {
  const places = kept ?? Array.from(categories.keys());
  if (places.some((place, index) => place >= categories.length || (index > 0 && place <= places[index - 1]!)))
    throw new RetrainError('MODEL_UNREADABLE', 'The kept categories of the model do not fit its features.');
  const positions = new Map(places.map((place, position) => [categories[place]!, position]));
  const missingPosition = missing ? places.length : undefined;
  const otherPosition = kept === undefined ? undefined : places.length + (missing ? 1 : 0);
  const width = places.length + (missing ? 1 : 0) + (kept === undefined ? 0 : 1);
  return {
    width,
    encode: (column) => {
      if (column.kind !== 'category') return [];
      const encoded = Array.from({ length: width }, () => new Float64Array(column.codes.length));
      // The table numbers its categories in its own order, which need not be the model's.
      const positionOf = column.categories.map((category) => positions.get(category) ?? otherPosition);
      for (let row = 0; row < column.codes.length; row++) {
        const code = column.codes[row]!;
        // Without a column for missing or for others, they are 0 in all of them.
        const position = code === -1 ? missingPosition : positionOf[code];
        if (position !== undefined) encoded[position]![row] = 1;
      }
      return encoded;
    },
  };
}
