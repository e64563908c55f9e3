/**
 * The files of the run directory: what one step leaves for the next. Each carries its schema's name and is validated when
 * it is read. Digests are lower-case hex; generations are decimal strings, never numbers (they exceed 2^53).
 */
import { z } from 'zod';
import { algorithmSchema, columnKindSchema, formatSchema, taskSchema } from './config.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const generationSchema = z.string().regex(/^(?:0|[1-9]\d*)$/);
export const versionSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
/** A metric is a finite number, or `null` when it is undefined for this data; the reason stands beside it. */
export const metricValuesSchema = z.record(z.string(), z.number().nullable());
export type MetricValues = z.infer<typeof metricValuesSchema>;

const sourceSchema = z.object({
  uri: z.string(),
  generation: generationSchema,
  sha256: sha256Schema,
  size_bytes: z.int().min(0),
  /** Relative to the run directory, with forward slashes. */
  path: z.string(),
  format: formatSchema,
  rows: z.int().min(0),
});

export const datasetFileSchema = sourceSchema.extend({
  schema: z.literal('retrain.dataset/1'),
  columns: z.array(z.string()),
  /** Digest of the column names and kinds in order. */
  columns_digest: sha256Schema,
  /** The holdout file of its own, when `split.file` names one. */
  holdout: sourceSchema.nullable(),
  /** False when the champion was trained on these very bytes. */
  changed: z.boolean(),
});
export type DatasetFile = z.infer<typeof datasetFileSchema>;

