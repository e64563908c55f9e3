import { Option as Flag, type Command } from 'commander';
import type { ConfigOverride } from '../config/config-override.ts';
import { options, type Option } from '../contract/option.ts';

function flagName(option: Option): string {
  return `--${option.input.replaceAll('_', '-')}`;
}

function placeholder(option: Option): string {
  if (option.choices !== null) return 'choice';
  return option.type === 'string' ? 'text' : 'number';
}

/** The name under which commander keeps a flag's value. */
function attribute(option: Option): string {
  return new Flag(`${flagName(option)} <value>`).attributeName();
}

function description(option: Option): string {
  const text = option.description.replaceAll('`', '');
  const isNamed = option.choices === null || option.choices.every((choice) => text.includes(choice));
  const choices = isNamed ? '' : ` One of ${option.choices.join(', ')}.`;
  const fallback =
    option.defaultValue === null || option.type === 'boolean' ? '' : ` (default: ${option.defaultValue})`;
  return `${text}${choices}${fallback}`;
}

/** Gives a command `--config` and one flag for every option of the configuration. */
export function addConfigFlags(command: Command): void {
  command.addOption(
    new Flag('-c, --config <file>', 'The configuration.').default('retrain.yml', 'retrain.yml'),
  );
  command.optionsGroup('Instead of what the configuration says:');
  for (const option of options) {
    if (option.type === 'boolean') {
      command.addOption(new Flag(flagName(option), description(option)));
      command.addOption(new Flag(flagName(option).replace('--', '--no-'), 'Turns it off.').hideHelp());
    } else {
      command.addOption(new Flag(`${flagName(option)} <${placeholder(option)}>`, description(option)));
    }
  }
}

/** The overrides that were typed. */
export function overridesOf(values: Readonly<Record<string, unknown>>): ConfigOverride[] {
  return options.flatMap((option) => {
    const value = values[attribute(option)];
    if (typeof value !== 'string' && typeof value !== 'boolean') return [];
    const origin = value === false ? flagName(option).replace('--', '--no-') : flagName(option);
    return [{ option, value: String(value), origin }];
  });
}
