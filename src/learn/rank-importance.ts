/** Sum of the weights of each feature's encoded columns, largest first; empty when there are no weights. */
export function rankImportance(
  features: readonly string[],
  owners: readonly number[],
  weights: readonly number[],
): readonly { readonly feature: string; readonly value: number }[] {
  if (weights.length === 0) return [];
  const sums = features.map(() => 0);
  for (const [column, weight] of weights.entries()) sums[owners[column]!]! += weight;
  // Sorting keeps equal ones in the order of the features.
  return features
    .map((feature, index) => ({ feature, value: sums[index]! }))
    .sort((a, b) => b.value - a.value);
}
