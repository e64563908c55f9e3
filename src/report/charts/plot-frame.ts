import { markup, type Html } from '../markup.ts';
import { formatTick, positionOn, type Axis } from './nice-ticks.ts';

/** A coordinate with one decimal: a tenth of a unit is finer than any screen shows. */
export function coordinate(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '').replace(/^-0$/, '0');
}

export interface PlotScale {
  readonly x: (value: number) => string;
  readonly y: (value: number) => string;
  /** Edges of the plotting area. */
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

export interface PlotFrame {
  /** One sentence with what the plot shows, for those who do not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly xLabel: string;
  readonly yLabel: string;
  /** What is drawn, back to front. */
  readonly marks: (scale: PlotScale) => Html;
}

const size = { width: 380, height: 348, left: 60, right: 18, top: 12, bottom: 48 } as const;

/** A plot with two linear axes, grid, ticks and labels, drawn in colours of the page's theme. */
export function plotFrame({ description, x, y, xLabel, yLabel, marks }: PlotFrame): Html {
  const right = size.width - size.right;
  const bottom = size.height - size.bottom;
  const scale: PlotScale = {
    x: (value) => coordinate(size.left + positionOn(x, value) * (right - size.left)),
    y: (value) => coordinate(bottom - positionOn(y, value) * (bottom - size.top)),
    left: coordinate(size.left),
    right: coordinate(right),
    top: coordinate(size.top),
    bottom: coordinate(bottom),
  };
  const tickX = bottom + 17;
  const tickY = size.left - 8;
  const vertical = x.ticks.map(
    (tick) => markup`<path class="grid" d="M${scale.x(tick)} ${size.top}V${bottom}"/>
      <text class="tick" x="${scale.x(tick)}" y="${tickX}" text-anchor="middle">${formatTick(tick, x)}</text>
      `,
  );
  const horizontal = y.ticks.map(
    (tick) => markup`<path class="grid" d="M${size.left} ${scale.y(tick)}H${right}"/>
      <text class="tick" x="${tickY}" y="${scale.y(tick)}" dy="0.34em" text-anchor="end">${formatTick(tick, y)}</text>
      `,
  );
  const middleX = coordinate((size.left + right) / 2);
  const middleY = coordinate((size.top + bottom) / 2);
  return markup`<svg class="plot" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${description}">
    <title>${description}</title>
    ${vertical}${horizontal}<path class="axis" d="M${size.left} ${size.top}V${bottom}H${right}"/>
    <text class="axis-label" x="${middleX}" y="${size.height - 8}" text-anchor="middle">${xLabel}</text>
    <text class="axis-label" x="11" y="${middleY}" text-anchor="middle" transform="rotate(-90 11 ${middleY})">${yLabel}</text>
    ${marks(scale)}
    </svg>`;
}
