import { n as RetrainError } from "./base.js";
import { a as boolean, f as strictObject, l as number, n as _enum, s as int } from "./vendor.js";
import { n as defineEstimator } from "./breathe.js";
import { i as RandomStream, r as fitBins, t as binRows } from "./bins.js";
import { n as runWorkers, t as chooseWorkers } from "./run-workers.js";
import { a as viewsOf, o as allocateMemory, r as layOut, s as canCompile, t as drawSubset } from "./draw-subset.js";
import { n as packTrees } from "./packed-trees.js";

// src/learn/trees/boosting/boost.ts
const manyCells = 1e6;
async function boost(request, options) {
	const { training, validation, categorical, signal } = request;
	const { rowCount, columns } = training.matrix;
	const bins = fitBins(training.matrix, categorical, { seed: options.seed });
	const maxLeaves = Math.min(options.maxLeafNodes, Math.floor(rowCount / options.minSamplesLeaf) + 1);
	const dimensions = {
		rowCount,
		columnCount: columns.length,
		histogramCount: maxLeaves + 1,
		outputs: request.outputs,
		maxLeaves,
		workers: request.workers === void 0 && rowCount * columns.length < manyCells ? 1 : chooseWorkers(request.workers, rowCount)
	};
	let layout = layOut(dimensions);
	if (!canCompile(layout)) layout = layOut({
		...dimensions,
		workers: 1
	});
	const source = allocate(layout);
	const views = viewsOf("memory" in source ? source.memory.buffer : source.buffer, layout);
	binRows(training.matrix, bins, views.bins);
	for (const [column, { length }] of bins.edges.entries()) views.binCounts[column] = length + 1;
	for (const [column, isCategorical] of categorical.entries()) views.categorical[column] = Number(isCategorical);
	views.drawn.fill(1);
	views.outcome.set(training.outcome);
	const problem = {
		source,
		layout,
		bins,
		validation: validation && {
			bins: binRows(validation.matrix, bins),
			outcome: validation.outcome
		},
		options
	};
	const results = [];
	await runWorkers({
		task: "boosting",
		input: problem,
		workers: layout.workers,
		onMessage: (message) => {
			if (message.kind === "round") request.onRound(message.done);
			else results.push(message.boosted);
		},
		signal
	});
	const [boosted] = results;
	if (boosted === void 0) throw new TypeError("The first worker ended without a result.");
	return boosted;
}
function allocate(layout) {
	try {
		return canCompile(layout) ? { memory: allocateMemory(layout) } : { buffer: new ArrayBuffer(layout.totalBytes) };
	} catch (error) {
		const megabytes = Math.ceil(layout.totalBytes / 1e6);
		throw new RetrainError("TRAIN_FAILED", `gradient_boosted_trees needs ${megabytes} MB for ${layout.rowCount} rows of ${layout.columnCount} encoded columns, which this machine does not give: train on fewer rows or columns, or with fewer max_leaf_nodes.`, { cause: error });
	}
}

// src/learn/trees/boosting/draw-validation.ts
function drawValidation(rows, classCount, share, seed) {
	const random = new RandomStream(seed, 2);
	const isAside = new Uint8Array(rows.outcome.length);
	const groups = Array.from({ length: Math.max(1, classCount) }, () => []);
	for (const [row, value] of rows.outcome.entries()) groups[classCount === 0 ? 0 : value].push(row);
	for (const group of groups) {
		const size = Math.min(group.length - 1, Math.max(1, Math.round(group.length * share)));
		const chosen = new Uint32Array(size);
		drawSubset(random, size, group.length, chosen);
		for (const place of chosen) isAside[group[place]] = 1;
	}
	return {
		training: select(rows, rowsWhere(isAside, 0)),
		validation: select(rows, rowsWhere(isAside, 1))
	};
}
function select({ matrix, outcome }, chosen) {
	const pick = (values) => Float64Array.from(chosen, (row) => values[row]);
	return {
		matrix: {
			rowCount: chosen.length,
			columns: matrix.columns.map(pick)
		},
		outcome: pick(outcome)
	};
}
function rowsWhere(flags, wanted) {
	return Uint32Array.from(Array.from(flags.keys()).filter((row) => flags[row] === wanted));
}

// src/learn/trees/boosting/number-outcome.ts
const largest = 1e100;
function numberOutcome(outcome) {
	if (outcome.kind === "values") {
		const magnitude = outcome.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
		const unit = magnitude > largest || magnitude < 1 / largest && magnitude > 0 ? magnitude : 1;
		return {
			classes: [],
			unit,
			values: unit === 1 ? outcome.values : outcome.values.map((value) => value / unit)
		};
	}
	const seen = new Uint8Array(outcome.classCount);
	for (const label of outcome.labels) seen[label] = 1;
	const classes = Array.from(seen.keys()).filter((label) => seen[label] === 1);
	const places = new Int32Array(outcome.classCount);
	for (const [place, label] of classes.entries()) places[label] = place;
	return {
		classes,
		unit: 1,
		values: Float64Array.from(outcome.labels, (label) => places[label])
	};
}

