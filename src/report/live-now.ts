import type { ReportInput } from './report-input.ts';
import { safeUrl } from './safe-url.ts';

/** What answers requests after this run. */
export interface LiveNow {
  /** The champion's version; `null` when there is none, or when it is not known from here. */
  readonly version: string | null;
  /** One sentence about it. */
  readonly sentence: string;
  readonly endpoint: string | null;
  /** What the endpoint serves, when that is not the champion: a run that ended between deploy and promote. */
  readonly servesInstead: string | null;
  readonly revision: string | null;
  /** Commands to try the endpoint with; empty without one. */
  readonly commands: readonly string[];
}

function championAfter(input: ReportInput): Pick<LiveNow, 'version' | 'sentence'> {
  const { promotion, decision, metrics } = input;
  const before =
    decision?.champion?.version ??
    (metrics !== null && metrics.champion.state !== 'none' ? metrics.champion.version : null);
  switch (promotion?.outcome) {
    case 'promoted':
      return {
        version: promotion.current_version,
        sentence:
          promotion.previous_version === null
            ? 'The candidate is the first champion.'
            : `The candidate has taken the place of ${promotion.previous_version}.`,
      };
    case 'unchanged':
    case 'superseded':
    case 'lost':
    case 'quarantined':
    case 'unknown':
      return { version: promotion.current_version, sentence: promotion.sentence };
    case 'held':
    case undefined:
      if (before !== null) return { version: before, sentence: 'The champion has not changed in this run.' };
      return decision === null && metrics === null
        ? {
            version: null,
            sentence: 'This run has not looked at the champion; it has not changed it either.',
          }
        : { version: null, sentence: 'There is no champion yet.' };
  }
}

/** What is live after the run, with the endpoint when one was deployed. */
export function liveNow(input: ReportInput): LiveNow {
  const { deployment } = input;
  const url = safeUrl(deployment?.url ?? null);
  const base = url?.replace(/\/$/, '');
  const champion = championAfter(input);
  return {
    ...champion,
    endpoint: deployment?.url ?? null,
    servesInstead: deployment !== null && deployment.version !== champion.version ? deployment.version : null,
    revision: deployment?.revision ?? null,
    // No column names in the commands: they would be somebody else's text in a shell.
    commands:
      base === undefined
        ? []
        : [`curl -s ${base}/schema`, `curl -s -H 'content-type: application/json' -d @row.json ${base}/`],
  };
}
