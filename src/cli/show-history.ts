import pc from 'picocolors';
import { plainText } from '../adapters/terminal/plain-text.ts';
import { primaryMetric } from '../contract/metric-names.ts';
import type { History, VersionHistory } from '../registry/read-history.ts';
import { metricText, type ShowOptions } from './show-result.ts';
import { textTable } from './text-table.ts';

function state({ isChampion, isQuarantined, served, manifest }: VersionHistory): string {
  const how = served.length > 0 ? (served[0]?.kind ?? 'promote') : manifest?.verdict;
  const marks = [
    isChampion && 'champion',
    isQuarantined && 'quarantined',
    manifest === undefined && 'damaged',
  ];
  return [how, ...marks].filter((word) => typeof word === 'string').join(', ');
}

function primary({ manifest, metrics }: VersionHistory): string {
  if (manifest === undefined) return '';
  const metric = primaryMetric[manifest.task];
  return `${metric} ${metricText(metrics?.[metric])}`;
}

/** `2026-11-21 07:58`, UTC. */
function moment(iso: string | null | undefined): string {
  return iso === null || iso === undefined ? '' : iso.slice(0, 16).replace('T', ' ');
}

/** The versions of the store as a table, the newest first. */
export function showHistory(history: History, { useColors, columns }: ShowOptions): string {
  if (history.versions.length === 0)
    return 'The store has no version yet. `retrain run` publishes the first.\n';
  const colors = pc.createColors(useColors);
  const rows = history.versions.map((entry) => {
    const [last] = entry.served;
    const text = (plain: string): { text: string; paint?: (text: string) => string } =>
      entry.isChampion ? { text: plain, paint: colors.green } : { text: plain };
    return [
      text(entry.served.map(({ sequence }) => sequence).join(', ')),
      text(entry.version),
      state(entry),
      primary(entry),
      moment(last?.at ?? entry.manifest?.created_at),
      plainText(last?.actor ?? entry.manifest?.run.actor ?? ''),
      plainText(entry.problem ?? last?.reason ?? ''),
    ];
  });
  const table = textTable(
    [
      { title: 'sequence', align: 'right' },
      { title: 'version', align: 'left' },
      { title: 'state', align: 'left' },
      { title: 'metric', align: 'left' },
      { title: 'when (UTC)', align: 'left' },
      { title: 'by', align: 'left' },
      { title: 'reason', align: 'left' },
    ],
    rows,
    { paintTitle: colors.dim, columns },
  );
  const unreadable = history.unreadableEvents.map((name) => `  The event ${plainText(name)} cannot be read.`);
  return `${[table, ...unreadable].join('\n')}\n`;
}

/** The same for programs. */
export function historyJson(history: History): string {
  const versions = history.versions.map((entry) => ({
    version: entry.version,
    champion: entry.isChampion,
    quarantined: entry.isQuarantined,
    verdict: entry.manifest?.verdict ?? null,
    served: entry.served,
    metrics: entry.metrics,
    created_at: entry.manifest?.created_at ?? null,
    actor: entry.manifest?.run.actor ?? null,
    problem: entry.problem ?? null,
  }));
  const { current, unreadableEvents } = history;
  return `${JSON.stringify({ champion: current?.pointer.version ?? null, sequence: current?.pointer.sequence ?? null, versions, unreadable_events: unreadableEvents }, null, 2)}\n`;
}
