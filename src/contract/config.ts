import { z } from 'zod';

/**
 * The configuration `retrain.yml`, and the one declaration of every option: a key with `input` in its metadata is also an
 * action input (`input`) and a command-line flag (`--input-with-hyphens`), with this same description, type and default.
 */
declare module 'zod' {
  interface GlobalMeta {
    /** Name of the action input and, with hyphens, of the flag that overrides this key. */
    readonly input?: string;
    /** The value may be `${NAME}`, read from the environment: only where a secret belongs. */
    readonly secret?: boolean;
  }
}

const columnName = z.string().min(1);

/** Rules between keys are looked at even when one of the keys is wrong by itself, so that all problems are reported at once. */
const evenWithOtherProblems = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
};

export const taskSchema = z.enum(['binary', 'multiclass', 'regression']);
export type Task = z.infer<typeof taskSchema>;

export const columnKindSchema = z.enum(['number', 'category', 'boolean', 'date']);
export type ColumnKind = z.infer<typeof columnKindSchema>;

export const formatSchema = z.enum(['csv', 'tsv', 'json', 'jsonl']);
export type DatasetFormat = z.infer<typeof formatSchema>;

export const algorithmSchema = z.enum([
  'logistic_regression',
  'linear_regression',
  'random_forest',
  'gradient_boosted_trees',
  'ml_random_forest',
]);
export type Algorithm = z.infer<typeof algorithmSchema>;

const datasetSchema = z
  .strictObject({
    source: z.string().min(1).meta({
      description:
        'Where the dataset is: `gs://bucket/path`, `file:///path` or a plain path. CSV, TSV, JSON array or JSON Lines, also with `.gz`.',
      input: 'source',
    }),
    target: columnName.meta({ description: 'The column to predict.', input: 'target' }),
    task: taskSchema.optional().meta({
      description:
        'What kind of prediction: `binary`, `multiclass` or `regression`. Default: decided by the target column.',
      input: 'task',
    }),
    positive: z.union([z.string(), z.number(), z.boolean()]).optional().meta({
      description:
        'The class that counts as positive in a binary task. Default: the last class in sorted order.',
    }),
    format: formatSchema
      .optional()
      .meta({ description: 'Format of the dataset. Default: by the name of the file.', input: 'format' }),
    features: z.array(columnName).min(1).optional().meta({
      description: 'The columns to learn from. Default: all but the target and those that have another role.',
    }),
    exclude: z.array(columnName).default([]).meta({ description: 'Columns that are not learned from.' }),
    types: z.record(columnName, columnKindSchema).default({}).meta({
      description: 'Column types that differ from what the content suggests, for example `zip: category`.',
    }),
    required: z
      .array(columnName)
      .default([])
      .meta({ description: 'Columns that the dataset must have, besides the target.' }),
  })
  .meta({ description: 'The dataset to learn from.' });

const splitSchema = z
  .strictObject({
    holdout: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.2)
      .meta({ description: 'Share of the rows that are kept from training.', input: 'holdout' }),
    key: columnName.optional().meta({
      description:
        'Column that identifies a row, or a group of rows that must stay on one side. Default: the content of the row.',
    }),
    column: columnName.optional().meta({
      description: 'Column that says the side of each row: `holdout` (or `test`), anything else is training.',
    }),
    file: z.string().min(1).optional().meta({ description: 'A dataset of its own that is the holdout.' }),
    seed: z
      .int()
      .min(0)
      .max(0xffffffff)
      .default(42)
      .meta({ description: 'Seed of the hash that decides the side of each row.' }),
  })
  .refine((split) => [split.key, split.column, split.file].filter((way) => way !== undefined).length <= 1, {
    message: 'use one of key, column and file, not several',
    ...evenWithOtherProblems,
  })
  .meta({ description: 'How rows are kept from training. A row keeps its side when the dataset grows.' });

