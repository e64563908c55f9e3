import { markup, type Html } from '../markup.ts';
import { positionOn } from './nice-ticks.ts';
import { coordinate } from './plot-frame.ts';

/** One bar from zero to the weight, on the range that all bars of the table share. The number stands beside it. */
export function importanceBar(value: number, range: { readonly min: number; readonly max: number }): Html {
  const zero = positionOn(range, 0) * 100;
  const end = positionOn(range, value) * 100;
  const [from, width] = end >= zero ? [zero, end - zero] : [end, zero - end];
  const bar = markup`<rect class="${value < 0 ? 'bar negative' : 'bar'}" x="${coordinate(from)}" y="0" width="${coordinate(Math.max(0.4, width))}" height="10"/>`;
  return markup`<svg class="bar-strip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path class="track" d="M0 5H100"/>${bar}</svg>`;
}
