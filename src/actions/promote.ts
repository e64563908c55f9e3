import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const promote = defineStepAction({
  step: 'promote',
  title: 'Retrain: promote',
  description: 'Makes the published version the champion, by compare-and-swap.',
  inputs: configInputs(['store', 'project_id', 'work_dir']),
});
