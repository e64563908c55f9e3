import { n as RetrainError } from "./base.js";

// src/learn/trees/boosting/packed-trees.ts
const magic = 827605586;
const headerBytes = 16;
const nodeBytes = 21;
const lastCategory = 254;
function packTrees(trees) {
	const { roots, columns, values, children, missingRight, masks, maskWords } = trees;
	const bytes = new Uint8Array(headerBytes + roots.length * 4 + columns.length * nodeBytes + maskWords.length * 4);
	const view = new DataView(bytes.buffer);
	[
		magic,
		roots.length,
		columns.length,
		maskWords.length / 8
	].forEach((word, index) => {
		view.setUint32(index * 4, word, true);
	});
	let at = headerBytes;
	for (const root of roots) view.setUint32((at += 4) - 4, root, true);
	for (const column of columns) view.setInt32((at += 4) - 4, column, true);
	for (const value of values) view.setFloat64((at += 8) - 8, value, true);
	for (const child of children) view.setUint32((at += 4) - 4, child, true);
	bytes.set(missingRight, at);
	at += missingRight.length;
	for (const mask of masks) view.setUint32((at += 4) - 4, mask, true);
	for (const word of maskWords) view.setUint32((at += 4) - 4, word, true);
	return bytes;
}
function unpackTrees(bytes, columnCount) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < headerBytes || view.getUint32(0, true) !== magic) throw unreadable("does not begin like trees of this version");
	const [treeCount, nodeCount, maskCount] = [
		4,
		8,
		12
	].map((at) => view.getUint32(at, true));
	if (bytes.length !== headerBytes + treeCount * 4 + nodeCount * nodeBytes + maskCount * 32) throw unreadable("is not as long as its header says");
	let at = headerBytes;
	const words = (count) => Uint32Array.from({ length: count }, () => view.getUint32((at += 4) - 4, true));
	const roots = words(treeCount);
	const columns = Int32Array.from(words(nodeCount));
	const values = Float64Array.from({ length: nodeCount }, () => view.getFloat64((at += 8) - 8, true));
	const children = words(nodeCount);
	const missingRight = bytes.slice(at, at + nodeCount);
	at += nodeCount;
	const trees = {
		roots,
		columns,
		values,
		children,
		missingRight,
		masks: words(nodeCount),
		maskWords: words(maskCount * 8)
	};
	if (!isSound(trees, columnCount)) throw unreadable("has trees that do not fit its features");
	return trees;
}
function unreadable(what) {
	return new RetrainError("MODEL_UNREADABLE", `model.bin ${what}.`);
}
function isSound(trees, columnCount) {
	const { roots, columns, values, children, missingRight, masks, maskWords } = trees;
	for (let tree = 0; tree < roots.length; tree++) {
		const first = roots[tree];
		const end = roots[tree + 1] ?? columns.length;
		if (first >= end || end > columns.length || tree === 0 && first !== 0) return false;
		for (let node = first; node < end; node++) {
			const column = columns[node];
			const value = values[node];
			const child = children[node];
			if (column === -1) {
				if (!Number.isFinite(value) || child !== 0) return false;
				continue;
			}
			if (column < 0 || column >= columnCount || child <= node || child + 1 >= end) return false;
			if (missingRight[node] > 1) return false;
			if (Number.isNaN(value) && masks[node] * 8 >= maskWords.length) return false;
		}
	}
	return true;
}
function addTrees(trees, row, score, first, step) {
	const { roots, columns, values, children, missingRight } = trees;
	let sum = score;
	for (let tree = first; tree < roots.length; tree += step) {
		let node = roots[tree];
		for (let column = columns[node]; column >= 0; column = columns[node]) {
			const value = row[column];
			const limit = values[node];
			if (value <= limit) node = children[node];
			else if (value > limit) node = children[node] + 1;
			else if (Number.isNaN(value)) node = children[node] + missingRight[node];
			else node = children[node] + (hasCategory(trees, node, value) ? 0 : 1);
		}
		sum += values[node];
	}
	return sum;
}
function hasCategory({ masks, maskWords }, node, value) {
	const category = Math.min(value, lastCategory);
	return (maskWords[masks[node] * 8 + (category >> 5)] >>> (category & 31) & 1) === 1;
}

export { packTrees as n, unpackTrees as r, addTrees as t };