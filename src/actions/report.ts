import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const report = defineStepAction({
  step: 'report',
  title: 'Retrain: report',
  description: 'Writes the report of the run as job summary and HTML page.',
  inputs: configInputs(['work_dir']),
});
