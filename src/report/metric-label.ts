import type { MetricName } from '../contract/metric-names.ts';

const labels: Readonly<Record<MetricName, string>> = {
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
  roc_auc_ovr: 'One-vs-rest ROC AUC',
  mae: 'Mean absolute error',
  rmse: 'Root mean squared error',
  r2: 'R²',
  mape: 'Mean absolute percentage error',
};

const byName: ReadonlyMap<string, string> = new Map(Object.entries(labels));

/** What a metric is called in prose; a metric of the user's own is called by its name. */
export function metricLabel(name: string): string {
  return byName.get(name) ?? name;
}
