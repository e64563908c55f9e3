import { escapeMarkdown } from '../report/escape-markdown.ts';
import type { StepOutputs } from '../steps/step.ts';
import type { ActionDefinition } from './define-action.ts';

const longestValue = 300;

/** The outputs of a step as a table, for the job summary. */
export function outputsSummary(definition: ActionDefinition, outputs: StepOutputs): string {
  const rows = Object.keys(definition.outputs)
    .map((name) => [name, String(outputs[name] ?? '')] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value)} |`);
  return [`### ${definition.title}`, '', '| output | value |', '| --- | --- |', ...rows, ''].join('\n');
}
