/** Where a problem is: a place in the file, or the input or flag that brought the value. */
export type ProblemPlace =
  | { readonly kind: 'file'; readonly line: number; readonly column: number }
  | { readonly kind: 'override'; readonly origin: string };

/** One thing to correct in a configuration. */
export interface ConfigProblem {
  readonly place: ProblemPlace;
  /** Dotted key; empty for the whole file. */
  readonly key: string;
  readonly sentence: string;
}

/** In the order of the file, then what came by inputs and flags. */
export function orderProblems(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const line = ({ place }: ConfigProblem): number => (place.kind === 'file' ? place.line : Infinity);
  const column = ({ place }: ConfigProblem): number => (place.kind === 'file' ? place.column : 0);
  return [...problems].sort((a, b) => (line(a) === line(b) ? column(a) - column(b) : line(a) - line(b)));
}

/** `retrain.yml:7:3  train.algoritm: unknown key; did you mean "algorithm"?` */
export function renderProblem(file: string, { place, key, sentence }: ConfigProblem): string {
  const where = place.kind === 'file' ? `${file}:${place.line}:${place.column}` : place.origin;
  return `${where}  ${key === '' ? '' : `${key}: `}${sentence}`;
}
