import { n as RetrainError } from "./base.js";
import { a as boolean, f as strictObject, l as number, n as _enum, s as int } from "./vendor.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { a as solveCholesky, i as factorCholesky, n as largestViolation, o as addDotProducts, r as minimiseL1Quadratic, s as dotRows, t as standardDeviation } from "./standard-deviation.js";

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
	const hessian = (chosen) => {
		const designs = chosen.map((column) => columns[column]);
		const count = designs.length;
		const size = scores * count;
		const whole = new Float64Array(size * size);
		const square = new Float64Array(count * count);
		const bend = new Float64Array(blockRows);
		const scaled = new Float64Array(blockRows);
		const addSquares = (fill) => {
			square.fill(0);
			forBlocks((from, to) => {
				fill(from, to);
				for (let place = 0; place < count; place++) {
					const values = designs[place];
					for (let row = from; row < to; row++) scaled[row - from] = bend[row - from] * values[row];
					addDotProducts(square, place * count, scaled, designs, place + 1, from, to);
				}
			});
		};
		const isEven = probabilities.every((shares) => shares.every((share) => share === shares[0]));
		if (isEven) addSquares((from, to) => {
			for (let row = from; row < to; row++) bend[row - from] = classWeights[labels[row]];
		});
		for (let score = 0; score < scores; score++) for (let other = 0; other <= score; other++) {
			const left = score * count;
			const right = other * count;
			const share = probabilities[score][0];
			const factor = isEven ? share * ((score === other ? 1 : 0) - probabilities[other][0]) : 1;
			if (!isEven) addSquares((from, to) => {
				if (other === score) fillBend(bend, score, from, to);
				else for (let row = from; row < to; row++) bend[row - from] = -classWeights[labels[row]] * probabilities[score][row] * probabilities[other][row];
			});
			for (let a = 0; a < count; a++) for (let b = 0; b <= a; b++) {
				const entry = factor * square[a * count + b];
				whole[(left + a) * size + right + b] = entry;
				whole[(left + b) * size + right + a] = entry;
				whole[(right + a) * size + left + b] = entry;
				whole[(right + b) * size + left + a] = entry;
			}
		}
		for (let index = 0; index < size; index++) whole[index * size + index] += penalties[chosen[index % count]];
		return whole;
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
		hessian,
		precondition: () => {
			const approximate = width <= mostBlockColumns ? blockPreconditioner() : diagonalPreconditioner();
			return (residual) => balanced(approximate(residual));
		}
	};
}
function addScaled(block, column, factor, from, to) {
	for (let row = from; row < to; row++) block[row - from] += factor * column[row];
}

