import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const validate = defineStepAction({
  step: 'validate',
  title: 'Retrain: validate',
  description: 'Looks at the dataset before anything is learned from it.',
  inputs: configInputs(['work_dir', 'target', 'task', 'holdout']),
});
