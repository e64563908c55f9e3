/** One thing that is wrong with a request: the field by name, never its value. */
export interface FieldProblem {
  readonly field: string;
  /** Number of the instance in `instances`, from 0; absent for a single row. */
  readonly instance?: number;
  readonly problem: string;
}

/** A request that is answered with an error status: `{"error": {code, message, fields}}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: {
      readonly fields?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.status = status;
    this.code = code;
    this.fields = more.fields ?? [];
    this.headers = more.headers ?? {};
  }
}
