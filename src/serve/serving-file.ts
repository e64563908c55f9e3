import { z } from 'zod';
import { versionSchema } from '../contract/run-files.ts';

/** Fields of an answer that are not the prediction. */
export const answerFields = ['probabilities', 'model_version'] as const;

/** `serving.json`, which lies beside the deployed function: how it answers. */
export const servingFileSchema = z.object({
  schema: z.literal('retrain.serving/1'),
  version: versionSchema,
  /** Name of the field that carries the prediction. */
  prediction: z
    .string()
    .min(1)
    .refine((name) => !(answerFields as readonly string[]).includes(name), {
      message: `cannot be ${answerFields.join(' or ')}: answers have such a field already`,
    }),
  /** What to answer instead of a class. */
  labels: z.record(z.string(), z.string()),
  /** Request field names and the features they stand for. */
  fields: z.record(z.string(), z.string()),
  include: z.array(z.enum(answerFields)),
  max_body_bytes: z.int().positive(),
  max_instances: z.int().positive(),
  /** For models of the user's own program. */
  command: z
    .object({
      predict_command: z.string().min(1),
      /** Where the command runs; null is the function's own folder. */
      directory: z.string().min(1).nullable(),
      timeout_seconds: z.number().positive(),
    })
    .nullable(),
});
export type ServingFile = z.infer<typeof servingFileSchema>;
