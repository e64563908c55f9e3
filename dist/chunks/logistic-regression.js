import { n as RetrainError } from "./base.js";
import { a as boolean, f as strictObject, l as number, n as _enum, s as int } from "./vendor.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { t as standardDeviation } from "./standard-deviation.js";

// src/learn/cholesky.ts
function factorCholesky(matrix, size) {
	let largest = 0;
	for (let row = 0; row < size; row++) largest = Math.max(largest, matrix[row * size + row]);
	const floor = largest * 1e-14 || 1;
	for (let row = 0; row < size; row++) for (let column = 0; column <= row; column++) {
		let sum = matrix[row * size + column];
		for (let k = 0; k < column; k++) sum -= matrix[row * size + k] * matrix[column * size + k];
		matrix[row * size + column] = row === column ? Math.sqrt(Math.max(sum, floor)) : sum / matrix[column * size + column];
	}
	return matrix;
}
function solveCholesky(factor, size, b) {
	for (let row = 0; row < size; row++) {
		let sum = b[row];
		for (let k = 0; k < row; k++) sum -= factor[row * size + k] * b[k];
		b[row] = sum / factor[row * size + row];
	}
	for (let row = size - 1; row >= 0; row--) {
		const value = b[row] / factor[row * size + row];
		b[row] = value;
		for (let k = 0; k < row; k++) b[k] -= factor[row * size + k] * value;
	}
}

