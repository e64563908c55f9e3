import type { ReportInput } from '../report/report-input.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import type { RunFile, RunFileName } from './run-directory.ts';
import type { StepContext } from './step.ts';

/** The step that failed, with what it said. */
export type Failure = NonNullable<ReportInput['failure']>;

/** All that the run directory knows so far. A file that cannot be read is left out: the report of a failed run must not fail. */
async function gather(context: StepContext, failure: Failure | null): Promise<ReportInput> {
  const { config, run, clock, identity } = context;
  const find = async <N extends RunFileName>(name: N): Promise<RunFile<N> | null> =>
    (await run.find(name).catch(() => undefined)) ?? null;
  const model = await find('model/model.json');
  return {
    title: config.report.title ?? config.name,
    name: config.name,
    dataset: await find('dataset.json'),
    profile: await find('profile.json'),
    validation: await find('validation.json'),
    metrics: await find('metrics.json'),
    decision: await find('decision.json'),
    publication: await find('publication.json'),
    deployment: await find('deployment.json'),
    promotion: await find('promotion.json'),
    lineage: {
      algorithm: config.train.algorithm ?? 'command',
      params: model?.kind === 'built-in' ? model.params : config.train.params,
      seed: config.train.seed,
      codeSha: identity.code_sha,
      runUrl: identity.url,
      actor: identity.actor,
    },
    failure,
    generatedAt: clock.now().toISOString(),
  };
}

export interface RenderedReport {
  readonly markdown: string;
  readonly html: string;
}

/** The report as of now; it says what is missing. */
export async function renderReport(context: StepContext, failure: Failure | null): Promise<RenderedReport> {
  const input = await gather(context, failure);
  return { markdown: renderMarkdown(input), html: renderHtml(input) };
}
