/**
 * A running sum with Neumaier's correction: the error does not grow with the number of terms, so that metrics agree with
 * other tools to the last digits. Terms are added in the order of the calls, which fixes the result to the bit.
 *
 * Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
 */
export class CompensatedSum {
  private sum = 0;
  private correction = 0;

  add(term: number): void {
    const next = this.sum + term;
    // What the larger operand swallowed of the smaller one.
    this.correction += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  /** NaN or infinite when the terms exceed what a double can hold. */
  get total(): number {
    return this.sum + this.correction;
  }
}
