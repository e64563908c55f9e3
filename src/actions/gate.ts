import { configInputs } from './config-inputs.ts';
import { defineStepAction } from './define-step-action.ts';

export const gate = defineStepAction({
  step: 'gate',
  title: 'Retrain: gate',
  description: 'Decides whether the candidate may replace the champion, with evidence for every rule.',
  inputs: configInputs(['work_dir', 'on_missing_champion', 'on_champion_unusable', 'force', 'force_reason', 'fail_on_hold']),
});
