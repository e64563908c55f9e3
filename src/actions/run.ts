import { stepNames } from '../steps/loop.ts';
import { commonInputs, configInputs } from './config-inputs.ts';
import { defineAction } from './define-action.ts';
import { readConfig, reportFile } from './read-config.ts';
import { outputsOf } from './step-outputs.ts';

/** The root action: the whole loop in one step. */
export const run = defineAction({
  name: 'run',
  title: 'Retrain: continuous training',
  description: 'Trains a model on the newest dataset, and lets it go live only when it beats or holds against the champion on the same rows.',
  inputs: { ...commonInputs, ...configInputs('all') },
  outputs: outputsOf(stepNames),
  run: async ({ inputs, environment, progress, signal, maskSecrets, summariseWith }) => {
    const input = await readConfig(inputs, environment);
    maskSecrets(input.secrets);
    const { runSteps } = await import('../wiring/run-command.ts');
    await summariseWith(reportFile(input));
    return runSteps({ ...input, steps: 'all', progress, signal });
  },
});
