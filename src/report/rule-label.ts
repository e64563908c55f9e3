const labels: ReadonlyMap<string, string> = new Map([
  ['threshold', 'Threshold'],
  ['max_regression', 'Largest regression'],
  ['min_absolute_change', 'Smallest absolute change'],
  ['min_relative_change', 'Smallest relative change'],
  ['champion', 'Champion'],
  ['baseline', 'Trivial baseline'],
  ['force', 'Forced'],
]);

/** What a rule of the gate is called; one that is not known is called by its key. */
export function ruleLabel(rule: string): string {
  return labels.get(rule) ?? rule;
}
