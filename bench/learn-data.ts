import { RandomStream } from '../src/learn/trees/random-stream.ts';

/** Rows to learn from and rows to score on, as columns. */
export interface BenchData {
  readonly columns: readonly Float64Array[];
  /** Class index or value of each row. */
  readonly target: Float64Array;
  readonly trainingRows: number;
}

/** Rows that scores are taken on. */
export const testRows = 20_000;

class Gaussian {
  readonly random: RandomStream;

  constructor(seed: number) {
    this.random = new RandomStream(seed, 0);
  }

  uniform(): number {
    return (this.random.next() + 0.5) / 0x100000000;
  }

  /** Of mean 0 and deviation 1 (Box and Muller 1958). */
  next(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }
}

/**
 * Classes as scikit-learn's `make_classification` draws them: two clusters a class at corners of a cube of ten dimensions, each
 * stretched and turned in its own way, four columns that repeat the ten in other words, six of noise, and one target in a hundred
 * drawn by chance.
 */
export function drawClasses(trainingRows: number, classCount: number, seed: number): BenchData {
  const draw = new Gaussian(seed);
  const rows = trainingRows + testRows;
  const informative = 10;
  const clusters = Array.from({ length: 2 * classCount }, () => ({
    centre: Array.from({ length: informative }, () => (draw.uniform() < 0.5 ? -1 : 1)),
    turn: Array.from({ length: informative * informative }, () => 2 * draw.uniform() - 1),
  }));
  const repeat = Array.from({ length: 4 * informative }, () => 2 * draw.uniform() - 1);
  const columns = Array.from({ length: 20 }, () => new Float64Array(rows));
  const target = new Float64Array(rows);
  const point = new Float64Array(informative);
  for (let row = 0; row < rows; row++) {
    const cluster = draw.random.below(clusters.length);
    const { centre, turn } = clusters[cluster]!;
    for (let at = 0; at < informative; at++) point[at] = draw.next();
    for (let column = 0; column < 20; column++) {
      let value = column < informative ? centre[column]! : 0;
      if (column < informative) {
        for (let at = 0; at < informative; at++) value += point[at]! * turn[at * informative + column]!;
      } else if (column < informative + 4) {
        for (let at = 0; at < informative; at++)
          value += columns[at]![row]! * repeat[(column - informative) * informative + at]!;
      } else {
        value = draw.next();
      }
      columns[column]![row] = value;
    }
    target[row] = draw.uniform() < 0.01 ? draw.random.below(classCount) : cluster % classCount;
  }
  return { columns, target, trainingRows };
}

/** `make_friedman1` (Friedman 1991): ten columns, of which five count, and noise of deviation 1. */
export function drawFriedman(trainingRows: number, seed: number): BenchData {
  const draw = new Gaussian(seed);
  const rows = trainingRows + testRows;
  const columns = Array.from({ length: 10 }, () => Float64Array.from({ length: rows }, () => draw.uniform()));
  const [a, b, c, d, e] = columns;
  const target = Float64Array.from({ length: rows }, (_, row) => {
    const middle = c![row]! - 0.5;
    return (
      10 * Math.sin(Math.PI * a![row]! * b![row]!) +
      20 * middle * middle +
      10 * d![row]! +
      5 * e![row]! +
      draw.next()
    );
  });
  return { columns, target, trainingRows };
}
