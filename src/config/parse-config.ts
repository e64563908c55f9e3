import { createHash } from 'node:crypto';
import type { core } from 'zod';
import { configSchema, type Config } from '../contract/config.ts';
import { RetrainError } from '../contract/retrain-error.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseOverride, setValue, type ConfigOverride } from './config-override.ts';
import { orderProblems, renderProblem, type ConfigProblem, type ProblemPlace } from './config-problem.ts';
import { describeIssue, keyMeantBy, type DescribedIssue } from './describe-issue.ts';
import { readYaml, type YamlText } from './read-yaml.ts';
import { fillSecrets, findReferenceProblems, referencedSecrets } from './secret-reference.ts';
import {
  dottedPath,
  emptyMapping,
  isMapping,
  mapTexts,
  toPath,
  type Path,
  type YamlMapping,
  type YamlValue,
} from './yaml-value.ts';

export interface ParseConfigInput {
  readonly text: string;
  /** The file's name as it is shown to people. */
  readonly file: string;
  readonly overrides: readonly ConfigOverride[];
  /** Where `${NAME}` is looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ParsedConfig {
  readonly config: Config;
  /** SHA-256 over the canonical JSON of the configuration before secrets are filled in, hex. */
  readonly configSha256: string;
  /** What was filled in for `${NAME}`, to be masked in logs. */
  readonly secrets: readonly string[];
}

const shownProblems = 50;

function failure(file: string, problems: readonly ConfigProblem[]): RetrainError {
  const ordered = orderProblems(problems);
  const lines = ordered.slice(0, shownProblems).map((problem) => renderProblem(file, problem));
  if (ordered.length > shownProblems) lines.push(`… and ${ordered.length - shownProblems} more`);
  const count = ordered.length === 1 ? 'one problem' : `${ordered.length} problems`;
  return new RetrainError('CONFIG_INVALID', `The configuration ${file} has ${count}:`, { problems: lines });
}

/** Knows which keys of the merged configuration came from where. */
class Origins {
  private readonly yaml: YamlText;
  private readonly overrides: readonly ConfigOverride[];

  constructor(yaml: YamlText, overrides: readonly ConfigOverride[]) {
    this.yaml = yaml;
    this.overrides = overrides;
  }

  /** The override that brought this very key; the last one wins, as in merging. */
  overrideOf(path: Path): ConfigOverride | undefined {
    const id = dottedPath(path);
    return this.overrides.findLast(({ option }) => dottedPath(option.path) === id);
  }

  place(path: Path, look: 'key' | 'value' | 'parent'): ProblemPlace {
    const target = look === 'parent' ? path.slice(0, -1) : path;
    const override = this.overrideOf(target);
    if (override !== undefined) return { kind: 'override', origin: override.origin };
    const inFile = look === 'value' ? this.yaml.valuePlace(target) : this.yaml.keyPlace(target);
    if (inFile !== undefined) return inFile;
    // A mapping that exists only because an input or a flag set a key in it.
    const within = this.overrides.find(({ option }) =>
      dottedPath(option.path).startsWith(`${dottedPath(target)}.`),
    );
    if (within !== undefined && target.length > 0) return { kind: 'override', origin: within.origin };
    return target.length === 0 ? { kind: 'file', line: 1, column: 1 } : this.place(target, 'parent');
  }

  /** For a rule between keys: which of the keys that its sentence names were set by an input or a flag. */
  remark(path: Path, sentence: string): string {
    const brought = this.overrides.filter(({ option }) => {
      const key = option.path.at(-1) ?? '';
      return (
        dottedPath(option.path.slice(0, -1)) === dottedPath(path) && new RegExp(`\\b${key}\\b`).test(sentence)
      );
    });
    return brought.length === 0
      ? ''
      : ` (${brought.map(({ option, origin }) => `${option.path.at(-1) ?? ''} comes from ${origin}`).join(', ')})`;
  }
}

