import type { Html } from '../markup.ts';

/**
 * The page's style. Colours are custom properties, so that one set of charts serves both themes; each pair of text and ground
 * has a contrast of at least 4.5 to 1, and nothing is told by colour alone.
 */
export const style: Html = {
  markup: `:root {
  color-scheme: light dark;
  --ground: #fdfdfc; --raised: #f5f5f2; --ink: #1d2024; --soft: #5b626b; --line: #e2e3df; --grid: #ededea;
  --candidate: #2857c4; --champion: #9c5c06; --quiet: #8b919a;
  --good: #19714a; --held: #8a5a00; --open: #5557b8; --failed: #b3302b;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --raised: #1d2024; --ink: #e6e8ea; --soft: #a1a8b1; --line: #2e3238; --grid: #24282d;
    --candidate: #8caeff; --champion: #e2a660; --quiet: #7d848e;
    --good: #62c898; --held: #deb255; --open: #abaff5; --failed: #f18f88;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main, footer { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1.1rem, 4vw, 3rem); }
p, dl, dd, ul, figure, pre, h1, h2, h3 { margin: 0; padding: 0; }
ul { list-style: none; }
code { font-family: var(--mono); font-size: 0.875em; }
small { font-size: 0.85em; color: var(--soft); }
a { color: var(--candidate); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--candidate); outline-offset: 3px; border-radius: 2px; }
.nowrap { white-space: nowrap; }
.note { color: var(--soft); font-size: 0.875rem; }

.verdict { padding: clamp(2.5rem, 7vw, 5rem) 0 clamp(2rem, 4vw, 3rem); }
.eyebrow { color: var(--soft); font-size: 0.95rem; margin-bottom: 0.9rem; }
h1 { display: flex; align-items: center; gap: 0.32em; font-size: clamp(2.1rem, 6vw, 3.4rem); line-height: 1.08; font-weight: 650; letter-spacing: -0.025em; }
h1 .icon { flex: none; width: 0.82em; height: 0.82em; }
.lead { max-width: 44rem; margin-top: 1rem; font-size: clamp(1.08rem, 2.2vw, 1.3rem); line-height: 1.45; }
.icon { width: 1.15em; height: 1.15em; fill: none; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.icon circle { fill: currentColor; stroke: none; }
.icon path { stroke: var(--ground); }
.good .icon, .good.mark { color: var(--good); } .held .icon, .held.mark { color: var(--held); }
.open .icon, .open.mark { color: var(--open); } .failed .icon, .failed.mark { color: var(--failed); } .plain.mark { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); gap: 1.5rem 2.5rem; margin-top: clamp(2rem, 4vw, 3rem); }
.figures > div { border-top: 1px solid var(--line); padding-top: 0.8rem; }
.figures dt { color: var(--soft); font-size: 0.875rem; }
.figures dd:not(.note) { font-size: 1.7rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.015em; }
.figures .version { font-size: 0.95rem; letter-spacing: 0; font-weight: 500; line-height: 1.35; display: block; padding: 0.3rem 0; }

section { border-top: 1px solid var(--line); padding: clamp(1.6rem, 3.5vw, 2.6rem) 0; display: grid; gap: 1.2rem 2.5rem; }
section > header p { color: var(--soft); font-size: 0.875rem; margin-top: 0.35rem; max-width: 34rem; }
h2 { font-size: 1.2rem; line-height: 1.3; font-weight: 620; letter-spacing: -0.01em; }
h3 { font-size: 0.95rem; font-weight: 600; margin-top: 1.2rem; }
.content { min-width: 0; display: grid; gap: 1rem; }
@media (min-width: 60rem) { section:not(.failure) { grid-template-columns: 11rem minmax(0, 1fr); } }

.failure { display: block; border: 1px solid var(--failed); border-left-width: 5px; border-radius: 8px; padding: 1.2rem 1.4rem; margin-bottom: clamp(1.6rem, 3.5vw, 2.6rem); }
.failure h2 { color: var(--failed); }
.failure p { margin-top: 0.4rem; }
.failure ul { margin-top: 0.8rem; list-style: disc; padding-left: 1.2rem; }
.failure li + li { margin-top: 0.4rem; }
.callout { border-left: 4px solid var(--held); padding: 0.2rem 0 0.2rem 0.9rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.4; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; padding: 0.5rem 0.85rem 0.5rem 0; vertical-align: baseline; font-weight: 400; overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: 0.8rem; white-space: nowrap; border-bottom: 1px solid var(--line); padding-top: 0; }
tbody tr + tr > * { border-top: 1px solid var(--grid); }
tbody th { max-width: 22rem; overflow-wrap: anywhere; min-width: 8.5rem; }
.bars td.figure { width: 52%; } .bars th { min-width: 6rem; }
.number { text-align: right; white-space: nowrap; }
td.figure { vertical-align: middle; }
td strong { font-weight: 620; }
.rule { display: block; font-weight: 550; }
.stacked th { min-width: 12.5rem; } .stacked thead th { min-width: 0; } .stacked td.text:last-child { min-width: 14rem; overflow-wrap: anywhere; }
.mark { white-space: nowrap; font-weight: 550; }
.mark .icon { vertical-align: -0.22em; margin-right: 0.4em; }
.trend.better { color: var(--good); } .trend.worse { color: var(--failed); } .trend.same { color: var(--soft); }
.trend small { color: inherit; }
.tag { color: var(--soft); border: 1px solid var(--line); border-radius: 99px; padding: 0 0.5em; font-size: 0.78rem; white-space: nowrap; }

.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; color: var(--soft); font-size: 0.82rem; }
.legend li { display: inline-flex; align-items: center; gap: 0.3rem; }
.legend svg { width: 16px; height: 16px; } .legend svg.wide { width: 26px; height: 18px; }
.legend b { color: var(--ink); font-weight: 600; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.8rem 2.5rem; align-items: start; }
.pair > div { min-width: 0; }
figure h3 { margin: 0 0 0.25rem; }
figcaption { margin-bottom: 0.6rem; }
.plot { display: block; width: 100%; max-width: 29rem; height: auto; font-family: var(--sans); }
.tick { font-size: 11px; fill: var(--soft); } .axis-label { font-size: 11.5px; fill: var(--soft); }
.grid { stroke: var(--grid); fill: none; } .axis { stroke: var(--quiet); fill: none; }
.chance { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 1.5 4; stroke-linecap: round; fill: none; }
.zero { stroke: var(--ink); stroke-width: 1; fill: none; }
.candidate-line { stroke: var(--candidate); stroke-width: 2.2; stroke-linejoin: round; fill: none; }
.champion-line { stroke: var(--champion); stroke-width: 1.7; stroke-dasharray: 6 3.5; stroke-linejoin: round; fill: none; }
.points { fill: var(--candidate); fill-opacity: 0.45; }
.bar { fill: var(--candidate); } .bar.negative { fill: none; stroke: var(--candidate); stroke-width: 1.6; vector-effect: non-scaling-stroke; }
.strip { display: block; } .track { stroke: var(--line); stroke-width: 2; fill: none; }
.span { stroke: var(--quiet); stroke-width: 2; fill: none; }
.candidate-mark { fill: var(--candidate); } .champion-mark { fill: var(--ground); stroke: var(--champion); stroke-width: 1.8; }
.baseline-mark { stroke: var(--quiet); stroke-width: 2; fill: none; }
.bar-strip { display: block; width: 100%; min-width: 8rem; height: 10px; } .bar-strip .track { stroke: var(--grid); stroke-width: 1; vector-effect: non-scaling-stroke; }
.whisker { stroke: var(--quiet); fill: none; } .box { fill: var(--raised); stroke: var(--soft); } .median { stroke: var(--candidate); stroke-width: 2; fill: none; }

.confusion { width: auto; min-width: min(100%, 18rem); border-collapse: separate; border-spacing: 3px; font-size: 0.9rem; }
.confusion caption { position: static; width: auto; height: auto; clip-path: none; text-align: left; font-size: 0.95rem; font-weight: 600; padding-bottom: 0.4rem; }
.confusion th { border: 0; padding: 0.3rem 0.6rem; max-width: 12rem; min-width: 0; overflow-wrap: anywhere; white-space: normal; }
.confusion thead th { vertical-align: bottom; text-align: center; border: 0; } .confusion thead th:first-child { text-align: left; padding-left: 0; font-size: 0.75rem; line-height: 1.35; min-width: 6rem; }
.confusion tbody th { text-align: left; padding-left: 0; vertical-align: middle; }
.confusion td { border: 0; border-radius: 5px; padding: 0.55rem 0.8rem; text-align: center; min-width: 4.6rem; background: var(--raised); background: color-mix(in srgb, var(--shade) calc(6% + var(--share) * 34%), var(--ground)); print-color-adjust: exact; }
.confusion .right { --shade: var(--candidate); } .confusion .wrong { --shade: var(--champion); }
.confusion td b { display: block; font-size: 1.05rem; font-weight: 600; } .confusion td small { color: var(--ink); opacity: 0.8; white-space: nowrap; }

.facts > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.42rem 0; font-size: 0.92rem; }
.facts > div + div { border-top: 1px solid var(--grid); }
.facts dt { color: var(--soft); }
.findings li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.6rem 0; }
.findings li + li { border-top: 1px solid var(--grid); }
.findings .mark { align-self: start; font-size: 0.9rem; line-height: 1.7; }
pre { background: var(--raised); border-radius: 8px; padding: 0.9rem 1.1rem; overflow-x: auto; overflow-wrap: normal; line-height: 1.7; }
pre code { display: block; white-space: pre; }
footer { color: var(--soft); font-size: 0.85rem; padding-top: 1.4rem; padding-bottom: 3rem; }

@media (max-width: 40rem) {
  body { font-size: 15px; }
  .facts > div { grid-template-columns: 1fr; }
  .findings li { grid-template-columns: 1fr; gap: 0.15rem; }
  table { font-size: 0.84rem; }
  th, td { padding-right: 0.6rem; }
  tbody th { min-width: 6rem; }
  .bar-strip { min-width: 5rem; } .bars td.figure { width: 42%; }
  .trend small { display: block; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1.2rem 1.5rem; }
  .stacked, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; text-align: left; max-width: none; }
  .stacked thead { display: none; }
  .stacked tbody tr { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem 0.8rem; padding: 1rem 0; }
  .stacked tbody tr:first-child { padding-top: 0; }
  .stacked tbody tr + tr { border-top: 1px solid var(--line); }
  .stacked tbody tr > th, .stacked tbody tr > td.text:last-child, .stacked tbody tr > td { border: 0; padding: 0; min-width: 0; }
  .stacked .text { grid-column: 1 / -1; }
  .stacked .rule { display: inline; margin-right: 0.3em; }
  .stacked .number::before { content: attr(data-label); display: block; color: var(--soft); font-size: 0.78rem; }
}
@media print {
  :root { --ground: #fff; --raised: #f4f4f2; --ink: #111; --soft: #4a5058; --line: #cfd1cd; --grid: #e4e5e2; --candidate: #2857c4; --champion: #9c5c06; --quiet: #7d838b; --good: #19714a; --held: #8a5a00; --open: #5557b8; --failed: #b3302b; }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding: 0; }
  .verdict { padding-top: 0; }
  section { padding: 1rem 0; grid-template-columns: 1fr !important; }
  tr, figure, .findings li, .facts > div, pre { break-inside: avoid; }
  section > header { break-after: avoid; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; }
  table, .scroll { white-space: normal; }
}
`,
};
