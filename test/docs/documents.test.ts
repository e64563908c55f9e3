/** What the documents show must work: every YAML block is parsed, every command named exists. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allActions } from '../../src/actions/all-actions.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stepNames } from '../../src/steps/loop.ts';

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...(await readdir(join(root, 'docs'))).map((name) => `docs/${name}`),
  'examples/scikit-learn/README.md',
];
const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(join(root, page), 'utf8')] as const)),
);

const scripts = Object.keys(
  (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

interface Block {
  readonly page: string;
  readonly line: number;
  readonly text: string;
}

function blocks(language: string): Block[] {
  return [...texts].flatMap(([page, text]) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => ({
      page,
      line: text.slice(0, match.index).split('\n').length,
      text: match[1] ?? '',
    })),
  );
}

const minimal = {
  name: 'docs',
  store: 'store',
  dataset: { source: 'a.csv', target: 'y' },
  train: { algorithm: 'logistic_regression' },
};

function configText(text: string): string {
  const shown = parse(text) as Record<string, unknown>;
  return 'name' in shown ? text : JSON.stringify({ ...minimal, ...shown });
}

interface Workflow {
  readonly jobs: Record<
    string,
    {
      readonly permissions?: unknown;
      readonly 'timeout-minutes'?: number;
      readonly steps: readonly { readonly uses?: string; readonly with?: Record<string, unknown> }[];
    }
  >;
}

function checkWorkflow(workflow: Workflow & { permissions?: unknown }): void {
  expect(workflow.permissions).toEqual({});
  for (const job of Object.values(workflow.jobs)) {
    expect(job.permissions).toBeDefined();
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const { uses = '', with: inputs = {} } of job.steps) {
      const own = /^OWNER\/retrain(?:\/actions\/([a-z]+))?@v1$/.exec(uses);
      if (own === null) {
        expect(uses).toMatch(/@[0-9a-f]{40}$/);
        continue;
      }
      const action = allActions.find(({ name }) => name === (own[1] ?? 'run'));
      if (action === undefined) throw new Error(`There is no action ${uses}.`);
      for (const input of Object.keys(inputs)) expect(Object.keys(action.inputs)).toContain(input);
    }
  }
}

describe('YAML in the documents', () => {
  const found = blocks('ya?ml');

  it('is there', () => {
    expect(found.length).toBeGreaterThanOrEqual(6);
  });

  it.each(found)('$page:$line works', ({ text, page }) => {
    const shown = parse(text) as Record<string, unknown>;
    if ('jobs' in shown) checkWorkflow(shown as unknown as Workflow);
    else parseConfig({ text: configText(text), file: page, overrides: [], environment: {} });
  });
});

describe('commands in the documents', () => {
  const lines = blocks('sh').flatMap(({ page, text }) => text.split('\n').map((line) => ({ page, line })));
  const commands = new Set<string>([...stepNames, 'run', 'rollback', 'history', 'stop', 'init']);

  it('are all there', () => {
    const npm = lines.flatMap(({ line }) =>
      [...line.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map((match) => match[1] ?? ''),
    );
    const retrain = lines.flatMap(({ line }) =>
      [...line.matchAll(/\bretrain ([a-z]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(npm.length).toBeGreaterThan(3);
    expect(retrain.length).toBeGreaterThan(3);
    for (const script of npm) expect([...scripts, 'ci', 'install', 'link', 'start']).toContain(script);
    for (const command of retrain) expect([...commands]).toContain(command);
  });
});

describe('links in the documents', () => {
  const links = [...texts].flatMap(([page, text]) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => ({
      page,
      target: match[1] ?? '',
    })),
  );

  it.each(links)('$page → $target', async ({ page, target }) => {
    await expect(
      readdir(join(root, page, '..', target)).catch(() => readFile(join(root, page, '..', target))),
    ).resolves.toBeDefined();
  });
});
