import { formatCount, formatNumber } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import { lineageFacts } from '../lineage-facts.ts';
import { liveNow } from '../live-now.ts';
import type { ReportInput } from '../report-input.ts';
import { safeUrl } from '../safe-url.ts';
import { capText, sentenceLimit, visibleText } from '../visible-text.ts';
import { factList } from './fact-list.ts';
import { name } from './name.ts';
import { section } from './section.ts';

/** What answers requests now, and how to try it. */
export function livePart(input: ReportInput): Html {
  const live = liveNow(input);
  const smoke = input.deployment?.smoke;
  const rows = [
    ...(live.version === null ? [] : [{ label: 'Version', text: name(live.version, 200) }]),
    ...(live.endpoint === null ? [] : [{ label: 'Endpoint', text: name(live.endpoint, 200) }]),
    ...(live.revision === null ? [] : [{ label: 'Revision', text: name(live.revision) }]),
    ...(smoke === undefined
      ? []
      : [
          {
            label: 'Smoke test',
            text: html`${formatCount(smoke.rows)} rows answered as offline, largest difference
            ${formatNumber(smoke.max_difference)}; ${formatCount(smoke.bad_requests)} bad requests refused; 95
            % within ${formatNumber(smoke.p95_ms)} ms`,
          },
        ]),
  ];
  return section('live', 'Live now', 'What answers after this run.', [
    html`<p>${capText(visibleText(live.sentence), sentenceLimit)}</p>`,
    rows.length === 0 ? nothing : factList([], rows),
    live.commands.length === 0
      ? nothing
      : html`<pre tabindex="0" aria-label="Commands to try it"><code>${live.commands.map(
          (command, index) => html`${index === 0 ? nothing : html``}${command}`,
        )}</code></pre>`,
  ]);
}

/** Where the candidate comes from. */
export function lineagePart(input: ReportInput): Html {
  const address = input.lineage?.runUrl ?? null;
  const run = safeUrl(address);
  const link =
    address === null
      ? []
      : [
          {
            label: 'Run',
            text: run === null ? name(address, 200) : html`<a href="${run}" rel="noreferrer">${run}</a>`,
          },
        ];
  return section('lineage', 'Lineage', 'Enough to make this model again.', [
    factList(lineageFacts(input), link),
  ]);
}
