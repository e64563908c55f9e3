/** What lies in the store: the manifest of a version, the champion pointer, and events. */
import { z } from 'zod';
import { taskSchema } from './config.ts';
import { generationSchema, metricValuesSchema, sha256Schema, versionSchema } from './run-files.ts';

/** CRC-32C of the bytes as eight hex digits. */
export const crc32cSchema = z.string().regex(/^[0-9a-f]{8}$/);

export const manifestEntrySchema = z.object({
  /** Relative to the version's folder, with forward slashes, never upwards. */
  path: z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).+$/),
  size: z.int().min(0),
  sha256: sha256Schema,
  crc32c: crc32cSchema,
});
export type ManifestEntry = z.infer<typeof manifestEntrySchema>;

export const runIdentitySchema = z.object({
  /** Unique to the run; on GitHub the run id, elsewhere drawn once. */
  id: z.string(),
  attempt: z.int().min(1),
  actor: z.string(),
  repository: z.string().nullable(),
  url: z.string().nullable(),
  code_sha: z.string().nullable(),
  workflow_ref: z.string().nullable(),
  event: z.string().nullable(),
});
export type RunIdentity = z.infer<typeof runIdentitySchema>;

export const manifestSchema = z.object({
  schema: z.literal('retrain.manifest/1'),
  version: versionSchema,
  name: z.string(),
  task: taskSchema,
  /** Digest over the model's files: their paths and digests in order. */
  model_sha256: sha256Schema,
  files: z.array(manifestEntrySchema).min(1),
  dataset: z.object({
    uri: z.string(),
    generation: generationSchema,
    sha256: sha256Schema,
    rows: z.int(),
    columns_digest: sha256Schema,
  }),
  split: z.object({
    rule: z.string(),
    seed: z.int(),
    share: z.number(),
    training_digest: sha256Schema,
    holdout_digest: sha256Schema,
  }),
  algorithm: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  seed: z.int(),
  config_sha256: sha256Schema,
  decision_sha256: sha256Schema,
  verdict: z.enum(['promote', 'hold', 'inconclusive']),
  parent: z
    .object({
      version: versionSchema,
      model_sha256: sha256Schema.nullable(),
      pointer_generation: generationSchema,
    })
    .nullable(),
  environment: z.object({ retrain: z.string(), node: z.string(), os: z.string(), arch: z.string() }),
  run: runIdentitySchema,
  created_at: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const promotionKindSchema = z.enum(['bootstrap', 'promote', 'rollback', 'force']);
export type PromotionKind = z.infer<typeof promotionKindSchema>;

/** `models/latest.json`: the only commit. Moved by compare-and-swap alone. */
export const pointerSchema = z.object({
  schema: z.literal('retrain.pointer/1'),
  version: versionSchema,
  manifest_sha256: sha256Schema,
  model_sha256: sha256Schema,
  sequence: z.int().min(1),
  kind: promotionKindSchema,
  previous: z.object({ version: versionSchema, generation: generationSchema }).nullable(),
  data: z.object({ uri: z.string(), generation: generationSchema, sha256: sha256Schema }),
  nonce: z.string().min(8),
  /** Newest first, at most 50, this one included. */
  history: z.array(z.object({ sequence: z.int().min(1), version: versionSchema, nonce: z.string() })).max(50),
  /** Digests of models that were rolled back: never promoted again by themselves. */
  quarantine: z.array(sha256Schema),
  run: runIdentitySchema,
  /** For people; nothing is ordered by it. */
  promoted_at: z.string(),
});
export type Pointer = z.infer<typeof pointerSchema>;

export const eventSchema = z.object({
  schema: z.literal('retrain.event/1'),
  kind: z.enum(['published', 'promoted', 'held', 'deployed', 'rolled_back', 'forced']),
  version: versionSchema,
  previous_version: versionSchema.nullable(),
  sequence: z.int().nullable(),
  actor: z.string(),
  reason: z.string().nullable(),
  run: runIdentitySchema,
  at: z.string(),
});
export type StoreEvent = z.infer<typeof eventSchema>;

/** `metrics/<version>.json`: flat numbers plus context, for people and other tools. */
export const flatMetricsSchema = z.object({
  schema: z.literal('retrain.flat-metrics/1'),
  version: versionSchema,
  dataset: z.object({ uri: z.string(), generation: generationSchema, sha256: sha256Schema, rows: z.int() }),
  metrics: metricValuesSchema,
  champion: z.object({ version: versionSchema, metrics: metricValuesSchema.nullable() }).nullable(),
  elapsed_seconds: z.number(),
  timestamp: z.string(),
});
export type FlatMetrics = z.infer<typeof flatMetricsSchema>;
