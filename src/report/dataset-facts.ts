import type { DatasetFile, ProfileFile } from '../contract/run-files.ts';
import { formatBytes, formatCount, formatNumber, formatShare } from './format.ts';

/** One line about something: a label of ours and a text. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** A name is set in code; a value is a text of ours or a number. */
  readonly kind: 'name' | 'value';
}

const splitRules: Record<ProfileFile['split']['rule'], string> = {
  content: 'a hash of the row’s content',
  key: 'a hash of the key columns',
  column: 'the split column',
  file: 'a holdout file of its own',
};

/** The dataset in a few lines, as far as the run has come to know it. */
export function datasetFacts(dataset: DatasetFile | null, profile: ProfileFile | null): Fact[] {
  const facts: Fact[] = [];
  const name = (label: string, text: string) => facts.push({ label, text, kind: 'name' });
  const value = (label: string, text: string) => facts.push({ label, text, kind: 'value' });
  if (dataset !== null) {
    name('Source', dataset.uri);
    if (dataset.holdout !== null) name('Holdout file', dataset.holdout.uri);
    name('Generation', dataset.generation);
    name('SHA-256', dataset.sha256);
    value('Size', `${formatBytes(dataset.size_bytes)}, ${dataset.format.toUpperCase()}`);
    value('New to the champion', dataset.changed ? 'yes' : 'no: it was trained on exactly these bytes');
  }
  const rows = profile?.rows ?? dataset?.rows ?? null;
  if (rows !== null) value('Rows', formatCount(rows));
  if (profile !== null) {
    const { split } = profile;
    value(
      'Training',
      `${formatCount(split.training_rows)} rows (${formatShare(split.training_rows, profile.rows)})`,
    );
    const held = `${formatCount(split.holdout_rows)} rows (${formatShare(split.holdout_rows, profile.rows)})`;
    value('Holdout', `${held}, chosen by ${splitRules[split.rule]}, seed ${formatNumber(split.seed)}`);
    const features = profile.columns.filter((column) => column.role === 'feature').length;
    value(
      'Columns',
      `${formatCount(profile.columns.length)}, of which ${formatCount(features)} are features`,
    );
    const missing = profile.columns.reduce((sum, column) => sum + column.missing, 0);
    value(
      'Missing cells',
      `${formatCount(missing)} (${formatShare(missing, profile.rows * profile.columns.length)})`,
    );
    name('Target', profile.target);
    value(
      'Task',
      profile.classes.length > 0
        ? `${profile.task}, ${formatCount(profile.classes.length)} classes`
        : profile.task,
    );
    if (profile.positive !== null) name('Positive class', profile.positive);
  } else if (dataset !== null) {
    value('Columns', formatCount(dataset.columns.length));
  }
  return facts;
}
