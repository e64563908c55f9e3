import { t as require_dist } from "./vendor.js";

// src/cli/init/config-template.ts
var import_dist = require_dist();
function scalar(text) {
	return (0, import_dist.stringify)(text, {
		lineWidth: 0,
		version: "1.2"
	}).trimEnd();
}
function trainSection({ algorithm, trainCommand }) {
	if (trainCommand === void 0) return `train:
  # random_forest and gradient_boosted_trees for classes and quantities; logistic_regression and linear_regression are simpler.
  algorithm: ${scalar(algorithm)}
  # Parameters have scikit-learn's names.
  # params: { C: 1.0 }
  # Or any program of yours, unchanged:
  # command: python steps/train.py --path={train_data}
  # model: model.pkl
  # predict_command: python steps/predict.py --model={model} --data={data} --out={predictions}
`;
	return `train:
  # {train_data} stands for the file with the training rows.
  command: ${scalar(trainCommand)}
  # What the command writes, seen from this file's folder.
  model: model.pkl
  metrics: metrics.json
  # With a program that scores rows, candidate and champion are compared on the same holdout:
  # predict_command: python steps/predict.py --model={model} --data={data} --out={predictions}
  # environment: { API_TOKEN: "\${API_TOKEN}" }   # secrets come from the environment
`;
}
function deploySection({ deploysLocally }) {
	return deploysLocally ? `# The model behind an HTTP endpoint; local is this machine, loopback only.
deploy:
  target: local
` : `# To put the model behind an HTTP endpoint on this machine:
# deploy:
#   target: local
`;
}
function configTemplate(answers) {
	const { name, store, source, target, schema } = answers;
	return `# yaml-language-server: $schema=${schema}
# What Retrain does with this file: retrain --help

name: ${scalar(name)}

# Versions of the model and the pointer to the champion: gs://bucket/prefix, file:///path or a plain path.
store: ${scalar(store)}

dataset:
  # gs://bucket/path, file:///path or a plain path; CSV, TSV, JSON or JSON Lines, also with .gz.
  source: ${scalar(source)}
  # The column to predict.
  target: ${scalar(target)}
  # exclude: [id]
  # types: { zip: category }

# A row keeps its side when the dataset grows. Name the column that identifies a row, or a group of rows, if there is one.
split:
  holdout: 0.2
  # key: patient_id

${trainSection(answers)}
# When the candidate replaces the champion. Without rules the primary metric may not get worse by more than 0.02.
gate:
  on_missing_champion: promote
  # metrics:
  #   accuracy: { threshold: 0.8, max_regression: 0.02 }

${deploySection(answers)}`;
}

export { configTemplate };