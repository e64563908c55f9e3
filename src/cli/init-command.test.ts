import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { recordedIo } from '../../test/cli/recorded-io.ts';
import { editorSchema } from '../config/editor-schema.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { Config } from '../contract/config.ts';
import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'retrain-init-'));
  folder = join(parent, 'Heart Disease');
  await mkdir(join(folder, '.git'), { recursive: true });
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

async function init(
  parameters: readonly string[] = [],
  changes: Partial<CliIo> = {},
): Promise<{ code: number; out: string; err: string }> {
  const { io, out, err } = recordedIo({ directory: folder, ...changes });
  const code = await runCli(['init', ...parameters], io, () =>
    Promise.reject(new Error('The core was loaded.')),
  );
  return { code, out: out(), err: err() };
}

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

async function writtenConfig(): Promise<Config> {
  return parseConfig({ text: await read('retrain.yml'), file: 'retrain.yml', overrides: [], environment: {} })
    .config;
}

async function addDataset(text = 'age,sex,price\n1,m,2.5\n2,f,3.5\n'): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'data/heart.csv'), text);
}

/** Answers one question after the other, and keeps the questions. */
function person(...replies: readonly string[]): {
  readonly ask: (question: string) => Promise<string>;
  readonly questions: string[];
} {
  const questions: string[] = [];
  return { questions, ask: (question) => Promise.resolve(replies[questions.push(question) - 1] ?? '') };
}

const google = [
  '--name',
  'heart',
  '--store',
  'gs://my-bucket/heart',
  '--source',
  'gs://my-bucket/heart.csv',
  '--target',
  'target',
  '--algorithm',
  'logistic_regression',
  '--deploy',
  '--action',
  'acme/retrain@v1',
];

describe('retrain init', () => {
  it('writes a configuration, its schema and a workflow without asking', async () => {
    const { code, out } = await init(google);
    expect(code).toBe(0);
    expect(out).toBe(
      'Wrote retrain.yml\nWrote retrain.schema.json\nWrote .github/workflows/retrain.yml\nAdded .retrain/, .retrain-functions/ to .gitignore\nNext: retrain run\n',
    );
    await expect(await read('retrain.yml')).toMatchFileSnapshot('../../test/golden/cli/init-retrain.yml.txt');
    await expect(await read('.github/workflows/retrain.yml')).toMatchFileSnapshot(
      '../../test/golden/cli/init-workflow.yml.txt',
    );
    expect(await read('.gitignore')).toBe('.retrain/\n.retrain-functions/\n');
    expect(await writtenConfig()).toMatchObject({
      name: 'heart',
      store: 'gs://my-bucket/heart',
      deploy: { target: 'local' },
    });
  });

  it('points editors at a schema that is there and accepts the file', async () => {
    await init(google);
    const reference = /^# yaml-language-server: \$schema=(\S+)\n/.exec(await read('retrain.yml'))?.[1] ?? '';
    const schema = await read(reference);
    expect(schema).toBe(editorSchema());
    const editor = z.fromJSONSchema(JSON.parse(schema) as Parameters<typeof z.fromJSONSchema>[0]);
    expect(editor.safeParse(parse(await read('retrain.yml'))).success).toBe(true);
  });

  it("points editors at the package's own schema where the package is installed", async () => {
    await mkdir(join(folder, 'node_modules/retrain/schema'), { recursive: true });
    await writeFile(join(folder, 'node_modules/retrain/schema/retrain.schema.json'), editorSchema());
    await init(google);
    expect(await read('retrain.yml')).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/retrain\/schema\/retrain\.schema\.json\n/,
    );
    expect(await readdir(folder)).not.toContain('retrain.schema.json');
  });

  it('assumes what is likely when nothing is said, and says so', async () => {
    await addDataset();
    const { out } = await init(['--source', 'data/heart.csv']);
    expect(await writtenConfig()).toMatchObject({
      name: 'heart-disease',
      store: '.retrain-store',
      dataset: { source: 'data/heart.csv', target: 'price' },
      train: { algorithm: 'linear_regression' },
    });
    expect((await writtenConfig()).deploy).toBeUndefined();
    expect(out).toContain('Please check: dataset.target is assumed to be "price", the last column.');
    expect(out).toContain('Please replace OWNER in .github/workflows/retrain.yml');
    expect(await read('.gitignore')).toContain('.retrain-store/\n');
  });

  it.each([
    ['sex', 'logistic_regression'],
    ['age', 'logistic_regression'],
    ['price', 'linear_regression'],
  ])('takes an algorithm that fits the column %s', async (target, algorithm) => {
    await addDataset();
    await init(['--source', 'data/heart.csv', '--target', target]);
    expect((await writtenConfig()).train.algorithm).toBe(algorithm);
  });

  it('writes the section for a program of the user', async () => {
    const command = 'python "my train.py" --path={train_data}: #1';
    await init(['--train-command', command]);
    expect((await writtenConfig()).train).toMatchObject({
      command,
      model: 'model.pkl',
      metrics: 'metrics.json',
    });
  });

  it('quotes what YAML would take for something else', async () => {
    await init(['--target', 'yes: #no', '--source', '@data.csv', '--store', '12']);
    expect(await writtenConfig()).toMatchObject({
      store: '12',
      dataset: { target: 'yes: #no', source: '@data.csv' },
    });
  });
});

