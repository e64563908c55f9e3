import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { RetrainError } from '../contract/retrain-error.ts';
import type { MetricValues } from '../contract/run-files.ts';
import { fillPlaceholders } from '../learn/fill-placeholders.ts';
import { readReportedMetrics } from './reported-metrics.ts';
import type { PreparedData } from './prepared-data.ts';
import { runUserCommand } from './run-user-command.ts';
import type { StepContext } from './step.ts';
import { writeProgramRows } from './write-program-rows.ts';

interface Stamp {
  readonly modified: bigint;
  readonly inode: bigint;
  readonly isDirectory: boolean;
}

async function stampOf(path: string): Promise<Stamp | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return { modified: found.mtimeNs, inode: found.ino, isDirectory: found.isDirectory() };
  } catch {
    return undefined;
  }
}

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

  const after = await stampOf(modelPath);
  const written =
    after !== undefined &&
    (after.isDirectory || before?.modified !== after.modified || before.inode !== after.inode);
  if (!written) {
    const found = after === undefined ? 'does not exist' : 'is older than this run';
    throw new RetrainError(
      'COMMAND_OUTPUT_INVALID',
      `train.command succeeded, but train.model (${modelKey}) ${found}: let the program write its model there, or correct the path.`,
    );
  }
  let reported: MetricValues | null = null;
  if (metricsPath !== undefined && metricsKey !== undefined) {
    const metricsAfter = await stampOf(metricsPath);
    if (
      metricsAfter === undefined ||
      (metricsBefore?.modified === metricsAfter.modified && metricsBefore.inode === metricsAfter.inode)
    ) {
      const found = metricsAfter === undefined ? 'does not exist' : 'is older than this run';
      throw new RetrainError(
        'COMMAND_OUTPUT_INVALID',
        `train.command succeeded, but train.metrics (${metricsKey}) ${found}: let the program write its metrics there, or correct the path.`,
      );
    }
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
