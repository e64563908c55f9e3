import { cp, mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import { fillPlaceholders } from '../learn/fill-placeholders.ts';
import { readReportedMetrics } from './reported-metrics.ts';
import type { PreparedData } from './prepared-data.ts';
import { runUserCommand } from './run-user-command.ts';
import type { StepContext } from './step.ts';
import { isSameWriting, stampOf, type Stamp } from './written-stamp.ts';
import { writeProgramRows } from './write-program-rows.ts';

/**
 * Runs the user's training program on the training rows and takes what it wrote: the model as it is, the metrics as numbers.
 * A file from before the run is not taken for this run's: a program that silently writes nothing would publish an old model.
 */
export async function trainWithCommand(context: StepContext, data: PreparedData): Promise<void> {
  const { config, run, directory } = context;
  const { command, model: modelKey, metrics: metricsKey, seed } = config.train;
  if (command === undefined || modelKey === undefined)
    throw new RetrainError('CONFIG_INVALID', 'train.command needs train.model.');
  const modelPath = resolve(directory, modelKey);
  const metricsPath = metricsKey === undefined ? undefined : resolve(directory, metricsKey);
  const trainData = await writeProgramRows(context, 'data/train.csv', data.dataset, data.split.training, [
    ...data.features.map(({ name }) => name),
    data.target.name,
  ]);

  const argv = fillPlaceholders(
    command,
    {
      train_data: resolve(trainData),
      model: modelPath,
      work_dir: resolve(run.path),
      seed: String(seed),
      ...(metricsPath === undefined ? {} : { metrics: metricsPath }),
    },
    'train.command',
  );
  const before = await stampOf(modelPath);
  const metricsBefore = metricsPath === undefined ? undefined : await stampOf(metricsPath);
  await runUserCommand(context, 'train.command', argv);

  const after = requireWritten('train.model', modelKey, before, await stampOf(modelPath));
  let reported: MetricValues | null = null;
  if (metricsPath !== undefined && metricsKey !== undefined) {
    requireWritten('train.metrics', metricsKey, metricsBefore, await stampOf(metricsPath));
    reported = await readReportedMetrics(metricsPath, metricsKey);
  }
  await mkdir(run.resolve('model/files'), { recursive: true });
  const entry = after.isDirectory ? '.' : basename(modelPath);
  await cp(modelPath, run.resolve('model/files', entry), { recursive: true });
  const { target } = data;
  await run.write('model/model.json', {
    schema: 'retrain.model/1',
    kind: 'command',
    task: target.task,
    target: target.name,
    classes: [...target.classes],
    positive: target.positive,
    features: [...data.features],
    entry,
    predict_command: config.train.predict_command ?? null,
    reported_metrics: reported,
  });
}

/** What the program has written there. Errors: `COMMAND_OUTPUT_INVALID` when nothing is there, or nothing new. */
function requireWritten(
  key: string,
  shown: string,
  before: Stamp | undefined,
  after: Stamp | undefined,
): Stamp {
  if (after !== undefined && !isSameWriting(before, after)) return after;
  const found = after === undefined ? 'does not exist' : 'is older than this run';
  throw new RetrainError(
    'COMMAND_OUTPUT_INVALID',
    `train.command succeeded, but ${key} (${shown}) ${found}: let the program write there, or correct the path.`,
  );
}
