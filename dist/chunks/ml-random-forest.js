import { a as __toESM } from "./rolldown-runtime.js";
import { a as boolean, f as strictObject, g as unknown, h as union, i as array, l as number, m as tuple, s as int, u as object } from "./vendor.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { t as findLeaf } from "./forest-model2.js";

// src/learn/forest-importance.ts
function forestImportance(trees, matrix, outcome) {
	const importance = new Array(matrix.columns.length).fill(0);
	const slots = outcome.kind === "classes" ? outcome.classCount : 3;
	const impurity = outcome.kind === "classes" ? giniTimesRows : squaresAroundMean;
	const values = outcome.kind === "classes" ? null : centred(outcome.values);
	for (const tree of trees) {
		const tallies = tree.columns.map(() => new Float64Array(slots));
		for (let row = 0; row < matrix.rowCount; row++) {
			const tally = tallies[findLeaf(tree, matrix, row)];
			if (outcome.kind === "classes") tally[outcome.labels[row]] += 1;
			else {
				const value = values[row];
				tally[0] += value;
				tally[1] += value * value;
				tally[2] += 1;
			}
		}
		for (let node = tree.columns.length - 1; node >= 0; node--) {
			const column = tree.columns[node];
			if (column === -1) continue;
			const left = tallies[node + 1];
			const right = tallies[tree.right[node]];
			const both = tallies[node];
			for (let slot = 0; slot < slots; slot++) both[slot] = left[slot] + right[slot];
			importance[column] += Math.max(0, impurity(both) - impurity(left) - impurity(right));
		}
	}
	const total = importance.reduce((sum, value) => sum + value, 0);
	return importance.map((value) => total > 0 ? value / total : 0);
}
function giniTimesRows(counts) {
	let rows = 0;
	let squares = 0;
	for (const count of counts) {
		rows += count;
		squares += count * count;
	}
	return rows === 0 ? 0 : rows - squares / rows;
}
function squaresAroundMean([sum = 0, squares = 0, rows = 0]) {
	return rows === 0 ? 0 : squares - sum * sum / rows;
}
function centred(values) {
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
	const units = values.map((value) => value / largest);
	const mean = units.reduce((sum, value) => sum + value, 0) / units.length;
	return units.map((value) => value - mean);
}

// src/learn/ml-random-forest.ts
const schema = strictObject({
	n_estimators: int().min(1).max(1e4).default(100).meta({ description: "Number of trees." }),
	max_features: number().positive().max(1e5).default(.8).meta({ description: "Encoded columns that each tree may look at: up to 1 is a share of them (1 is all), more is their number." }),
	replacement: boolean().default(false).meta({ description: "Whether a tree may draw the same column more than once." }),
	seed: int().min(0).max(4294967295).optional().meta({ description: "Seed of the drawing. Default: `train.seed`." })
});
const manyRows = 2e3;
const mlRandomForest = defineEstimator({
	name: "ml_random_forest",
	tasks: [
		"binary",
		"multiclass",
		"regression"
	],
	encoding: {
		kind: "linear",
		scaled: false
	},
	schema,
	fit: async (parameters, request) => ({
		saved: await fit(parameters, request),
		binary: null
	}),
	advise: (rows, columns) => rows > manyRows ? `ml_random_forest takes time that grows with the square of the rows: ${rows} rows of ${columns} columns can take many minutes; up to ${manyRows} rows are comfortable.` : void 0
});
async function fit(parameters, request) {
	const { matrix, outcome, onProgress, signal } = request;
	const { n_estimators: treeCount, max_features: maxFeatures, replacement } = parameters;
	const { RandomForestClassifier, RandomForestRegression } = await import("./random-forest.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const columnCount = matrix.columns.length;
	const drawn = Math.min(columnCount, Math.max(1, Math.floor(maxFeatures <= 1 ? maxFeatures * columnCount : maxFeatures)));
	const rows = Array.from({ length: matrix.rowCount }, (_, row) => matrix.columns.map((column) => column[row]));
	const actual = Array.from(outcome.kind === "classes" ? outcome.labels : outcome.values);
	const trees = [];
	for (let index = 0; index < treeCount; index++) {
		await breathe(signal);
		const options = {
			nEstimators: 1,
			maxFeatures: drawn === columnCount ? 1 : (drawn + .5) / columnCount,
			replacement,
			seed: treeSeed(parameters.seed ?? request.seed, index),
			useSampleBagging: true,
			noOOB: true,
			treeOptions: {
				gainThreshold: 0,
				minNumSamples: 1
			}
		};
		const forest = outcome.kind === "classes" ? new RandomForestClassifier(options) : new RandomForestRegression(options);
		forest.train(rows, actual);
		trees.push(flatten(savedForestSchema.parse(JSON.parse(JSON.stringify(forest)))));
		onProgress(index + 1, treeCount, "trees");
	}
	return {
		trees,
		importance: forestImportance(trees, matrix, outcome)
	};
}
function treeSeed(seed, tree) {
	let hash = seed ^ Math.imul(tree + 1, 2654435769) | 0;
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return hash ^ hash >>> 16 | 0;
}
const savedForestSchema = object({ baseModel: object({
	indexes: tuple([array(int().min(0))]),
	estimators: tuple([object({ root: unknown() })])
}) });
const innerNodeSchema = object({
	splitColumn: int().min(0),
	splitValue: number(),
	left: unknown(),
	right: unknown()
});
const leafSchema = object({ distribution: union([tuple([array(number()).min(1)]), number()]) });
function flatten({ baseModel }) {
	const [shown] = baseModel.indexes;
	const [{ root }] = baseModel.estimators;
	const tree = {
		columns: [],
		values: [],
		right: []
	};
	const waiting = [{
		node: root,
		parent: -1
	}];
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		const place = tree.columns.length;
		if (next.parent !== -1) tree.right[next.parent] = place;
		const inner = innerNodeSchema.safeParse(next.node);
		if (inner.success && inner.data.left !== void 0) {
			tree.columns.push(shown[inner.data.splitColumn]);
			tree.values.push(inner.data.splitValue);
			waiting.push({
				node: inner.data.right,
				parent: place
			}, {
				node: inner.data.left,
				parent: -1
			});
		} else {
			const { distribution } = leafSchema.parse(next.node);
			tree.columns.push(-1);
			tree.values.push(typeof distribution === "number" ? distribution : likeliest(distribution[0]));
		}
		tree.right.push(0);
	}
	return tree;
}
const likeliest = (shares) => shares.indexOf(Math.max(...shares));

export { mlRandomForest };