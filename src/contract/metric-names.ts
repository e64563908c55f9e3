import type { Task } from './config.ts';

/** The metrics that Retrain computes itself, and which way is better. Directions of other metrics come from the configuration. */
export const metricDirections = {
  accuracy: 'greater',
  balanced_accuracy: 'greater',
  precision: 'greater',
  recall: 'greater',
  f1: 'greater',
  roc_auc: 'greater',
  average_precision: 'greater',
  log_loss: 'smaller',
  brier: 'smaller',
  f1_macro: 'greater',
  f1_weighted: 'greater',
  roc_auc_ovr: 'greater',
  mae: 'smaller',
  rmse: 'smaller',
  r2: 'greater',
  mape: 'smaller',
} as const satisfies Record<string, 'greater' | 'smaller'>;

export type MetricName = keyof typeof metricDirections;

export const metricsOfTask: Record<Task, readonly MetricName[]> = {
  binary: [
    'accuracy',
    'balanced_accuracy',
    'precision',
    'recall',
    'f1',
    'roc_auc',
    'average_precision',
    'log_loss',
    'brier',
  ],
  multiclass: ['accuracy', 'balanced_accuracy', 'f1_macro', 'f1_weighted', 'roc_auc_ovr', 'log_loss'],
  regression: ['mae', 'rmse', 'r2', 'mape'],
};

/** The metric that the default policy watches. */
export const primaryMetric: Record<Task, MetricName> = {
  binary: 'roc_auc',
  multiclass: 'f1_macro',
  regression: 'rmse',
};
