/**
 * What a request can be made to suffer. `return-<status>` answers without doing anything; `reset-before` drops the connection
 * before anything is done, `apply-then-reset` afterwards; `truncate-after-<n>` and `flip-byte-<n>` damage the answer's body.
 */
export type FaultWord =
  | `return-${number}`
  | 'reset-before'
  | 'apply-then-reset'
  | `truncate-after-${number}`
  | `flip-byte-${number}`;

export type Operation = 'get' | 'media' | 'list' | 'insert' | 'resume' | 'delete' | 'unknown';

export interface FaultTarget {
  readonly operation?: Operation;
  readonly name?: string;
}

interface Fault extends FaultTarget {
  readonly word: FaultWord;
  readonly message: string | undefined;
}

/** Faults that wait for a request: each strikes once, in the order in which they were given. */
export class Faults {
  readonly #waiting: Fault[] = [];

  add(word: FaultWord, target: FaultTarget = {}, message?: string): void {
    this.#waiting.push({ word, ...target, message });
  }

  /** Those that have not struck yet: a test asserts that there are none. */
  get remaining(): readonly FaultWord[] {
    return this.#waiting.map(({ word }) => word);
  }

  take(operation: Operation, name: string | undefined): Fault | undefined {
    const at = this.#waiting.findIndex(
      (fault) => (fault.operation ?? operation) === operation && (fault.name ?? name) === name,
    );
    return at === -1 ? undefined : this.#waiting.splice(at, 1)[0];
  }
}
