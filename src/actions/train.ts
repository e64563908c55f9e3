import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const train = defineStepAction({
  step: 'train',
  title: 'Retrain: train',
  description: 'Fits a model on the training rows: a built-in algorithm, or your own program.',
  inputs: configInputs(['work_dir', 'target', 'task', 'holdout', 'algorithm', 'train_command', 'predict_command', 'seed']),
});
