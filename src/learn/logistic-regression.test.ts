import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitRequest } from './estimator.ts';
import { loadLogisticModel, logisticModelSchema, type LogisticModel } from './logistic-model.ts';
import { logisticRegression } from './logistic-regression.ts';

type Labelled = Pick<FitRequest, 'matrix'> & { readonly labels: Int32Array; readonly classCount: number };

async function fit(
  { matrix, labels, classCount }: Labelled,
  params: Record<string, number | boolean | string> = {},
) {
  const { saved } = await logisticRegression.configure(params).fit({
    matrix,
    categorical: matrix.columns.map(() => false),
    outcome: { kind: 'classes', labels, classCount },
    seed: 0,
    onProgress: () => undefined,
    signal: undefined,
  });
  return logisticModelSchema.parse(saved);
}

/**
 * How far the gradient of Σ weight × log loss + (l1_ratio |w|₁ + ½ (1 − l1_ratio) |w|²) / C is from 0 (at w = 0, from the
 * range that |w| leaves it), written out plainly from the predicted probabilities.
 */
function largestGradient(
  model: LogisticModel,
  problem: Labelled,
  C: number,
  weightOf: (label: number) => number = () => 1,
  share = 0,
): number {
  const { matrix, labels, classCount } = problem;
  const shape = { task: 'multiclass', columnCount: matrix.columns.length, classCount } as const;
  const predictions = loadLogisticModel(model, shape, null).predict(matrix);
  if (predictions.kind !== 'classes' || predictions.probabilities === null)
    throw new TypeError('expected probabilities');
  const { probabilities } = predictions;
  const scored = model.classes.slice(model.classes.length - model.coefficients.length);
  const entries = scored.flatMap((label, index) => {
    const errors = Array.from(
      labels,
      (actual, row) =>
        weightOf(actual) * (probabilities[row * classCount + label]! - (actual === label ? 1 : 0)),
    );
    const slopes = matrix.columns.map((values, column) => {
      const coefficient = model.coefficients[index]![column]!;
      const pull =
        errors.reduce((sum, error, row) => sum + error * values[row]!, 0) + ((1 - share) * coefficient) / C;
      return coefficient === 0
        ? Math.max(0, Math.abs(pull) - share / C)
        : pull + (Math.sign(coefficient) * share) / C;
    });
    return [...slopes, errors.reduce((sum, error) => sum + error, 0)];
  });
  return Math.max(...entries.map(Math.abs));
}

/** Numbers between -1 and 1 from a fixed sequence. */
function drawing(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x80000000 - 1;
  };
}

function drawnProblem(
  rowCount: number,
  columnCount: number,
  classCount: number,
  seed: number,
  noise = 1,
): Labelled {
  const draw = drawing(seed);
  const columns = Array.from({ length: columnCount }, () => Float64Array.from({ length: rowCount }, draw));
  const weights = Array.from({ length: classCount }, () => columns.map(draw));
  const labels = Int32Array.from({ length: rowCount }, (_, row) => {
    const scores = weights.map((vector) =>
      vector.reduce((sum, weight, column) => sum + weight * columns[column]![row]!, noise * draw()),
    );
    return scores.indexOf(Math.max(...scores));
  });
  labels.set(Array.from({ length: classCount }, (_, label) => label));
  return { matrix: { rowCount, columns }, labels, classCount };
}

