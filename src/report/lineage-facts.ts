import type { Fact } from './dataset-facts.ts';
import { formatNumber, formatSeconds, formatTime } from './format.ts';
import type { ReportInput } from './report-input.ts';

/** Where the candidate comes from, and what it is: enough to make it again. The run's address is not in it; it is a link of its own. */
export function lineageFacts(input: ReportInput): Fact[] {
  const { lineage, publication, metrics, decision } = input;
  const facts: Fact[] = [];
  const name = (label: string, text: string) => facts.push({ label, text, kind: 'name' });
  const value = (label: string, text: string) => facts.push({ label, text, kind: 'value' });
  if (publication !== null) {
    name('Version', publication.version);
    name('Model', publication.model_uri);
    name('Manifest SHA-256', publication.manifest_sha256);
  }
  const model = publication?.model_sha256 ?? metrics?.model_sha256 ?? null;
  if (model !== null) name('Model SHA-256', model);
  if (decision?.champion) name('Compared with', decision.champion.version);
  if (lineage !== null) {
    name('Algorithm', lineage.algorithm);
    for (const [key, setting] of Object.entries(lineage.params).sort(([a], [b]) => (a < b ? -1 : 1))) {
      name('Parameter', `${key} = ${String(setting)}`);
    }
    value('Seed', formatNumber(lineage.seed));
    if (lineage.codeSha !== null) name('Code', lineage.codeSha);
    if (lineage.actor !== null) name('Actor', lineage.actor);
  }
  if (metrics !== null) value('Time to evaluate', formatSeconds(metrics.elapsed_seconds));
  value('Report written', formatTime(input.generatedAt));
  return facts;
}
