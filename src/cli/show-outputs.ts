import { plainText } from '../adapters/terminal/plain-text.ts';
import type { StepOutputs } from '../steps/step.ts';

/** The outputs of a step, one a line, by the names that a workflow knows them by. */
export function showOutputs(outputs: StepOutputs): string {
  const entries = Object.entries(outputs);
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  return entries
    .map(
      ([name, value]) => `${name.padEnd(width)}  ${plainText(String(value ?? '–').replaceAll('\n', '; '))}\n`,
    )
    .join('');
}
