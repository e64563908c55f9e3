import type { Progress } from '../ports/progress.ts';
import type { StepOutputs } from '../steps/step.ts';

/** An input of an action. */
export interface ActionInput {
  readonly description: string;
  readonly required?: boolean;
  readonly defaultValue?: string;
}

export interface ActionOutput {
  readonly description: string;
}

/** What `run` is given. */
export interface ActionRun<I extends string> {
  /** Every declared input by name, as text, empty when not set. */
  readonly inputs: Readonly<Record<I, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Keeps these texts out of the log from here on. */
  readonly maskSecrets: (secrets: readonly string[]) => void;
  /** Names the Markdown file that becomes the job summary, also when the action fails later; without one, the outputs do. */
  readonly summariseWith: (file: string) => Promise<void>;
}

export interface ActionDefinition<I extends string = string> {
  /** Verb of the step; also the folder under `actions/`, the file in `dist/` and the CLI command. */
  readonly name: string;
  /** Title in the marketplace. */
  readonly title: string;
  readonly description: string;
  readonly inputs: Readonly<Record<I, ActionInput>>;
  readonly outputs: Readonly<Record<string, ActionOutput>>;
  run(run: ActionRun<I>): Promise<StepOutputs>;
}

/** One action as one value: from it come the typed inputs, `action.yml`, the README table and the entry in `dist/`. */
export function defineAction<const I extends string>(definition: ActionDefinition<I>): ActionDefinition<I> {
  return definition;
}
