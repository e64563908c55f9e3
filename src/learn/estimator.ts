import type { z } from 'zod';
import type { Algorithm, Task } from '../contract/config.ts';
import { checkParameters } from './check-parameters.ts';
import type { Matrix } from './matrix.ts';
import type { Predictions } from './model.ts';

/** How an estimator wants its features. */
export type EncodingStyle =
  | {
      /** Missing values are imputed, categories one-hot: every value is finite. */
      readonly kind: 'linear';
      /** Numbers and parts of dates are brought to mean 0 and standard deviation 1. */
      readonly scaled: boolean;
    }
  | {
      /** Raw numbers, categories as codes, missing as NaN: for trees. */
      readonly kind: 'native';
    };

/** What is to be learned of each row of the matrix. */
export type Outcome =
  | {
      readonly kind: 'classes';
      /** Class index a row, from 0 to `classCount` - 1; a class may have no row. */
      readonly labels: Int32Array;
      readonly classCount: number;
    }
  | { readonly kind: 'values'; readonly values: Float64Array };

export interface FitRequest {
  readonly matrix: Matrix;
  /** For each column of the matrix, whether its values are codes of categories (0 is the most frequent one). */
  readonly categorical: readonly boolean[];
  /** Not changed, and not kept after the fit. */
  readonly outcome: Outcome;
  readonly seed: number;
  /** Worker threads, where the algorithm has them; default one a core. The model does not depend on it. */
  readonly workers?: number | undefined;
  readonly onProgress: (done: number, total: number, unit: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** A fitted estimator as plain JSON values; `load` of the same algorithm reads it back. */
export type SavedEstimator = Readonly<Record<string, unknown>>;

/** What a fit gives: plain JSON values, and beside them bytes for what would be large and slow to read as JSON. */
export interface FitResult {
  readonly saved: SavedEstimator;
  readonly binary: Uint8Array | null;
}

/** What a saved estimator has to fit to. */
export interface ModelShape {
  readonly task: Task;
  /** Columns of the encoded matrix. */
  readonly columnCount: number;
  /** 0 for regression. */
  readonly classCount: number;
}

/** A fitted estimator, ready to predict. */
export interface FittedEstimator {
  predict(matrix: Matrix): Predictions;
  /** Weight of each encoded column, not negative; empty when the algorithm has none. */
  readonly importance: readonly number[];
}

/**
 * Reads what `fit` returned. Errors: a `z.ZodError` or `MODEL_UNREADABLE` when it is damaged or of another shape.
 * Lives in a module of its own for every algorithm, so that serving carries no training code.
 */
export type LoadEstimator = (
  saved: unknown,
  shape: ModelShape,
  /** The bytes that the fit gave beside `saved`, their digest checked. */
  binary: Uint8Array | null,
) => FittedEstimator;

type ParameterValue = number | boolean | string;
/** Parameters with every default filled in, as they are recorded in the model. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** An estimator whose parameters are known to be good. */
export interface ConfiguredEstimator {
  readonly parameters: Parameters;
  /** Errors: `TRAIN_FAILED`; `CANCELLED` when the signal was raised. */
  fit(request: FitRequest): Promise<FitResult>;
}

/** A learning algorithm. Fitting the same request again gives the same bytes, on every machine. */
export interface Estimator {
  readonly name: Algorithm;
  readonly tasks: readonly Task[];
  readonly encoding: EncodingStyle;
  /** Names and defaults are scikit-learn's where it has the same parameter. */
  readonly schema: z.ZodObject;
  /** Errors: `TRAIN_PARAMETERS_INVALID` with every problem. */
  configure(params: Parameters): ConfiguredEstimator;
  /** One sentence for a person about to fit that many rows and encoded columns, when there is something to say. */
  advise(rows: number, columns: number): string | undefined;
}

interface Definition<Shape extends z.ZodObject> {
  readonly name: Algorithm;
  readonly tasks: readonly Task[];
  readonly encoding: EncodingStyle;
  readonly schema: Shape;
  readonly advise?: (rows: number, columns: number) => string | undefined;
  readonly fit: (parameters: z.output<Shape>, request: FitRequest) => Promise<FitResult>;
}

/** Makes an estimator of its definition: `fit` gets parameters that its schema has checked and completed. */
export function defineEstimator<Shape extends z.ZodObject>(definition: Definition<Shape>): Estimator {
  const { name, tasks, encoding, schema, fit } = definition;
  return {
    name,
    tasks,
    encoding,
    schema,
    advise: definition.advise ?? (() => undefined),
    configure: (params) => {
      const parameters = checkParameters(name, schema, params);
      return { parameters: recordable(parameters), fit: (request) => fit(parameters, request) };
    },
  };
}

function recordable(parameters: Readonly<Record<string, unknown>>): Parameters {
  const recorded: Record<string, ParameterValue> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
      recorded[name] = value;
  }
  return recorded;
}
