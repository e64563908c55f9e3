import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RetrainError } from '../contract/retrain-error.ts';
import { refuseForeignModel } from './refuse-foreign-model.ts';

const text = (value: string) => new TextEncoder().encode(value);

function refusal(bytes: Uint8Array): string {
  try {
    refuseForeignModel(bytes);
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'MODEL_UNREADABLE') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('model files of other makes', () => {
  it.each([
    ['pickle, protocol 2', Uint8Array.of(0x80, 2, 0x7d), 'pickle'],
    ['pickle, protocol 5', Uint8Array.of(0x80, 5, 0x95), 'pickle'],
    ['pickle, protocol 0', text('ccopy_reg\n_reconstructor\n'), 'not JSON'],
    ['pickle, protocol 0, dictionary', text('(dp0\n.'), 'not JSON'],
    ['compressed joblib', deflateSync(text('x')), 'zlib'],
    ['gzip', gzipSync(text('{}')), 'gzip'],
    ['zip', text('PK\u0003\u0004rest'), 'zip'],
    ['HDF5', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a), 'HDF5'],
    ['NumPy', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1), 'NumPy'],
    ['empty', new Uint8Array(), 'empty'],
    ['spaces', text(' \n'), 'not JSON'],
    ['JSON array', text('[]'), 'not JSON'],
    ['binary', Uint8Array.of(0, 1, 2), 'not JSON'],
  ])('are refused: %s', (_, bytes, reason) => {
    expect(refusal(bytes)).toContain(reason);
  });

  it.each([['{}'], [' \r\n\t{"schema":"retrain.model/1"}']])('%j may be ours', (json) => {
    expect(refusal(text(json))).toBe('accepted');
  });
});
