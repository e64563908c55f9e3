import type { Config } from '../contract/config.ts';
import type { ChampionMetrics, Evidence } from '../contract/run-files.ts';

/** What there is to say of the champion itself, whatever the metrics. */
export interface ChampionFindings {
  readonly evidence: readonly Evidence[];
  /** The sentence to end the run with, when the policy for this case is `fail`. */
  readonly failure: string | null;
  /** False when no champion stands between the candidate and promotion, so that the trivial baseline has to. */
  readonly isCompared: boolean;
}

/** One row for each of: no champion, a champion that cannot be scored, figures from other rows, the very same model. */
export function checkChampion(
  champion: ChampionMetrics,
  policy: Config['gate'],
  modelSha256: string,
): ChampionFindings {
  switch (champion.state) {
    case 'none':
      return absent(
        'no_champion',
        'There is no champion yet.',
        policy.on_missing_champion,
        'gate.on_missing_champion',
        'the first model is promoted when it reaches every threshold and is better than the trivial baseline',
      );
    case 'unusable':
      return absent(
        'champion_unusable',
        `The champion (version ${champion.version}) cannot be scored on this holdout: ${champion.reason.replace(/\.$/, '')}.`,
        policy.on_champion_unusable,
        'gate.on_champion_unusable',
        'the candidate replaces it when it reaches every threshold and is better than the trivial baseline',
      );
    case 'scored':
    case 'stored': {
      const evidence: Evidence[] = [];
      if (champion.state === 'stored') {
        evidence.push(
          row(
            'info',
            'stored_champion',
            `The champion's figures (version ${champion.version}) come from its own training run, not from these holdout rows: compare them with care.`,
          ),
        );
      }
      if (champion.model_sha256 === modelSha256) {
        evidence.push(
          row(
            'info',
            'same_model',
            `The candidate is the very same model as the champion (version ${champion.version}).`,
          ),
        );
      }
      return { evidence, failure: null, isCompared: true };
    }
  }
}

function absent(
  reason: 'no_champion' | 'champion_unusable',
  fact: string,
  choice: 'promote' | 'hold' | 'fail',
  key: string,
  consequence: string,
): ChampionFindings {
  if (choice === 'promote') {
    return {
      evidence: [row('info', reason, `${fact} As ${key} is promote, ${consequence}.`)],
      failure: null,
      isCompared: false,
    };
  }
  const sentence = `${fact} As ${key} is ${choice}, the candidate is held.`;
  return {
    evidence: [row('fail', reason, sentence)],
    failure: choice === 'fail' ? sentence : null,
    isCompared: false,
  };
}

function row(outcome: Evidence['outcome'], reason: string, sentence: string): Evidence {
  return {
    rule: 'champion',
    metric: null,
    candidate: null,
    champion: null,
    limit: null,
    greater_is_better: null,
    outcome,
    reason,
    sentence,
  };
}
