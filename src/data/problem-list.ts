import { RetrainError } from '../contract/retrain-error.ts';

const MOST_LISTED = 20;

/** Everything that is wrong with a file, so that it is all told at once; beyond 20 only counted. */
export class ProblemList {
  readonly #listed: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The sentence is only made when it will be shown: a file can have a million ragged rows. */
  add(sentence: () => string): void {
    this.#count += 1;
    if (this.#listed.length < MOST_LISTED) this.#listed.push(sentence());
  }

  /** Throws `DATASET_UNREADABLE` when there is any problem; `hint` says what the whole may come from. */
  throwIfAny(name: string, hint?: string): void {
    const [first] = this.#listed;
    if (first === undefined) return;
    const suffix = hint === undefined ? '' : ` ${hint}`;
    if (this.#count === 1) throw new RetrainError('DATASET_UNREADABLE', `${name}: ${first}${suffix}`);
    const hidden = this.#count - this.#listed.length;
    throw new RetrainError(
      'DATASET_UNREADABLE',
      `${name} cannot be read: it has ${this.#count} problems.${suffix}`,
      {
        problems: hidden === 0 ? this.#listed : [...this.#listed, `and ${hidden} more of this kind.`],
      },
    );
  }
}
