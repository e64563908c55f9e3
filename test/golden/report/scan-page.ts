/** One element of a page, with its attributes decoded. */
export interface ScannedElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface ScannedPage {
  readonly elements: readonly ScannedElement[];
  /** All text outside `<style>`, decoded, in one string. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#96': '`',
};

function decode(text: string): string {
  return text.replace(/&([#\w]+);?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? entities[name] : undefined;
    if (character === undefined) throw new Error(`A bare ampersand or an unexpected entity: ${whole}`);
    return character;
  });
}

/**
 * Reads a page as strictly as XML: every element closed in order, every attribute quoted, every entity known. A browser reads
 * such a page the same way, so what is not found here is not in the browser's page either. Throws on anything else.
 */
export function scanPage(page: string): ScannedPage {
  const elements: ScannedElement[] = [];
  const open: string[] = [];
  let text = '';
  let rest = page.replace(/^<!doctype html>\n/, '');
  while (rest !== '') {
    const plain = /^[^<]+/.exec(rest);
    if (plain) {
      const style = open.at(-1) === 'style';
      if (!style && plain[0].includes('>')) throw new Error(`A bare > in ${plain[0]}`);
      if (!style) text += decode(plain[0]);
      rest = rest.slice(plain[0].length);
      continue;
    }
    const closing = /^<\/([a-z][a-z0-9]*)>/i.exec(rest);
    if (closing) {
      const expected = open.pop();
      if (expected !== closing[1]) throw new Error(`</${closing[1]!}> closes <${expected ?? 'nothing'}>`);
      rest = rest.slice(closing[0].length);
      continue;
    }
    const opening = /^<([a-z][a-z0-9]*)((?:\s+[a-z][a-z-]*="[^"<>]*")*)(\/?)>/i.exec(rest);
    if (!opening) throw new Error(`Not a tag: ${rest.slice(0, 80)}`);
    const [tag, name, attributes, selfClosed] = opening;
    elements.push({
      name: name!,
      attributes: new Map(
        [...attributes!.matchAll(/\s+([a-z][a-z-]*)="([^"]*)"/gi)].map(([, key, value]) => [
          key!,
          decode(value!),
        ]),
      ),
    });
    if (selfClosed === '') open.push(name!);
    rest = rest.slice(tag.length);
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(', ')}`);
  return { elements, text };
}
