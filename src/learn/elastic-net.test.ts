import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveElasticNet } from './elastic-net.ts';

interface Written {
  readonly columns: readonly (readonly number[])[];
  readonly target: readonly number[];
}

const solve = (
  { columns, target }: Written,
  l1: number,
  l2: number,
  { hasIntercept = true, maxPasses = 1000 } = {},
) =>
  solveElasticNet(
    {
      columns: columns.map((column) => Float64Array.from(column)),
      target: Float64Array.from(target),
      l1,
      l2,
      hasIntercept,
    },
    { maxPasses, onRows: () => Promise.resolve(), onPass: () => Promise.resolve() },
  );

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);

/** A grid of small integers, so that columns are often dependent on each other. */
const written: fc.Arbitrary<Written> = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), width: fc.integer({ min: 1, max: 8 }) })
  .chain(({ rows, width }) => {
    const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: rows, maxLength: rows });
    return fc.record({
      columns: fc.array(numbers, { minLength: width, maxLength: width }),
      target: numbers,
    });
  });

describe('elastic net', () => {
  it('meets the conditions of the minimum, whatever the problem and the penalty', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.constantFrom(1e-6, 0.01, 0.3, 2),
        fc.constantFrom(0, 0.01, 1),
        fc.boolean(),
        async (problem, l1, l2, hasIntercept) => {
          const solution = await solve(problem, l1, l2, { hasIntercept });
          if (solution === undefined) throw new TypeError('expected a solution');
          const { columns, target } = problem;
          const { coefficients, intercept } = solution;
          const rest = target.map(
            (value, row) =>
              value -
              intercept -
              columns.reduce((sum, column, at) => sum + coefficients[at]! * column[row]!, 0),
          );
          for (const [at, column] of columns.entries()) {
            const coefficient = coefficients[at]!;
            const pull = dot(column, rest) / target.length - l2 * coefficient;
            if (coefficient === 0) expect(Math.abs(pull)).toBeLessThan(l1 + 1e-9);
            else expect(pull).toBeCloseTo(Math.sign(coefficient) * l1, 8);
          }
          const sum = rest.reduce((total, value) => total + value, 0);
          if (hasIntercept) expect(sum).toBeCloseTo(0, 9);
          else expect(intercept).toBe(0);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('has the same solution when columns of many zeros are shifted, so that they have none', async () => {
    const target = Array.from({ length: 400 }, (_, row) => ((row * 29) % 31) / 10);
    const sparse = [9, 11, 13].map((every) =>
      target.map((value, row) => (row % every === 0 ? value + 1 : 0)),
    );
    const plain = await solve({ columns: sparse, target }, 0.01, 0.1);
    const shifted = await solve(
      { columns: sparse.map((column) => column.map((value) => value + 1)), target },
      0.01,
      0.1,
    );
    expect(plain!.coefficients[0]).toBeGreaterThan(0.05);
    for (const [at, coefficient] of plain!.coefficients.entries())
      expect(shifted!.coefficients[at]).toBeCloseTo(coefficient, 11);
  });

  it('solves for columns that are all but the same, where passes alone would go on for ever', async () => {
    const base = Array.from({ length: 200 }, (_, row) => ((row * 37) % 101) / 50 - 1);
    const columns = Array.from({ length: 6 }, (_, at) =>
      base.map((value, row) => value + 1e-4 * (((row * (7 + at)) % 13) / 6 - 1)),
    );
    const target = base.map((_, row) =>
      columns.reduce((sum, column, at) => sum + (at - 2) * column[row]!, 0),
    );
    const solution = await solve({ columns, target }, 1e-11, 0, { maxPasses: 100 });
    for (const [at, coefficient] of solution!.coefficients.entries())
      expect(coefficient).toBeCloseTo(at - 2, 0);
  });

  it('drops everything from the strength on that the largest covariance has', async () => {
    const columns = [[1, -1, 1, -1]];
    const target = [2, 0, 2, 0];
    expect([...(await solve({ columns, target }, 1, 0))!.coefficients]).toEqual([0]);
    expect((await solve({ columns, target }, 0.75, 0))!.coefficients[0]).toBeCloseTo(0.25, 14);
    expect((await solve({ columns, target }, 0.75, 1))!.coefficients[0]).toBeCloseTo(0.125, 14);
    expect((await solve({ columns, target }, 1, 0))!.intercept).toBe(1);
  });

  it('has no solution when it may not take the passes that it needs', async () => {
    const columns = [
      [1, 2, 3, 5],
      [2, 3, 5, 8],
    ];
    expect(await solve({ columns, target: [1, 3, 2, 7] }, 0.01, 0, { maxPasses: 1 })).toBeUndefined();
  });
});
