import { options, type Option } from '../contract/option.ts';
import type { ActionInput } from './define-action.ts';

/** Inputs that every action has, besides the keys of the configuration. */
export const commonInputs = {
  config: {
    description: 'The configuration file, relative to the workspace. Without the file, all required keys must be given as inputs.',
    defaultValue: 'retrain.yml',
  },
} as const satisfies Record<string, ActionInput>;

function inputOf(option: Option): ActionInput {
  const choices = option.choices === null ? '' : ` One of: ${option.choices.join(', ')}.`;
  return { description: `${option.description}${choices} Overrides \`${option.path.join('.')}\` of the configuration.` };
}

/** The options of the configuration as inputs: those named, or all. A name that is no option is a mistake of ours. */
export function configInputs(names: readonly string[] | 'all'): Readonly<Record<string, ActionInput>> {
  const chosen = names === 'all' ? options : names.map(optionNamed);
  return Object.fromEntries(chosen.map((option) => [option.input, inputOf(option)]));
}

export function optionNamed(name: string): Option {
  const option = options.find((candidate) => candidate.input === name);
  if (option === undefined) throw new TypeError(`No key of the configuration has the input "${name}".`);
  return option;
}
