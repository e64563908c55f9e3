import { n as RetrainError } from "./base.js";
import { i as array, l as number, n as _enum, s as int, u as object } from "./vendor.js";
import { r as unpackTrees, t as addTrees } from "./packed-trees.js";

// src/learn/boosted-model.ts
const boostedModelSchema = object({
	link: _enum([
		"identity",
		"log",
		"logistic",
		"softmax"
	]),
	classes: array(int().min(0)),
	baselines: array(number()).min(1),
	unit: number().positive(),
	importance: array(number().min(0))
});
const loadBoostedModel = (saved, { task, columnCount, classCount }, binary) => {
	const model = boostedModelSchema.parse(saved);
	const { link, classes, baselines, importance } = model;
	if (binary === null) throw new RetrainError("MODEL_UNREADABLE", "The model file names no trees.");
	const trees = unpackTrees(binary, columnCount);
	const isRegression = link === "identity" || link === "log";
	if (!(isRegression === (task === "regression") && classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1])) && classes.length === {
		identity: 0,
		log: 0,
		logistic: 2,
		softmax: baselines.length
	}[link] && (link === "softmax" ? baselines.length >= 2 : baselines.length === 1) && trees.roots.length % baselines.length === 0 && importance.length === columnCount)) throw new RetrainError("MODEL_UNREADABLE", "The trees of the model do not fit its features and classes.");
	return {
		importance,
		predict: (matrix) => isRegression ? predictValues(model, trees, matrix) : predictClasses(model, trees, matrix, classCount)
	};
};
const largestScore = 700;
function predictValues({ link, baselines, unit }, trees, matrix) {
	const values = new Float64Array(matrix.rowCount);
	eachRow(matrix, (cells, row) => {
		const score = addTrees(trees, cells, baselines[0], 0, 1);
		values[row] = unit * (link === "log" ? Math.exp(Math.min(largestScore, score)) : score);
	});
	return {
		kind: "values",
		values
	};
}
function predictClasses({ link, classes, baselines }, trees, matrix, classCount) {
	const labels = new Int32Array(matrix.rowCount);
	const probabilities = new Float64Array(matrix.rowCount * classCount);
	const scores = new Float64Array(classes.length);
	eachRow(matrix, (cells, row) => {
		for (const [output, baseline] of baselines.entries()) scores[output] = addTrees(trees, cells, baseline, output, baselines.length);
		if (link === "logistic") {
			scores[1] = scores[0];
			scores[0] = 0;
		}
		let best = 0;
		for (let index = 1; index < scores.length; index++) if (scores[index] > scores[best]) best = index;
		const most = scores[best];
		let sum = 0;
		for (const score of scores) sum += Math.exp(score - most);
		for (let index = 0; index < scores.length; index++) probabilities[row * classCount + classes[index]] = Math.exp(scores[index] - most) / sum;
		labels[row] = classes[best];
	});
	return {
		kind: "classes",
		labels,
		probabilities
	};
}
function eachRow({ rowCount, columns }, visit) {
	const cells = new Float64Array(columns.length);
	for (let row = 0; row < rowCount; row++) {
		for (let column = 0; column < cells.length; column++) cells[column] = columns[column][row];
		visit(cells, row);
	}
}

export { loadBoostedModel };