import type { CategoryColumn } from '../data/table.ts';

/** A feature with more categories than this has its rare ones merged. */
const mostUnmerged = 50;
/** Of such a feature, the most frequent categories, up to so many, keep a column of their own. */
const mostKept = 100;

/**
 * The rare categories of a feature share one column. When a feature has more than 50 categories, those that are not among the
 * 100 most frequent, or that only one training row has, are rare (of categories as frequent, the one that the feature lists
 * first counts as more frequent). Gives the places of the others in the feature's list, ascending; nothing when none is rare.
 */
export function mergeRareCategories(
  column: CategoryColumn,
  categories: readonly string[],
): { readonly kept?: number[] } {
  if (categories.length <= mostUnmerged) return {};
  const byCode = new Float64Array(column.categories.length);
  for (const code of column.codes) if (code !== -1) byCode[code]! += 1;
  const counts = new Map(column.categories.map((category, code) => [category, byCode[code]!]));
  const kept = categories
    .map((category, place) => ({ place, count: counts.get(category) ?? 0 }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || a.place - b.place)
    .slice(0, mostKept)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
  return kept.length === categories.length ? {} : { kept };
}
