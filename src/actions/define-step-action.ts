import type { StepName } from '../steps/loop.ts';
import { commonInputs } from './config-inputs.ts';
import { defineAction, type ActionDefinition, type ActionInput } from './define-action.ts';
import { readConfig, reportFile } from './read-config.ts';
import { stepOutputs } from './step-outputs.ts';

interface StepAction {
  readonly step: StepName;
  readonly title: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, ActionInput>>;
}

/** An action that runs one step of the loop by itself. */
export function defineStepAction(action: StepAction): ActionDefinition {
  return defineAction({
    name: action.step,
    title: action.title,
    description: action.description,
    inputs: { ...commonInputs, ...action.inputs },
    outputs: stepOutputs[action.step],
    run: async ({ inputs, environment, progress, signal, maskSecrets, summariseWith }) => {
      const input = await readConfig(inputs, environment);
      maskSecrets(input.secrets);
      const { runSteps } = await import('../wiring/run-command.ts');
      if (action.step === 'report') await summariseWith(reportFile(input));
      return runSteps({ ...input, steps: [action.step], progress, signal });
    },
  });
}