const trainSchema = z
  .strictObject({
    algorithm: algorithmSchema.optional().meta({ description: 'Built-in algorithm.', input: 'algorithm' }),
    params: z
      .record(z.string(), z.union([z.number(), z.boolean(), z.string()]))
      .default({})
      .meta({ description: "The algorithm's parameters, with scikit-learn's names." }),
    command: z.string().min(1).optional().meta({
      description:
        'Your own training program instead of a built-in algorithm. Placeholders: `{train_data}`, `{model}`, `{metrics}`, `{seed}`, `{work_dir}`.',
      input: 'train_command',
    }),
    model: z.string().min(1).optional().meta({
      description:
        'The file or folder that `command` writes the model to, relative to the working directory.',
    }),
    metrics: z.string().min(1).optional().meta({
      description: 'The JSON file that `command` writes its metrics to. Optional with `predict_command`.',
    }),
    predict_command: z.string().min(1).optional().meta({
      description:
        'Scores rows with a model, so that candidate and champion are compared on the same rows. Placeholders: `{model}`, `{data}`, `{predictions}`.',
      input: 'predict_command',
    }),
    environment: z
      .record(z.string(), z.string().meta({ secret: true }))
      .default({})
      .meta({
        description: 'Environment variables for the commands; a value may be `${NAME}` to pass a secret on.',
      }),
    timeout_minutes: z
      .number()
      .positive()
      .default(60)
      .meta({ description: 'A command that runs longer is ended.' }),
    seed: z
      .int()
      .min(0)
      .max(0xffffffff)
      .default(42)
      .meta({ description: 'Seed of everything random in training.', input: 'seed' }),
  })
  .superRefine((train, context) => {
    const has = (key: 'algorithm' | 'command') => train[key] !== undefined;
    if (has('algorithm') === has('command')) {
      context.addIssue({
        code: 'custom',
        message: has('command')
          ? 'has both algorithm and command: keep one of them'
          : 'write either algorithm or command',
      });
    }
    if (has('command') && train.model === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['model'],
        message: 'is needed with command: the file that the command writes the model to',
      });
    }
    if (has('command') && train.metrics === undefined && train.predict_command === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['metrics'],
        message: 'is needed with command, unless predict_command is there to score the holdout',
      });
    }
  }, evenWithOtherProblems)
  .meta({ description: 'How the model is trained.' });

export const metricRuleSchema = z.strictObject({
  threshold: z.number().optional().meta({
    description: 'The candidate must reach this value (must not exceed it, where smaller is better).',
  }),
  min_absolute_change: z
    .number()
    .optional()
    .meta({ description: 'The candidate must be better than the champion by at least this much.' }),
  min_relative_change: z.number().optional().meta({
    description:
      "The candidate must be better than the champion by at least this share of the champion's value.",
  }),
  max_regression: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'The candidate may be worse than the champion by at most this much.' }),
  greater_is_better: z
    .boolean()
    .optional()
    .meta({ description: "Direction of a metric of your own; known for Retrain's metrics." }),
});
export type MetricRule = z.infer<typeof metricRuleSchema>;

const gateSchema = z
  .strictObject({
    metrics: z.record(z.string(), metricRuleSchema).default({}).meta({
      description:
        'One rule a metric. Default: the primary metric of the task may not regress by more than 0.02 (rmse: by 2 % of the champion).',
    }),
    on_missing_champion: z.enum(['promote', 'hold', 'fail']).default('promote').meta({
      description:
        'What happens on the first run, when all thresholds hold and the model beats the trivial baseline.',
      input: 'on_missing_champion',
    }),
    on_champion_unusable: z.enum(['hold', 'fail', 'promote']).default('hold').meta({
      description: 'What happens when there is a champion that cannot be scored on the holdout.',
      input: 'on_champion_unusable',
    }),
    force: z.boolean().default(false).meta({
      description: 'Promote whatever the rules say; needs `force_reason` and is recorded.',
      input: 'force',
    }),
    force_reason: z
      .string()
      .min(3)
      .optional()
      .meta({ description: 'Why the gate is overruled; kept in the event log.', input: 'force_reason' }),
    fail_on_hold: z
      .boolean()
      .default(false)
      .meta({ description: 'End the run with an error when the candidate is held.', input: 'fail_on_hold' }),
  })
  .superRefine((gate, context) => {
    if (gate.force && gate.force_reason === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['force_reason'],
        message: 'is needed with force: say why the gate is overruled',
      });
    }
  }, evenWithOtherProblems)
  .meta({ description: 'When the candidate replaces the champion.' });

