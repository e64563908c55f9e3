import { nameMarkdown, sentenceMarkdown } from '../escape-markdown.ts';
import { formatCount, formatNumber } from '../format.ts';
import { lineageFacts } from '../lineage-facts.ts';
import { liveNow } from '../live-now.ts';
import type { ReportFailure, ReportInput } from '../report-input.ts';
import { safeUrl } from '../safe-url.ts';
import { tableLines, type MarkdownSection } from './section.ts';

/** What went wrong, with every problem that was found. */
export function failureSection(failure: ReportFailure): MarkdownSection {
  return {
    title: 'Failure',
    head: `### What went wrong\n\nStep ${nameMarkdown(failure.step)} ended with ${nameMarkdown(failure.code)}.\n\n`,
    rows: failure.problems.map((problem) => `- ${sentenceMarkdown(problem)}`),
    tail: '',
  };
}

/** What answers requests now, and how to try it. */
export function liveSection(input: ReportInput): MarkdownSection {
  const live = liveNow(input);
  const smoke = input.deployment?.smoke ?? null;
  const lines = [
    `${live.version === null ? '' : `Version ${nameMarkdown(live.version, 200)}. `}${sentenceMarkdown(live.sentence)}`,
    ...(live.endpoint === null
      ? []
      : [`Endpoint ${nameMarkdown(live.endpoint, 200)}, revision ${nameMarkdown(live.revision ?? '')}.`]),
    ...(live.servesInstead === null
      ? []
      : [`The endpoint serves ${nameMarkdown(live.servesInstead, 200)}, which is not the champion.`]),
    ...(smoke === null
      ? []
      : [
          `Smoke test: ${formatCount(smoke.rows)} rows answered as offline (largest difference ${formatNumber(smoke.max_difference)}), ` +
            `${formatCount(smoke.bad_requests)} bad requests refused, 95 % within ${formatNumber(smoke.p95_ms)} ms.`,
        ]),
  ];
  const commands = live.commands.length === 0 ? '' : `\n\`\`\`sh\n${live.commands.join('\n')}\n\`\`\`\n`;
  return {
    title: 'Live now',
    head: `### Live now\n\n${lines.join('\n\n')}\n${commands}`,
    rows: [],
    tail: '',
  };
}

/** Where the candidate comes from. */
export function lineageSection(input: ReportInput): MarkdownSection {
  const run = safeUrl(input.lineage?.runUrl ?? null);
  const table = tableLines(
    [
      ['Lineage', 'left'],
      ['', 'left'],
    ],
    lineageFacts(input).map((fact) => [
      fact.label,
      fact.kind === 'name' ? nameMarkdown(fact.text, 200) : sentenceMarkdown(fact.text),
    ]),
  );
  const link = run === null ? '' : `\n[The run](${run})\n`;
  return {
    title: 'Lineage',
    head: `<details>\n<summary>Lineage</summary>\n\n${table.head}`,
    rows: table.rows,
    tail: `${link}\n</details>\n`,
  };
}
