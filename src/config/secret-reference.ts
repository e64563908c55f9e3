import { mapTexts, type Path, type YamlValue } from './yaml-value.ts';
import { schemaAt } from './schema-node.ts';

export interface ReferenceProblem {
  readonly path: Path;
  readonly sentence: string;
}

/** Anything that begins like a reference, well formed or not. */
const anyReference = /\$\{[^}]*\}?/g;
const reference = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

function problemsOfSecret(text: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  return [...text.matchAll(anyReference)].flatMap(([written]) => {
    const name = reference.exec(written)?.[1];
    if (name === undefined) {
      return written.startsWith('${{')
        ? [
            'has a GitHub expression, which is not evaluated in this file; write ${NAME} and set NAME under "env" in the workflow',
          ]
        : ['has a reference that is not of the form ${NAME}, with letters, digits and underscores'];
    }
    const value = environment[name];
    if (value === undefined)
      return [
        `the environment variable ${name} is not set; set it where Retrain runs, for example under "env" in the workflow`,
      ];
    return value === ''
      ? [`the environment variable ${name} is empty; does the secret behind it exist?`]
      : [];
  });
}

/** Every `${…}` that cannot be used: in a key that is no secret, malformed, or naming a variable that is not set. */
export function findReferenceProblems(
  root: YamlValue,
  environment: Readonly<Record<string, string | undefined>>,
): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  mapTexts(root, (text, path) => {
    const node = schemaAt(path);
    if (node === undefined || !text.includes('${')) return text;
    const sentences =
      node.secret === true
        ? problemsOfSecret(text, environment)
        : [
            'has ${…}, which is filled in only where a secret belongs (train.environment); write the value itself, or override the key with its input or flag',
          ];
    for (const sentence of sentences) problems.push({ path, sentence });
    return text;
  });
  return problems;
}

/** The configuration with `${NAME}` filled in wherever a secret belongs. Only for one without reference problems. */
export function fillSecrets(
  root: YamlValue,
  environment: Readonly<Record<string, string | undefined>>,
): YamlValue {
  return mapTexts(root, (text, path) =>
    schemaAt(path)?.secret === true
      ? text.replaceAll(anyReference, (written) => environment[reference.exec(written)?.[1] ?? ''] ?? '')
      : text,
  );
}

/** The distinct values that are filled in, in the order of the configuration. */
export function referencedSecrets(
  root: YamlValue,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const secrets = new Set<string>();
  mapTexts(root, (text, path) => {
    if (schemaAt(path)?.secret !== true) return text;
    for (const [written] of text.matchAll(anyReference))
      secrets.add(environment[reference.exec(written)?.[1] ?? ''] ?? '');
    return text;
  });
  secrets.delete('');
  return [...secrets];
}
