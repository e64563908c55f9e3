import { n as defineEstimator, t as breathe } from "./breathe.js";
import { a as boolean, f as strictObject, h as union, l as number, n as _enum, s as int } from "./vendor.js";
import { n as RetrainError } from "./base.js";
import { r as fitBins, t as binRows } from "./bins.js";
import { a as sharedBytes, i as mostSharedBytes, n as canShareMemory, t as allocateProblem } from "./grow-wasm-tree.js";
import { i as narrow, n as recodeColumn, o as writeSections, t as rankCategories } from "./rank-categories.js";
import { i as _usingCtx, r as startWorkers, t as chooseWorkers } from "./run-workers.js";

// src/learn/trees/pack-forest.ts
const leafMark = 0;
function packForest(trees, { edges }, classCount) {
	let nodeTotal = 0;
	for (const { nodes } of trees) nodeTotal += nodes.length / 2;
	const columns = new Int32Array(nodeTotal);
	const splitBins = new Uint8Array(nodeTotal);
	const answers = new Int32Array(classCount === 0 ? 0 : nodeTotal);
	const mixes = new Mixes(classCount);
	let at = 0;
	let splits = 0;
	let leaves = 0;
	for (const tree of trees) {
		const { nodes } = tree;
		for (let node = 0; node < nodes.length; node += 2) {
			const word = nodes[node];
			if (word === -1) {
				columns[at++] = leafMark;
				if (classCount > 0) answers[leaves] = mixes.answerOf(tree, nodes[node + 1]);
				leaves++;
			} else {
				columns[at++] = 2 * ((word & 65535) + 1) + (word >>> 24);
				splitBins[splits++] = word >>> 16 & 255;
			}
		}
	}
	const values = new Float64Array(classCount === 0 ? leaves : 0);
	if (classCount === 0) {
		let end = 0;
		for (const { leafShares } of trees) {
			values.set(leafShares, end);
			end += leafShares.length;
		}
	}
	return writeSections([
		["edgn", narrow(edges.map((own) => own.length))],
		["edge", Float64Array.from(edges.flatMap((own) => [...own]))],
		["tree", narrow(trees.map(({ nodes }) => nodes.length / 2))],
		["colu", narrow(columns)],
		["bins", splitBins.slice(0, splits)],
		...classCount === 0 ? [["valu", values]] : [
			["leaf", narrow(answers.subarray(0, leaves))],
			["mixn", narrow(mixes.lengths)],
			["mixc", narrow(mixes.classes)],
			["mixs", Float64Array.from(mixes.shares)]
		]
	]);
}
var Mixes = class {
	lengths = [];
	classes = [];
	shares = [];
	#classCount;
	#known = /* @__PURE__ */ new Map();
	constructor(classCount) {
		this.#classCount = classCount;
	}
	answerOf({ leafEnds, leafClasses, leafShares }, payload) {
		const mix = payload - this.#classCount;
		if (mix < 0) return payload;
		const start = mix === 0 ? 0 : leafEnds[mix - 1];
		const end = leafEnds[mix];
		const key = this.#classCount === 2 ? leafShares[start] : `${leafClasses.subarray(start, end).join()} ${leafShares.subarray(start, end).join()}`;
		let answer = this.#known.get(key);
		if (answer === void 0) {
			answer = this.#classCount + this.lengths.length;
			this.#known.set(key, answer);
			this.lengths.push(end - start);
			for (let at = start; at < end; at++) {
				this.classes.push(leafClasses[at]);
				this.shares.push(leafShares[at]);
			}
		}
		return answer;
	}
};