describe('logistic regression', () => {
  it('is at the minimum of its objective, whatever the problem and the strength of the penalty', async () => {
    const shape = fc.tuple(
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 2, max: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(
        shape,
        fc.nat(),
        fc.constantFrom(1e-6, 1e-2, 1, 100, 1e4),
        async ([rows, columns, classes], seed, C) => {
          const problem = drawnProblem(rows, columns, classes, seed);
          const model = await fit(problem, { C });
          expect(largestGradient(model, problem, C)).toBeLessThan(1e-7);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it.each([[2], [3]])('converges when %d classes are separable', async (classCount) => {
    const problem = drawnProblem(300, 3, classCount, 5, 0);
    for (const C of [1, 1e3, 1e6, 1e10]) {
      expect(largestGradient(await fit(problem, { C }), problem, C)).toBeLessThan(1e-6);
    }
  });

  it('shares the weight between columns that are the same', async () => {
    const { matrix, labels, classCount } = drawnProblem(200, 2, 2, 9);
    const twin = {
      matrix: { ...matrix, columns: [...matrix.columns, matrix.columns[0]!, new Float64Array(200)] },
      labels,
      classCount,
    };
    const [vector] = (await fit(twin)).coefficients;
    expect(vector![2]).toBeCloseTo(vector![0]!, 10);
    expect(vector![3]).toBe(0);
  });

  it('takes more columns than a Hessian is formed for, and more than rows', async () => {
    for (const classCount of [2, 3]) {
      const problem = drawnProblem(120, 400, classCount, 11);
      expect(largestGradient(await fit(problem), problem, 1)).toBeLessThan(1e-6);
    }
  });

  it('weighs classes alike when asked to', async () => {
    const problem = drawnProblem(90, 3, 3, 13);
    const counts = [0, 1, 2].map((label) => problem.labels.filter((each) => each === label).length);
    const model = await fit(problem, { class_weight: 'balanced' });
    expect(largestGradient(model, problem, 1, (label) => 90 / (3 * counts[label]!))).toBeLessThan(1e-7);
    expect(largestGradient(model, problem, 1)).toBeGreaterThan(1e-2);
  });

  it('has no constant term when asked not to', async () => {
    const problem = drawnProblem(50, 2, 2, 17);
    expect((await fit(problem, { fit_intercept: false })).intercepts).toEqual([0]);
    expect((await fit(problem)).intercepts[0]).not.toBe(0);
  });

  it('makes the constant terms of a softmax add up to 0', async () => {
    const { intercepts } = await fit(drawnProblem(60, 2, 4, 19));
    expect(intercepts.reduce((sum, intercept) => sum + intercept, 0)).toBeCloseTo(0, 12);
  });

  it('says so when it may not take the steps that it needs', async () => {
    await expect(fit(drawnProblem(100, 5, 3, 23), { max_iter: 1 })).rejects.toMatchObject({
      code: 'TRAIN_FAILED',
      message: expect.stringContaining('train.params.max_iter') as string,
    });
  });
});

describe('logistic regression with an L1 penalty', () => {
  it('is at the minimum of its objective, whatever the problem, the strength and the share of the penalty', async () => {
    const shape = fc.tuple(
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 2, max: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(
        shape,
        fc.nat(),
        fc.constantFrom(1e-3, 1e-1, 1, 100, 1e4),
        fc.constantFrom(0.01, 0.5, 0.9, 1),
        async ([rows, columns, classes], seed, C, share) => {
          const problem = drawnProblem(rows, columns, classes, seed);
          const model = await fit(problem, { C, l1_ratio: share });
          expect(largestGradient(model, problem, C, undefined, share)).toBeLessThan(1e-7);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('comes to the minimum without it as its share goes to 0', async () => {
    const problem = drawnProblem(80, 4, 3, 29);
    const plain = (await fit(problem)).coefficients.flat();
    const nearly = (await fit(problem, { l1_ratio: 1e-7 })).coefficients.flat();
    for (const [index, coefficient] of nearly.entries()) expect(coefficient).toBeCloseTo(plain[index]!, 5);
  });

  it.each([[2], [3]])(
    'drops columns exactly, and all of them when it is strong: %d classes',
    async (classCount) => {
      const problem = drawnProblem(200, 30, classCount, 31, 4);
      const dropped = async (C: number) =>
        (await fit(problem, { C, l1_ratio: 1 })).coefficients.flat().filter((value) => value === 0).length;
      const total = 30 * (classCount === 2 ? 1 : classCount);
      expect(await dropped(1e-4)).toBe(total);
      expect(await dropped(0.1)).toBeGreaterThan(0);
      expect(await dropped(0.1)).toBeLessThan(total);
    },
  );

  it.each([[2], [3]])(
    'takes separable classes, and columns that are the same: %d classes',
    async (classCount) => {
      const { matrix, labels } = drawnProblem(300, 3, classCount, 5, 0);
      const twin = [...matrix.columns, matrix.columns[0]!, new Float64Array(300)];
      const problem = { matrix: { ...matrix, columns: twin }, labels, classCount };
      for (const C of [1, 1e3, 1e6]) {
        const model = await fit(problem, { C, l1_ratio: 0.5 });
        expect(largestGradient(model, problem, C, undefined, 0.5)).toBeLessThan(1e-6);
        expect(model.coefficients[0]![4]).toBe(0);
      }
    },
  );

  it('takes more columns than rows', async () => {
    for (const classCount of [2, 3]) {
      const problem = drawnProblem(60, 300, classCount, 11);
      const model = await fit(problem, { l1_ratio: 0.5 });
      expect(largestGradient(model, problem, 1, undefined, 0.5)).toBeLessThan(1e-6);
    }
  });

  it('makes the constant terms of a softmax add up to 0', async () => {
    const { intercepts } = await fit(drawnProblem(60, 2, 4, 19), { l1_ratio: 1 });
    expect(intercepts.reduce((sum, intercept) => sum + intercept, 0)).toBeCloseTo(0, 12);
  });

  it('says so when it may not take the steps that it needs, or has too many coefficients to move', async () => {
    await expect(fit(drawnProblem(100, 5, 3, 23), { max_iter: 1, l1_ratio: 0.5 })).rejects.toMatchObject({
      code: 'TRAIN_FAILED',
      message: expect.stringContaining('train.params.max_iter') as string,
    });
    await expect(fit(drawnProblem(20, 2600, 3, 23), { C: 1e6, l1_ratio: 0.5 })).rejects.toMatchObject({
      code: 'TRAIN_FAILED',
      message: expect.stringContaining('at most 5000') as string,
    });
  });
});

describe('a saved logistic regression', () => {
  it('keeps small probabilities and adds up to 1 when a score is extreme', () => {
    const model = { classes: [0, 1], coefficients: [[1]], intercepts: [0], importance: [1] };
    const fitted = loadLogisticModel(model, { task: 'binary', columnCount: 1, classCount: 2 }, null);
    const predictions = fitted.predict({ rowCount: 4, columns: [Float64Array.of(-700, 0, 40, 1e150)] });
    if (predictions.kind !== 'classes') throw new TypeError('expected classes');
    expect([...predictions.labels]).toEqual([0, 0, 1, 1]);
    const [, low, , , high, , never, always] = predictions.probabilities!;
    expect(low).toBeCloseTo(Math.exp(-700), 310);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(0);
    expect([never, always]).toEqual([0, 1]);
  });
});
