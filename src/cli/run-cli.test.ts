import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordedIo } from '../../test/cli/recorded-io.ts';
import { options } from '../contract/option.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type { History } from '../registry/read-history.ts';
import { stepNames } from '../steps/loop.ts';
import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';
import type { Wiring } from './wiring.ts';

const config = `name: heart
store: store
dataset: { source: heart.csv, target: target }
train: { algorithm: logistic_regression }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retrain-cli-'));
  await writeFile(join(folder, 'retrain.yml'), config);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const history: History = {
  current: undefined,
  versions: [
    {
      version: 'd2-r2.1-def',
      manifest: undefined,
      problem: 'model.json of it is missing.',
      metrics: { accuracy: 0.9 },
      isChampion: true,
      isQuarantined: true,
      served: [
        { sequence: 3, kind: 'rollback', at: '2026-11-21T08:12:04.303Z', actor: 'ada', reason: 'bad labels' },
        { sequence: 1, kind: 'bootstrap', at: '2026-11-20T08:12:04.303Z', actor: 'ada', reason: null },
      ],
    },
  ],
  unreadableEvents: ['events/p3.json'],
};

interface Calls {
  readonly steps: Parameters<Wiring['runSteps']>[0][];
  readonly rollbacks: Parameters<Wiring['runRollback']>[0][];
}

/** The core replaced by something that keeps what it was asked for. */
function wiring(
  result: () => Promise<Record<string, string>> = () => Promise.resolve({ rows: '303' }),
): Calls & { readonly load: () => Promise<Wiring> } {
  const steps: Calls['steps'] = [];
  const rollbacks: Calls['rollbacks'] = [];
  const core: Wiring = {
    runSteps: (input) => {
      steps.push(input);
      return result();
    },
    runRollback: (input) => {
      rollbacks.push(input);
      return result();
    },
    readStoreHistory: () => Promise.resolve(history),
    stopFunction: ({ config: { name } }) => Promise.resolve(name === 'heart' ? 2 : 0),
  };
  return { steps, rollbacks, load: () => Promise.resolve(core) };
}

async function run(
  parameters: readonly string[],
  changes: Partial<CliIo> = {},
  core = wiring(),
): Promise<{ code: number; out: string; err: string; calls: Calls }> {
  const { io, out, err } = recordedIo({ directory: folder, ...changes });
  const code = await runCli(parameters, io, core.load);
  return { code, out: out(), err: err(), calls: core };
}

const never = (): Promise<Wiring> => Promise.reject(new Error('The core was loaded.'));

describe('help', () => {
  const commands = ['run', ...stepNames, 'rollback', 'history', 'stop', 'init'];

  it('of the program', async () => {
    const { io, out } = recordedIo();
    expect(await runCli(['--help'], io, never)).toBe(0);
    await expect(out()).toMatchFileSnapshot('../../test/golden/cli/help.txt');
  });

  it.each(commands)('of %s, with examples', async (command) => {
    const { io, out, err } = recordedIo();
    expect(await runCli([command, '--help'], io, never)).toBe(0);
    expect(err()).toBe('');
    expect(out()).toContain('\nExamples:\n  $ retrain ');
    await expect(out()).toMatchFileSnapshot(`../../test/golden/cli/help-${command}.txt`);
    const again = recordedIo();
    await runCli(['help', command], again.io, never);
    expect(again.out()).toBe(out());
  });

  it('goes to standard error, with exit code 1, when no command was given', async () => {
    const { code, out, err } = await run([]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Usage: retrain');
  });

  it('shows the version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
  });
});

describe('a wrong command line', () => {
  it.each([
    [['trian'], "INPUT_INVALID: unknown command 'trian'; did you mean train?\n"],
    [['run', '--stor', 'x'], "INPUT_INVALID: unknown option '--stor'; did you mean --store?\n"],
    [
      ['run', '--store'],
      "INPUT_INVALID: option '--store <text>' argument missing. `retrain --help` and `retrain <command> --help` list what there is.\n",
    ],
    [
      ['rollback'],
      "INPUT_INVALID: required option '--reason <text>' not specified. `retrain --help` and `retrain <command> --help` list what there is.\n",
    ],
    [
      ['run', 'x'],
      "INPUT_INVALID: too many arguments for 'run'. Expected 0 arguments but got 1: x. `retrain --help` and `retrain <command> --help` list what there is.\n",
    ],
  ])('%j', async (parameters, expected) => {
    expect(await run(parameters)).toMatchObject({ code: 1, out: '', err: expected });
  });
});

describe('a step', () => {
  it('gets the configuration, its folder and only itself to do', async () => {
    const { code, out, calls } = await run(['download']);
    expect(code).toBe(0);
    expect(out).toBe('rows  303\n');
    expect(calls.steps).toEqual([
      expect.objectContaining({
        steps: ['download'],
        configDirectory: folder,
        configSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      }),
    ]);
    expect(calls.steps[0]?.config.name).toBe('heart');
  });

  it('is one of all in a run', async () => {
    expect((await run(['run'])).calls.steps[0]?.steps).toBe('all');
  });

  it('takes a flag for every option', async () => {
    const values: Readonly<Record<string, string>> = { string: 'text-a', number: '0.5', integer: '7' };
    const flags = options
      .filter(
        ({ input, type }) => type !== 'boolean' && input !== 'train_command' && input !== 'force_reason',
      )
      .flatMap(({ input, type, choices }) => [
        `--${input.replaceAll('_', '-')}`,
        choices?.[0] ?? values[type] ?? '',
      ]);
    const { code, err, calls } = await run([
      'train',
      ...flags,
      '--fail-on-hold',
      '--force',
      '--force-reason',
      'because',
    ]);
    expect(err.replace(/^> .*\n/gm, '')).toBe('');
    expect(code).toBe(0);
    const [input] = calls.steps;
    if (input === undefined) throw new Error('The step was not run.');
    for (const { path, type, choices, input: name } of options) {
      if (type === 'boolean' || name === 'train_command' || name === 'force_reason') continue;
      const found = path.reduce<unknown>(
        (value, key) => (value as Record<string, unknown>)[key],
        input.config,
      );
      expect(String(found), name).toBe(choices?.[0] ?? values[type]);
    }
    expect(input.config.gate).toMatchObject({ fail_on_hold: true, force: true, force_reason: 'because' });
  });

  it('can turn off what the file turns on', async () => {
    await writeFile(join(folder, 'retrain.yml'), `${config}gate: { fail_on_hold: true }\n`);
    expect((await run(['gate'])).calls.steps[0]?.config.gate.fail_on_hold).toBe(true);
    expect((await run(['gate', '--no-fail-on-hold'])).calls.steps[0]?.config.gate.fail_on_hold).toBe(false);
  });

  it('is not run with a wrong configuration', async () => {
    await writeFile(join(folder, 'retrain.yml'), config.replace('algorithm', 'algoritm'));
    const { code, out, err, calls } = await run(['run', '--holdout', '2']);
    expect([code, out, calls.steps]).toEqual([1, '', []]);
    expect(err).toBe(
      'CONFIG_INVALID: The configuration retrain.yml has 2 problems:\n' +
        '  - retrain.yml:4:10  train.algoritm: unknown key; did you mean "algorithm"?\n' +
        '  - --holdout  split.holdout: must be a number above 0 and below 1, found the number 2\n',
    );
  });
});

describe('the configuration file', () => {
  it('may be another one, whose folder is then where paths start', async () => {
    await mkdir(join(folder, 'models'));
    await writeFile(join(folder, 'models/other.yml'), config);
    expect((await run(['download', '--config', 'models/other.yml'])).calls.steps[0]?.configDirectory).toBe(
      join(folder, 'models'),
    );
    expect((await run(['download', '-c', 'models/other.yml'])).code).toBe(0);
  });

  it('is not needed when flags say everything', async () => {
    await rm(join(folder, 'retrain.yml'));
    const flags = [
      '--name',
      'a',
      '--store',
      's',
      '--source',
      'd.csv',
      '--target',
      't',
      '--algorithm',
      'linear_regression',
    ];
    expect((await run(['run', ...flags])).calls.steps[0]?.config.dataset.target).toBe('t');
    expect((await run(['run', ...flags.slice(2)])).err).toContain(
      'CONFIG_NOT_FOUND: The configuration retrain.yml does not exist. Run `retrain init`',
    );
  });

  it.each([
    ['nowhere.yml', 'CONFIG_NOT_FOUND: The configuration nowhere.yml does not exist.'],
    ['.', 'CONFIG_NOT_FOUND: The configuration . is a folder, not a file.'],
    ['latin1.yml', 'CONFIG_INVALID: The configuration latin1.yml is not text in UTF-8: save it as UTF-8.'],
    [
      'empty.yml',
      'CONFIG_INVALID: The configuration empty.yml has one problem:\n  - empty.yml:1:1  the file holds nothing;',
    ],
  ])('%s', async (name, expected) => {
    await writeFile(join(folder, 'latin1.yml'), Buffer.from('name: gr\xfcn\n', 'latin1'));
    await writeFile(join(folder, 'empty.yml'), '');
    const { code, err } = await run(['run', '--config', name]);
    expect(code).toBe(1);
    expect(err).toContain(expected);
  });
});

describe('errors', () => {
  const failing = (error: Error): ReturnType<typeof wiring> => wiring(() => Promise.reject(error));

  it('are shown with all problems and exit code 1, without a stack', async () => {
    const error = new RetrainError('DATASET_INVALID', 'The dataset has findings:', {
      problems: ['one', 'two'],
      cause: new Error('inner'),
    });
    expect(await run(['validate'], {}, failing(error))).toMatchObject({
      code: 1,
      err: 'DATASET_INVALID: The dataset has findings:\n  - one\n  - two\n',
    });
  });

  it('show where they happened when asked to', async () => {
    const { err } = await run(
      ['validate'],
      { environment: { RETRAIN_DEBUG: '1' } },
      failing(new TypeError('x is not a function')),
    );
    expect(err).toMatch(
      /^INTERNAL: Unexpected: x is not a function\n.*TypeError: x is not a function\n +at /s,
    );
  });

  it('of ours ask for a report', async () => {
    expect((await run(['validate'], {}, failing(new TypeError('oops')))).err).toBe(
      'INTERNAL: Unexpected: oops\nPlease report this; RETRAIN_DEBUG=1 shows where it happened.\n',
    );
  });

  it('cannot steer the terminal', async () => {
    expect(
      (await run(['validate'], {}, failing(new RetrainError('DATASET_INVALID', 'a\u001b[2Jb\u0007')))).err,
    ).toBe('DATASET_INVALID: ab\n');
  });

  it('of a cancelled run end with exit code 130, whatever came up on the way', async () => {
    expect((await run(['run'], {}, failing(new RetrainError('CANCELLED', 'Cancelled.')))).code).toBe(130);
    const { code } = await run(
      ['run'],
      { signal: AbortSignal.abort() },
      failing(new RetrainError('STORE_UNAVAILABLE', 'Gone.')),
    );
    expect(code).toBe(130);
  });

  it('of a held candidate come after the evidence', async () => {
    await mkdir(join(folder, '.retrain'));
    const decision = {
      schema: 'retrain.decision/1',
      verdict: 'hold',
      reasons: [],
      evidence: [],
      model_sha256: 'a'.repeat(64),
      champion: null,
      forced: null,
    };
    await writeFile(join(folder, '.retrain/decision.json'), JSON.stringify(decision));
    const { code, out, err } = await run(
      ['run'],
      {},
      failing(new RetrainError('GATE_HELD', 'The candidate was held.')),
    );
    expect(code).toBe(1);
    expect(out).toContain('Verdict: hold');
    expect(err).toContain('GATE_HELD: The candidate was held.');
    expect((await run(['run'], {}, failing(new RetrainError('STORE_UNAVAILABLE', 'Gone.')))).out).toBe('');
  });
});

describe('rollback and history', () => {
  it('roll back to the version named, or to the one before', async () => {
    expect(
      (await run(['rollback', 'd1-r1.1-abc', '--reason', 'bad labels'])).calls.rollbacks[0],
    ).toMatchObject({ version: 'd1-r1.1-abc', reason: 'bad labels' });
    const { calls, out } = await run(['rollback', '--reason', 'bad labels']);
    expect(calls.rollbacks[0]).toMatchObject({ version: undefined });
    expect(out).toBe('rows  303\n');
  });

  it('list the versions', async () => {
    await expect((await run(['history'])).out).toMatchFileSnapshot('../../test/golden/cli/history.txt');
  });

  it('list the versions for programs, and nothing else', async () => {
    const { out } = await run(['history', '--json'], { environment: { FORCE_COLOR: '1' } });
    expect(JSON.parse(out)).toMatchObject({
      champion: null,
      versions: [
        {
          version: 'd2-r2.1-def',
          champion: true,
          quarantined: true,
          problem: 'model.json of it is missing.',
          served: [{ sequence: 3 }, { sequence: 1 }],
        },
      ],
    });
  });
});

describe('stop', () => {
  it('says how many processes it ended', async () => {
    expect(await run(['stop'])).toMatchObject({ code: 0, out: 'Stopped 2 processes.\n' });
    expect(await run(['stop', '--name', 'lung'])).toMatchObject({ code: 0, out: 'Nothing was running.\n' });
  });
});

describe('colours', () => {
  it.each<[string, Partial<CliIo> & { isTerminal?: boolean }, boolean]>([
    ['a terminal', { isTerminal: true }, true],
    ['a pipe', {}, false],
    ['a terminal with NO_COLOR', { isTerminal: true, environment: { NO_COLOR: '1' } }, false],
    ['a pipe with FORCE_COLOR', { environment: { FORCE_COLOR: '1' } }, true],
  ])('on %s', async (_name, changes, expected) => {
    const { io, out } = recordedIo({ directory: folder, ...changes });
    await runCli(['history'], io, wiring().load);
    expect(out().includes('\u001b[')).toBe(expected);
  });
});
