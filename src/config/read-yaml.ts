import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type ParsedNode,
  type YAMLError,
} from 'yaml';
import type { ConfigProblem, ProblemPlace } from './config-problem.ts';
import { yamlSentence } from './yaml-sentence.ts';
import {
  dottedPath,
  emptyMapping,
  quoted,
  type Path,
  type YamlMapping,
  type YamlValue,
} from './yaml-value.ts';

/** A configuration is some hundred values. The limits stop alias bombs and files that are no configuration. */
const maxTextLength = 1_048_576;
const maxValues = 20_000;
const maxDepth = 64;

export interface YamlText {
  readonly value: YamlValue;
  /** Every problem of syntax. When there is one that makes the value unreliable, `value` is null. */
  readonly problems: readonly ConfigProblem[];
  readonly reliable: boolean;
  /** Where the key of this path stands; undefined when the path is not in the file. */
  readonly keyPlace: (path: Path) => ProblemPlace | undefined;
  /** Where the value of this path stands: a text or number itself, otherwise its key. */
  readonly valuePlace: (path: Path) => ProblemPlace | undefined;
}

class YamlReader {
  readonly problems: ConfigProblem[] = [];
  readonly keyPlaces = new Map<string, ProblemPlace>();
  readonly valuePlaces = new Map<string, ProblemPlace>();
  private readonly lineCounter: LineCounter;
  private readonly anchors = new Map<string, Node>();
  private readonly expanding = new Set<Node>();
  private values = 0;
  private exhausted = false;

  constructor(lineCounter: LineCounter) {
    this.lineCounter = lineCounter;
  }

  place(offset: number): ProblemPlace {
    const { line, col } = this.lineCounter.linePos(offset);
    return { kind: 'file', line: Math.max(1, line), column: Math.max(1, col) };
  }

  read(node: Node | null, path: Path, keyPlace: ProblemPlace): YamlValue {
    const place = this.startOf(node) ?? keyPlace;
    const id = JSON.stringify(path);
    this.keyPlaces.set(id, keyPlace);
    this.valuePlaces.set(id, isScalar(node) || isAlias(node) ? place : keyPlace);
    this.values += 1;
    if (this.values > maxValues || path.length > maxDepth) {
      if (!this.exhausted)
        this.report(place, path, 'holds more values than a configuration can have; do not nest aliases');
      this.exhausted = true;
      return null;
    }
    if (isAlias(node)) return this.readAlias(node.source, path, place);
    if (node?.anchor !== undefined && this.expanding.size === 0) this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.readMapping(node, path, place);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const child = [...path, index];
        return this.read(item as Node, child, this.startOf(item as Node) ?? place);
      });
    }
    if (!isScalar(node)) return null;
    const { value } = node;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null;
  }

  private startOf(node: Node | null): ProblemPlace | undefined {
    const range = node?.range;
    // An absent value has an empty range somewhere behind its key: the key is where a person looks.
    if (range === undefined || range === null || (range[0] === range[1] && isScalar(node))) return undefined;
    return this.place(range[0]);
  }

  private readMapping(
    node: { readonly items: readonly unknown[] },
    path: Path,
    place: ProblemPlace,
  ): YamlMapping {
    const mapping = emptyMapping();
    for (const pair of node.items as readonly {
      readonly key: ParsedNode | null;
      readonly value: Node | null;
    }[]) {
      const keyPlace = this.startOf(pair.key) ?? this.startOf(pair.value) ?? place;
      const name: unknown = isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof name !== 'string' && typeof name !== 'number' && typeof name !== 'boolean') {
        this.report(keyPlace, path, 'a key is missing, or is no plain text, before the colon');
        continue;
      }
      const key = String(name);
      const child = [...path, key];
      const first = this.keyPlaces.get(JSON.stringify(child));
      if (Object.hasOwn(mapping, key) && first?.kind === 'file') {
        this.report(keyPlace, child, `is there twice, first in line ${first.line}; keep one of them`);
        continue;
      }
      mapping[key] = this.read(pair.value, child, keyPlace);
    }
    return mapping;
  }

  private readAlias(name: string, path: Path, place: ProblemPlace): YamlValue {
    const target = this.anchors.get(name);
    if (target === undefined || this.expanding.has(target)) {
      const found =
        target === undefined ? 'no anchor of that name is above it' : 'the anchor contains this alias itself';
      this.report(
        place,
        path,
        `the alias *${quoted(name).slice(1, -1)} cannot be resolved: ${found}; a text that begins with "*" needs quotes`,
      );
      return null;
    }
    this.expanding.add(target);
    const value = this.read(target, path, place);
    this.expanding.delete(target);
    return value;
  }

  private report(place: ProblemPlace, path: Path, sentence: string): void {
    this.problems.push({ place, key: dottedPath(path), sentence });
  }
}

/** The parser sees that a quote is missing at the end of the file; a person looks for the one that was opened. */
function offsetOf(fault: YAMLError, document: Document.Parsed): number {
  let offset = fault.pos[0];
  if (!fault.message.includes('closing')) return offset;
  visit(document, {
    Scalar(_key, { type, range }) {
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range?.[1] === fault.pos[0])
        offset = range[0];
    },
  });
  return offset;
}

/** Reads YAML 1.2 with the place of every key and value. Never throws: what is wrong comes back as problems, all of them. */
export function readYaml(source: string): YamlText {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const lineCounter = new LineCounter();
  const reader = new YamlReader(lineCounter);
  const unreliable = (problems: readonly ConfigProblem[]): YamlText => ({
    value: null,
    problems,
    reliable: false,
    keyPlace: () => undefined,
    valuePlace: () => undefined,
  });
  const start: ProblemPlace = { kind: 'file', line: 1, column: 1 };
  if (text.length > maxTextLength) {
    return unreliable([
      { place: start, key: '', sentence: 'the file is larger than 1 MiB; is it a configuration?' },
    ]);
  }
  // eslint-disable-next-line no-control-regex -- finding control characters is the point
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control !== null) {
    const before = text.slice(0, control.index);
    const place: ProblemPlace = {
      kind: 'file',
      line: before.split('\n').length,
      column: before.length - before.lastIndexOf('\n'),
    };
    return unreliable([
      { place, key: '', sentence: 'the file has control characters; it must be text in UTF-8' },
    ]);
  }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    lineCounter,
    keepSourceTokens: true,
    prettyErrors: false,
    // Duplicates are found below, where the place of the first one is known.
    uniqueKeys: false,
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const seen = new Set<string>();
    const exhausted = faults.filter(({ code }) => code === 'RESOURCE_EXHAUSTION');
    const problems = (exhausted.length > 0 ? exhausted : faults).map((fault): ConfigProblem => ({
      place: reader.place(offsetOf(fault, document)),
      key: '',
      sentence: yamlSentence(fault),
    }));
    // One slip often makes the parser stumble several times over the same line.
    return unreliable(
      problems.filter(({ place, sentence }) => {
        const id = `${place.kind === 'file' ? place.line : ''} ${sentence}`;
        return !seen.has(id) && seen.add(id);
      }),
    );
  }
  const value = reader.read(
    document.contents,
    [],
    (document.contents?.range && reader.place(document.contents.range[0])) ?? start,
  );
  return {
    value,
    problems: reader.problems,
    reliable: true,
    keyPlace: (path) => reader.keyPlaces.get(JSON.stringify(path)),
    valuePlace: (path) => reader.valuePlaces.get(JSON.stringify(path)),
  };
}