export const columnProfileSchema = z.object({
  name: z.string(),
  kind: columnKindSchema,
  role: z.enum(['feature', 'target', 'split', 'ignored']),
  missing: z.int().min(0),
  distinct: z.int().min(0),
  /** For numbers and dates (milliseconds since 1970, UTC) that are not all missing. */
  numeric: z
    .object({
      min: z.number(),
      q1: z.number(),
      median: z.number(),
      q3: z.number(),
      max: z.number(),
      mean: z.number(),
      standard_deviation: z.number(),
    })
    .nullable(),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const profileFileSchema = z.object({
  schema: z.literal('retrain.profile/1'),
  rows: z.int().min(0),
  columns: z.array(columnProfileSchema),
  task: taskSchema,
  target: z.string(),
  /** Classes in sorted order, as text; the positive class of a binary task is `positive`. Empty for regression. */
  classes: z.array(z.string()),
  positive: z.string().nullable(),
  split: z.object({
    rule: z.enum(['content', 'key', 'column', 'file']),
    seed: z.int(),
    share: z.number(),
    training_rows: z.int().min(0),
    holdout_rows: z.int().min(0),
    /** Digest over the row hashes of each side, independent of the order of the rows. */
    training_digest: sha256Schema,
    holdout_digest: sha256Schema,
  }),
});
export type ProfileFile = z.infer<typeof profileFileSchema>;

export const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['fail', 'warn']),
  column: z.string().nullable(),
  count: z.int().min(0),
  /** Line numbers (CSV, JSON Lines) or item numbers (JSON array) of the first rows concerned, from 1. */
  rows: z.array(z.int()),
  /** One sentence with what was found, what was expected and what to do. Never a value out of the data. */
  message: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export const validationFileSchema = z.object({
  schema: z.literal('retrain.validation/1'),
  valid: z.boolean(),
  findings: z.array(findingSchema),
});
export type ValidationFile = z.infer<typeof validationFileSchema>;

export const featureSchema = z.object({
  name: z.string(),
  kind: columnKindSchema,
  /** Known categories in order, for categories only. */
  categories: z.array(z.string()).nullable(),
});
export type Feature = z.infer<typeof featureSchema>;

/** What is common to every model file `model/model.json`. The estimator's own part is under `estimator` and validated by it. */
const modelCommon = {
  schema: z.literal('retrain.model/1'),
  task: taskSchema,
  target: z.string(),
  features: z.array(featureSchema),
  classes: z.array(z.string()),
  positive: z.string().nullable(),
};

export const builtInModelSchema = z.object({
  ...modelCommon,
  kind: z.literal('built-in'),
  algorithm: algorithmSchema,
  params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  seed: z.int(),
  encoding: z.unknown(),
  estimator: z.unknown(),
  /** The file beside `model.json` with what would be large as JSON; absent when there is none. */
  binary: z
    .object({ path: z.literal('model.bin'), size_bytes: z.int().min(0), sha256: sha256Schema })
    .optional(),
});
export type BuiltInModel = z.infer<typeof builtInModelSchema>;

export const commandModelSchema = z.object({
  ...modelCommon,
  kind: z.literal('command'),
  /** The model's files below `model/files/`, relative to it; `entry` is what `{model}` stands for (a file, or `.` for the folder). */
  entry: z.string(),
  predict_command: z.string().nullable(),
  /** What the command itself reported. */
  reported_metrics: metricValuesSchema.nullable(),
});
export type CommandModel = z.infer<typeof commandModelSchema>;

export const modelFileSchema = z.discriminatedUnion('kind', [builtInModelSchema, commandModelSchema]);
export type ModelFile = z.infer<typeof modelFileSchema>;

/** What a model said of the holdout. `values` for regression; `labels` (index into classes) and perhaps `probabilities` (row-major) for classes. */
export const scoresSchema = z.object({
  values: z.array(z.number()).nullable(),
  labels: z.array(z.int().min(0)).nullable(),
  probabilities: z.array(z.number()).nullable(),
});
export type Scores = z.infer<typeof scoresSchema>;

export const predictionsFileSchema = z.object({
  schema: z.literal('retrain.predictions/1'),
  task: taskSchema,
  classes: z.array(z.string()),
  /** Row hash of each holdout row, hex. */
  rows: z.array(z.string()),
  /** Class index, or value for regression. */
  actual: z.array(z.number()),
  candidate: scoresSchema,
  champion: scoresSchema.nullable(),
});
export type PredictionsFile = z.infer<typeof predictionsFileSchema>;

/** A value of a request, as JSON has it. Dates are ISO 8601 text. */
export const requestValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Holdout rows with the answers that the model gave offline: what a deployed function must answer before it gets traffic. */
export const smokeFileSchema = z.object({
  schema: z.literal('retrain.smoke/1'),
  cases: z.array(
    z.object({
      /** By column name. */
      instance: z.record(z.string(), requestValueSchema),
      /** The class as text, for classes. */
      label: z.string().nullable(),
      /** In the order of the model's classes. */
      probabilities: z.array(z.number()).nullable(),
      /** For regression. */
      value: z.number().nullable(),
    }),
  ),
});
export type SmokeFile = z.infer<typeof smokeFileSchema>;
export type SmokeCase = SmokeFile['cases'][number];

/** How the champion's figures came about. */
export const championMetricsSchema = z.discriminatedUnion('state', [
  /** No champion yet: a clean not-found. */
  z.object({ state: z.literal('none') }),
  /** Scored now, on the candidate's holdout. */
  z.object({
    state: z.literal('scored'),
    version: versionSchema,
    pointer_generation: generationSchema,
    model_sha256: sha256Schema,
    metrics: metricValuesSchema,
  }),
  /** Reported by its own training run, on rows of its own: comparable only with care. */
  z.object({
    state: z.literal('stored'),
    version: versionSchema,
    pointer_generation: generationSchema,
    model_sha256: sha256Schema,
    metrics: metricValuesSchema,
  }),
  /** There is a champion, but it cannot be scored on this holdout. */
  z.object({
    state: z.literal('unusable'),
    version: versionSchema,
    pointer_generation: generationSchema,
    model_sha256: sha256Schema.nullable(),
    reason: z.string(),
  }),
]);
export type ChampionMetrics = z.infer<typeof championMetricsSchema>;

const pointSchema = z.tuple([z.number(), z.number()]);
const curveSchema = z.array(pointSchema);
export const figuresSchema = z.object({
  /** Rows are actual classes, columns predicted ones, in the order of `classes`. */
  confusion: z.array(z.array(z.int().min(0))).nullable(),
  /** (false positive rate, true positive rate), thinned to at most 200 points. Binary only. */
  roc: curveSchema.nullable(),
  /** (recall, precision), thinned likewise. Binary only. */
  precision_recall: curveSchema.nullable(),
  /** (predicted, actual − predicted), at most 500 points. Regression only. */
  residuals: curveSchema.nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;

export const metricsFileSchema = z.object({
  schema: z.literal('retrain.metrics/1'),
  version: versionSchema.nullable(),
  task: taskSchema,
  classes: z.array(z.string()),
  dataset: z.object({
    uri: z.string(),
    generation: generationSchema,
    sha256: sha256Schema,
    rows: z.int(),
    training_rows: z.int(),
    holdout_rows: z.int(),
  }),
  model_sha256: sha256Schema,
  /** The candidate on the holdout. */
  metrics: metricValuesSchema,
  /** Why a metric is `null`, by metric. */
  undefined_reasons: z.record(z.string(), z.string()),
  /** A model that ignores its input, on the same holdout: the most frequent class, or the mean. */
  baseline: metricValuesSchema,
  champion: championMetricsSchema,
  figures: figuresSchema,
  champion_figures: figuresSchema.nullable(),
  /** Weight of each feature in the model, where it has one; largest first. */
  importance: z.array(z.object({ feature: z.string(), value: z.number() })),
  elapsed_seconds: z.number(),
  timestamp: z.string(),
});
export type MetricsFile = z.infer<typeof metricsFileSchema>;

export const verdictSchema = z.enum(['promote', 'hold', 'inconclusive']);
export type Verdict = z.infer<typeof verdictSchema>;

export const evidenceSchema = z.object({
  /** `threshold`, `max_regression`, `min_absolute_change`, `min_relative_change`, `champion`, `baseline`, `force` */
  rule: z.string(),
  metric: z.string().nullable(),
  candidate: z.number().nullable(),
  champion: z.number().nullable(),
  limit: z.number().nullable(),
  greater_is_better: z.boolean().nullable(),
  outcome: z.enum(['pass', 'fail', 'undecided', 'info']),
  /** A stable word for the outcome: `ok`, `below_threshold`, `metric_missing`, `no_champion`, … */
  reason: z.string(),
  sentence: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const decisionFileSchema = z.object({
  schema: z.literal('retrain.decision/1'),
  verdict: verdictSchema,
  /** The sentences that decided, most important first. */
  reasons: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  /** The decision holds for this model only. */
  model_sha256: sha256Schema,
  champion: z.object({ version: versionSchema, pointer_generation: generationSchema }).nullable(),
  forced: z.object({ reason: z.string(), actor: z.string() }).nullable(),
});
export type DecisionFile = z.infer<typeof decisionFileSchema>;

export const publicationFileSchema = z.object({
  schema: z.literal('retrain.publication/1'),
  version: versionSchema,
  model_uri: z.string(),
  model_sha256: sha256Schema,
  manifest_sha256: sha256Schema,
  /** Sequence of the events written so far by this run is not kept: events are append-only and self-naming. */
  files: z.int().min(1),
});
export type PublicationFile = z.infer<typeof publicationFileSchema>;

export const smokeResultSchema = z.object({
  rows: z.int().min(0),
  bad_requests: z.int().min(0),
  /** Largest difference between an answer and the prediction made offline. */
  max_difference: z.number(),
  p95_ms: z.number(),
});

export const deploymentFileSchema = z.object({
  schema: z.literal('retrain.deployment/1'),
  target: z.enum(['local']),
  function: z.string(),
  version: versionSchema,
  revision: z.string(),
  url: z.string(),
  /** Null when the function served this version already: it was verified by the run that deployed it. */
  smoke: smokeResultSchema.nullable(),
  previous: z.object({ revision: z.string(), version: versionSchema }).nullable(),
});
export type DeploymentFile = z.infer<typeof deploymentFileSchema>;

export const promotionFileSchema = z.object({
  schema: z.literal('retrain.promotion/1'),
  outcome: z.enum(['promoted', 'unchanged', 'superseded', 'quarantined', 'lost', 'unknown', 'held']),
  version: versionSchema,
  sequence: z.int().nullable(),
  previous_version: versionSchema.nullable(),
  /** What the pointer names after the run; null when there is no champion, or when it is not known. */
  current_version: versionSchema.nullable(),
  sentence: z.string(),
});
export type PromotionFile = z.infer<typeof promotionFileSchema>;