// src/learn/trees/fit-forest.ts
const deepest = 2147483647;
const widestRange = 1e300;
const mostColumns = 65e3;
const sampleRows = 2e4;
async function fitForest(request, settings) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { matrix, categorical, outcome, onProgress, signal } = request;
		checkOutcome(outcome);
		const { treeCount, seed, isBalanced } = settings;
		const dimensions = dimensionsOf(request, settings);
		const workers = fittingWorkers(request, dimensions, treeCount);
		await breathe(signal);
		const group = _usingCtx$1.a(startWorkers("forest", workers, signal));
		const ranks = rankCategories(matrix, categorical, outcome);
		const columns = matrix.columns.map((values, column) => recodeColumn(values, ranks[column]));
		const recoded = {
			rowCount: matrix.rowCount,
			columns
		};
		const isCode = categorical.map((own, column) => own && ranks[column] === null);
		const bins = fitBins(recoded, isCode, {
			seed,
			sampleRows
		});
		await breathe(signal);
		const source = allocate(dimensions, workers);
		const { problem } = source;
		binRows(recoded, bins, problem.bins);
		for (const [column, own] of bins.edges.entries()) problem.binCounts[column] = own.length + 1;
		if (outcome.kind === "values") problem.values.set(outcome.values);
		else {
			problem.labels.set(outcome.labels);
			problem.classWeights.set(classWeights(outcome, isBalanced));
		}
		const trees = [];
		let grown = 0;
		const taken = workers === 1 ? /* @__PURE__ */ new Int32Array(1) : new Int32Array(new SharedArrayBuffer(4));
		await group.run({
			source,
			treeCount,
			seed,
			taken
		}, ({ index, tree }) => {
			trees[index] = tree;
			grown++;
			onProgress(grown, treeCount, "trees");
		});
		return {
			saved: {
				trees: treeCount,
				ranks: ranks.map((own) => own === null ? null : Array.from(own)),
				importance: meanImportance(trees, matrix.columns.length)
			},
			binary: packForest(trees, bins, problem.classCount)
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function checkOutcome(outcome) {
	if (outcome.kind !== "values") return;
	let least = Infinity;
	let most = -Infinity;
	for (const value of outcome.values) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	if (Math.max(-least, most) > widestRange) throw new RetrainError("TRAIN_FAILED", "random_forest cannot add up target values beyond 1e300: predict the target in a larger unit.");
}
function dimensionsOf({ matrix, outcome }, settings) {
	const classCount = outcome.kind === "values" ? 0 : outcome.classCount;
	return {
		kind: classCount === 0 ? "values" : classCount === 2 ? "binary" : "multiclass",
		rowCount: matrix.rowCount,
		width: matrix.columns.length,
		classCount,
		tried: Math.min(settings.tried, matrix.columns.length),
		maxDepth: Math.min(settings.maxDepth, deepest),
		minSplit: settings.minSplit,
		minLeaf: settings.minLeaf,
		isBootstrap: settings.isBootstrap
	};
}
function fittingWorkers({ workers, matrix }, dimensions, treeCount) {
	if (dimensions.width > mostColumns) throw new RetrainError("TRAIN_FAILED", `Encoded, the features are ${dimensions.width} columns; random_forest takes at most ${mostColumns}: leave some out (dataset.exclude).`);
	let count = Math.min(chooseWorkers(workers, matrix.rowCount), treeCount);
	while (count > 1 && sharedBytes(dimensions, count) > 4294967296) count--;
	if (sharedBytes(dimensions, count) > 4294967296) throw tooLarge(dimensions);
	return canShareMemory() ? count : 1;
}
function allocate(dimensions, workers) {
	if (!canShareMemory()) return { problem: plainProblem(dimensions) };
	try {
		return allocateProblem(dimensions, workers);
	} catch (error) {
		if (error instanceof RangeError) throw tooLarge(dimensions, error);
		throw error;
	}
}
function tooLarge({ rowCount, width }, cause) {
	return new RetrainError("TRAIN_FAILED", `random_forest has no memory for ${rowCount} rows of ${width} columns: train on fewer rows, or leave columns out (dataset.exclude).`, { cause });
}
function plainProblem(dimensions) {
	const { rowCount, width, classCount, kind } = dimensions;
	return {
		...dimensions,
		bins: new Uint8Array(rowCount * width),
		labels: new Int32Array(kind === "values" ? 0 : rowCount),
		values: new Float64Array(kind === "values" ? rowCount : 0),
		binCounts: new Int32Array(width),
		classWeights: new Float64Array(classCount)
	};
}
function classWeights({ labels, classCount }, isBalanced) {
	const counts = new Float64Array(classCount);
	for (const label of labels) counts[label] += 1;
	const present = counts.filter((count) => count > 0).length;
	return counts.map((count) => isBalanced && count > 0 ? labels.length / (present * count) : 1);
}
function meanImportance(trees, width) {
	const sums = new Array(width).fill(0);
	for (const { importance } of trees) {
		const total = importance.reduce((sum, value) => sum + value, 0);
		if (total > 0) for (let column = 0; column < width; column++) sums[column] += importance[column] / total;
	}
	const whole = sums.reduce((sum, value) => sum + value, 0);
	return sums.map((value) => whole > 0 ? value / whole : 0);
}

// src/learn/random-forest.ts
const schema = strictObject({
	n_estimators: int().min(1).max(1e4).default(100).meta({ description: "Number of trees." }),
	max_depth: union([_enum(["none"]), int().min(1)]).default("none").meta({ description: "Most splits from the root of a tree to a leaf." }),
	min_samples_split: int().min(2).default(2).meta({ description: "Fewest rows that are split, each counted as often as it was drawn." }),
	min_samples_leaf: int().min(1).default(1).meta({ description: "Fewest rows of a leaf, each counted as often as it was drawn. 5 makes the model a third as large, at hardly a loss." }),
	max_features: union([_enum([
		"sqrt",
		"log2",
		"all"
	]), number().positive().max(1e5)]).optional().meta({ description: "Encoded columns tried at each split: up to 1 is a share of them, more is their number. Default: `sqrt` for classes, `all` for values." }),
	bootstrap: boolean().default(true).meta({ description: "Whether each tree learns from rows drawn with replacement, or from all." }),
	class_weight: _enum(["none", "balanced"]).default("none").meta({ description: "`balanced` gives every class the same weight, however many rows it has." }),
	seed: int().min(0).max(4294967295).optional().meta({ description: "Seed of the drawing. Default: `train.seed`." })
});
const randomForest = defineEstimator({
	name: "random_forest",
	tasks: [
		"binary",
		"multiclass",
		"regression"
	],
	encoding: { kind: "native" },
	schema,
	fit: (parameters, request) => fitForest(request, {
		treeCount: parameters.n_estimators,
		maxDepth: parameters.max_depth === "none" ? Infinity : parameters.max_depth,
		minSplit: parameters.min_samples_split,
		minLeaf: parameters.min_samples_leaf,
		tried: triedFeatures(parameters.max_features ?? (request.outcome.kind === "classes" ? "sqrt" : "all"), request.matrix.columns.length),
		isBootstrap: parameters.bootstrap,
		isBalanced: parameters.class_weight === "balanced",
		seed: parameters.seed ?? request.seed
	})
});
function triedFeatures(wanted, columns) {
	switch (wanted) {
		case "all": return columns;
		case "sqrt": return Math.max(1, Math.floor(Math.sqrt(columns)));
		case "log2": return Math.max(1, 31 - Math.clz32(columns));
		default: return Math.max(1, Math.floor(wanted <= 1 ? wanted * columns : wanted));
	}
}

export { randomForest };