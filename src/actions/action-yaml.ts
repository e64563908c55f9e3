import { stringify } from 'yaml';
import type { ActionDefinition } from './define-action.ts';

export interface Branding {
  readonly icon: string;
  readonly color: string;
}

function described(what: string, name: string, description: string): string {
  if (description.trim() === '') throw new TypeError(`The ${what} ${name} has no description.`);
  return description;
}

/** The metadata file of an action. `dist` is the way from its folder to the bundles. */
export function actionYaml(action: ActionDefinition, dist: string, branding: Branding | null): string {
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { description, required = false, defaultValue }]) => [
      name,
      { description: described('input', name, description), required, ...(defaultValue === undefined ? {} : { default: defaultValue }) },
    ]),
  );
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { description }]) => [name, { description: described('output', name, description) }]),
  );
  const metadata = {
    name: action.title,
    description: described('action', action.name, action.description),
    author: 'The Retrain authors',
    ...(branding === null ? {} : { branding }),
    inputs,
    outputs,
    runs: { using: 'node24', main: `${dist}/${action.name}.js` },
  };
  return `# Generated from src/actions/${action.name}.ts by \`npm run generate\`. Do not edit.\n${stringify(metadata, { lineWidth: 0 })}`;
}
