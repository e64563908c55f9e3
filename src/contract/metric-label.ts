import type { MetricName } from './metric-names.ts';

const labels: Record<MetricName, string> = {
  accuracy: 'Accuracy',
  balanced_accuracy: 'Balanced accuracy',
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  roc_auc: 'ROC AUC',
  average_precision: 'Average precision',
  log_loss: 'Log loss',
  brier: 'Brier score',
  f1_macro: 'Macro F1',
  f1_weighted: 'Weighted F1',
  roc_auc_ovr: 'ROC AUC (one class against the rest)',
  mae: 'Mean absolute error',
  rmse: 'Root mean squared error',
  r2: 'R²',
  mape: 'Mean absolute percentage error',
};

/** What a sentence calls a metric, at its beginning; a metric of the user's own by its own name. */
export function metricLabel(metric: string): string {
  return Object.hasOwn(labels, metric) ? labels[metric as MetricName] : metric.slice(0, 64);
}
