import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionSchema } from '../contract/run-files.ts';
import { dataGenerationOf, versionId } from './version-id.ts';

const of = (
  id: string,
  attempt = 1,
  dataGeneration = '1700000000000001',
  modelSha256 = 'ab'.repeat(32),
): string => versionId({ dataGeneration, run: { id, attempt }, modelSha256 });

describe('versionId', () => {
  it('tells data, run and model', () => {
    expect(of('9876543210', 2)).toBe('d1700000000000001-r9876543210.2-abababababab');
    expect(dataGenerationOf(of('1'))).toBe('1700000000000001');
    expect(dataGenerationOf('my-version')).toBeUndefined();
  });

  it('is a version whatever the run is called, and differs when the run does', () => {
    const id = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.constantFrom('', 'a/b', 'a_b', 'a.b', '..', 'x'.repeat(64), 'x'.repeat(65)),
    );
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(versionSchema.safeParse(of(a, 1, '9223372036854775807')).success).toBe(true);
        expect(of(a) === of(b)).toBe(a === b);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('does not take the attempt for a part of the run', () => {
    expect(of('1', 11)).not.toBe(of('11', 1));
    expect(of('1.1', 1)).not.toBe(of('1', 1));
  });
});
