import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows, fitBins, missingBin } from './bins.ts';
import { RandomStream } from './random-stream.ts';
import { sortNumbers } from './sort-numbers.ts';

const matrixOf = (...columns: number[][]) => ({
  rowCount: columns[0]!.length,
  columns: columns.map((values) => Float64Array.from(values)),
});
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(Number.NaN),
);

describe('bins', () => {
  it('have an edge in the middle between any two of a few values', () => {
    const matrix = matrixOf([3, 1, Number.NaN, 2, 3, 1], [5, 5, 5, 5, 5, 5]);
    const bins = fitBins(matrix, [false, false]);
    expect(bins.edges.map((edges) => [...edges])).toEqual([[1.5, 2.5], []]);
    expect([...binRows(matrix, bins)]).toEqual([2, 0, 0, 0, missingBin, 0, 1, 0, 2, 0, 0, 0]);
  });

  it('send left exactly what is not above the edge, for any numbers and any number of bins', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 700 }),
        fc.integer({ min: 2, max: 255 }),
        (values, maxBins) => {
          const matrix = matrixOf(values);
          const bins = fitBins(matrix, [false], { maxBins });
          const edges = [...bins.edges[0]!];
          expect(edges.length).toBeLessThan(maxBins);
          expect(
            edges.every((edge, at) => Number.isFinite(edge) && (at === 0 || edge > edges[at - 1]!)),
          ).toBe(true);
          const found = [...binRows(matrix, bins)];
          expect(found).toEqual(
            values.map((value) =>
              Number.isNaN(value) ? missingBin : edges.filter((edge) => edge < value).length,
            ),
          );
          const different = new Set(values.filter((value) => !Number.isNaN(value)).map((value) => value + 0));
          if (different.size <= maxBins)
            expect(new Set(found.filter((bin) => bin !== missingBin)).size).toBe(different.size);
        },
      ),
    );
  });

  it('hold about as many rows each, whatever the distribution', () => {
    const random = new RandomStream(1, 0);
    const values = Array.from({ length: 100_000 }, () => Math.exp(random.next() / 2e8));
    const matrix = matrixOf(values);
    const bins = fitBins(matrix, [false], { seed: 3 });
    expect(bins.edges[0]).toHaveLength(254);
    const counts = new Array<number>(255).fill(0);
    for (const bin of binRows(matrix, bins)) counts[bin]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(250);
    expect(Math.max(...counts)).toBeLessThan(600);
    expect(fitBins(matrix, [false], { seed: 3 })).toEqual(bins);
  });

  it('give a value that is most of the rows one bin, and the rest the others', () => {
    const values = Array.from({ length: 2000 }, (_, row) => (row % 2 === 0 ? 0 : row));
    expect(fitBins(matrixOf(values), [false], { maxBins: 11 }).edges[0]).toHaveLength(10);
  });

  it('give each frequent category a bin, and the rare ones the last', () => {
    const values = Array.from({ length: 400 }, (_, row) => row);
    const matrix = matrixOf([...values, Number.NaN]);
    const found = binRows(matrix, fitBins(matrix, [true]));
    expect([...found]).toEqual([...values.map((code) => Math.min(code, 254)), missingBin]);
    const few = matrixOf([0, 2, 1]);
    expect([...binRows(few, fitBins(few, [true]))]).toEqual([0, 2, 1]);
  });
});

it('sorts numbers as a comparison does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true }), { minLength: 5, maxLength: 20 }),
      fc.integer({ min: 1, max: 0xffffffff }),
      (some, seed) => {
        const random = new RandomStream(seed, 1);
        const values = Float64Array.from({ length: 3000 }, () =>
          random.below(2) === 0 ? some[random.below(some.length)]! : 1 + random.next() * 1e-13,
        );
        expect(sortNumbers(values.slice())).toEqual(values.slice().sort());
      },
    ),
    { numRuns: 20 },
  );
});

describe('a random stream', () => {
  it('is the same for the same seed, and another for another seed or number', () => {
    const draw = (seed: number, stream: number) => {
      const random = new RandomStream(seed, stream);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    const others = [draw(1, 2), draw(2, 1), draw(1, 3), draw(2, 2), draw(1 + 0x100000000, 2)];
    expect(new Set(others.map(String)).size).toBe(others.length);
    expect(draw(1, 2)).toMatchInlineSnapshot(`
      [
        496238374,
        3271850249,
        432917791,
        1811237051,
        3185538292,
      ]
    `);
  });

  it.each([2, 3, 100, 0x80000001, 0x100000000])('draws evenly below %d', (bound) => {
    const random = new RandomStream(5, 0);
    const quarters = [0, 0, 0, 0];
    for (let at = 0; at < 4000; at++) {
      const drawn = random.below(bound);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      quarters[Math.floor((drawn / bound) * 4)]! += 1;
    }
    if (bound > 3) for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
