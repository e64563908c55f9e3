/** Order of texts by UTF-16 code units: the same on every machine, whatever its language. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
