import { n as RetrainError } from "./base.js";
import { i as array, l as number, s as int, u as object } from "./vendor.js";

// src/learn/logistic-model.ts
const logisticModelSchema = object({
	classes: array(int().min(0)).min(2),
	coefficients: array(array(number())),
	intercepts: array(number()),
	importance: array(number().min(0))
});
const loadLogisticModel = (saved, { columnCount, classCount }) => {
	const model = logisticModelSchema.parse(saved);
	const { classes, coefficients, intercepts, importance } = model;
	const rows = classes.length === 2 ? 1 : classes.length;
	if (!(classes.every((label, index) => label < classCount && (index === 0 || label > classes[index - 1])) && coefficients.length === rows && intercepts.length === rows && importance.length === columnCount && coefficients.every((row) => row.length === columnCount))) throw new RetrainError("MODEL_UNREADABLE", "The coefficients of the model do not fit its features and classes.");
	return {
		importance,
		predict: (matrix) => predict(model, matrix, classCount)
	};
};
function predict(model, { rowCount, columns }, classCount) {
	const scores = model.coefficients.map((row, index) => {
		const score = new Float64Array(rowCount).fill(model.intercepts[index]);
		for (const [column, values] of columns.entries()) {
			const coefficient = row[column];
			for (let at = 0; at < rowCount; at++) score[at] += coefficient * values[at];
		}
		return score;
	});
	if (scores.length === 1) scores.unshift(new Float64Array(rowCount));
	const labels = new Int32Array(rowCount);
	const probabilities = new Float64Array(rowCount * classCount);
	for (let row = 0; row < rowCount; row++) {
		let best = 0;
		for (let index = 1; index < scores.length; index++) if (scores[index][row] > scores[best][row]) best = index;
		let sum = 0;
		for (const score of scores) sum += Math.exp(score[row] - scores[best][row]);
		for (const [index, score] of scores.entries()) probabilities[row * classCount + model.classes[index]] = Math.exp(score[row] - scores[best][row]) / sum;
		labels[row] = model.classes[best];
	}
	return {
		kind: "classes",
		labels,
		probabilities
	};
}

export { loadLogisticModel };