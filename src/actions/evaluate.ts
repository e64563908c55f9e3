import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const evaluate = defineStepAction({
  step: 'evaluate',
  title: 'Retrain: evaluate',
  description: 'Scores candidate and champion on the same holdout rows.',
  inputs: configInputs(['store', 'project_id', 'work_dir', 'target', 'task', 'holdout', 'predict_command']),
});
