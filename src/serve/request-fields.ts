import { RetrainError } from '../contract/retrain-error.ts';
import type { Feature } from '../contract/run-files.ts';

/** A field of a request and the feature that it stands for. */
export interface RequestField {
  readonly name: string;
  readonly feature: Feature;
}

/**
 * The fields of a request, in the order of the features: a feature that `fields` maps goes by that name only, any other by its own.
 * A mapping for a column that the model does not use is without effect. Errors: `CONFIG_INVALID` when two fields are the same.
 */
export function requestFields(
  features: readonly Feature[],
  fields: Readonly<Record<string, string>>,
): RequestField[] {
  const nameOf = new Map<string, string>();
  const problems: string[] = [];
  for (const [field, column] of Object.entries(fields)) {
    const before = nameOf.get(column);
    if (before === undefined) nameOf.set(column, field);
    else
      problems.push(
        `serve.fields maps both "${before}" and "${field}" to the column "${column}": keep one of them.`,
      );
  }
  const taken = new Set<string>();
  const result = features.map((feature) => {
    const name = nameOf.get(feature.name) ?? feature.name;
    if (taken.has(name))
      problems.push(`serve.fields makes "${name}" stand for two columns: choose another field name.`);
    taken.add(name);
    return { name, feature };
  });
  if (problems.length > 0) {
    throw new RetrainError('CONFIG_INVALID', problems[0]!, { problems });
  }
  return result;
}
