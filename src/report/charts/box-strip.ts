import type { ColumnProfile } from '../../contract/run-files.ts';
import { markup, type Html } from '../markup.ts';
import { positionOn } from './nice-ticks.ts';
import { coordinate } from './plot-frame.ts';

const width = 110;
const inset = 3;

/** Spread of a column from its smallest to its largest value: the middle half as a box, the median as a line. Its ends are not labelled: they are values of single rows. */
export function boxStrip(numeric: NonNullable<ColumnProfile['numeric']>): Html {
  const at = (value: number) => inset + positionOn(numeric, value) * (width - 2 * inset);
  const [start, end] = [at(numeric.q1), at(numeric.q3)];
  const box = markup`<rect class="box" x="${coordinate(start)}" y="3.5" width="${coordinate(Math.max(1, end - start))}" height="9" rx="1.5"/>`;
  const whiskers = markup`<path class="whisker" d="M${inset} 8H${width - inset}M${inset} 5V11M${width - inset} 5V11"/>`;
  const median = markup`<path class="median" d="M${coordinate(at(numeric.median))} 2V14"/>`;
  return markup`<svg class="strip" viewBox="0 0 ${width} 16" width="${width}" height="16" aria-hidden="true">${whiskers}${box}${median}</svg>`;
}
