/** A line to paste for each key that must be there. A test holds the table against the schema. */
const examples: Readonly<Record<string, string>> = {
  name: 'name: my-model',
  store: 'store: gs://my-bucket/my-model',
  dataset: 'dataset: { source: data/dataset.csv, target: my_column }',
  'dataset.source': 'source: data/dataset.csv',
  'dataset.target': 'target: my_column',
  train: 'train: { algorithm: logistic_regression }',
  'train.model': 'model: model.pkl',
  'train.metrics': 'metrics: metrics.json',
  'gate.force_reason': 'force_reason: why the gate is overruled',
  'deploy.target': 'target: local',
};

/** What to write for a key that must be there; undefined for one that may be left out. */
export function requiredKeyExample(dotted: string): string | undefined {
  return examples[dotted];
}

/** What to write for any key that is missing. */
export function missingKeyExample(dotted: string): string {
  return requiredKeyExample(dotted) ?? `${dotted.slice(dotted.lastIndexOf('.') + 1)}: …`;
}
