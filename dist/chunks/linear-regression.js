import { n as RetrainError } from "./base.js";
import { a as boolean, f as strictObject, l as number, s as int } from "./vendor.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { n as largestViolation, o as addDotProducts, r as minimiseL1Quadratic, t as standardDeviation } from "./standard-deviation.js";

// src/learn/elastic-net.ts
const blockRows$1 = 512;
const smallestGap = 1e-14;
const smallViolation = 1e-10;
const rounding = 1e-13;
async function solveElasticNet({ columns, target, l1, l2, hasIntercept }, { maxPasses, onRows, onPass }) {
	const width = columns.length;
	const rowCount = target.length;
	const all = [...columns, target];
	const means = all.map((values) => hasIntercept ? mean$1(values) : 0);
	const products = await multiplyColumns(all, means, onRows);
	const size = width + 1;
	const matrix = new Float64Array(width * width);
	for (let row = 0; row < width; row++) {
		for (let column = 0; column <= row; column++) {
			const entry = products[row * size + column];
			matrix[row * width + column] = entry;
			matrix[column * width + row] = entry;
		}
		matrix[row * width + row] += rowCount * l2;
	}
	const linear = products.slice(width * size, width * size + width);
	const squares = products[width * size + width];
	const weights = new Float64Array(width).fill(rowCount * l1);
	const largest = linear.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
	const totals = {
		linear,
		squares,
		l1: rowCount * l1,
		l2: rowCount * l2
	};
	const { point, isReached } = await minimiseL1Quadratic({
		matrix,
		linear,
		weights
	}, new Float64Array(width), {
		maxPasses,
		isEnough: (w, residual) => {
			const violation = largestViolation(w, residual, weights);
			if (violation <= rounding * largest) return true;
			return violation <= smallViolation * largest && dualityGap(w, residual, totals) <= smallestGap * squares;
		},
		onPass
	});
	if (!isReached) return void 0;
	let intercept = means[width];
	for (let column = 0; column < width; column++) intercept -= means[column] * point[column];
	return {
		coefficients: point,
		intercept
	};
}
function dualityGap(w, residual, { linear, squares, l1, l2 }) {
	let rest = squares;
	let coefficientSquares = 0;
	let largest = 0;
	for (let index = 0; index < w.length; index++) {
		const entry = w[index];
		rest -= entry * (linear[index] + residual[index] + l2 * entry);
		coefficientSquares += entry * entry;
		largest = Math.max(largest, Math.abs(residual[index]));
	}
	const share = largest > l1 ? l1 / largest : 1;
	let gap = .5 * (1 - share) * (1 - share) * (Math.max(0, rest) + l2 * coefficientSquares);
	for (let index = 0; index < w.length; index++) gap += l1 * Math.abs(w[index]) - share * w[index] * residual[index];
	return gap;
}
async function multiplyColumns(columns, means, onRows) {
	const size = columns.length;
	const rowCount = columns[0]?.length ?? 0;
	const products = new Float64Array(size * size);
	const block = columns.map(() => new Float64Array(Math.min(blockRows$1, rowCount)));
	const isSparse = columns.map((values) => values.reduce((count, value) => count + Number(value !== 0), 0) < rowCount / 8);
	for (let from = 0; from < rowCount; from += blockRows$1) {
		const to = Math.min(from + blockRows$1, rowCount);
		for (let column = 0; column < size; column++) {
			const [copy, values, centre] = [
				block[column],
				columns[column],
				means[column]
			];
			for (let row = from; row < to; row++) copy[row - from] = values[row] - centre;
			const factor = isSparse[column] === true ? values.subarray(from, to) : copy;
			addDotProducts(products, column * size, factor, block, column + 1, 0, to - from);
		}
		await onRows(to);
	}
	return products;
}
function mean$1(values) {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}

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
	alpha: number().min(0).max(0x38d7ea4c68000).default(0).meta({ description: "Strength of the penalty; 0 is ordinary least squares. With `l1_ratio` 0 it means what it means for `Ridge` (squared errors are summed), above 0 what it means for `ElasticNet` (they are averaged)." }),
	l1_ratio: number().min(0).max(1).default(0).meta({ description: "Share of the L1 penalty, which drops columns: 0 is ridge regression, 1 is `Lasso`, between them is `ElasticNet`." }),
	fit_intercept: boolean().default(true).meta({ description: "Whether there is a constant term, which is not penalised." }),
	max_iter: int().min(1).max(1e6).default(1e3).meta({ description: "Passes over the coefficients with an L1 penalty; about ten are taken." })
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
	const { alpha, l1_ratio: share, fit_intercept: hasIntercept, max_iter: maxPasses } = parameters;
	const problem = {
		columns: matrix.columns,
		target: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit),
		hasIntercept
	};
	const onRows = async (done) => {
		onProgress(done, matrix.rowCount, "rows");
		await breathe(signal);
	};
	const solution = share > 0 && alpha > 0 ? await solveElasticNet({
		...problem,
		l1: alpha * share / unit,
		l2: alpha * (1 - share)
	}, {
		maxPasses,
		onRows,
		onPass: () => breathe(signal)
	}) : await solveLeastSquares({
		...problem,
		alpha
	}, onRows);
	if (solution === void 0) throw new RetrainError("TRAIN_FAILED", `linear_regression did not reach its minimum in ${maxPasses} passes over the coefficients: raise train.params.max_iter, or train.params.alpha.`);
	const { coefficients, intercept } = solution;
	const scaled = coefficients.map((coefficient) => coefficient * unit);
	if (!scaled.every(Number.isFinite) || !Number.isFinite(intercept * unit)) throw new RetrainError("TRAIN_FAILED", "linear_regression found no finite coefficients: the target has values too large to be added up.");
	return {
		coefficients: Array.from(scaled),
		intercept: intercept * unit,
		importance: matrix.columns.map((values, column) => Math.abs(scaled[column]) * standardDeviation(values))
	};
}

export { linearRegression };