// src/learn/logistic-loss.ts
const blockRows = 512;
const mostBlockColumns = 384;
const scoreCount = (classCount) => classCount === 2 ? 1 : classCount;
function logisticLoss({ columns, penalties, labels, classCount, classWeights }) {
	const rowCount = labels.length;
	const width = columns.length;
	const scores = scoreCount(classCount);
	const firstScored = classCount - scores;
	const probabilities = Array.from({ length: scores }, () => new Float64Array(rowCount));
	const blocks = Array.from({ length: scores }, () => new Float64Array(blockRows));
	const forBlocks = (visit) => {
		for (let from = 0; from < rowCount; from += blockRows) visit(from, Math.min(from + blockRows, rowCount));
	};
	const multiply = (vectors, from, to) => {
		for (const [score, block] of blocks.entries()) {
			block.fill(0);
			for (let column = 0; column < width; column++) {
				const factor = vectors[score * width + column];
				if (factor !== 0) addScaled(block, columns[column], factor, from, to);
			}
		}
	};
	const project = (sums, from, to) => {
		for (const [score, block] of blocks.entries()) for (let column = 0; column < width; column++) sums[score * width + column] += dotRows(block, columns[column], from, to);
	};
	const balanced = (vectors) => {
		if (scores === 1) return vectors;
		for (let column = 0; column < width; column++) {
			let sum = 0;
			for (let at = column; at < vectors.length; at += width) sum += vectors[at];
			for (let at = column; at < vectors.length; at += width) vectors[at] -= sum / scores;
		}
		return vectors;
	};
	const evaluate = (point) => {
		const gradient = point.map((entry, index) => entry * penalties[index % width]);
		let value = 0;
		for (let index = 0; index < point.length; index++) value += .5 * gradient[index] * point[index];
		forBlocks((from, to) => {
			multiply(point, from, to);
			for (let row = from; row < to; row++) {
				const label = labels[row];
				const weight = classWeights[label];
				const own = label < firstScored ? 0 : blocks[label - firstScored][row - from];
				let best = -1;
				let most = firstScored === 0 ? -Infinity : 0;
				for (let score = 0; score < scores; score++) {
					const candidate = blocks[score][row - from];
					if (candidate > most) {
						most = candidate;
						best = score;
					}
				}
				let rest = best === -1 || firstScored === 0 ? 0 : Math.exp(-most);
				for (let score = 0; score < scores; score++) {
					const block = blocks[score];
					const share = score === best ? 1 : Math.exp(block[row - from] - most);
					if (score !== best) rest += share;
					block[row - from] = share;
				}
				value += weight * (most - own + Math.log1p(rest));
				for (let score = 0; score < scores; score++) {
					const block = blocks[score];
					const probability = block[row - from] / (1 + rest);
					probabilities[score][row] = probability;
					block[row - from] = weight * (score + firstScored === label ? probability - 1 : probability);
				}
			}
			project(gradient, from, to);
		});
		return {
			value,
			gradient: balanced(gradient)
		};
	};
	const curvature = (direction) => {
		const product = direction.map((entry, index) => entry * penalties[index % width]);
		forBlocks((from, to) => {
			multiply(direction, from, to);
			for (let row = from; row < to; row++) {
				const weight = classWeights[labels[row]];
				let mean = 0;
				for (let score = 0; score < scores; score++) mean += probabilities[score][row] * blocks[score][row - from];
				for (let score = 0; score < scores; score++) {
					const block = blocks[score];
					block[row - from] = weight * probabilities[score][row] * (block[row - from] - mean);
				}
			}
			project(product, from, to);
		});
		return product;
	};
	const fillBend = (bend, score, from, to) => {
		for (let row = from; row < to; row++) {
			const probability = probabilities[score][row];
			bend[row - from] = classWeights[labels[row]] * probability * (1 - probability);
		}
	};
	const blockPreconditioner = () => {
		const factors = probabilities.map((_, score) => {
			const hessian = new Float64Array(width * width);
			const bend = new Float64Array(blockRows);
			const scaled = new Float64Array(blockRows);
			forBlocks((from, to) => {
				fillBend(bend, score, from, to);
				for (let column = 0; column < width; column++) {
					const values = columns[column];
					for (let row = from; row < to; row++) scaled[row - from] = bend[row - from] * values[row];
					addDotProducts(hessian, column * width, scaled, columns, column + 1, from, to);
				}
			});
			for (let column = 0; column < width; column++) hessian[column * width + column] += penalties[column];
			return factorCholesky(hessian, width);
		});
		return (residual) => {
			const solution = residual.slice();
			for (const [score, factor] of factors.entries()) solveCholesky(factor, width, solution.subarray(score * width, (score + 1) * width));
			return solution;
		};
	};
	const diagonalPreconditioner = () => {
		const diagonal = new Float64Array(scores * width).map((_, index) => penalties[index % width]);
		const bend = new Float64Array(blockRows);
		forBlocks((from, to) => {
			for (let score = 0; score < scores; score++) {
				fillBend(bend, score, from, to);
				for (let column = 0; column < width; column++) {
					const values = columns[column];
					let sum = 0;
					for (let row = from; row < to; row++) sum += bend[row - from] * values[row] * values[row];
					diagonal[score * width + column] += sum;
				}
			}
		});
		return (residual) => residual.map((entry, index) => entry / (diagonal[index] || 1));
	};
	return {
		evaluate,
		curvature,
		precondition: () => {
			const approximate = width <= mostBlockColumns ? blockPreconditioner() : diagonalPreconditioner();
			return (residual) => balanced(approximate(residual));
		}
	};
}
function addScaled(block, column, factor, from, to) {
	for (let row = from; row < to; row++) block[row - from] += factor * column[row];
}
function dotRows(block, column, from, to) {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let row = from;
	for (; row + 3 < to; row += 4) {
		const at = row - from;
		a += block[at] * column[row];
		b += block[at + 1] * column[row + 1];
		c += block[at + 2] * column[row + 2];
		d += block[at + 3] * column[row + 3];
	}
	for (; row < to; row++) a += block[row - from] * column[row];
	return a + b + (c + d);
}
function addDotProducts(sums, offset, block, columns, count, from, to) {
	let column = 0;
	for (; column + 3 < count; column += 4) {
		const first = columns[column];
		const second = columns[column + 1];
		const third = columns[column + 2];
		const fourth = columns[column + 3];
		let a = 0;
		let b = 0;
		let c = 0;
		let d = 0;
		for (let row = from; row < to; row++) {
			const value = block[row - from];
			a += value * first[row];
			b += value * second[row];
			c += value * third[row];
			d += value * fourth[row];
		}
		sums[offset + column] += a;
		sums[offset + column + 1] += b;
		sums[offset + column + 2] += c;
		sums[offset + column + 3] += d;
	}
	for (; column < count; column++) sums[offset + column] += dotRows(block, columns[column], from, to);
}

