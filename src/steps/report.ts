import { renderReport, type Failure } from './render-report.ts';
import type { StepContext, StepOutputs } from './step.ts';

/** Writes the report of what has happened so far, also when a step has failed. */
export async function report(context: StepContext, failure: Failure | null = null): Promise<StepOutputs> {
  const { markdown, html } = await renderReport(context, failure);
  const summary = await context.run.writeBytes('report.md', Buffer.from(markdown));
  const page = await context.run.writeBytes('report.html', Buffer.from(html));
  return { summary_file: summary, report_file: page };
}
