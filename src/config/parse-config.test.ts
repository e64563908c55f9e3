import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenConfigs } from '../../test/tables/broken-configs.ts';
import { options } from '../contract/option.ts';
import { renderError, RetrainError } from '../contract/retrain-error.ts';
import type { ConfigOverride } from './config-override.ts';
import { requiredKeyExample } from './missing-key-example.ts';
import { parseConfig, type ParsedConfig } from './parse-config.ts';
import { requiredKeys } from './schema-node.ts';

const complete = `name: heart-disease
store: gs://my-bucket/heart-disease
dataset: { source: data/heart.csv, target: target }
train: { algorithm: logistic_regression }
`;

function flags(values: Readonly<Record<string, string>> = {}): ConfigOverride[] {
  return Object.entries(values).map(([input, value]) => {
    const option = options.find((candidate) => candidate.input === input);
    if (option === undefined) throw new Error(`There is no option ${input}.`);
    return { option, value, origin: `--${input.replaceAll('_', '-')}` };
  });
}

function parse(
  text: string,
  overrides: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): ParsedConfig {
  return parseConfig({ text, file: 'retrain.yml', overrides: flags(overrides), environment });
}

function failureOf(
  text: string,
  overrides?: Readonly<Record<string, string>>,
  environment?: Readonly<Record<string, string>>,
): RetrainError {
  try {
    parse(text, overrides, environment);
  } catch (error) {
    if (error instanceof RetrainError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

describe('broken configurations', () => {
  it('are each answered with every problem, its place and what to write', async () => {
    const blocks = brokenConfigs.map(({ name, text, flags: typed, environment }) => {
      const shown = text.length > 2000 ? `${text.slice(0, 60)}…` : text;
      const source = JSON.stringify(shown)
        .slice(1, -1)
        .replaceAll('\\n', '\n')
        .replaceAll('\\"', '"')
        .replaceAll('\\\\', '\\');
      const arguments_ = Object.entries(typed ?? {}).map(
        ([key, value]) => ` --${key.replaceAll('_', '-')} "${value}"`,
      );
      return `### ${name}\n${source}${arguments_.length > 0 ? `$ retrain run${arguments_.join('')}\n` : ''}>>>\n${renderError(failureOf(text, typed, environment))}\n`;
    });
    await expect(blocks.join('\n')).toMatchFileSnapshot('../../test/golden/config/problems.txt');
  });

  it.each(brokenConfigs)('$name: every problem names a place', ({ text, flags: typed, environment }) => {
    const error = failureOf(text, typed, environment);
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.problems.length).toBeGreaterThan(0);
    for (const problem of error.problems)
      expect(problem).toMatch(/^(?:retrain\.yml:\d+:\d+|--[a-z-]+) {2}\S/);
  });

  it('never show a secret', () => {
    for (const { text, flags: typed, environment } of brokenConfigs)
      expect(renderError(failureOf(text, typed, environment))).not.toMatch(/hunter2|1234567890/);
  });

  it('stop an alias bomb at once', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const bomb = letters.slice(1).map(
      (letter, index) =>
        `${letter}: &${letter} [${Array(9)
          .fill(`*${letters[index] ?? ''}`)
          .join(', ')}]\n`,
    );
    expect(failureOf(`a: &a [x]\n${bomb.join('')}`).problems.join('\n')).toContain(
      'more values than a configuration can have',
    );
  });

  it('stop nesting that would exhaust the stack', () => {
    expect(failureOf('['.repeat(100_000)).problems).toEqual([
      expect.stringContaining('the nesting is too deep'),
    ]);
    expect(failureOf(`${'- '.repeat(500)}x\n`).code).toBe('CONFIG_INVALID');
  });

  it('list at most fifty problems', () => {
    const many = Array.from({ length: 80 }, (_, index) => `unknown_${index}: 1\n`).join('');
    expect(failureOf(complete + many).problems).toHaveLength(51);
    expect(failureOf(complete + many).problems.at(-1)).toBe('… and 30 more');
  });
});

describe('a good configuration', () => {
  it('gets its defaults', () => {
    const { config } = parse(complete);
    expect(config.split).toEqual({ holdout: 0.2, seed: 42 });
    expect(config.work_dir).toBe('.retrain');
    expect(config.deploy).toBeUndefined();
  });

  it('may have a byte-order mark, CRLF, comments and anchors', () => {
    const text = `\uFEFF# comment\r\nname: &n heart\r\nstore: x\r\ndataset:\r\n  source: a.csv\r\n  target: *n\r\ntrain: {algorithm: linear_regression}\r\n`;
    expect(parse(text).config.dataset.target).toBe('heart');
  });

  it('keeps class names that look like numbers as keys', () => {
    expect(
      parse(`${complete}serve: { labels: { 1: heart-disease, "0": healthy, true: x } }\n`).config.serve
        .labels,
    ).toEqual({ 1: 'heart-disease', 0: 'healthy', true: 'x' });
  });

  it('takes overrides of every type, the last one of a key winning', () => {
    const { config } = parse(complete, {
      store: 'file:///tmp/s',
      holdout: '.5',
      seed: '7',
      fail_on_hold: 'True',
      deploy_target: 'local',
      port: '8080',
    });
    expect(config).toMatchObject({
      store: 'file:///tmp/s',
      split: { holdout: 0.5 },
      train: { seed: 7 },
      gate: { fail_on_hold: true },
      deploy: { target: 'local', port: 8080 },
    });
    const [first] = flags({ name: 'first' });
    const [second] = flags({ name: 'second' });
    if (first === undefined || second === undefined) throw new Error('unreachable');
    expect(
      parseConfig({ text: complete, file: 'f', overrides: [first, second], environment: {} }).config.name,
    ).toBe('second');
  });

  it('repairs the file by overrides, also an empty one', () => {
    expect(
      parse('', { name: 'a', store: 's', source: 'd.csv', target: 't', algorithm: 'linear_regression' })
        .config.train.algorithm,
    ).toBe('linear_regression');
    expect(parse(complete.replace('heart-disease', 'BAD NAME'), { name: 'good' }).config.name).toBe('good');
  });
});

describe('secrets', () => {
  const withSecret = (value: string): string =>
    complete
      .replace('{ algorithm: logistic_regression }', '')
      .replace(
        'train:',
        `train:\n  command: python train.py\n  model: m\n  metrics: m.json\n  environment:\n    TOKEN: ${value}\n    PLAIN: "1"`,
      );

  it('are filled in from the environment, also in the middle of a text', () => {
    const { config } = parse(withSecret('"Bearer ${TOKEN}:${TOKEN}"'), {}, { TOKEN: 'hunter2$&' });
    expect(config.train.environment).toEqual({ TOKEN: 'Bearer hunter2$&:hunter2$&', PLAIN: '1' });
  });

  it('are listed, so that a log can mask them', () => {
    expect(parse(withSecret('"${A}:${B}:${A}"'), {}, { A: 'one', B: 'two', C: 'three' }).secrets).toEqual([
      'one',
      'two',
    ]);
    expect(parse(complete).secrets).toEqual([]);
  });

  it('do not change the digest', () => {
    const digest = (secret: string): string =>
      parse(withSecret('${TOKEN}'), {}, { TOKEN: secret }).configSha256;
    expect(digest('one')).toBe(digest('two'));
    expect(digest('one')).not.toBe(parse(withSecret('${OTHER}'), {}, { OTHER: 'one' }).configSha256);
  });

  it('are not looked up twice: a secret that looks like a reference stays as it is', () => {
    expect(parse(withSecret('${TOKEN}'), {}, { TOKEN: '${HOME}' }).config.train.environment['TOKEN']).toBe(
      '${HOME}',
    );
  });
});

describe('the digest', () => {
  it('does not depend on the order of keys, on comments or on where a value comes from', () => {
    const { configSha256 } = parse(complete);
    expect(configSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(parse(`# again\n${complete.trimEnd().split('\n').reverse().join('\n')}\n`).configSha256).toBe(
      configSha256,
    );
    expect(
      parse(complete.replace(/^store.*\n/m, ''), { store: 'gs://my-bucket/heart-disease' }).configSha256,
    ).toBe(configSha256);
    expect(parse(`${complete}split: { holdout: 0.2 }\n`).configSha256).toBe(configSha256);
    expect(parse(`${complete}split: { holdout: 0.3 }\n`).configSha256).not.toBe(configSha256);
  });
});

describe('examples of what to write', () => {
  it('exist for every required key and are right', () => {
    for (const key of requiredKeys()) expect(requiredKeyExample(key), key).toBeDefined();
    const all = requiredKeys().filter((key) => !key.includes('.'));
    expect(parse(all.map((key) => requiredKeyExample(key)).join('\n')).config.name).toBe('my-model');
    expect(all).toContain('train');
  });
});

it('the golden file holds every case', () => {
  const golden = readFileSync(new URL('../../test/golden/config/problems.txt', import.meta.url), 'utf8');
  expect(golden.match(/^### /gm)).toHaveLength(brokenConfigs.length);
});
