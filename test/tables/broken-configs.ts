/** Broken configurations, each with what is wrong in its name. `{rest}` stands for the lines that make it complete. */
export interface BrokenConfig {
  readonly name: string;
  readonly text: string;
  /** Flags as they are typed, by input name. */
  readonly flags?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

const head = `name: heart-disease
store: gs://my-bucket/heart-disease
`;
const dataset = `dataset:
  source: data/heart.csv
  target: target
`;
const train = `train:
  algorithm: logistic_regression
`;

export const brokenConfigs: readonly BrokenConfig[] = [
  { name: 'empty file', text: '' },
  { name: 'only a comment', text: '# nothing yet\n' },
  { name: 'a list instead of a mapping', text: '- name: heart-disease\n- store: x\n' },
  { name: 'a sentence instead of a mapping', text: 'hello\n' },
  { name: 'all required keys missing', text: 'serve:\n  prediction: diagnosis\n' },
  {
    name: 'required keys missing below the first level',
    text: `${head}dataset:\n  task: binary\n${train}deploy:\n  port: 8080\n`,
  },
  { name: 'misspelled key', text: `${head}${dataset}train:\n  algoritm: random_forest\n` },
  { name: 'hyphens in a key', text: `${head}${dataset}${train}gate:\n  on-missing-champion: hold\n` },
  { name: 'camel case in a key', text: `${head}${dataset}${train}gate:\n  failOnHold: true\n` },
  {
    name: 'key at the wrong level',
    text: `${head}target: target\nalgorithm: logistic_regression\n${dataset}${train}`,
  },
  { name: 'key that means nothing', text: `${head}${dataset}${train}serve:\n  colour: red\n` },
  {
    name: 'unknown keys on three levels',
    text: `${head}stoer: x\ndataset:\n  source: a.csv\n  target: t\n  typs: {}\n${train}gate:\n  metrics:\n    roc_auc:\n      treshold: 0.8\n`,
  },
  {
    name: 'merge key',
    text: `${head}${dataset}train:\n  <<: { algorithm: logistic_regression }\n  algorithm: logistic_regression\n`,
  },
  { name: 'name with capitals and spaces', text: `name: Heart Disease\nstore: x\n${dataset}${train}` },
  { name: 'name that is a number', text: `name: 2024\nstore: x\n${dataset}${train}` },
  { name: 'empty texts', text: `name: a\nstore: ""\ndataset:\n  source: ""\n  target: ""\n${train}` },
  {
    name: 'column named by a number',
    text: `${head}dataset:\n  source: a.csv\n  target: 1\n  required: [age, 2]\n${train}`,
  },
  { name: 'value left out', text: `name:\nstore: x\n${dataset}train:\n` },
  {
    name: 'all keys of a section commented out',
    text: `${head}${dataset}${train}gate:\n  # force: true\nreport:\n`,
  },
  { name: 'algorithm that is not there', text: `${head}${dataset}train:\n  algorithm: logistic-regresion\n` },
  { name: 'algorithm far from any', text: `${head}${dataset}train:\n  algorithm: gpt\n` },
  { name: 'one choice only', text: `${head}${dataset}${train}deploy:\n  target: cloud_functions\n` },
  { name: 'share above 1', text: `${head}${dataset}split:\n  holdout: 20\n${train}` },
  { name: 'share in percent', text: `${head}${dataset}split:\n  holdout: 20%\n${train}` },
  { name: 'number in quotes', text: `${head}${dataset}split:\n  seed: "42"\n${train}` },
  { name: 'whole number with a fraction', text: `${head}${dataset}split:\n  seed: 1.5\n${train}` },
  {
    name: 'number out of range',
    text: `${head}${dataset}${train}deploy:\n  target: local\n  port: 70000\n  smoke_rows: 0\n  startup_seconds: .inf\n`,
  },
  {
    name: 'not a number',
    text: `${head}${dataset}${train}gate:\n  metrics:\n    roc_auc: { threshold: .nan, max_regression: -0.1 }\n`,
  },
  {
    name: 'yes and no of YAML 1.1',
    text: `${head}${dataset}${train}gate:\n  fail_on_hold: yes\n  force: Off\n`,
  },
  {
    name: 'text instead of a list',
    text: `${head}dataset:\n  source: a.csv\n  target: t\n  exclude: id\n${train}`,
  },
  { name: 'empty list', text: `${head}dataset:\n  source: a.csv\n  target: t\n  features: []\n${train}` },
  {
    name: 'wrong item in a list',
    text: `${head}${dataset}${train}serve:\n  include: [probabilities, model_versions]\n`,
  },
  {
    name: 'mapping instead of text',
    text: `${head}dataset:\n  source:\n    uri: a.csv\n  target: t\n${train}`,
  },
  {
    name: 'number instead of a rule',
    text: `${head}${dataset}${train}gate:\n  metrics:\n    roc_auc: 0.8\n`,
  },
  {
    name: 'wrong column kind',
    text: `${head}dataset:\n  source: a.csv\n  target: t\n  types: { zip: string, age: numbr }\n${train}`,
  },
  {
    name: 'nothing of three kinds',
    text: `${head}dataset:\n  source: a.csv\n  target: t\n  positive: [1]\n${train.trimEnd()}\n  params: { C: null, tol: { a: 1 } }\n`,
  },
  {
    name: 'algorithm and command',
    text: `${head}${dataset}${train}  command: python train.py\n  model: model.pkl\n  metrics: metrics.json\n`,
  },
  { name: 'neither algorithm nor command', text: `${head}${dataset}train:\n  seed: 1\n` },
  {
    name: 'command without model and metrics',
    text: `${head}${dataset}train:\n  command: python train.py\n`,
  },
  {
    name: 'rules between keys beside other problems',
    text: `${head}${dataset}split:\n  key: id\n  column: side\n  holdout: 2\ntrain:\n  command: python train.py\n  timeout_minutes: 0\ngate:\n  force: true\n  on_missing_champion: maybe\n`,
  },
  {
    name: 'secret reference where no secret belongs',
    text: `name: a\nstore: gs://\${BUCKET}/models\n${dataset}${train}`,
  },
  {
    name: 'GitHub expression',
    text: `${head}${dataset}train:\n  command: python train.py\n  model: m\n  metrics: m.json\n  environment:\n    TOKEN: \${{ secrets.TOKEN }}\n`,
  },
  {
    name: 'secret that is not set, is empty, is malformed',
    text: `${head}${dataset}train:\n  command: python train.py\n  model: m\n  metrics: m.json\n  environment:\n    A: \${MISSING}\n    B: Bearer \${EMPTY}\n    C: \${not a name}\n    D: \${FINE}\n    E: \${OPEN\n`,
    environment: { EMPTY: '', FINE: 'hunter2' },
  },
  {
    name: 'secret of the wrong kind',
    text: `${head}${dataset}train:\n  command: python train.py\n  model: m\n  metrics: m.json\n  environment:\n    PIN: 1234567890\n    FLAG: true\n    LIST: [hunter2]\n`,
  },
  { name: 'key twice', text: `${head}${dataset}${train}store: file:///tmp/x\n` },
  { name: 'tab as indentation', text: `${head}dataset:\n\tsource: a.csv\n\ttarget: t\n${train}` },
  { name: 'quote not closed', text: `name: "heart\nstore: x\n${dataset}` },
  { name: 'bracket not closed', text: `${head}dataset:\n  source: a.csv\n  features: [age, sex\n${train}` },
  { name: 'colon in a text without quotes', text: `${head}${dataset}train:\n  command: python -c "x": y\n` },
  {
    name: 'keys of one mapping in different columns',
    text: `${head}dataset:\n  source: a.csv\n   target: t\n${train}`,
  },
  { name: 'two faults of syntax', text: `name: @heart\nstore: x\ndataset:\n  source: "a\\q.csv"\n` },
  { name: 'two documents', text: `${head}---\n${dataset}` },
  { name: 'alias without anchor', text: `${head}dataset:\n  source: *data\n  target: t\n${train}` },
  {
    name: 'alias within itself',
    text: `${head}${dataset}train: &t\n  algorithm: logistic_regression\n  params: *t\n`,
  },
  { name: 'tag', text: `${head}dataset:\n  source: !env DATA\n  target: t\n${train}` },
  { name: 'binary', text: 'PK\u0003\u0004\u0000\u0000\n' },
  { name: '__proto__', text: `${head}${dataset}${train}__proto__:\n  polluted: true\n` },
  {
    name: 'flag that is no number',
    text: `${head}${dataset}${train}`,
    flags: { holdout: 'a fifth', seed: '1.5', port: '99999' },
  },
  {
    name: 'flag that is no choice',
    text: `${head}${dataset}${train}`,
    flags: { algorithm: 'linear-regression', force: 'yes' },
  },
  {
    name: 'flag against the file',
    text: `${head}${dataset}${train}`,
    flags: { train_command: 'python train.py' },
  },
  {
    name: 'flag of a section that the file does not have',
    text: `${head}${dataset}${train}`,
    flags: { function: 'Heart' },
  },
  { name: 'flags for an empty file', text: '', flags: { name: 'heart', store: '', source: 'a.csv' } },
  { name: 'reference in a flag', text: `${head}${dataset}${train}`, flags: { store: 'gs://${BUCKET}/x' } },
];
