import { toRetrainError } from '../contract/retrain-error.ts';
import type { ChampionMetrics, Figures, MetricsFile, MetricValues } from '../contract/run-files.ts';
import { metricDirections } from '../contract/metric-names.ts';
import { baselineMetrics } from '../evaluate/baseline.ts';
import { computeFigures } from '../evaluate/figures.ts';
import { computeMetrics } from '../evaluate/metrics.ts';
import type { Predictions } from '../learn/model.ts';
import { loadChampion, type Champion } from './load-champion.ts';
import { modelDigestOf } from './model-folder.ts';
import { prepareData, type PreparedData } from './prepared-data.ts';
import { smokeCases } from './smoke-cases.ts';
import { scoreModel, toScores } from './score-model.ts';
import type { StepContext, StepOutputs } from './step.ts';

const noFigures: Figures = { confusion: null, roc: null, precision_recall: null, residuals: null };

interface Evaluation {
  readonly metrics: MetricValues;
  readonly undefinedReasons: Record<string, string>;
  readonly figures: Figures;
}

/** Only metrics that Retrain does not compute itself: of its own names, its own figure on the holdout is the one that counts. */
function custom(reported: MetricValues): MetricValues {
  return Object.fromEntries(
    Object.entries(reported).filter(([name]) => !Object.hasOwn(metricDirections, name)),
  );
}

function evaluatePredictions(
  data: PreparedData,
  predictions: Predictions,
  reported: MetricValues,
): Evaluation {
  const input = {
    task: data.target.task,
    classes: data.target.classes,
    actual: data.holdoutActual,
    predictions,
  };
  const { metrics, undefinedReasons } = computeMetrics(input);
  return { metrics: { ...metrics, ...custom(reported) }, undefinedReasons, figures: computeFigures(input) };
}

interface ScoredChampion {
  readonly metrics: ChampionMetrics;
  readonly figures: Figures | null;
  readonly predictions: Predictions | null;
}

async function scoreChampion(
  context: StepContext,
  data: PreparedData,
  champion: Champion,
): Promise<ScoredChampion> {
  if (champion.state === 'none') return { metrics: { state: 'none' }, figures: null, predictions: null };
  const identity = {
    version: champion.version,
    pointer_generation: champion.pointerGeneration,
    model_sha256: champion.modelSha256,
  };
  const unusable = (reason: string): ScoredChampion => ({
    metrics: { state: 'unusable', ...identity, reason },
    figures: null,
    predictions: null,
  });
  if (champion.state === 'unusable') return unusable(champion.reason);
  const { model, manifest } = champion;
  if (model.task !== data.target.task || model.target !== data.target.name) {
    return unusable(
      `it predicts "${model.target.slice(0, 64)}" (${model.task}), not "${data.target.name.slice(0, 64)}" (${data.target.task})`,
    );
  }
  const missing = model.features
    .filter((feature) => !data.file.columns.includes(feature.name))
    .map((feature) => `"${feature.name.slice(0, 64)}"`);
  if (missing.length > 0)
    return unusable(
      `the dataset no longer has ${missing.length} of its features: ${missing.slice(0, 5).join(', ')}`,
    );
  const split = { rule: data.rule, seed: data.split.seed, share: data.split.share };
  if (
    manifest.split.rule !== split.rule ||
    manifest.split.seed !== split.seed ||
    manifest.split.share < split.share
  ) {
    context.progress.warn(
      'The split has been changed since the champion was trained: it may have learned from rows of this holdout, so its figures may flatter it.',
    );
  }
  try {
    const { predictions } = await scoreModel(context, data, model, champion.folder, 'champion');
    if (predictions === null) {
      return {
        metrics: { state: 'stored', ...identity, metrics: champion.storedMetrics },
        figures: null,
        predictions: null,
      };
    }
    const scored = evaluatePredictions(data, predictions, champion.storedMetrics);
    return {
      metrics: { state: 'scored', ...identity, metrics: scored.metrics },
      figures: scored.figures,
      predictions,
    };
  } catch (error) {
    const reason = toRetrainError(error);
    if (reason.code === 'CANCELLED') throw reason;
    return unusable(reason.message);
  }
}

async function writeSmokeCases(
  context: StepContext,
  data: PreparedData,
  predictions: Predictions | null,
): Promise<void> {
  if (predictions === null) return;
  const cases = smokeCases(data, predictions, context.config.deploy?.smoke_rows ?? 20);
  await context.run.write('smoke.json', { schema: 'retrain.smoke/1', cases });
}

/** Scores candidate and champion on the same holdout rows. */
export async function evaluate(context: StepContext): Promise<StepOutputs> {
  const { run, clock } = context;
  const startedMs = clock.elapsedMs();
  const data = await prepareData(context);
  const model = await run.read('model/model.json');
  await run.forget('predictions.json');
  const { overlap } = data.split;
  if (overlap > 0)
    context.progress.warn(
      `${overlap} training rows are exact copies of holdout rows: the figures flatter the model. Choose another split.`,
    );
  const candidate = await scoreModel(context, data, model, run.resolve('model'), 'candidate');
  const reported = model.kind === 'command' ? (model.reported_metrics ?? {}) : {};
  const evaluation =
    candidate.predictions === null
      ? { metrics: reported, undefinedReasons: {}, figures: noFigures }
      : evaluatePredictions(data, candidate.predictions, reported);
  const champion = await scoreChampion(context, data, await loadChampion(context));
  if (candidate.predictions !== null) {
    await run.write('predictions.json', {
      schema: 'retrain.predictions/1',
      task: data.target.task,
      classes: [...data.target.classes],
      rows: [...data.holdoutHashes],
      actual: [...data.holdoutActual],
      candidate: toScores(candidate.predictions),
      champion: champion.predictions === null ? null : toScores(champion.predictions),
    });
  }
  await writeSmokeCases(context, data, candidate.predictions);
  const { file, target } = data;
  const metrics: MetricsFile = {
    schema: 'retrain.metrics/1',
    version: null,
    task: target.task,
    classes: [...target.classes],
    dataset: {
      uri: file.uri,
      generation: file.generation,
      sha256: file.sha256,
      rows: file.rows,
      training_rows: data.split.training.length,
      holdout_rows: data.split.holdout.length,
    },
    model_sha256: await modelDigestOf(run),
    metrics: evaluation.metrics,
    undefined_reasons: evaluation.undefinedReasons,
    baseline: baselineMetrics({
      task: target.task,
      classes: target.classes,
      trainingActual: data.trainingActual,
      actual: data.holdoutActual,
    }),
    champion: champion.metrics,
    figures: evaluation.figures,
    champion_figures: champion.figures,
    importance: [...candidate.importance],
    elapsed_seconds: Math.round(clock.elapsedMs() - startedMs) / 1000,
    timestamp: clock.now().toISOString(),
  };
  await run.write('metrics.json', metrics);
  return {
    metrics_path: run.resolve('metrics.json'),
    champion: champion.metrics.state,
    ...metricOutputs(metrics.metrics),
  };
}

/** One output a metric that Retrain computes: an action declares them all, and a metric that is undefined is empty. */
function metricOutputs(metrics: MetricValues): Record<string, number | null> {
  return Object.fromEntries(Object.keys(metricDirections).map((name) => [name, metrics[name] ?? null]));
}
