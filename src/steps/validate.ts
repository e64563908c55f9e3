import { RetrainError } from '../contract/retrain-error.ts';
import type { ColumnProfile, Finding, ProfileFile } from '../contract/run-files.ts';
import { profileTable } from '../data/profile.ts';
import { validateDataset } from '../data/validate.ts';
import { prepareData, readTable, splitColumns, type PreparedData } from './prepared-data.ts';
import type { StepContext, StepOutputs } from './step.ts';

function profileOf(data: PreparedData, context: StepContext): ProfileFile {
  const { split, target } = data;
  const roles = new Map<string, ColumnProfile['role']>(
    data.features.map((feature) => [feature.name, 'feature'] as const),
  );
  for (const column of splitColumns(context.config)) roles.set(column, 'split');
  roles.set(target.name, 'target');
  for (const column of data.file.columns) if (!roles.has(column)) roles.set(column, 'ignored');
  return {
    schema: 'retrain.profile/1',
    rows: data.file.rows,
    columns: profileTable(data.dataset.table, roles),
    task: target.task,
    target: target.name,
    classes: [...target.classes],
    positive: target.positive,
    split: {
      rule: data.rule,
      seed: split.seed,
      share: split.share,
      training_rows: split.training.length,
      holdout_rows: split.holdout.length,
      training_digest: split.trainingDigest,
      holdout_digest: split.holdoutDigest,
    },
  };
}

function refuse(uri: string, findings: readonly Finding[]): RetrainError {
  const problems = findings
    .filter((finding) => finding.severity === 'fail')
    .map((finding) => finding.message);
  const [first = ''] = problems;
  if (problems.length === 1) return new RetrainError('DATASET_INVALID', `${uri}: ${first}`);
  return new RetrainError('DATASET_INVALID', `${uri} cannot be trained on, for ${problems.length} reasons:`, {
    problems,
  });
}

/** Looks at the dataset before anything is learned from it. Errors: `DATASET_INVALID` with every finding that fails. */
export async function validate(context: StepContext): Promise<StepOutputs> {
  const { config, run, progress } = context;
  const file = await run.read('dataset.json');
  await run.forget('profile.json');
  const dataset = await readTable(context, file, 'dataset.source');
  const { algorithm } = config.train;
  const findings = validateDataset({
    dataset,
    target: config.dataset.target,
    required: config.dataset.required,
    exclude: config.dataset.exclude,
    roles: splitColumns(config),
    ...(config.dataset.features === undefined ? {} : { features: config.dataset.features }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(config.dataset.task === undefined ? {} : { task: config.dataset.task }),
  });
  const valid = findings.every((finding) => finding.severity !== 'fail');
  await run.write('validation.json', { schema: 'retrain.validation/1', valid, findings: [...findings] });
  if (!valid) throw refuse(file.uri, findings);
  for (const finding of findings) progress.warn(finding.message);
  await run.write('profile.json', profileOf(await prepareData(context), context));
  return { valid, anomalies: findings.length };
}