function merge(
  root: YamlValue,
  overrides: readonly ConfigOverride[],
): { readonly merged: YamlValue; readonly problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const copy = mapTexts(root, (text) => text);
  const target: YamlMapping | undefined = isMapping(copy)
    ? copy
    : copy === null && overrides.length > 0
      ? emptyMapping()
      : undefined;
  for (const override of overrides) {
    const parsed = parseOverride(override);
    if ('sentence' in parsed) {
      problems.push({
        place: { kind: 'override', origin: override.origin },
        key: dottedPath(override.option.path),
        sentence: parsed.sentence,
      });
      // The key is given, though wrongly: it must not be reported as missing as well, nor the file's value be judged in its stead.
      continue;
    }
    if (target !== undefined) setValue(target, override.option.path, parsed.value);
  }
  return { merged: target ?? copy, problems };
}

/** Whether the key of this path, or one above it, has been reported already. */
function isCovered(path: Path, reported: ReadonlySet<string>): boolean {
  return path.some((_segment, index) => reported.has(dottedPath(path.slice(0, index + 1))));
}

/** Whether a problem only says that a key is lacking which stands there misspelled: one slip, one problem. */
function isAboutLackOf(
  meant: Path,
  { path, look, sentence, isRule }: DescribedIssue & { readonly isRule: boolean },
): boolean {
  if (look === 'parent') return dottedPath(path) === dottedPath(meant);
  return (
    isRule &&
    dottedPath(path) === dottedPath(meant.slice(0, -1)) &&
    new RegExp(`\\b${String(meant.at(-1))}\\b`).test(sentence)
  );
}

function validationProblems(
  issues: readonly core.$ZodIssue[],
  merged: YamlValue,
  origins: Origins,
  unusable: ReadonlySet<string>,
): ConfigProblem[] {
  const meant = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const parent = toPath(issue.path);
    return issue.keys.map((key) => keyMeantBy(parent, key, merged)).filter((path) => path !== undefined);
  });
  return issues
    .flatMap((issue) =>
      describeIssue(issue, merged).map((described) => ({ ...described, isRule: issue.code === 'custom' })),
    )
    .filter(
      (described) =>
        !isCovered(described.path, unusable) && !meant.some((path) => isAboutLackOf(path, described)),
    )
    .map(({ path, look, sentence, isRule }) => ({
      place: origins.place(path, look),
      key: dottedPath(path),
      sentence: isRule ? sentence + origins.remark(path, sentence) : sentence,
    }));
}

/**
 * Reads, merges and validates a configuration. Inputs and flags override keys of the file before anything is judged.
 *
 * Errors: `CONFIG_INVALID` with every problem, each with its place, key, what was found and what to write; never a secret.
 */
export function parseConfig({ text, file, overrides, environment }: ParseConfigInput): ParsedConfig {
  const yaml = readYaml(text);
  if (!yaml.reliable) throw failure(file, yaml.problems);

  const { merged, problems: overrideProblems } = merge(yaml.value, overrides);
  const origins = new Origins(yaml, overrides);
  // A key whose value could not even be read is reported once, not a second time for what stands in its place.
  const unusable = new Set(
    [...yaml.problems, ...overrideProblems].map(({ key }) => key).filter((key) => key !== ''),
  );
  const parsed = configSchema.safeParse(merged);
  const problems = [
    ...yaml.problems,
    ...overrideProblems,
    ...(parsed.success ? [] : validationProblems(parsed.error.issues, merged, origins, unusable)),
    ...findReferenceProblems(merged, environment).map(({ path, sentence }) => ({
      place: origins.place(path, 'value'),
      key: dottedPath(path),
      sentence,
    })),
  ];
  if (problems.length > 0) throw failure(file, problems);

  const filled = configSchema.safeParse(fillSecrets(merged, environment));
  if (!parsed.success || !filled.success) {
    const issues = filled.error?.issues ?? [];
    throw failure(
      file,
      issues.map(({ path }) => ({
        place: origins.place(toPath(path), 'value'),
        key: dottedPath(toPath(path)),
        sentence: 'cannot be used once the environment is filled in',
      })),
    );
  }
  return {
    config: filled.data,
    configSha256: createHash('sha256').update(canonicalJson(parsed.data)).digest('hex'),
    secrets: referencedSecrets(merged, environment),
  };
}
