import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveLeastSquares } from './least-squares.ts';

const solve = (
  columns: readonly (readonly number[])[],
  target: readonly number[],
  alpha = 0,
  hasIntercept = true,
) =>
  solveLeastSquares(
    {
      columns: columns.map((column) => Float64Array.from(column)),
      target: Float64Array.from(target),
      alpha,
      hasIntercept,
    },
    () => Promise.resolve(),
  );

/** A grid of small integers, so that columns are often dependent on each other. */
const problem = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 8 }) })
  .chain(({ rows, columns }) => {
    const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: rows, maxLength: rows });
    return fc.tuple(fc.array(numbers, { minLength: columns, maxLength: columns }), numbers);
  });

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);

describe('least squares', () => {
  it('leaves a rest that no column can lessen', async () => {
    await fc.assert(
      fc.asyncProperty(
        problem,
        fc.constantFrom(0, 0.5, 20),
        fc.boolean(),
        async ([columns, target], alpha, hasIntercept) => {
          const { coefficients, intercept } = await solve(columns, target, alpha, hasIntercept);
          const rest = target.map(
            (value, row) =>
              value -
              intercept -
              columns.reduce((sum, column, at) => sum + coefficients[at]! * column[row]!, 0),
          );
          for (const [at, column] of columns.entries())
            expect(dot(column, rest)).toBeCloseTo(alpha * coefficients[at]!, 8);
          if (hasIntercept)
            expect(
              dot(
                rest,
                rest.map(() => 1),
              ),
            ).toBeCloseTo(0, 8);
          else expect(intercept).toBe(0);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('takes the shortest coefficients when there are several: columns twice get half each', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async ([columns, target]) => {
        const once = await solve(columns, target);
        const twice = await solve([...columns, ...columns], target);
        for (const [at, coefficient] of once.coefficients.entries()) {
          expect(twice.coefficients[at]).toBeCloseTo(coefficient / 2, 8);
          expect(twice.coefficients[at + columns.length]).toBeCloseTo(coefficient / 2, 8);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('splits the effect of an indicator and its opposite evenly', async () => {
    const { coefficients, intercept } = await solve(
      [
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ],
      [5, 1, 5, 1],
    );
    expect([...coefficients, intercept].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([2, -2, 3]);
  });

  it('folds many blocks of rows as if they were one', async () => {
    const rows = 5000;
    const x = Array.from({ length: rows }, (_, row) => ((row * 37) % 101) / 7);
    const z = Array.from({ length: rows }, (_, row) => ((row * 53) % 89) / 5);
    const done: number[] = [];
    const { coefficients, intercept } = await solveLeastSquares(
      {
        columns: [Float64Array.from(x), Float64Array.from(z)],
        target: Float64Array.from(x, (value, row) => 3 * value - 2 * z[row]! + 11),
        alpha: 0,
        hasIntercept: true,
      },
      (count) => {
        done.push(count);
        return Promise.resolve();
      },
    );
    expect(coefficients[0]).toBeCloseTo(3, 11);
    expect(coefficients[1]).toBeCloseTo(-2, 11);
    expect(intercept).toBeCloseTo(11, 10);
    expect(done).toEqual([1024, 2048, 3072, 4096, 5000]);
  });

  it('keeps digits that normal equations would lose', async () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    const near = x.map((value, row) => value + (row % 2 === 0 ? 1e-7 : -1e-7));
    const { coefficients } = await solve(
      [x, near],
      x.map((value, row) => 2 * value + 5 * near[row]!),
      0,
    );
    expect(coefficients[0]).toBeCloseTo(2, 6);
    expect(coefficients[1]).toBeCloseTo(5, 6);
  });

  it('answers 0 where nothing varies', async () => {
    expect(await solve([[4, 4, 4]], [1, 2, 6])).toEqual({ coefficients: Float64Array.of(0), intercept: 3 });
  });
});