// src/learn/minimise-elastic-net.ts
const mostCoefficients = 5e3;
const lastGain$1 = 1e-20;
const hiddenGain = 1e-13;
const slowStep = .2;
const mostPasses = 300;
async function minimiseElasticNet(loss, start, { l1, l2 }, { maxIterations, tolerance, onIteration, signal }) {
	const width = l1.length;
	const scores = start.length / width;
	const weights = start.map((_, index) => l1[index % width]);
	const evaluate = (point) => {
		const { value: smooth, gradient } = loss.evaluate(point);
		let value = smooth;
		const residual = new Float64Array(point.length);
		for (let index = 0; index < point.length; index++) {
			const entry = point[index];
			const ridge = l2[index % width] * entry;
			value += .5 * ridge * entry + weights[index] * Math.abs(entry);
			residual[index] = -gradient[index] - ridge;
		}
		return {
			point,
			value,
			residual,
			violation: largestViolation(point, residual, weights)
		};
	};
	const chooseColumns = ({ point, residual }) => Array.from(l1.keys()).filter((column) => {
		for (let index = column; index < point.length; index += width) if (point[index] !== 0 || Math.abs(residual[index]) >= .5 * weights[index]) return true;
		return false;
	});
	const likenessAt = (columns) => {
		const matrix = loss.hessian(columns);
		const places = Array.from({ length: scores }, (_, score) => columns.map((column) => score * width + column)).flat();
		for (const [place, index] of places.entries()) matrix[place * places.length + place] += l2[index % width];
		return {
			columns: new Set(columns),
			places,
			matrix
		};
	};
	let state = evaluate(start);
	let likeness;
	for (let iteration = 0; iteration < maxIterations; iteration++) {
		await breathe(signal);
		const columns = chooseColumns(state);
		if (columns.length * scores > 5e3) return {
			kind: "too-wide",
			count: columns.length * scores
		};
		const isFresh = likeness === void 0 || columns.some((column) => likeness?.columns.has(column) === false);
		if (likeness === void 0 || isFresh) likeness = likenessAt(columns);
		const { places, matrix } = likeness;
		const from = Float64Array.from(places, (index) => state.point[index]);
		const chosenWeights = Float64Array.from(places, (index) => weights[index]);
		const linear = multiply(matrix, from);
		for (const [place, index] of places.entries()) linear[place] += state.residual[index];
		const near = .001 * state.violation;
		const { point: to } = await minimiseL1Quadratic({
			matrix,
			linear,
			weights: chosenWeights
		}, from, {
			maxPasses: mostPasses,
			isEnough: (point, residual) => largestViolation(point, residual, chosenWeights) <= near
		});
		const target = state.point.slice();
		let slope = 0;
		for (const [place, index] of places.entries()) {
			target[index] = to[place];
			slope += weights[index] * (Math.abs(to[place]) - Math.abs(from[place])) - state.residual[index] * (to[place] - from[place]);
		}
		const isLast = state.violation <= tolerance && -slope <= lastGain$1 * state.value;
		const next = backtrack$1(evaluate, state, target, slope);
		if (next === void 0) {
			if (!isFresh) {
				likeness = void 0;
				continue;
			}
			return state.violation <= tolerance && -slope <= 1e-8 * state.value ? {
				kind: "minimum",
				point: state.point
			} : { kind: "too-few-steps" };
		}
		if (next.violation > slowStep * state.violation) likeness = void 0;
		state = next;
		onIteration(iteration + 1);
		if (isLast) return {
			kind: "minimum",
			point: state.point
		};
	}
	return { kind: "too-few-steps" };
}
function backtrack$1(evaluate, state, target, slope) {
	const shortest = -slope <= hiddenGain * state.value ? 1 : 1e-12;
	for (let length = 1; length >= shortest; length /= 2) {
		const reached = evaluate(length === 1 ? target : state.point.map((entry, index) => entry + length * (target[index] - entry)));
		const isLower = reached.value <= state.value + 1e-4 * length * slope;
		const isNearer = reached.value <= state.value + 1e-12 * Math.abs(state.value) && reached.violation <= .5 * state.violation;
		if (isLower || isNearer) return reached;
	}
}
function multiply(matrix, vector) {
	const size = vector.length;
	return vector.map((_, row) => {
		let sum = 0;
		for (let column = 0; column < size; column++) sum += matrix[row * size + column] * vector[column];
		return sum;
	});
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
	C: number().positive().max(1e10).default(1).meta({ description: "Inverse of the strength of the penalty: smaller is stronger." }),
	l1_ratio: number().min(0).max(1).default(0).meta({ description: "Share of the L1 penalty, which drops columns: 0 is L2 only, 1 is L1 only, between them is an elastic net." }),
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
	const { C, l1_ratio: share, fit_intercept: hasIntercept, class_weight: classWeight, tol } = parameters;
	const maxIterations = parameters.max_iter;
	const { matrix, outcome, onProgress, signal } = request;
	if (outcome.kind !== "classes") throw new TypeError("Logistic regression learns classes.");
	const { rowCount } = matrix;
	const counts = new Int32Array(outcome.classCount);
	for (const label of outcome.labels) counts[label] += 1;
	const classes = Array.from(counts.keys()).filter((label) => counts[label] > 0);
	const position = new Map(classes.map((label, index) => [label, index]));
	const columns = hasIntercept ? [...matrix.columns, new Float64Array(rowCount).fill(1)] : matrix.columns;
	const width = columns.length;
	const penalties = columns.map((_, column) => column < matrix.columns.length ? 1 / C : 0);
	const loss = logisticLoss({
		columns,
		penalties: share > 0 ? columns.map(() => 0) : penalties,
		labels: outcome.labels.map((label) => position.get(label)),
		classCount: classes.length,
		classWeights: Float64Array.from(classes, (label) => classWeight === "balanced" ? rowCount / (classes.length * counts[label]) : 1)
	});
	const rows = scoreCount(classes.length);
	const start = new Float64Array(rows * width);
	const options = {
		maxIterations,
		tolerance: tol,
		onIteration: (done) => {
			onProgress(done, maxIterations, "steps");
		},
		signal
	};
	const point = share > 0 ? await minimumOf(loss, start, elasticNet(penalties, share), options) : await minimiseConvex(loss, start, options);
	if (point === void 0) throw new RetrainError("TRAIN_FAILED", `logistic_regression did not reach its minimum in ${maxIterations} steps: raise train.params.max_iter, or lower C.`);
	if (share > 0 && hasIntercept && rows > 1) centreIntercepts(point, width);
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
const elasticNet = (penalties, share) => ({
	l1: Float64Array.from(penalties, (penalty) => penalty * share),
	l2: Float64Array.from(penalties, (penalty) => penalty * (1 - share))
});
async function minimumOf(...[loss, start, penalty, options]) {
	const outcome = await minimiseElasticNet(loss, start, penalty, options);
	if (outcome.kind === "minimum") return outcome.point;
	if (outcome.kind === "too-few-steps") return void 0;
	throw new RetrainError("TRAIN_FAILED", `logistic_regression would have to move ${outcome.count} coefficients together; with l1_ratio it moves at most ${mostCoefficients}: lower train.params.C, set l1_ratio to 0, or leave out columns with many categories (dataset.exclude).`);
}
function centreIntercepts(point, width) {
	let sum = 0;
	for (let at = width - 1; at < point.length; at += width) sum += point[at];
	for (let at = width - 1; at < point.length; at += width) point[at] -= sum * width / point.length;
}

export { logisticRegression };