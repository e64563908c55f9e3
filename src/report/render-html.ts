import { markup, nothing } from './markup.ts';
import { confusionPart } from './html/confusion-part.ts';
import { datasetPart, validationPart } from './html/data-parts.ts';
import { failurePart } from './html/failure-part.ts';
import { curvesPart, importancePart, residualsPart } from './html/figure-parts.ts';
import { evidencePart, metricsPart } from './html/gate-parts.ts';
import { lineagePart, livePart } from './html/run-parts.ts';
import { style } from './html/style.ts';
import { verdictPart } from './html/verdict-part.ts';
import { headlineOf } from './headline.ts';
import { formatTime } from './format.ts';
import type { ReportInput } from './report-input.ts';
import { capText, nameLimit, visibleText } from './visible-text.ts';

/** Nothing is loaded and nothing runs, whatever should ever slip through: the page needs its own style only. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The report as one page that needs nothing else: no script, no font, no image from anywhere. For light and dark, wide and
 * narrow, screen and paper. Texts out of the data are inert in it.
 */
export function renderHtml(input: ReportInput): string {
  const { failure, decision, metrics, validation, dataset, profile } = input;
  const headline = headlineOf(input);
  const parts = [
    failure === null ? null : failurePart(failure),
    decision === null ? null : evidencePart(decision),
    metrics === null ? null : metricsPart(metrics, decision),
    metrics === null ? null : curvesPart(metrics),
    metrics === null ? null : residualsPart(metrics),
    metrics === null ? null : confusionPart(metrics),
    metrics === null ? null : importancePart(metrics),
    validation === null ? null : validationPart(validation),
    dataset === null && profile === null ? null : datasetPart(input),
    livePart(input),
    lineagePart(input),
  ];
  return markup`<!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="${policy}"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="referrer" content="no-referrer"/>
    <title>${capText(visibleText(`${headline.word} · ${input.title}`), 2 * nameLimit)}</title>
    <style>
    ${style}</style>
    </head>
    <body>
    <main>
    ${verdictPart(input)}${parts.map((part) => part ?? nothing)}</main>
    <footer>Retrain report, written ${formatTime(input.generatedAt)}.</footer>
    </body>
    </html>
    `.markup;
}
