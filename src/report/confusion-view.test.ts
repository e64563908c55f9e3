import { describe, expect, it } from 'vitest';
import { confusionView } from './confusion-view.ts';

describe('confusionView', () => {
  const counts = [
    [1, 0, 1],
    [0, 9, 1],
    [2, 0, 5],
  ];

  it('shows everything within the limit', () => {
    expect(confusionView(counts, ['a', 'b', 'c'], 3)).toEqual({
      classes: ['a', 'b', 'c'],
      counts,
      totals: [2, 10, 7],
      hidden: 0,
    });
  });

  it('keeps the classes with the most rows in their order, and their whole totals', () => {
    expect(confusionView(counts, ['a', 'b', 'c'], 2)).toEqual({
      classes: ['b', 'c'],
      counts: [
        [9, 1],
        [0, 5],
      ],
      totals: [10, 7],
      hidden: 1,
    });
  });

  it('shows nothing that does not fit the classes', () => {
    expect(confusionView(counts, ['a', 'b'], 3)).toBeNull();
    expect(confusionView([[1, 2]], ['a'], 3)).toBeNull();
    expect(confusionView([], [], 3)).toBeNull();
  });
});