// src/learn/minimise-convex.ts
const lastGain = 1e-12;
const mostRounds = 200;
async function minimiseConvex(convex, start, { maxIterations, tolerance, onIteration, signal }) {
	let point = start;
	let { value, gradient } = convex.evaluate(point);
	const startNorm = norm(gradient);
	for (let iteration = 0; iteration < maxIterations; iteration++) {
		await breathe(signal);
		const gradientNorm = norm(gradient);
		if (gradientNorm === 0) return point;
		const accuracy = Math.max(1e-6, Math.min(.1, gradientNorm / startNorm));
		const step = conjugateGradients(convex, gradient, accuracy * gradientNorm);
		const slope = dot(gradient, step);
		const isLast = gradient.every((entry) => Math.abs(entry) <= tolerance) && -slope <= lastGain * value;
		const next = backtrack(convex, point, step, value, slope);
		if (next === void 0) return -slope <= 1e-8 * value ? point : void 0;
		({point, value, gradient} = next);
		onIteration(iteration + 1);
		if (isLast) return point;
	}
}
function conjugateGradients(convex, gradient, tolerance) {
	const precondition = convex.precondition();
	const solution = new Float64Array(gradient.length);
	const residual = gradient.map((entry) => -entry);
	let preconditioned = precondition(residual);
	const direction = preconditioned.slice();
	let product = dot(residual, preconditioned);
	for (let round = 0; round < mostRounds; round++) {
		const curved = convex.curvature(direction);
		const bend = dot(direction, curved);
		if (!(bend > 0)) break;
		const length = product / bend;
		for (let index = 0; index < solution.length; index++) {
			solution[index] += length * direction[index];
			residual[index] -= length * curved[index];
		}
		if (norm(residual) <= tolerance) break;
		preconditioned = precondition(residual);
		const nextProduct = dot(residual, preconditioned);
		const share = nextProduct / product;
		product = nextProduct;
		for (let index = 0; index < direction.length; index++) direction[index] = preconditioned[index] + share * direction[index];
	}
	return solution;
}
function backtrack(convex, point, step, value, slope) {
	for (let length = 1; length > 1e-12; length /= 2) {
		const candidate = point.map((entry, index) => entry + length * step[index]);
		const reached = convex.evaluate(candidate);
		const lower = reached.value <= value + 1e-4 * length * slope;
		const flatter = reached.value <= value + 1e-12 * Math.abs(value) && Math.abs(dot(reached.gradient, step)) <= .5 * Math.abs(slope);
		if (lower || flatter) return {
			point: candidate,
			...reached
		};
	}
}
function dot(a, b) {
	let sum = 0;
	for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
	return sum;
}
const norm = (vector) => Math.sqrt(dot(vector, vector));

// src/learn/logistic-regression.ts
const schema = strictObject({
	C: number().positive().max(1e10).default(1).meta({ description: "Inverse of the strength of the L2 penalty: smaller is stronger." }),
	fit_intercept: boolean().default(true).meta({ description: "Whether there is a constant term, which is not penalised." }),
	class_weight: _enum(["none", "balanced"]).default("none").meta({ description: "`balanced` gives every class the same weight in the loss, however many rows it has." }),
	max_iter: int().min(1).max(1e5).default(100).meta({ description: "Steps of the search; about ten are taken." }),
	tol: number().min(1e-10).max(1).default(1e-4).meta({ description: "Largest gradient entry at which the search may end. It also goes on until the last step gains less than 1e-12 of the loss." })
});
const logisticRegression = defineEstimator({
	name: "logistic_regression",
	tasks: ["binary", "multiclass"],
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
async function fit(parameters, request) {
	const { C, fit_intercept: hasIntercept, class_weight: classWeight, max_iter: maxIterations, tol } = parameters;
	const { matrix, outcome, onProgress, signal } = request;
	if (outcome.kind !== "classes") throw new TypeError("Logistic regression learns classes.");
	const { rowCount } = matrix;
	const counts = new Int32Array(outcome.classCount);
	for (const label of outcome.labels) counts[label] += 1;
	const classes = Array.from(counts.keys()).filter((label) => counts[label] > 0);
	const position = new Map(classes.map((label, index) => [label, index]));
	const columns = hasIntercept ? [...matrix.columns, new Float64Array(rowCount).fill(1)] : matrix.columns;
	const width = columns.length;
	const loss = logisticLoss({
		columns,
		penalties: columns.map((_, column) => column < matrix.columns.length ? 1 / C : 0),
		labels: outcome.labels.map((label) => position.get(label)),
		classCount: classes.length,
		classWeights: Float64Array.from(classes, (label) => classWeight === "balanced" ? rowCount / (classes.length * counts[label]) : 1)
	});
	const rows = scoreCount(classes.length);
	const point = await minimiseConvex(loss, new Float64Array(rows * width), {
		maxIterations,
		tolerance: tol,
		onIteration: (done) => {
			onProgress(done, maxIterations, "steps");
		},
		signal
	});
	if (point === void 0) throw new RetrainError("TRAIN_FAILED", `logistic_regression did not reach its minimum in ${maxIterations} steps: raise train.params.max_iter, or lower C.`);
	const vectors = Array.from({ length: rows }, (_, row) => Array.from(point.subarray(row * width, (row + 1) * width)));
	return {
		classes,
		coefficients: vectors.map((vector) => vector.slice(0, matrix.columns.length)),
		intercepts: vectors.map((vector) => hasIntercept ? vector[width - 1] : 0),
		importance: matrix.columns.map((values, column) => {
			return vectors.reduce((sum, vector) => sum + Math.abs(vector[column]), 0) / rows * standardDeviation(values);
		})
	};
}

export { logisticRegression };