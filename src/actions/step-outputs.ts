import { metricDirections } from '../contract/metric-names.ts';
import type { StepName } from '../steps/loop.ts';
import type { ActionOutput } from './define-action.ts';

const metricOutputs: Record<string, ActionOutput> = Object.fromEntries(
  Object.entries(metricDirections).map(([name, direction]) => [
    name,
    { description: `The candidate's ${name.replaceAll('_', ' ')} on the holdout (${direction} is better); empty where it does not apply.` },
  ]),
);

/** What each step says to the steps after it. */
export const stepOutputs: Readonly<Record<StepName, Readonly<Record<string, ActionOutput>>>> = {
  download: {
    path: { description: 'The downloaded dataset in the run directory.' },
    uri: { description: 'Where the dataset came from.' },
    generation: { description: "The generation of the dataset's object." },
    sha256: { description: 'SHA-256 of the dataset.' },
    rows: { description: 'Number of rows.' },
    changed: { description: '`false` when the champion was trained on these very bytes.' },
  },
  validate: {
    valid: { description: '`true` when nothing stands against training on the dataset.' },
    anomalies: { description: 'Number of findings that do not stop the run.' },
  },
  train: {
    model_path: { description: "Folder of the model's files." },
    model_sha256: { description: 'Digest that names the model.' },
    algorithm: { description: 'The algorithm, or `command`.' },
    params: { description: "The algorithm's parameters as JSON." },
    training_rows: { description: 'Number of rows that the model was trained on.' },
  },
  evaluate: {
    metrics_path: { description: 'The metrics as a JSON file.' },
    champion: { description: "What the candidate was compared with: `none`, `scored` (on the same rows), `stored` (the champion's own figures) or `unusable`." },
    ...metricOutputs,
  },
  gate: {
    verdict: { description: '`promote`, `hold` or `inconclusive`.' },
    reasons: { description: 'The sentences that decided, one a line.' },
  },
  publish: {
    model_version: { description: 'The version that was published.' },
    model_uri: { description: 'Where its files are.' },
  },
  deploy: {
    url: { description: 'Address of the function.' },
    revision: { description: 'The revision that serves now.' },
  },
  promote: {
    promoted: { description: '`true` when the candidate is the champion now, `false` when it is not, `unknown` when that could not be found out.' },
    outcome: { description: '`promoted`, `unchanged`, `superseded`, `quarantined`, `lost`, `unknown` or `held`.' },
    previous_version: { description: 'The champion before.' },
  },
  report: {
    summary_file: { description: 'The report as Markdown.' },
    report_file: { description: 'The report as one HTML page.' },
  },
};

/** Outputs of several steps together. */
export function outputsOf(names: readonly StepName[]): Record<string, ActionOutput> {
  return Object.assign({}, ...names.map((name) => stepOutputs[name])) as Record<string, ActionOutput>;
}
