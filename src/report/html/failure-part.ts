import { markup, nothing, type Html } from '../markup.ts';
import type { ReportFailure } from '../report-input.ts';
import { capText, sentenceLimit, visibleText } from '../visible-text.ts';
import { name } from './name.ts';

/** The box that says which step ended the run, and everything that it found wrong. */
export function failurePart(failure: ReportFailure): Html {
  const problems = failure.problems.map(
    (problem) => markup`<li>${capText(visibleText(problem), sentenceLimit)}</li>
    `,
  );
  const list =
    problems.length === 0
      ? nothing
      : markup`<ul>
        ${problems}</ul>`;
  return markup`<section id="failure" class="failure" aria-labelledby="failure-title">
    <h2 id="failure-title">What went wrong</h2>
    <p>Step ${name(failure.step)} ended with ${name(failure.code)}.</p>
    ${list}
    </section>
    `;
}