const serveSchema = z
  .strictObject({
    prediction: z
      .string()
      .min(1)
      .default('prediction')
      .meta({ description: 'Name of the field that carries the prediction in an answer.' }),
    labels: z.record(z.string(), z.string()).default({}).meta({
      description: 'What to answer instead of a class of the dataset, for example `"1": heart-disease`.',
    }),
    fields: z.record(z.string(), columnName).default({}).meta({
      description: 'Request field names and the columns they stand for, for example `age_years: age`.',
    }),
    include: z
      .array(z.enum(['probabilities', 'model_version']))
      .default(['probabilities', 'model_version'])
      .meta({ description: 'What an answer carries besides the prediction.' }),
    max_body_bytes: z
      .int()
      .positive()
      .default(262_144)
      .meta({ description: 'A larger request is refused with status 413.' }),
    max_instances: z
      .int()
      .positive()
      .default(1000)
      .meta({ description: 'More rows in one request are refused with status 413.' }),
  })
  .meta({ description: 'How the function answers.' });

const deploySchema = z
  .strictObject({
    target: z.enum(['local']).meta({
      description:
        'Where the function runs: `local` is this machine, loopback only, under the official functions framework.',
      input: 'deploy_target',
    }),
    function: z
      .string()
      .regex(
        /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        'must be lower-case letters, digits and hyphens, beginning with a letter',
      )
      .optional()
      .meta({ description: 'Name of the function. Default: `name`.', input: 'function' }),
    directory: z
      .string()
      .min(1)
      .default('.retrain-functions')
      .meta({ description: 'Folder that holds the revisions of a local function.' }),
    port: z
      .int()
      .min(0)
      .max(65_535)
      .default(0)
      .meta({ description: 'Port of a local function; 0 takes a free one and keeps it.', input: 'port' }),
    smoke_rows: z.int().min(1).max(1000).default(20).meta({
      description: 'Holdout rows that the new revision must answer exactly as the model did offline.',
    }),
    startup_seconds: z
      .number()
      .positive()
      .default(30)
      .meta({ description: 'A revision that is not ready by then has failed.' }),
  })
  .meta({
    description: 'Deploys the model behind an HTTP endpoint. Without it, the loop ends with the promotion.',
  });

const reportSchema = z
  .strictObject({
    title: z.string().min(1).optional().meta({ description: 'Heading of the report. Default: `name`.' }),
  })
  .meta({ description: 'The report of a run.' });

export const configSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
        'must be lower-case letters, digits and hyphens, beginning with a letter, at most 63',
      )
      .meta({ description: 'Name of the pipeline.', input: 'name' }),
    store: z.string().min(1).meta({
      description: 'Where versions are published: `gs://bucket/prefix`, `file:///path` or a plain path.',
      input: 'store',
    }),
    project_id: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Google Cloud project. Default: that of the credentials.', input: 'project_id' }),
    work_dir: z
      .string()
      .min(1)
      .default('.retrain')
      .meta({ description: 'The run directory: what each step leaves for the next.', input: 'work_dir' }),
    dataset: datasetSchema,
    split: splitSchema.prefault({}),
    train: trainSchema,
    gate: gateSchema.prefault({}),
    serve: serveSchema.prefault({}),
    deploy: deploySchema.optional(),
    report: reportSchema.prefault({}),
  })
  .meta({
    title: 'Retrain configuration',
    description: 'Configuration of one continuous-training pipeline.',
  });

export type Config = z.infer<typeof configSchema>;
