import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { readCommandPredictions, type ExpectedPredictions } from './command-predictions.ts';

const binary: ExpectedPredictions = {
  fileName: 'predictions.csv',
  task: 'binary',
  classes: ['0', '1'],
  rows: 3,
};
const species: ExpectedPredictions = {
  fileName: 'predictions.csv',
  task: 'multiclass',
  classes: ['Adelie', 'Chinstrap', 'Gentoo'],
  rows: 2,
};
const price: ExpectedPredictions = { fileName: 'predictions.csv', task: 'regression', classes: [], rows: 2 };

function read(text: string, expected: ExpectedPredictions) {
  return readCommandPredictions(Buffer.from(text), expected);
}

function messageOf(text: string, expected: ExpectedPredictions): string {
  try {
    read(text, expected);
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'COMMAND_OUTPUT_INVALID') return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

const labels = (...values: number[]) => ({
  kind: 'classes',
  labels: Int32Array.from(values),
  probabilities: null,
});
const scored = (values: number[], probabilities: number[]) => ({
  kind: 'classes',
  labels: Int32Array.from(values),
  probabilities: Float64Array.from(probabilities),
});

describe('readCommandPredictions', () => {
  it.each([
    ['the column prediction', 'prediction\n1\n0\n1\n'],
    ['the only column, whatever its name', 'target\r\n1\r\n0\r\n1\r\n'],
    ['values of the same number', 'prediction\n1.0\n0.0\n1e0\n'],
    ['further columns', 'id,prediction,"a, b"\n7,1,x\n8,0,y\n9,1,z\n'],
    ['a JSON array of texts', '["1", "0", "1"]'],
    ['a JSON array of numbers', '[1, 0, 1.0]'],
    ['a JSON array of objects', '[{"prediction": 1}, {"prediction": "0"}, {"prediction": 1}]'],
  ])('reads classes from %s', (_, text) => {
    expect(read(text, binary)).toEqual(labels(1, 0, 1));
  });

  it('reads booleans however a program spells them', () => {
    expect(read('prediction\nTrue\nfalse\nTRUE\n', { ...binary, classes: ['false', 'true'] })).toEqual(
      labels(1, 0, 1),
    );
    expect(read('[true, false, true]', { ...binary, classes: ['false', 'true'] })).toEqual(labels(1, 0, 1));
  });

  it('does not guess between classes that are the same number', () => {
    expect(read('p\n1\n01\n1\n', { ...binary, classes: ['01', '1'] })).toEqual(labels(1, 0, 1));
    expect(messageOf('p\n1.0\n01\n1\n', { ...binary, classes: ['01', '1'] })).toContain('1 of 3 predictions');
  });

  it('reads the probability of the positive class', () => {
    const expected = scored([1, 0, 1], [0.25, 0.75, 0.5, 0.5, 0, 1]);
    expect(read('prediction,probability\n1,0.75\n0,0.5\n1,1\n', binary)).toEqual(expected);
    expect(read('prediction,probability_1\n1,0.75\n0,0.5\n1,1\n', binary)).toEqual(expected);
    expect(read('prediction,probability_0\n1,0.25\n0,0.5\n1,0\n', binary)).toEqual(expected);
    expect(
      read(
        '[{"prediction":1,"probability":0.75},{"prediction":0,"probability":0.5},{"prediction":1,"probability":1}]',
        binary,
      ),
    ).toEqual(expected);
  });

  it('takes the likeliest class when there is no prediction, of equals the first', () => {
    expect(read('probability\n0.75\n0.5\n0.1\n', binary)).toMatchObject({ labels: Int32Array.of(1, 0, 0) });
  });

  it('reads a probability a class, in any order, and makes them sum to 1', () => {
    const header = 'probability_Gentoo,prediction,probability_Adelie,probability_Chinstrap';
    const found = read(`${header}\n0.2,Adelie,0.7,0.1\n0.3333,Gentoo,0.3333,0.3333\n`, species);
    expect(found).toMatchObject({ labels: Int32Array.of(0, 2) });
    if (found.kind !== 'classes' || found.probabilities === null) throw new Error('no probabilities');
    const [a, b, c, ...rest] = found.probabilities;
    expect([a, b, c].map((value) => Math.round((value ?? NaN) * 1e12) / 1e12)).toEqual([0.7, 0.1, 0.2]);
    for (const value of rest) expect(value).toBeCloseTo(1 / 3, 12);
    const json =
      '[{"probabilities":{"Gentoo":0.2,"Adelie":0.7,"Chinstrap":0.1}},{"probabilities":{"Gentoo":1,"Adelie":0,"Chinstrap":0}}]';
    expect(read(json, species)).toMatchObject({ labels: Int32Array.of(0, 2) });
  });

  it('reads numbers for regression', () => {
    const values = { kind: 'values', values: Float64Array.of(1.5, -2e3) };
    expect(read('prediction\n1.5\n-2e3\n', price)).toEqual(values);
    expect(read('[1.5, -2000]', price)).toEqual(values);
    expect(read('probability\n1.5\n-2e3\n', price)).toEqual(values);
  });

  it.each<[string, ExpectedPredictions, string]>([
    ['prediction\n1\n0\n', binary, 'has 2 predictions for 3 rows'],
    ['1\n0\n1\n', binary, 'is the header missing'],
    ['prediction\n1\n0\n1\n1\n', binary, 'has 4 predictions for 3 rows'],
    [
      'prediction\n1\n\n1\n',
      binary,
      'has 1 of 3 predictions that are not a class of the target: expected one of "0", "1"',
    ],
    ['prediction\n1\nmaybe-secret\n2\n', binary, 'has 2 of 3 predictions'],
    ['[1, null, {"prediction": [1]}]', binary, 'has 2 of 3 predictions'],
    [
      'prediction,probability\n1,0.7\n0,nan\n1,1.5\n',
      binary,
      'has 2 of 3 rows with a probability that is not a number from 0 to 1',
    ],
    [
      'prediction,probability_0,probability_1\n1,0.7,0.7\n0,0.5,0.5\n1,0,1\n',
      binary,
      'has 1 of 3 rows whose probabilities do not sum to 1',
    ],
    ['prediction,probability_2\n1,0.7\n0,0.5\n1,1\n', binary, 'expected probability_0, probability_1'],
    ['prediction,probability\nAdelie,1\nGentoo,1\n', species, 'probability_<class>'],
    ['prediction,probability_Adelie\nAdelie,1\nGentoo,1\n', species, 'has probabilities of 1 of 3 classes'],
    ['a,b\n1,2\n3,4\n', price, 'has no column prediction'],
    ['a,b\n1,2\n3,4\n5,6\n', binary, 'has no column prediction and no column probability'],
    ['prediction\n1.5\nnan\n', price, 'has 1 of 2 predictions that are not finite numbers'],
    ['prediction\n1e999\n-inf\n', price, 'has 2 of 2'],
    ['[1.5, NaN]', price, 'has NaN or Infinity'],
    ['[1.5, 2', price, 'is not valid JSON'],
    ['{"predictions": [1, 2]}', price, 'must be a JSON array'],
    ['', price, 'cannot be read'],
    ['prediction,probability\n1\n0,1\n1,1\n', binary, 'cannot be read'],
  ])('refuses %j', (text, expected, message) => {
    const found = messageOf(text, expected);
    expect(found).toContain(message);
    expect(found).toMatch(/^predictions\.csv /);
    expect(found).not.toContain('maybe-secret');
  });

  it('refuses binary files', () => {
    expect(() => readCommandPredictions(Uint8Array.of(0x80, 0x04, 0x95, 0, 0, 0), price)).toThrow(
      /^predictions\.csv cannot be read/,
    );
  });
});
