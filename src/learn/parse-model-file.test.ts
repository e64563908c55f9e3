import { expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { parseModelFile } from './parse-model-file.ts';

function failure(bytes: Uint8Array): RetrainError {
  try {
    parseModelFile(bytes);
  } catch (error) {
    if (error instanceof RetrainError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

it.each([
  ['a pickle under the name of a model', new Uint8Array([0x80, 0x04, 0x95]), /pickle or joblib/],
  ['nothing', new Uint8Array(), /empty/],
  ['half a file', Buffer.from('{"schema": "retrain.model/1"'), /not valid JSON/],
  ['another schema', Buffer.from('{"schema": "retrain.model/99"}'), /schema that this version/],
])('refuses %s', (_, bytes, sentence) => {
  const error = failure(bytes);
  expect(error.code).toBe('MODEL_UNREADABLE');
  expect(error.message).toMatch(sentence);
});

it('takes the model of a program', () => {
  const file = {
    schema: 'retrain.model/1',
    kind: 'command',
    task: 'regression',
    target: 'y',
    features: [{ name: 'x', kind: 'number', categories: null }],
    classes: [],
    positive: null,
    entry: 'model.bin',
    predict_command: null,
    reported_metrics: { rmse: 1 },
  };
  expect(parseModelFile(Buffer.from(JSON.stringify(file)))).toEqual(file);
});
