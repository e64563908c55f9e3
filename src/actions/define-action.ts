import type { StepOutputs } from '../steps/step.ts';

/** An input of an action that is not a key of the configuration. */
export interface ActionInput {
  readonly description: string;
  readonly required?: boolean;
  readonly defaultValue?: string;
}

export interface ActionOutput {
  readonly description: string;
}

/** What `run` is given: every declared input by name, as text, empty when not set. */
export interface ActionRun<I extends string> {
  readonly inputs: Readonly<Record<I, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export interface ActionDefinition<I extends string = string, O extends string = string> {
  /** Verb of the step; also the folder under `actions/`, the file in `dist/` and the CLI command. */
  readonly name: string;
  /** Title in the marketplace. */
  readonly title: string;
  readonly description: string;
  readonly inputs: Readonly<Record<I, ActionInput>>;
  readonly outputs: Readonly<Record<O, ActionOutput>>;
  readonly run: (run: ActionRun<I>) => Promise<Partial<Readonly<Record<O, StepOutputs[string]>>>>;
}

/** One action as one value: from it come the typed inputs, `action.yml`, the README table and the entry in `dist/`. */
export function defineAction<const I extends string, const O extends string>(definition: ActionDefinition<I, O>): ActionDefinition<I, O> {
  return definition;
}