describe('retrain init at a terminal', () => {
  it('asks for everything, offering what it found', async () => {
    await addDataset();
    const { ask, questions } = person('', 'data/heart.csv', 'sex', '', '', '');
    const { code, err } = await init([], { ask });
    expect(code).toBe(0);
    expect(questions).toEqual([
      'Name of the pipeline [heart-disease] ',
      'Dataset (a path or gs://bucket/path) [data/dataset.csv] ',
      'Column to predict [price] ',
      'Store for versions (gs://bucket/prefix or a folder) [.retrain-store] ',
      'Algorithm [logistic_regression] ',
      'Action for the workflow (owner/repository@ref) [OWNER/retrain@v1] ',
    ]);
    expect(err).toBe('It has the columns age, sex, price.\n');
    expect(await writtenConfig()).toMatchObject({ dataset: { target: 'sex' } });
  });

  it('asks nothing when a flag is given', async () => {
    const { ask, questions } = person();
    await init(['--target', 'x'], { ask });
    expect(questions).toEqual([]);
  });
});

describe('retrain init in a repository that has something already', () => {
  it('overwrites nothing, and writes nothing else either', async () => {
    await writeFile(join(folder, 'retrain.yml'), 'mine\n');
    const { code, err } = await init(google);
    expect(code).toBe(1);
    expect(err).toBe(
      'INPUT_INVALID: Nothing was written, because it would overwrite files. Use --force to overwrite them:\n  - retrain.yml\n',
    );
    expect(await read('retrain.yml')).toBe('mine\n');
    expect((await readdir(folder)).sort()).toEqual(['.git', 'retrain.yml']);
    expect((await init([...google, '--force'])).code).toBe(0);
    expect(await writtenConfig()).toMatchObject({ name: 'heart' });
  });

  it('may be run twice', async () => {
    await init(google);
    expect(await init(google)).toMatchObject({
      code: 0,
      out: 'Everything is there already.\nNext: retrain run\n',
    });
  });

  it('keeps what .gitignore says', async () => {
    await writeFile(join(folder, '.gitignore'), 'node_modules\n/.retrain/\n*.log');
    await init(google);
    expect(await read('.gitignore')).toBe('node_modules\n/.retrain/\n*.log\n.retrain-functions/\n');
  });

  it('puts the workflow at the root of the repository and the rest where the user is', async () => {
    const inner = join(folder, 'models/heart');
    await mkdir(inner, { recursive: true });
    expect((await init(google, { directory: inner })).code).toBe(0);
    expect(parse(await read('.github/workflows/retrain.yml'))).toMatchObject({
      jobs: { retrain: { steps: [{}, {}, { with: { config: 'models/heart/retrain.yml' } }] } },
    });
    expect(await read('models/heart/retrain.schema.json')).toBe(editorSchema());
    expect(await read('.gitignore')).toContain('.retrain/');
  });
});

describe('retrain init refuses', () => {
  it.each<[string, string[], string]>([
    [
      'a column that the dataset does not have',
      ['--source', 'data/heart.csv', '--target', 'prise'],
      'INPUT_INVALID: --target: data/heart.csv has no column "prise". Did you mean "price"?',
    ],
    ['a name that cannot be one', ['--name', 'Heart Disease'], 'write name: heart-disease'],
    [
      'an algorithm that is not there',
      ['--algorithm', 'gpt'],
      'train.algorithm: must be logistic_regression',
    ],
    [
      'an action that is no reference',
      ['--action', 'retrain'],
      'INPUT_INVALID: --action must be of the form owner/repository@ref',
    ],
    [
      'a reference that would break the workflow',
      ['--action', 'a/b@v1 # x\n      - run: evil'],
      'INPUT_INVALID: --action must be',
    ],
    ['a configuration outside the repository', ['--config', '../../other.yml'], 'is outside the repository'],
  ])('%s', async (_name, parameters, expected) => {
    await addDataset();
    const { code, err } = await init(parameters);
    expect(code).toBe(1);
    expect(err).toContain(expected);
    expect((await readdir(folder)).sort()).toEqual(['.git', 'data']);
  });
});

describe('the workflow', () => {
  const workflowSchema = z.object({
    on: z.object({ schedule: z.array(z.object({ cron: z.string() })), workflow_dispatch: z.null() }),
    permissions: z.object({}).strict(),
    concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.literal(false) }),
    jobs: z.record(
      z.string(),
      z.object({
        'timeout-minutes': z.number(),
        permissions: z.record(z.string(), z.string()),
        steps: z.array(z.object({ uses: z.string() }).loose()),
      }),
    ),
  });

  it.each([
    ['with a bucket', google, { contents: 'read', 'id-token': 'write' }],
    ['with a folder', [], { contents: 'read' }],
  ])('%s gives each job the least, is pinned and off the hour', async (_name, parameters, permissions) => {
    await init(parameters);
    const workflow = workflowSchema.parse(parse(await read('.github/workflows/retrain.yml')));
    expect(workflow.jobs['retrain']?.permissions).toEqual(permissions);
    for (const { uses } of workflow.jobs['retrain']?.steps.slice(0, -1) ?? [])
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    const minute = Number(/^(\d+) /.exec(workflow.on.schedule[0]?.cron ?? '')?.[1]);
    expect(minute % 15).not.toBe(0);
    expect(minute).toBeLessThan(60);
  });

  it('can be left out', async () => {
    await init([...google, '--no-workflow']);
    expect(await readdir(folder)).not.toContain('.github');
  });
});
