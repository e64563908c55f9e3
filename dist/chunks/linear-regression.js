import { n as RetrainError } from "./base.js";
import { a as boolean, f as strictObject, l as number } from "./vendor.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { t as standardDeviation } from "./standard-deviation.js";

// src/learn/householder.ts
function reduceToTriangle(input, { pivoting }) {
	const columns = input.map((column) => column.slice());
	const order = columns.map((_, index) => index);
	const reflectors = [];
	const scales = [];
	for (let step = 0; step < columns.length; step++) {
		if (pivoting) {
			const lengths = columns.slice(step).map((column) => squaresFrom(column, step));
			const longest = step + lengths.indexOf(lengths.reduce((most, length) => Math.max(most, length), 0));
			[columns[step], columns[longest]] = [columns[longest], columns[step]];
			[order[step], order[longest]] = [order[longest], order[step]];
		}
		const column = columns[step];
		const length = Math.sqrt(squaresFrom(column, step));
		const reflector = column.slice().fill(0, 0, step);
		const image = column[step] > 0 ? -length : length;
		reflector[step] -= image;
		const squares = squaresFrom(reflector, step);
		const scale = squares === 0 ? 0 : 2 / squares;
		reflectors.push(reflector);
		scales.push(scale);
		for (let other = step + 1; other < columns.length; other++) reflect(reflector, scale, columns[other], step);
		column[step] = image;
		column.fill(0, step + 1);
	}
	return {
		columns,
		reflectors,
		scales,
		order
	};
}
function applyReflections({ reflectors, scales }, vector, direction) {
	for (let index = 0; index < reflectors.length; index++) {
		const step = direction === "forward" ? index : reflectors.length - 1 - index;
		reflect(reflectors[step], scales[step], vector, step);
	}
}
function reflect(reflector, scale, vector, from) {
	let product = 0;
	for (let index = from; index < vector.length; index++) product += reflector[index] * vector[index];
	const share = scale * product;
	for (let index = from; index < vector.length; index++) vector[index] -= share * reflector[index];
}
function squaresFrom(vector, from) {
	let sum = 0;
	for (let index = from; index < vector.length; index++) sum += vector[index] * vector[index];
	return sum;
}

// src/learn/least-squares.ts
const blockRows = 1024;
async function solveLeastSquares({ columns, target, alpha, hasIntercept }, onRows) {
	const width = columns.length;
	const rowCount = target.length;
	const means = columns.map((values) => hasIntercept ? mean(values) : 0);
	const targetMean = hasIntercept ? mean(target) : 0;
	const triangle = Array.from({ length: width + 1 }, () => new Float64Array(width + 1));
	const root = Math.sqrt(alpha);
	for (let column = 0; column < width; column++) triangle[column][column] = root;
	const block = triangle.map(() => new Float64Array(Math.min(blockRows, rowCount)));
	for (let from = 0; from < rowCount; from += blockRows) {
		const to = Math.min(from + blockRows, rowCount);
		for (let column = 0; column <= width; column++) {
			const values = column < width ? columns[column] : target;
			const centre = column < width ? means[column] : targetMean;
			const copy = block[column];
			for (let row = from; row < to; row++) copy[row - from] = values[row] - centre;
		}
		foldRows(triangle, block, to - from);
		await onRows(to);
	}
	const coefficients = solveTriangle(triangle.slice(0, width), triangle[width], Math.max(rowCount, width));
	let intercept = targetMean;
	for (let column = 0; column < width; column++) intercept -= means[column] * coefficients[column];
	return {
		coefficients,
		intercept
	};
}
function mean(values) {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}
function foldRows(triangle, block, rows) {
	for (let pivot = 0; pivot < triangle.length; pivot++) {
		const reflector = block[pivot];
		let squares = 0;
		for (let row = 0; row < rows; row++) squares += reflector[row] * reflector[row];
		if (squares === 0) continue;
		const head = triangle[pivot][pivot];
		const length = Math.sqrt(head * head + squares);
		const image = head > 0 ? -length : length;
		const first = head - image;
		const factor = 2 / (first * first + squares);
		triangle[pivot][pivot] = image;
		for (let column = pivot + 1; column < triangle.length; column++) {
			const values = block[column];
			const top = triangle[column];
			let product = first * top[pivot];
			for (let row = 0; row < rows; row++) product += reflector[row] * values[row];
			const share = factor * product;
			top[pivot] -= share * first;
			for (let row = 0; row < rows; row++) values[row] -= share * reflector[row];
		}
	}
}
function solveTriangle(triangle, right, size) {
	const width = triangle.length;
	const solution = new Float64Array(width);
	const factors = reduceToTriangle(triangle, { pivoting: true });
	const image = right.slice(0, width);
	applyReflections(factors, image, "forward");
	const diagonal = (index) => Math.abs(factors.columns[index][index]);
	let rank = 0;
	while (rank < width && diagonal(rank) > size * Number.EPSILON * diagonal(0)) rank += 1;
	if (rank === 0) return solution;
	const rows = Array.from({ length: rank }, (_, row) => Float64Array.from({ length: width }, (_, column) => column < row ? 0 : factors.columns[column][row]));
	const transposed = reduceToTriangle(rows, { pivoting: false });
	const shortest = new Float64Array(width);
	for (let row = 0; row < rank; row++) {
		let sum = image[row];
		for (let column = 0; column < row; column++) sum -= transposed.columns[row][column] * shortest[column];
		shortest[row] = sum / transposed.columns[row][row];
	}
	applyReflections(transposed, shortest, "backward");
	for (let column = 0; column < width; column++) solution[factors.order[column]] = shortest[column];
	return solution;
}

// src/learn/linear-regression.ts
const schema = strictObject({
	alpha: number().min(0).max(0x38d7ea4c68000).default(0).meta({ description: "Strength of the L2 penalty: 0 is ordinary least squares, more is ridge regression." }),
	fit_intercept: boolean().default(true).meta({ description: "Whether there is a constant term, which is not penalised." })
});
const mostColumns = 5e3;
const linearRegression = defineEstimator({
	name: "linear_regression",
	tasks: ["regression"],
	encoding: {
		kind: "linear",
		scaled: true
	},
	schema,
	fit: async (parameters, request) => ({
		saved: await fit(parameters, request),
		binary: null
	})
});
async function fit(parameters, { matrix, outcome, onProgress, signal }) {
	if (outcome.kind !== "values") throw new TypeError("Linear regression learns values.");
	if (matrix.columns.length > mostColumns) throw new RetrainError("TRAIN_FAILED", `Encoded, the features are ${matrix.columns.length} columns; linear_regression solves at most ${mostColumns}: leave out columns with many categories (dataset.exclude).`);
	const magnitude = outcome.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const unit = magnitude > 1e150 || magnitude < 1e-150 && magnitude > 0 ? magnitude : 1;
	const { coefficients, intercept } = await solveLeastSquares({
		columns: matrix.columns,
		target: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit),
		alpha: parameters.alpha,
		hasIntercept: parameters.fit_intercept
	}, async (done) => {
		onProgress(done, matrix.rowCount, "rows");
		await breathe(signal);
	});
	const scaled = coefficients.map((coefficient) => coefficient * unit);
	if (!scaled.every(Number.isFinite) || !Number.isFinite(intercept * unit)) throw new RetrainError("TRAIN_FAILED", "linear_regression found no finite coefficients: the target has values too large to be added up.");
	return {
		coefficients: Array.from(scaled),
		intercept: intercept * unit,
		importance: matrix.columns.map((values, column) => Math.abs(scaled[column]) * standardDeviation(values))
	};
}

export { linearRegression };