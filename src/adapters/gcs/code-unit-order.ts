/** The first code unit from which on UTF-16 and UTF-8 sort differently: surrogates stand below U+E000 to U+FFFF, but mean more. */
const firstSurrogate = 0xd800;

/**
 * Brings names that come in the order of their UTF-8 bytes, as Google lists them, into the order of UTF-16 code units. Only
 * neighbours that share all text before a character beyond U+D7FF can differ, so no more than those are held back.
 */
export async function* inCodeUnitOrder<T extends { readonly name: string }>(
  items: AsyncIterable<T>,
): AsyncGenerator<T> {
  let held: T[] = [];
  let shared: string | undefined;
  const release = (): T[] => {
    const sorted = held.sort((a, b) => (a.name < b.name ? -1 : 1));
    held = [];
    return sorted;
  };
  for await (const item of items) {
    const stem = textBeforeHigh(item.name);
    if (stem !== shared) yield* release();
    shared = stem;
    if (stem === undefined) yield item;
    else held.push(item);
  }
  yield* release();
}

function textBeforeHigh(name: string): string | undefined {
  for (let i = 0; i < name.length; i += 1) {
    if (name.charCodeAt(i) >= firstSurrogate) return name.slice(0, i);
  }
  return undefined;
}
