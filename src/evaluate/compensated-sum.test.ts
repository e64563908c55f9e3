import { expect, it } from 'vitest';
import { CompensatedSum } from './compensated-sum.ts';

function sumOf(terms: readonly number[]): number {
  const sum = new CompensatedSum();
  for (const term of terms) sum.add(term);
  return sum.total;
}

it('keeps what plain addition loses', () => {
  expect(sumOf([1, 1e100, 1, -1e100])).toBe(2);
  expect(sumOf(Array.from({ length: 1000 }, () => 0.1))).toBe(100);
  expect(sumOf([])).toBe(0);
});
