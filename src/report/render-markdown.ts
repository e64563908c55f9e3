import { escapeMarkdown, nameMarkdown, sentenceMarkdown } from './escape-markdown.ts';
import { headlineOf, type Headline } from './headline.ts';
import {
  columnsSection,
  confusionSection,
  datasetSection,
  importanceSection,
  validationSection,
} from './markdown/data-sections.ts';
import { fitSections } from './markdown/fit-sections.ts';
import { evidenceSection, metricsSection } from './markdown/gate-sections.ts';
import { failureSection, lineageSection, liveSection } from './markdown/run-sections.ts';
import type { ReportInput } from './report-input.ts';
import { capText, nameLimit, visibleText } from './visible-text.ts';

/** What GitHub takes as the job summary of one step. */
const jobSummaryBytes = 1_048_576;

/** Room for the heading and its sentence even when every character of them has to be escaped. */
const smallestBytes = 16_384;

const signs: Record<Headline['tone'], string> = { good: '✅', held: '⏸️', open: '❔', failed: '❌' };

export interface RenderMarkdownOptions {
  /**
   * Most bytes of UTF-8 that the text may have, at least 16,384. Default: 1,048,576, the limit of a job summary. 65,536 fits a
   * comment too, whose limit is in characters: a text never has more characters than bytes.
   */
  readonly maxBytes?: number;
}

/**
 * The report as GitHub Markdown: the verdict first, then what it rests on. Texts out of the data are inert in it. When it would
 * not fit, the least important sections are left out, then rows of what is too long by itself, and a note says so.
 */
export function renderMarkdown(
  input: ReportInput,
  { maxBytes = jobSummaryBytes }: RenderMarkdownOptions = {},
): string {
  if (!(maxBytes >= smallestBytes))
    throw new RangeError(`maxBytes is ${maxBytes}, expected at least ${smallestBytes}.`);
  const headline = headlineOf(input);
  const title = escapeMarkdown(capText(visibleText(input.title), nameLimit));
  const word = escapeMarkdown(capText(visibleText(headline.word), nameLimit));
  const pipeline = input.name === input.title ? '' : `Pipeline ${nameMarkdown(input.name)}.\n`;
  const head = `## ${signs[headline.tone]} ${word} · ${title}\n\n${sentenceMarkdown(headline.sentence)}\n${pipeline === '' ? '' : `\n${pipeline}`}`;

  const { failure, decision, metrics, validation, dataset, profile } = input;
  const sections = [
    failure === null ? null : failureSection(failure),
    decision === null ? null : evidenceSection(decision),
    metrics === null ? null : metricsSection(metrics, decision),
    validation === null ? null : validationSection(validation),
    liveSection(input),
    dataset === null && profile === null ? null : datasetSection(dataset, profile),
    metrics === null ? null : confusionSection(metrics),
    metrics === null ? null : importanceSection(metrics),
    lineageSection(input),
    profile === null ? null : columnsSection(profile),
  ].filter((section) => section !== null);
  return fitSections(head, sections, maxBytes);
}
