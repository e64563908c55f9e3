import { describe, expect, it } from 'vitest';
import { answerMatches, type ComparisonOptions } from './answer-matches.ts';

const options: ComparisonOptions = {
  classes: ['0', '1'],
  serving: { prediction: 'diagnosis', labels: { '1': 'sick' }, include: ['probabilities', 'model_version'] },
  version: 'v-1',
  tolerance: 1e-9,
};
const expected = { label: '1', probabilities: [0.25, 0.75], value: null };
const answer = { diagnosis: 'sick', probabilities: { '0': 0.25, sick: 0.75 }, model_version: 'v-1' };

describe('answerMatches', () => {
  it('finds the largest difference of what is the same', () => {
    expect(answerMatches(answer, expected, options)).toEqual({ outcome: 'same', difference: 0 });
    const near = { ...answer, probabilities: { '0': 0.25 + 2e-10, sick: 0.75 } };
    expect(answerMatches(near, expected, options)).toEqual({
      outcome: 'same',
      difference: 0.25 + 2e-10 - 0.25,
    });
    const withoutVersion = { classes: options.classes, serving: options.serving, tolerance: 0 };
    expect(answerMatches({ ...answer, model_version: 'v-2' }, expected, withoutVersion).outcome).toBe('same');
  });

  it.each<[string, unknown]>([
    ['the answer is not a JSON object', null],
    ['model_version is missing', { ...answer, model_version: 1 }],
    ['model_version is not v-1', { ...answer, model_version: 'v-2' }],
    ['the field diagnosis is missing', { ...answer, diagnosis: undefined }],
    ['diagnosis is another class', { ...answer, diagnosis: '1' }],
    ['diagnosis is another class', { ...answer, diagnosis: '0' }],
    ['probabilities are missing', { ...answer, probabilities: null }],
    ['probabilities are of other classes', { ...answer, probabilities: { '0': 0.25, '1': 0.75 } }],
    ['probabilities are of other classes', { ...answer, probabilities: { '0': 0.25, sick: 0.75, more: 0 } }],
    ['a probability differs by 0.25', { ...answer, probabilities: { '0': 0.25, sick: 1 } }],
    ['a probability differs by NaN', { ...answer, probabilities: { '0': NaN, sick: 0.75 } }],
  ])('says that %s', (reason, found) => {
    expect(answerMatches(found, expected, options)).toEqual({ outcome: 'different', reason });
  });

  it('compares values relative to their size', () => {
    const value = { label: null, probabilities: null, value: 1e12 };
    const serving = { ...options.serving, include: [] };
    const compare = (diagnosis: unknown) =>
      answerMatches({ diagnosis }, value, { ...options, classes: [], serving });
    expect(compare(1e12 + 500)).toEqual({ outcome: 'same', difference: 500 });
    expect(compare(1e12 + 5000).outcome).toBe('different');
    expect(compare('1e12')).toEqual({ outcome: 'different', reason: 'diagnosis is not a number' });
    expect(compare(NaN).outcome).toBe('different');
  });

  it('does not ask for probabilities that neither side has', () => {
    const none = { ...options, serving: { ...options.serving, include: [] } };
    expect(answerMatches({ diagnosis: 'sick' }, expected, none)).toEqual({ outcome: 'same', difference: 0 });
    expect(
      answerMatches({ ...answer, probabilities: undefined }, { ...expected, probabilities: null }, options)
        .outcome,
    ).toBe('same');
  });
});
