import { commonInputs, configInputs } from './config-inputs.ts';
import { defineAction } from './define-action.ts';
import { readConfig } from './read-config.ts';

export const rollback = defineAction({
  name: 'rollback',
  title: 'Retrain: roll back',
  description: 'Makes an earlier version the champion again, and keeps the one that is taken back from being promoted again.',
  inputs: {
    ...commonInputs,
    ...configInputs(['store', 'project_id', 'work_dir', 'deploy_target', 'function', 'port']),
    version: { description: 'The version to go back to. Default: the champion before this one.' },
    reason: { description: 'Why; kept in the event log.', required: true },
  },
  outputs: {
    model_version: { description: 'The version that is the champion now.' },
    previous_version: { description: 'The version that was taken back.' },
    url: { description: 'Address of the function, when there is one.' },
  },
  run: async ({ inputs, environment, progress, signal, maskSecrets }) => {
    const input = await readConfig(inputs, environment);
    maskSecrets(input.secrets);
    const { runRollback } = await import('../wiring/run-command.ts');
    const { version, reason } = inputs;
    return runRollback({ ...input, progress, signal, version: version === '' ? undefined : version, reason });
  },
});
