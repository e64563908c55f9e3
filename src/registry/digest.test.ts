import { CRC32C } from '@google-cloud/storage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, crc32c, modelDigest, sha256 } from './digest.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('sha256', () => {
  it('is that of FIPS 180-2', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(bytes('abc'))).toBe(sha256('abc'));
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('crc32c', () => {
  it('is that of RFC 3720, appendix B.4', () => {
    expect(crc32c(bytes('123456789'))).toBe('e3069283');
    expect(crc32c(new Uint8Array(0))).toBe('00000000');
    expect(crc32c(new Uint8Array(32))).toBe('8a9136aa');
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe('62a8ab43');
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe('46dd794e');
  });

  it('is that of the official client', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const theirs = new CRC32C();
        theirs.update(Buffer.from(content));
        expect(Buffer.from(crc32c(content), 'hex').toString('base64')).toBe(theirs.toString());
      }),
      { seed: 1 },
    );
  });
});

describe('canonicalJson', () => {
  it('is that of RFC 8785', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3]);
  });

  it('does not depend on the order of the keys, and keeps the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('leaves out what is undefined, and refuses what JSON would change without a word', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
    for (const value of [
      NaN,
      Infinity,
      undefined,
      1n,
      () => 1,
      new Map(),
      new Date(0),
      '\ud800',
      { a: [NaN] },
    ]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe('modelDigest', () => {
  const files = [
    { path: 'model/model.json', sha256: 'a'.repeat(64) },
    { path: 'model/weights.bin', sha256: 'b'.repeat(64) },
  ];

  it('is over the files of the model in any order, and no others', () => {
    const digest = modelDigest(files);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(modelDigest(files.toReversed())).toBe(digest);
    expect(modelDigest([...files, { path: 'metrics.json', sha256: 'c'.repeat(64) }])).toBe(digest);
  });

  it('changes with a path, a digest, and a file more or less', () => {
    const digests = [
      files,
      files.slice(1),
      [{ path: 'model/other.json', sha256: 'a'.repeat(64) }, files[1]],
      [{ path: 'model/model.json', sha256: 'c'.repeat(64) }, files[1]],
      [
        { path: 'model/model.json', sha256: 'b'.repeat(64) },
        { path: 'model/weights.bin', sha256: 'a'.repeat(64) },
      ],
    ].map((list) => modelDigest(list.filter((file) => file !== undefined)));
    expect(new Set(digests).size).toBe(5);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  // Not by assignment: `__proto__` may be among the keys.
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
