import { html, nothing, type Html } from '../html.ts';
import type { ReportFailure } from '../report-input.ts';
import { name } from './name.ts';

/** The box that says which step ended the run, and everything that it found wrong. */
export function failurePart(failure: ReportFailure): Html {
  const problems = failure.problems.map((problem) => html`<li>${problem}</li> `);
  return html`<section id="failure" class="failure" aria-labelledby="failure-title">
    <h2 id="failure-title">What went wrong</h2>
    <p>Step ${name(failure.step)} ended with ${name(failure.code)}.</p>
    ${
      problems.length === 0
        ? nothing
        : html`<ul>
            ${problems}
          </ul>`
    }
  </section> `;
}
