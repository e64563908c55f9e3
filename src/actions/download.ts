import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const download = defineStepAction({
  step: 'download',
  title: 'Retrain: download',
  description: 'Takes the newest dataset from a bucket, pinned to its generation and verified.',
  inputs: configInputs(['name', 'store', 'project_id', 'work_dir', 'source', 'target', 'format']),
});
