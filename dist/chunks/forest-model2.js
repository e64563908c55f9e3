import { n as RetrainError } from "./base.js";
import { i as array, l as number, s as int, u as object } from "./vendor.js";

// src/learn/forest-model.ts
const treeSchema = object({
	columns: array(int().min(-1)),
	values: array(number()),
	right: array(int().min(0))
});
const forestModelSchema = object({
	trees: array(treeSchema).min(1),
	importance: array(number().min(0))
});
const loadForestModel = (saved, shape) => {
	const model = forestModelSchema.parse(saved);
	if (model.importance.length !== shape.columnCount || !model.trees.every((tree) => isSound(tree, shape))) throw new RetrainError("MODEL_UNREADABLE", "The trees of the model do not fit its features and classes.");
	const { trees, importance } = model;
	if (shape.task === "regression") return {
		importance,
		predict: (matrix) => ({
			kind: "values",
			values: meanOf(trees, matrix)
		})
	};
	return {
		importance,
		predict: (matrix) => ({
			kind: "classes",
			...votesOf(trees, matrix, shape.classCount)
		})
	};
};
function isSound({ columns, values, right }, { columnCount, classCount, task }) {
	const size = columns.length;
	if (size === 0 || values.length !== size || right.length !== size) return false;
	return columns.every((column, node) => {
		const value = values[node];
		if (column === -1) return task === "regression" || Number.isInteger(value) && value >= 0 && value < classCount;
		return column < columnCount && right[node] > node + 1 && right[node] < size;
	});
}
function findLeaf({ columns, values, right }, matrix, row) {
	let node = 0;
	for (let column = columns[node]; column !== -1; column = columns[node]) node = matrix.columns[column][row] < values[node] ? node + 1 : right[node];
	return node;
}
function meanOf(trees, matrix) {
	return Float64Array.from({ length: matrix.rowCount }, (_, row) => {
		let sum = 0;
		for (const tree of trees) sum += tree.values[findLeaf(tree, matrix, row)] / trees.length;
		return sum;
	});
}
function votesOf(trees, matrix, classCount) {
	const labels = new Int32Array(matrix.rowCount);
	const probabilities = new Float64Array(matrix.rowCount * classCount);
	const votes = new Int32Array(classCount);
	for (let row = 0; row < matrix.rowCount; row++) {
		votes.fill(0);
		for (const tree of trees) votes[tree.values[findLeaf(tree, matrix, row)]] += 1;
		for (let index = 0; index < classCount; index++) {
			probabilities[row * classCount + index] = votes[index] / trees.length;
			if (votes[index] > votes[labels[row]]) labels[row] = index;
		}
	}
	return {
		labels,
		probabilities
	};
}

export { forestModelSchema as n, loadForestModel as r, findLeaf as t };