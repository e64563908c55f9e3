import type { MetricsFile } from '../../contract/run-files.ts';
import { confusionView } from '../confusion-view.ts';
import { formatCount, formatShare } from '../format.ts';
import { markup, nothing, type Html } from '../markup.ts';
import { name } from './name.ts';
import { section } from './section.ts';

const classLimit = 20;

function matrix(
  title: string,
  counts: readonly (readonly number[])[] | null | undefined,
  classes: readonly string[],
): Html | null {
  const view = counts ? confusionView(counts, classes, classLimit) : null;
  if (view === null) return null;
  const rows = view.counts.map((row, actual) => {
    const total = view.totals[actual]!;
    const cells = row.map((count, predicted) => {
      const share = total === 0 ? '0' : (count / total).toFixed(3);
      return markup`<td class="${actual === predicted ? 'right' : 'wrong'}" style="--share:${share}"><b>${formatCount(count)}</b><small>${formatShare(count, total)}</small></td>`;
    });
    return markup`<tr><th scope="row">${name(view.classes[actual]!)}</th>${cells}</tr>
      `;
  });
  const hidden =
    view.hidden === 0
      ? nothing
      : markup`<p class="note">${formatCount(view.hidden)} classes with the fewest rows are not shown.</p>`;
  const labels = view.classes.map((label) => markup`<th scope="col">${name(label)}</th>`);
  return markup`<div>
    <div class="scroll" role="region" aria-label="Confusion matrix: ${title}" tabindex="0">
    <table class="confusion">
    <caption>${title}</caption>
    <thead><tr><th scope="col">actual ↓<br/>predicted →</th>${labels}</tr></thead>
    <tbody>
    ${rows}</tbody>
    </table>
    </div>
    ${hidden}
    </div>
    `;
}

/** What was taken for what, candidate and champion side by side; `null` when there is no matrix. */
export function confusionPart(metrics: MetricsFile): Html | null {
  const candidate = matrix('Candidate', metrics.figures.confusion, metrics.classes);
  if (candidate === null) return null;
  const champion = matrix('Champion', metrics.champion_figures?.confusion, metrics.classes);
  return section(
    'confusion',
    'Confusion matrix',
    'Rows of the holdout. Shade and percentage: share of the actual class.',
    [markup`<div class="pair">${candidate}${champion ?? nothing}</div>`],
  );
}
