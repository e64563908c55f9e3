import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const publish = defineStepAction({
  step: 'publish',
  title: 'Retrain: publish',
  description: 'Uploads the candidate as an immutable version, its manifest last.',
  inputs: configInputs(['name', 'store', 'project_id', 'work_dir']),
});
