import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const deploy = defineStepAction({
  step: 'deploy',
  title: 'Retrain: deploy',
  description: 'Deploys the published version behind an HTTP endpoint: verified before it gets traffic.',
  inputs: configInputs(['name', 'store', 'project_id', 'work_dir', 'deploy_target', 'function', 'port']),
});
