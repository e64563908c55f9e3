import type { PromotionFile } from '../contract/run-files.ts';
import type { ReportInput } from './report-input.ts';

/** What came of the run, in a word and a sentence. */
export interface Headline {
  /** How it is meant: shown by colour and sign besides the word. */
  readonly tone: 'good' | 'held' | 'open' | 'failed';
  readonly word: string;
  readonly sentence: string;
}

const promotionHeadlines: Record<PromotionFile['outcome'], Pick<Headline, 'tone' | 'word'>> = {
  promoted: { tone: 'good', word: 'Promoted' },
  unchanged: { tone: 'good', word: 'Unchanged' },
  superseded: { tone: 'held', word: 'Superseded' },
  quarantined: { tone: 'held', word: 'Quarantined' },
  lost: { tone: 'held', word: 'Lost to another run' },
  held: { tone: 'held', word: 'Held' },
  unknown: { tone: 'failed', word: 'Outcome unknown' },
};

const verdictHeadlines = {
  promote: { tone: 'good', word: 'Promote', sentence: 'The candidate has passed every rule.' },
  hold: { tone: 'held', word: 'Hold', sentence: 'The candidate has not passed every rule.' },
  inconclusive: { tone: 'open', word: 'Inconclusive', sentence: 'The evidence does not decide.' },
} as const;

/** The run's result: a failure first, then what became of the champion, then the gate's verdict, then how far it came. */
export function headlineOf(input: ReportInput): Headline {
  const { failure, promotion, decision, dataset, validation } = input;
  if (failure !== null)
    return { tone: 'failed', word: `Failed at ${failure.step}`, sentence: failure.message };
  // A held candidate is explained by the rules that held it, any other outcome by what happened to the pointer.
  const reason = decision?.reasons[0];
  if (promotion !== null) {
    return {
      ...promotionHeadlines[promotion.outcome],
      sentence:
        promotion.outcome === 'held' || promotion.outcome === 'promoted'
          ? (reason ?? promotion.sentence)
          : promotion.sentence,
    };
  }
  if (decision !== null) {
    const { tone, word, sentence } = verdictHeadlines[decision.verdict];
    return { tone, word, sentence: reason ?? sentence };
  }
  if (validation?.valid === false) {
    return {
      tone: 'failed',
      word: 'Not valid',
      sentence: 'The dataset has findings that nothing should be trained on.',
    };
  }
  if (dataset?.changed === false) {
    return {
      tone: 'open',
      word: 'Nothing new',
      sentence: 'The champion was trained on exactly this dataset.',
    };
  }
  return { tone: 'open', word: 'No verdict yet', sentence: 'The run has not come to the gate.' };
}
