import { n as RetrainError } from "./base.js";
import { i as array, l as number, s as int, u as object } from "./vendor.js";
import { a as readSections, n as recodeColumn, r as damagedBinary } from "./rank-categories.js";
import { n as createBinner } from "./bins.js";

// src/learn/trees/packed-forest.ts
const blockRows = 512;
function readForest(bytes, shape) {
	const sections = readSections(bytes);
	const edges = readEdges(sections, shape.columnCount);
	const { classCount } = shape;
	const trees = readTrees(sections, edges, classCount === 0);
	const binner = createBinner({ edges });
	const answer = classCount === 0 ? readValues(sections, trees) : readMixes(sections, trees, classCount);
	const treeCount = trees.roots.length;
	const slots = Math.max(1, classCount);
	return {
		treeCount,
		predict: ({ rowCount, columns }) => {
			const sums = new Float64Array(rowCount * slots);
			const block = new Uint8Array(Math.min(blockRows, rowCount) * edges.length);
			for (let start = 0; start < rowCount; start += blockRows) {
				const end = Math.min(rowCount, start + blockRows);
				binner(columns, start, end, block);
				addAnswers(trees, block, edges.length, end - start, answer, sums.subarray(start * slots));
			}
			for (let at = 0; at < sums.length; at++) sums[at] /= treeCount;
			if (classCount === 0) return {
				kind: "values",
				values: sums
			};
			return {
				kind: "classes",
				labels: likeliest(sums, rowCount, classCount),
				probabilities: sums
			};
		}
	};
}
function readEdges(sections, width) {
	const counts = sections.integers("edgn");
	const all = sections.doubles("edge");
	if (counts.length !== width) throw damagedBinary("it has other columns than the model");
	let start = 0;
	const edges = Array.from(counts, (count) => {
		const own = all.subarray(start, start + count);
		start += count;
		const isAscending = own.every((edge, at) => at === 0 || edge > own[at - 1]);
		if (own.length !== count || count >= 255 || !isAscending) throw damagedBinary("the edges of a column are not in order");
		return own;
	});
	if (start !== all.length) throw damagedBinary("it has edges that belong to no column");
	return edges;
}
function readTrees(sections, edges, isValues) {
	const sizes = sections.integers("tree");
	const columns = sections.integers("colu");
	const splitBins = sections.integers("bins");
	const leaves = isValues ? null : sections.integers("leaf");
	if (sizes.length === 0) throw damagedBinary("it has no tree");
	const nodes = new Int32Array(2 * columns.length);
	const roots = new Int32Array(sizes.length);
	const open = new Int32Array(columns.length);
	let at = 0;
	let splits = 0;
	let leafCount = 0;
	for (let tree = 0; tree < sizes.length; tree++) {
		roots[tree] = 2 * at;
		const end = at + sizes[tree];
		if (sizes[tree] === 0 || end > columns.length) throw damagedBinary("a tree is longer than it");
		let waiting = 0;
		for (; at < end; at++) {
			const code = columns[at];
			if (code > 0) {
				const column = (code >> 1) - 1;
				const bin = splitBins[splits++];
				if (column < 0 || column >= edges.length || bin === void 0 || bin > edges[column].length) throw damagedBinary("a tree asks for what no column has");
				nodes[2 * at] = column | bin << 16 | (code & 1) << 24;
				open[waiting++] = at;
				continue;
			}
			if (code < 0) throw damagedBinary("a tree asks for what no column has");
			nodes[2 * at] = -1;
			nodes[2 * at + 1] = leaves === null ? leafCount : leaves[leafCount] ?? -1;
			leafCount++;
			if (waiting > 0) nodes[2 * open[--waiting] + 1] = 2 * (at + 1);
			else if (at + 1 < end) throw damagedBinary("a tree goes on after its end");
		}
		if (waiting > 0 || nodes[2 * (end - 1)] !== -1) throw damagedBinary("a tree ends too early");
	}
	if (at !== columns.length || splits !== splitBins.length) throw damagedBinary("it has nodes that belong to no tree");
	if (leaves !== null && leaves.length !== leafCount) throw damagedBinary("its leaves do not fit its trees");
	return {
		roots,
		nodes,
		leafCount
	};
}
function readValues(sections, { leafCount }) {
	const values = sections.doubles("valu");
	if (values.length !== leafCount) throw damagedBinary("its leaves do not fit its trees");
	return {
		starts: null,
		classes: /* @__PURE__ */ new Int32Array(0),
		shares: values,
		classCount: 0
	};
}
function readMixes(sections, { nodes }, classCount) {
	const lengths = sections.integers("mixn");
	const classes = Int32Array.from(sections.integers("mixc"));
	const shares = sections.doubles("mixs");
	const starts = new Int32Array(lengths.length + 1);
	for (let mix = 0; mix < lengths.length; mix++) starts[mix + 1] = starts[mix] + lengths[mix];
	if (!(starts[lengths.length] === shares.length && classes.length === shares.length && classes.every((label) => label >= 0 && label < classCount) && shares.every((share) => share >= 0 && share <= 1))) throw damagedBinary("its mixes of classes are not sound");
	for (let at = 0; at < nodes.length; at += 2) {
		const answer = nodes[at + 1];
		if (nodes[at] === -1 && (answer < 0 || answer >= classCount + lengths.length)) throw damagedBinary("a leaf has a class that does not exist");
	}
	return {
		starts,
		classes,
		shares,
		classCount
	};
}
function addAnswers({ roots, nodes }, bins, width, rowCount, { starts, classes, shares, classCount }, sums) {
	for (const root of roots) for (let row = 0; row < rowCount; row++) {
		const offset = row * width;
		let node = root;
		let word = nodes[node];
		while (word !== -1) {
			const bin = bins[offset + (word & 65535)];
			node = (bin === 255 ? word >>> 24 !== 0 : bin <= (word >>> 16 & 255)) ? node + 2 : nodes[node + 1];
			word = nodes[node];
		}
		const answer = nodes[node + 1];
		if (starts === null) sums[row] += shares[answer];
		else if (answer < classCount) sums[row * classCount + answer] += 1;
		else {
			const end = starts[answer - classCount + 1];
			for (let at = starts[answer - classCount]; at < end; at++) sums[row * classCount + classes[at]] += shares[at];
		}
	}
}
function likeliest(shares, rowCount, classCount) {
	const labels = new Int32Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		let best = 0;
		for (let label = 1; label < classCount; label++) if (shares[row * classCount + label] > shares[row * classCount + best]) best = label;
		labels[row] = best;
	}
	return labels;
}

// src/learn/random-forest-model.ts
const forestModelSchema = object({
	trees: int().min(1),
	ranks: array(array(int().min(0)).nullable()),
	importance: array(number().min(0))
});
const loadRandomForest = (saved, shape, binary) => {
	const { trees, ranks, importance } = forestModelSchema.parse(saved);
	if (ranks.length !== shape.columnCount || importance.length !== shape.columnCount) throw new RetrainError("MODEL_UNREADABLE", "The forest of the model does not fit its features.");
	if (binary === null) throw damagedBinary("it is missing");
	const forest = readForest(binary, shape);
	if (forest.treeCount !== trees) throw damagedBinary("it has another number of trees than the model file");
	return {
		importance,
		predict: ({ rowCount, columns }) => forest.predict({
			rowCount,
			columns: columns.map((values, column) => recodeColumn(values, ranks[column]))
		})
	};
};

export { loadRandomForest };