import type { Config, Task } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import type {
  ChampionMetrics,
  DecisionFile,
  Evidence,
  MetricValues,
  Verdict,
} from '../contract/run-files.ts';
import { checkBaseline } from './gate-baseline.ts';
import { checkChampion } from './gate-champion.ts';
import { resolvePolicy, ruleKinds } from './gate-policy.ts';
import { checkRule } from './gate-rules.ts';

export interface GateInput {
  readonly task: Task;
  readonly policy: Config['gate'];
  /** The candidate on the holdout. */
  readonly metrics: MetricValues;
  /** Why a metric of the candidate is `null`. */
  readonly undefinedReasons: Readonly<Record<string, string>>;
  /** A model that ignores its input, on the same holdout. */
  readonly baseline: MetricValues;
  readonly champion: ChampionMetrics;
  readonly modelSha256: string;
  /** Who started the run: kept with a forced promotion. */
  readonly actor: string;
}

export interface GateResult {
  readonly decision: DecisionFile;
  /** Why the run has to end with an error once the decision is written; `null` unless the policy for the champion's state is `fail`. */
  readonly failure: string | null;
}

/**
 * Decides whether the candidate replaces the champion: one row of evidence a rule, one verdict from all rows.
 *
 * `hold` when a row failed; otherwise `inconclusive` when one could not be decided for lack of information; otherwise `promote`. A
 * promotion therefore always rests on every row having passed, or on `force`, which overrules the rows but leaves them as they are.
 *
 * Errors: `GATE_POLICY_INVALID` with every problem of the rules.
 */
export function decide(input: GateInput): GateResult {
  const { champion, policy, modelSha256 } = input;
  const championMetrics = champion.state === 'scored' || champion.state === 'stored' ? champion.metrics : {};
  const rules = resolvePolicy({ ...input, championMetrics });
  const context = { ...input, onChampionUnusable: policy.on_champion_unusable };
  const findings = checkChampion(champion, policy, modelSha256);
  const evidence: Evidence[] = [
    ...findings.evidence,
    ...rules.map((rule) => checkRule(rule, context)),
    checkBaseline({ ...input, rules, isDecisive: !findings.isCompared }),
  ];
  const verdict = verdictOf(evidence);
  const conclude = (
    outcome: Pick<DecisionFile, 'verdict' | 'reasons' | 'evidence'>,
    forced: DecisionFile['forced'],
  ): DecisionFile => ({
    schema: 'retrain.decision/1',
    ...outcome,
    model_sha256: modelSha256,
    champion:
      champion.state === 'none'
        ? null
        : { version: champion.version, pointer_generation: champion.pointer_generation },
    forced,
  });
  if (!policy.force) {
    const reasons = reasonsOf(verdict, evidence);
    return { decision: conclude({ verdict, reasons, evidence }, null), failure: findings.failure };
  }
  const forced = { reason: reasonOf(policy), actor: input.actor };
  const force = forceRow(forced, verdict);
  const overruled =
    verdict === 'promote' ? [] : [...reasonsOf('hold', evidence), ...reasonsOf('inconclusive', evidence)];
  const reasons = [force.sentence, ...overruled];
  return {
    decision: conclude({ verdict: 'promote', reasons, evidence: [...evidence, force] }, forced),
    failure: null,
  };
}

function verdictOf(evidence: readonly Evidence[]): Verdict {
  if (evidence.some((row) => row.outcome === 'fail')) return 'hold';
  return evidence.some((row) => row.outcome === 'undecided') ? 'inconclusive' : 'promote';
}

const outcomeThatDecides: Record<Verdict, Evidence['outcome']> = {
  promote: 'pass',
  hold: 'fail',
  inconclusive: 'undecided',
};
/** Rules by weight; what concerns the whole model comes before what concerns one metric. */
const weights = ['champion', 'baseline', ...ruleKinds];

/** The sentences of the rows that decided. A promotion without a comparison says first why there was none. */
function reasonsOf(verdict: Verdict, evidence: readonly Evidence[]): string[] {
  const isAbsence = (row: Evidence) => row.reason === 'no_champion' || row.reason === 'champion_unusable';
  return evidence
    .filter(
      (row) =>
        row.outcome === outcomeThatDecides[verdict] ||
        (verdict === 'promote' && row.rule === 'champion' && isAbsence(row)),
    )
    .sort((a, b) => weights.indexOf(a.rule) - weights.indexOf(b.rule))
    .map((row) => row.sentence);
}

/** The configuration already asks for the reason; a promotion without one must not come about by another way either. */
function reasonOf(policy: Config['gate']): string {
  if (policy.force_reason !== undefined) return policy.force_reason;
  const problem = 'gate.force_reason is needed with gate.force: say why the gate is overruled.';
  throw new RetrainError('GATE_POLICY_INVALID', problem, { problems: [problem] });
}

function forceRow({ reason, actor }: { reason: string; actor: string }, verdict: Verdict): Evidence {
  const overruled =
    verdict === 'promote' ? 'nothing had to be overruled' : `the verdict would have been ${verdict}`;
  return {
    rule: 'force',
    metric: null,
    candidate: null,
    champion: null,
    limit: null,
    greater_is_better: null,
    outcome: 'info',
    reason: 'forced',
    sentence: `Forced by ${actor}, ${overruled}. Reason given: ${reason.replace(/\.$/, '')}.`,
  };
}
