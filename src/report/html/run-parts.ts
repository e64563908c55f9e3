import { formatCount, formatNumber } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
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
  const smoke = input.deployment?.smoke ?? null;
  const rows = [
    ...(live.version === null ? [] : [{ label: 'Version', text: name(live.version, 200) }]),
    ...(live.endpoint === null ? [] : [{ label: 'Endpoint', text: name(live.endpoint, 200) }]),
    ...(live.servesInstead === null
      ? []
      : [
          {
            label: 'Endpoint serves',
            text: markup`${name(live.servesInstead, 200)}, which is not the champion`,
          },
        ]),
    ...(live.revision === null ? [] : [{ label: 'Revision', text: name(live.revision) }]),
    ...(smoke === null
      ? []
      : [
          {
            label: 'Smoke test',
            text: markup`${formatCount(smoke.rows)} rows answered as offline, largest difference ${formatNumber(smoke.max_difference)}; ${formatCount(smoke.bad_requests)} bad requests refused; 95 % within ${formatNumber(smoke.p95_ms)} ms`,
          },
        ]),
  ];
  return section('live', 'Live now', 'What answers after this run.', [
    markup`<p>${capText(visibleText(live.sentence), sentenceLimit)}</p>`,
    rows.length === 0 ? nothing : factList([], rows),
    live.commands.length === 0
      ? nothing
      : markup`<pre tabindex="0" aria-label="Commands to try it">${live.commands.map((command) => markup`<code>${command}</code>`)}</pre>`,
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
            text: run === null ? name(address, 200) : markup`<a href="${run}" rel="noreferrer">${run}</a>`,
          },
        ];
  return section('lineage', 'Lineage', 'Enough to make this model again.', [
    factList(lineageFacts(input), link),
  ]);
}