// src/learn/gradient-boosted-trees.ts
const schema = strictObject({
	loss: _enum([
		"auto",
		"squared_error",
		"absolute_error",
		"poisson"
	]).default("auto").meta({ description: "What is minimised for a regression; `auto` is `squared_error`. Classes always have the log loss." }),
	learning_rate: number().positive().max(10).default(.1).meta({ description: "What each tree adds is multiplied by this: less needs more trees and often generalises better." }),
	max_iter: int().min(1).max(1e5).default(100).meta({ description: "Number of rounds: of trees, or of trees a class when there are more than two." }),
	max_leaf_nodes: int().min(2).max(1e4).default(31).meta({ description: "Most leaves of a tree." }),
	max_depth: int().min(1).max(1e4).optional().meta({ description: "Most splits on the way to a leaf. Default: any number." }),
	min_samples_leaf: int().min(1).max(1e9).default(20).meta({ description: "Fewest rows of a leaf." }),
	l2_regularization: number().min(0).max(0x38d7ea4c68000).default(0).meta({ description: "Strength of the L2 penalty on what leaves add." }),
	max_features: number().positive().max(1).default(1).meta({ description: "Share of the encoded columns that each split is chosen from." }),
	subsample: number().positive().max(1).default(1).meta({ description: "Share of the rows, drawn anew for each tree, that it learns from." }),
	early_stopping: boolean().default(false).meta({ description: "Whether to keep some training rows aside and to stop when the loss on them falls no more." }),
	validation_fraction: number().positive().lt(1).default(.1).meta({ description: "Share of the training rows that `early_stopping` keeps aside." }),
	n_iter_no_change: int().min(1).max(1e5).default(10).meta({ description: "Rounds without a lower loss after which `early_stopping` stops." }),
	tol: number().min(0).max(0x38d7ea4c68000).default(1e-7).meta({ description: "What the loss has to fall by for `early_stopping` to count it." })
});
const gradientBoostedTrees = defineEstimator({
	name: "gradient_boosted_trees",
	tasks: [
		"binary",
		"multiclass",
		"regression"
	],
	encoding: { kind: "native" },
	schema,
	fit
});
async function fit(parameters, request) {
	const { matrix, categorical, outcome, seed, onProgress, signal } = request;
	const { classes, values, unit } = numberOutcome(outcome);
	const rows = {
		matrix,
		outcome: values
	};
	const { training, validation } = parameters.early_stopping ? drawValidation(rows, classes.length, parameters.validation_fraction, seed) : {
		training: rows,
		validation: null
	};
	const loss = chooseLoss(parameters, outcome.kind, training.outcome, classes.length);
	const { trees, baselines, importance } = await boost({
		training,
		validation,
		categorical,
		outputs: loss === "softmax" ? classes.length : 1,
		workers: request.workers,
		onRound: (done) => {
			onProgress(done, parameters.max_iter, "rounds");
		},
		signal
	}, {
		loss,
		learningRate: parameters.learning_rate,
		rounds: parameters.max_iter,
		maxLeafNodes: parameters.max_leaf_nodes,
		maxDepth: parameters.max_depth ?? Infinity,
		minSamplesLeaf: parameters.min_samples_leaf,
		l2: parameters.l2_regularization,
		columnsPerSplit: Math.max(1, Math.floor(parameters.max_features * matrix.columns.length)),
		rowsPerRound: Math.max(1, Math.round(parameters.subsample * training.matrix.rowCount)),
		seed,
		stopping: {
			rounds: parameters.n_iter_no_change,
			tolerance: parameters.tol
		}
	});
	return {
		saved: {
			link: linkOf[loss],
			classes: [...classes],
			baselines: [...baselines],
			unit,
			importance: [...importance]
		},
		binary: packTrees(trees)
	};
}
const linkOf = {
	squared: "identity",
	absolute: "identity",
	poisson: "log",
	logistic: "logistic",
	softmax: "softmax"
};
function chooseLoss({ loss }, kind, outcome, classCount) {
	if (kind === "classes") {
		if (loss !== "auto") {
			const problem = `train.params.loss is ${loss}, which is for regression: leave it out, classes are learned by their log loss.`;
			throw new RetrainError("TRAIN_PARAMETERS_INVALID", problem, { problems: [problem] });
		}
		return classCount === 2 ? "logistic" : "softmax";
	}
	if (loss === "absolute_error") return "absolute";
	if (loss !== "poisson") return "squared";
	if (outcome.some((value) => value < 0) || outcome.every((value) => value === 0)) throw new RetrainError("TRAIN_FAILED", "train.params.loss is poisson, which needs targets of 0 and more that are not all 0: write squared_error or absolute_error.");
	return "poisson";
}

export { gradientBoostedTrees };