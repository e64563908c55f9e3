import { n as RetrainError } from "./base.js";
import { n as defineEstimator, t as breathe } from "./breathe.js";
import { a as boolean, f as strictObject, l as number, n as _enum, s as int } from "./vendor.js";
import { i as RandomStream, r as fitBins, t as binRows } from "./bins.js";
import { S as median } from "./core.js";
import { n as packTrees } from "./packed-trees.js";

// src/learn/trees/boosting-kernel.generated.ts
const binary = "AGFzbQEAAAABOgdgA39/fwBgBX9/f39/AGADf39/AX9gC398fH9/fHx8f39/AGAJf39/f39/f39/AGABfwF/YAJ/fwACEgEDZW52Bm1lbW9yeQIDAYCABAMMCwAAAgMEAQEFBgEABuIBH38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfAFEAAAAAAAAAAALfAFEAAAAAAAAAAALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfAFEAAAAAAAAAAALfAFEAAAAAAAAAAALfAFEAAAAAAAA8D8LfAFEAAAAAAAAAAALfAFEAAAAAAAAAAALfwFBAAt/AUEACwd+Cgd0b3VjaGVkAw4LcGxhY2VTaGFyZWQABAhwbGFjZU93bgAGDmJ1aWxkSGlzdG9ncmFtAAoRY29tYmluZUhpc3RvZ3JhbXMACQljb3VudFJvd3MACAZzZWFyY2gAAwhzb3J0Um93cwACCXBsYWNlUm93cwAFBm1lbW9yeQIACp0XC8ICAgt8BH8jDyAAQQt0aiEQIwggAEEKdGohDyMUIQsjFSEKIxAhCSMRIQggAUEBRgR8IBAoAvgPtwVEAAAAAAAAAAALIQ0gAUEBRgR8IBAoAvwPtwVEAAAAAAAAAAALIQwjF0EAIAFBAUYbBH8gDygC/AcFQQALIQAjGSEDIxohBQNAIAIgEUoEQAJAIA0gECARQQN0aiIOKAIAt6AhDSAMIA4oAgS3oCEMAkAjFwRAIAAgDyARQQJ0aigCAGoiACMTSA0BIxMjEiAAa0oNAgsgCyANZA0AIAggDaEiBCALYw0BIAwgDKIgBCAKoCIHoiAJIAyhIgQgBKIgDSAKoCIEoqAiBiAFoiADIAQgB6IiBKJkBEAgBCEFIAwkGyANJBwgESQdIAEkHiAGIQMLCyARQQFqIREMAgsLCyADJBkgBSQaC+oBAgV8BX8jDyAAQQt0aiEKIwggAEEKdGohDANAIAIgCEoEQAJAIAMgCiMLIAJBAWsgCGsgCCABG0ECdGooAgAiC0EDdGoiACgCALegIQMgBCAAKAIEt6AhBAJAIxcEQCAJIAwgC0ECdGooAgBqIgkjE0gNASMTIxIgCWtKDQILIAMjFGMNACMRIAOhIgUjFGMNASAEIASiIAUjFaAiBaIjECAEoSIGIAaiIAMjFaAiB6KgIgYjGqIjGSAHIAWiIgWiZARAIAYkGSAFJBogBCQbIAMkHCAIJB0gASQeCwsgCEEBaiEIDAILCwsLlAIBB38gACgCHCEHIAAoAiAhCCABQQJ0IgMjAmoiBCACQQJ0IgJqIQUgAiMDIANqIgJqQQRrIQMjASAAKAIYaiEGIAAoAiRBAUYEQANAIAQgBUkEQCAAQSxqIAYgBCgCACIHIwBsai0AACIIQQV2QQJ0aigCACAIdkEBcSEIIAIgBzYCACADIAc2AgAgAiAIQQJ0aiECIAMgCEVBAnRrIQMgBEEEaiEEDAELCwUDQCAEIAVJBEAgCCAHIAYgBCgCACIAIwBsai0AACIJTiAJQf8BRhshCSACIAA2AgAgAyAANgIAIAIgCUECdGohAiADIAlBAXNBAnRrIQMgBEEEaiEEDAELCwsgAiMDIAFBAnRqa0ECdguzAwEBfyAAJA8gASQQIAIkESADJBIgBCQTIAUkFCAGJBUgByQWIAhBAEckF0QAAAAAAAAAACQYIwlEAAAAAAAAAAA5AwAjCUQAAAAAAAAAADkDCCMJRAAAAAAAAAAAOQMQA0AgCSAKSARAIwcgCWotAABBAUYEQAJAQQAhA0EAIQAjDyAJQQt0aikD+A9CAFIhBCMGIAlqLQAAQQFGIQgjBSAJai0AACELRAAAAAAAAAAAJBlEAAAAAAAA8D8kGiAIBEAgCUEAIAkQByIDEAEgCUEBIAMQAQUgCUEAIAsgC0EBayILIAQbEAAgBARAIAlBASALEAALCyMZIxqjIgEjGGRFDQAgASQYIwkgATkDACMJIxs5AwgjCSMcOQMQIwkgCTYCGCMJIx02AhwjCSMeNgIgIwkgCDYCJCMJIAQ2AiggCEUNACMJQSxqQQBBIPwLAANAIAAjHUwEQCMJQSxqIwsgA0EBayAAayAAIx4bQQJ0aigCACIEQQV1QQJ0aiIIIAgoAgBBASAEdHI2AgAgAEEBaiEADAELCyMJIwkoAkhBH3Y2AiALCyAJQQFqIQkMAQsLCyYAIAAkACABJAEgAiQCIAMkAyAEJAQgBSQFIAYkBiAHJAcgCCQIC2kAIwIgA0ECdGojAyAAQQJ0aiIAIAJBAnT8CgAAIAAgAUECdGpBBGshAyMCIAQgASACa2pBAnRqIQEjAiAEQQJ0aiEAA0AgACABSQRAIAAgAygCADYCACADQQRrIQMgAEEEaiEADAELCwsWACAAJAkgASQKIAIkCyADJAwgBCQNC4oDAgZ/AnwjDyAAQQt0aiEBIwggAEEKdGohAiMStyMRoyEHQQojEyIDIANBCkobIQMjBSAAai0AACEFQQAhAANAIABB/wFMBEACQCAAQf8BRyAAIAVOcQ0AIAEgAEEDdGoiBigCALchCCMXBH8gAiAAQQJ0aigCAAUgCCAHokQAAAAAAADgP6Cc/AILIANIDQAjCiAAQQN0aiAGKAIEtyAIIxagozkDACMLIARBAnRqIAA2AgAgBEEBaiEECyAAQQFqIQAMAQsLQQEhAwNAIAMgBEgEQCADQQNsQQFqIQMMAQsLA0AgA0EASgRAIAMhAANAIAAgBEgEQCMKIwsgAEECdGooAgAiBUEDdGorAwAhByAAIQEDQCABIANOBEACQCMKIwsgASADayICQQJ0aigCACIGQQN0aisDACEIIAUgBkogByAIYXEgByAIZHINACMLIAFBAnRqIAY2AgAgAiEBDAILCwsjCyABQQJ0aiAFNgIAIABBAWohAAwBCwsgA0EDbSEDDAELCyAEC4EBAQN/IwhBACMAQQp0/AsAIwIgACABakECdGohAiMCIABBAnRqIQEDQCABIAJJBEAjASMAIAEoAgBsaiEDQQAhAANAIAAjAEkEQCMIIABBCnRqIAAgA2otAABBAnRqIgQgBCgCAEEBajYCACAAQQFqIQAMAQsLIAFBBGohAQwBCwsLsQEDBH8CewJ+A0AgAiADSQRAIwUgAmotAABBAWpBfnFBA3QhCCACQQt0IgchBQNAIAUgByAIakkEQCAAIAVqIgb9AAQAIQkgBiAJIAEgBWr9AAQAIgr9zgEgCSAK/dEBIAQb/QsEACAFQRBqIQUMAQsLIAhBgBBJBEAgACAHQfgPaiIFaiIGKQMAIQsgBiABIAVqKQMAIgwgC3wgCyAMfSAEGzcDAAsgAkEBaiECDAELCwu1BgICfgZ/IAJBACMAQQt0/AsAIwIgACABakECdGohByMCIABBAnRqIQUDQCAFIAdJBEBBgAEgByAFa0ECdiIAIABBgAFLGyEGQQAhAANAIAAgBkkEQCAIIwEgAEECdCIBIAVqKAIAIgkjAGxqIgotAABqIQgjDCABaiAKNgIAIw0gAEEDdGojBCAJQQN0aikDADcDACAAQQFqIQAMAQsLQQAhAANAIwAgAEEIak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAaikDACIDQv8Bg6dBA3RqIgojDSABQQN0aikDACIEIAopAwB8NwMAIAlBgBBqIANCCIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgCBqIANCEIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgDBqIANCGIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgEBrIANCIIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgNAAaiADQiiIQv8Bg6dBA3RqIgogCikDACAEfDcDACAJQYDgAGogA0IwiEL/AYOnQQN0aiIKIAopAwAgBHw3AwAgCUGA8ABqIANCOIinQQN0aiIKIAopAwAgBHw3AwAgAUEBaiEBDAELCyAAQQhqIQAMAQsLIwAgAEEEak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAajUCACIDQv8Bg6dBA3RqIgojDSABQQN0aikDACIEIAopAwB8NwMAIAlBgBBqIANCCIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgCBqIANCEIhC/wGDp0EDdGoiCiAKKQMAIAR8NwMAIAlBgDBqIANCGIinQQN0aiIKIAopAwAgBHw3AwAgAUEBaiEBDAELCyAAQQRqIQALA0AgACMASQRAIAIgAEELdGohCUEAIQEDQCABIAZJBEAgCSMMIAFBAnRqKAIAIABqMQAAp0EDdGoiCiMNIAFBA3RqKQMAIAopAwB8NwMAIAFBAWohAQwBCwsgAEEBaiEADAELCyAFQYAEaiEFDAELCyAIJA4L";

// src/learn/trees/boosting/compiled-kernel.ts
const pageBytes = 65536;
const mostBytes = 65536 * pageBytes;
const canCompile = ({ totalBytes }) => totalBytes <= mostBytes && typeof WebAssembly === "object" && typeof SharedArrayBuffer === "function";
function allocateMemory({ totalBytes }) {
	const pages = Math.ceil(totalBytes / pageBytes);
	return new WebAssembly.Memory({
		initial: pages,
		maximum: pages,
		shared: true
	});
}
function createCompiledKernel(memory, layout) {
	const module = new WebAssembly.Module(Buffer.from(binary, "base64"));
	const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports;
	const { columnCount, record } = layout;
	kernel.placeShared(columnCount, layout.bins, layout.rows, layout.scratch, layout.packed, layout.binCounts, layout.categorical, layout.drawn, layout.counts);
	kernel.placeOwn(record, layout.ratios, layout.order, layout.blockCells, layout.blockValues);
	return {
		buildHistogram: (start, count, histogram) => {
			kernel.buildHistogram(start, count, histogram);
		},
		subtractHistogram: (parent, child) => {
			kernel.combineHistograms(parent, child, 0, columnCount, 0);
		},
		countRows: (start, count) => {
			kernel.countRows(start, count);
		},
		search: (node) => {
			kernel.search(node.histogram, node.gradients, node.hessians, node.rowCount, node.minSamplesLeaf, node.minHessian, node.penalty, node.smoothing, Number(node.exact), 0, columnCount);
		},
		partition: (start, count) => {
			const left = kernel.sortRows(record, start, count);
			kernel.placeRows(start, count, left, start, start + left);
			return left;
		}
	};
}

// src/learn/trees/boosting/draw-subset.ts
function drawSubset(random, size, from, chosen) {
	let found = 0;
	for (let item = 0; item < from && found < size; item++) if (random.below(from - item) < size - found) chosen[found++] = item;
}

// src/learn/trees/boosting/grow-tree.ts
const leastHessian = .001;
const categorySmoothing = 10;
const rounding = 1e-12;
function growTree(rowCount, { kernel, layout, views }, limits, scales, random) {
	const { record } = views;
	const { minSamplesLeaf, columnsPerSplit } = limits;
	const minHessian = Math.max(1, leastHessian * scales.hessian);
	const penalty = limits.l2 * scales.hessian;
	const smoothing = categorySmoothing * scales.hessian;
	const unit = scales.hessian / (scales.gradient * scales.gradient);
	const free = [];
	for (let index = layout.histogramCount - 1; index >= 0; index--) free.push(layout.histograms + index * layout.histogramBytes);
	const nodes = [{
		start: 0,
		count: rowCount,
		depth: 0,
		split: null,
		child: 0
	}];
	const waiting = [];
	const chosen = new Uint32Array(columnsPerSplit);
	const canSplit = ({ count, depth }) => count >= 2 * minSamplesLeaf && depth < limits.maxDepth;
	function open(place, gradients, hessians, histogram, exact) {
		if (columnsPerSplit < layout.columnCount) {
			drawSubset(random, columnsPerSplit, layout.columnCount, chosen);
			views.drawn.fill(0);
			for (const column of chosen) views.drawn[column] = 1;
		}
		const { start, count } = nodes[place];
		if (exact) kernel.countRows(start, count);
		kernel.search({
			histogram,
			gradients,
			hessians,
			rowCount: count,
			minSamplesLeaf,
			minHessian: exact ? minHessian : Math.max(minHessian, (minSamplesLeaf - .5) * (hessians / count)),
			penalty,
			smoothing,
			exact
		});
		const whole = gradients * gradients / (hessians + penalty);
		const score = record.sums[0];
		if (!(score - whole > rounding * score)) {
			free.push(histogram);
			return;
		}
		waiting.push({
			place,
			gradients,
			hessians,
			histogram,
			score,
			gain: (score - whole) * unit,
			sums: [record.sums[1], record.sums[2]],
			choice: record.choice.slice(),
			mask: record.mask.slice()
		});
	}
	function splitNode(node) {
		const parent = nodes[node.place];
		record.choice.set(node.choice);
		record.mask.set(node.mask);
		const left = kernel.partition(parent.start, parent.count);
		const right = parent.count - left;
		if (left < minSamplesLeaf || right < minSamplesLeaf) {
			open(node.place, node.gradients, node.hessians, node.histogram, true);
			return;
		}
		const [column, bin, missingLeft, isCategorical, sawMissing] = node.choice;
		parent.split = {
			column,
			bin,
			missingLeft: sawMissing === 1 ? missingLeft === 1 : left > right,
			mask: isCategorical === 1 ? node.mask : null,
			gain: node.gain
		};
		parent.child = nodes.length;
		const depth = parent.depth + 1;
		nodes.push({
			start: parent.start,
			count: left,
			depth,
			split: null,
			child: 0
		});
		nodes.push({
			start: parent.start + left,
			count: right,
			depth,
			split: null,
			child: 0
		});
		const mayGrow = (nodes.length + 1) / 2 < limits.maxLeafNodes;
		const [leftOpen, rightOpen] = [left, right].map((_, side) => mayGrow && canSplit(nodes[parent.child + side]));
		if (leftOpen !== true && rightOpen !== true) {
			free.push(node.histogram);
			return;
		}
		const smaller = free.pop();
		const isLeftSmaller = left <= right;
		const small = nodes[parent.child + (isLeftSmaller ? 0 : 1)];
		kernel.buildHistogram(small.start, small.count, smaller);
		kernel.subtractHistogram(node.histogram, smaller);
		const [gradients, hessians] = node.sums;
		const leftHistogram = isLeftSmaller ? smaller : node.histogram;
		const rightHistogram = isLeftSmaller ? node.histogram : smaller;
		if (leftOpen === true) open(parent.child, gradients, hessians, leftHistogram, false);
		else free.push(leftHistogram);
		if (rightOpen === true) open(parent.child + 1, node.gradients - gradients, node.hessians - hessians, rightHistogram, false);
		else free.push(rightHistogram);
	}
	if (canSplit(nodes[0])) {
		const histogram = free.pop();
		kernel.buildHistogram(0, rowCount, histogram);
		const { gradients, hessians } = totals(views, rowCount);
		open(0, gradients, hessians, histogram, false);
	}
	while (waiting.length > 0 && (nodes.length + 1) / 2 < limits.maxLeafNodes) {
		let best = 0;
		for (let index = 1; index < waiting.length; index++) if (waiting[index].gain > waiting[best].gain) best = index;
		const [node] = waiting.splice(best, 1);
		splitNode(node);
	}
	return nodes;
}
function totals({ rows, packed }, rowCount) {
	let gradients = 0;
	let hessians = 0;
	for (let index = 0; index < rowCount; index++) {
		const row = rows[index];
		hessians += packed[row * 2];
		gradients += packed[row * 2 + 1];
	}
	return {
		gradients,
		hessians
	};
}

// src/learn/trees/boosting/layout.ts
const slotsPerFeature = 256;
const slotBytes = 8;
const recordBytes = 80;
function layOut(rowCount, columnCount, histogramCount) {
	let next = 65536;
	const place = (bytes) => {
		const at = next;
		next += Math.ceil(bytes / 64) * 64;
		return at;
	};
	const histogramBytes = columnCount * 256 * slotBytes;
	return {
		rowCount,
		columnCount,
		histogramCount,
		bins: place(rowCount * columnCount + 8),
		rows: place(rowCount * 4),
		scratch: place(rowCount * 4),
		packed: place(rowCount * slotBytes),
		binCounts: place(columnCount),
		categorical: place(columnCount),
		drawn: place(columnCount),
		counts: place(columnCount * 256 * 4),
		record: place(recordBytes),
		ratios: place(256 * 8),
		order: place(256 * 4),
		blockCells: place(512),
		blockValues: place(1024),
		histograms: place(histogramCount * histogramBytes),
		histogramBytes,
		totalBytes: next
	};
}
function viewsOf(buffer, layout) {
	const { rowCount, columnCount } = layout;
	return {
		bins: new Uint8Array(buffer, layout.bins, rowCount * columnCount),
		rows: new Uint32Array(buffer, layout.rows, rowCount),
		packed: new Int32Array(buffer, layout.packed, rowCount * 2),
		binCounts: new Uint8Array(buffer, layout.binCounts, columnCount),
		categorical: new Uint8Array(buffer, layout.categorical, columnCount),
		drawn: new Uint8Array(buffer, layout.drawn, columnCount),
		record: recordAt(buffer, layout.record)
	};
}
function recordAt(buffer, offset) {
	return {
		sums: new Float64Array(buffer, offset, 3),
		choice: new Int32Array(buffer, offset + 24, 5),
		mask: new Uint32Array(buffer, offset + 44, 8)
	};
}

// src/learn/trees/boosting/quantise.ts
const largestSum = 2147483647;
function quantise(gradients, hessians, isHessianConstant, packed) {
	let gradientSum = 0;
	let hessianSum = 0;
	for (let row = 0; row < gradients.length; row++) {
		gradientSum += Math.abs(gradients[row]);
		hessianSum += hessians[row];
	}
	const room = largestSum - gradients.length;
	const gradient = finite(room / gradientSum);
	const hessian = isHessianConstant ? 1 : finite(room / hessianSum);
	for (let row = 0; row < gradients.length; row++) {
		packed[row * 2] = Math.floor(hessians[row] * hessian + .5);
		packed[row * 2 + 1] = Math.floor(gradients[row] * gradient + .5);
	}
	return {
		gradient,
		hessian
	};
}
const finite = (scale) => Number.isFinite(scale) ? scale : 0;

// src/learn/trees/boosting/split-search.ts
const categorySupport = 10;
function createSplitSearch(buffer, layout) {
	const { columnCount } = layout;
	const sums = new Int32Array(buffer);
	const counts = new Uint32Array(buffer, layout.counts, columnCount * 256);
	const binCounts = new Uint8Array(buffer, layout.binCounts, columnCount);
	const categorical = new Uint8Array(buffer, layout.categorical, columnCount);
	const drawn = new Uint8Array(buffer, layout.drawn, columnCount);
	const ratios = new Float64Array(buffer, layout.ratios, 256);
	const order = new Int32Array(buffer, layout.order, 256);
	const best = recordAt(buffer, layout.record);
	let top = 0;
	let bottom = 1;
	let bestGradient = 0;
	let bestHessian = 0;
	let bestPlace = 0;
	let bestWay = 0;
	function tryNumbers(column, missingLeft, request, last) {
		const { gradients, hessians, rowCount, minSamplesLeaf, minHessian, penalty, exact } = request;
		const first = (request.histogram >> 2) + column * 256 * 2;
		const missing = first + 255 * 2;
		const countsAt = column * 256;
		let hessian = missingLeft === 1 ? sums[missing] : 0;
		let gradient = missingLeft === 1 ? sums[missing + 1] : 0;
		let counted = missingLeft === 1 && exact ? counts[countsAt + 255] : 0;
		for (let bin = 0; bin < last; bin++) {
			hessian += sums[first + bin * 2];
			gradient += sums[first + bin * 2 + 1];
			if (exact) {
				counted += counts[countsAt + bin];
				if (counted < minSamplesLeaf) continue;
				if (rowCount - counted < minSamplesLeaf) break;
			}
			const otherHessian = hessians - hessian;
			if (hessian < minHessian) continue;
			if (otherHessian < minHessian) break;
			const other = gradients - gradient;
			const here = hessian + penalty;
			const there = otherHessian + penalty;
			const over = gradient * gradient * there + other * other * here;
			const under = here * there;
			if (over * bottom > top * under) {
				top = over;
				bottom = under;
				bestGradient = gradient;
				bestHessian = hessian;
				bestPlace = bin;
				bestWay = missingLeft;
			}
		}
	}
	function tryCategories(column, direction, request, known) {
		const { gradients, hessians, rowCount, minSamplesLeaf, minHessian, penalty, exact } = request;
		const first = (request.histogram >> 2) + column * 256 * 2;
		let hessian = 0;
		let gradient = 0;
		let counted = 0;
		for (let added = 0; added < known; added++) {
			const slot = order[direction === 0 ? added : known - 1 - added];
			hessian += sums[first + slot * 2];
			gradient += sums[first + slot * 2 + 1];
			if (exact) {
				counted += counts[column * 256 + slot];
				if (counted < minSamplesLeaf) continue;
				if (rowCount - counted < minSamplesLeaf) break;
			}
			const otherHessian = hessians - hessian;
			if (hessian < minHessian) continue;
			if (otherHessian < minHessian) break;
			const other = gradients - gradient;
			const here = hessian + penalty;
			const there = otherHessian + penalty;
			const over = gradient * gradient * there + other * other * here;
			const under = here * there;
			if (over * bottom > top * under) {
				top = over;
				bottom = under;
				bestGradient = gradient;
				bestHessian = hessian;
				bestPlace = added;
				bestWay = direction;
			}
		}
	}
	function searchColumn(column, request) {
		const missing = (request.histogram >> 2) + (column * 256 + 255) * 2;
		const hasMissing = sums[missing] !== 0 || sums[missing + 1] !== 0;
		const isCategorical = categorical[column] === 1;
		const binCount = binCounts[column];
		top = 0;
		bottom = 1;
		let known = 0;
		if (isCategorical) {
			known = orderCategories(column, request);
			tryCategories(column, 0, request, known);
			tryCategories(column, 1, request, known);
		} else {
			tryNumbers(column, 0, request, hasMissing ? binCount : binCount - 1);
			if (hasMissing) tryNumbers(column, 1, request, binCount - 1);
		}
		const score = top / bottom;
		if (!(score > best.sums[0])) return;
		best.sums[0] = score;
		best.sums[1] = bestGradient;
		best.sums[2] = bestHessian;
		best.choice[0] = column;
		best.choice[1] = bestPlace;
		best.choice[2] = bestWay;
		best.choice[3] = isCategorical ? 1 : 0;
		best.choice[4] = hasMissing ? 1 : 0;
		if (!isCategorical) return;
		best.mask.fill(0);
		for (let at = 0; at <= bestPlace; at++) {
			const left = order[bestWay === 0 ? at : known - 1 - at];
			best.mask[left >> 5] |= 1 << (left & 31);
		}
		best.choice[2] = best.mask[255 >> 5] >>> 31;
	}
	function orderCategories(column, request) {
		const { rowCount, hessians, smoothing, exact, minSamplesLeaf } = request;
		const first = (request.histogram >> 2) + column * 256 * 2;
		const support = Math.min(categorySupport, minSamplesLeaf);
		let known = 0;
		for (let slot = 0; slot < 256; slot++) {
			if (slot >= binCounts[column] && slot !== 255) continue;
			const hessian = sums[first + slot * 2];
			if ((exact ? counts[column * 256 + slot] : Math.floor(hessian * (rowCount / hessians) + .5)) < support) continue;
			ratios[slot] = sums[first + slot * 2 + 1] / (hessian + smoothing);
			order[known++] = slot;
		}
		let gap = 1;
		while (gap < known) gap = gap * 3 + 1;
		for (; gap > 0; gap = Math.floor(gap / 3)) for (let at = gap; at < known; at++) {
			const slot = order[at];
			const ratio = ratios[slot];
			let to = at;
			while (to >= gap) {
				const before = order[to - gap];
				if (ratios[before] < ratio || ratios[before] === ratio && before < slot) break;
				order[to] = before;
				to -= gap;
			}
			order[to] = slot;
		}
		return known;
	}
	return (request) => {
		best.sums.fill(0);
		for (let column = 0; column < columnCount; column++) if (drawn[column] === 1) searchColumn(column, request);
	};
}

// src/learn/trees/boosting/script-kernel.ts
function createScriptKernel(buffer, layout) {
	const { columnCount: width, rowCount } = layout;
	const bins = new Uint8Array(buffer, layout.bins, rowCount * width);
	const rows = new Uint32Array(buffer, layout.rows, rowCount);
	const scratch = new Uint32Array(buffer, layout.scratch, rowCount);
	const packed = new Int32Array(buffer, layout.packed, rowCount * 2);
	const binCounts = new Uint8Array(buffer, layout.binCounts, width);
	const counts = new Uint32Array(buffer, layout.counts, width * 256);
	const sums = new Int32Array(buffer);
	const record = recordAt(buffer, layout.record);
	return {
		buildHistogram: (start, count, histogram) => {
			const first = histogram >> 2;
			sums.fill(0, first, first + width * 256 * 2);
			for (let index = start; index < start + count; index++) {
				const row = rows[index];
				const hessian = packed[row * 2];
				const gradient = packed[row * 2 + 1];
				const cells = row * width;
				for (let column = 0; column < width; column++) {
					const slot = first + ((column << 8) + bins[cells + column]) * 2;
					sums[slot] += hessian;
					sums[slot + 1] += gradient;
				}
			}
		},
		subtractHistogram: (parent, child) => {
			for (let column = 0; column < width; column++) {
				const from = (parent >> 2) + column * 256 * 2;
				const less = (child >> 2) + column * 256 * 2;
				const used = binCounts[column] * 2;
				for (let at = 0; at < used; at++) sums[from + at] -= sums[less + at];
				sums[from + 255 * 2] -= sums[less + 255 * 2];
				sums[from + 255 * 2 + 1] -= sums[less + 255 * 2 + 1];
			}
		},
		countRows: (start, count) => {
			counts.fill(0);
			for (let index = start; index < start + count; index++) {
				const cells = rows[index] * width;
				for (let column = 0; column < width; column++) counts[(column << 8) + bins[cells + column]] += 1;
			}
		},
		search: createSplitSearch(buffer, layout),
		partition: (start, count) => {
			const column = record.choice[0];
			let left = start;
			let right = 0;
			for (let index = start; index < start + count; index++) {
				const row = rows[index];
				if (goesLeft$1(record, bins[row * width + column])) rows[left++] = row;
				else scratch[right++] = row;
			}
			rows.set(scratch.subarray(0, right), left);
			return left - start;
		}
	};
}
function goesLeft$1({ choice, mask }, bin) {
	if (choice[3] === 1) return (mask[bin >> 5] >>> (bin & 31) & 1) === 1;
	return bin === 255 ? choice[2] === 1 : bin <= choice[1];
}

// src/learn/trees/boosting/tree-recorder.ts
var TreeRecorder = class {
	#bins;
	#roots = [];
	#columns = [];
	#values = [];
	#children = [];
	#missingRight = [];
	#masks = [];
	#maskWords = [];
	#gains = [];
	constructor(bins) {
		this.#bins = bins;
	}
	add(nodes, leafValues) {
		const root = this.#columns.length;
		const gains = new Float64Array(this.#bins.edges.length);
		this.#roots.push(root);
		for (const [place, { split, child }] of nodes.entries()) {
			this.#columns.push(split?.column ?? -1);
			this.#children.push(split === null ? 0 : root + child);
			this.#missingRight.push(split === null || split.missingLeft ? 0 : 1);
			this.#masks.push((split?.mask ?? null) === null ? 0 : this.#maskWords.length / 8);
			if (split === null) {
				this.#values.push(leafValues[place]);
				continue;
			}
			gains[split.column] += split.gain;
			if (split.mask === null) this.#values.push(this.#bins.edges[split.column][split.bin] ?? Infinity);
			else {
				this.#values.push(NaN);
				this.#maskWords.push(...split.mask);
			}
		}
		this.#gains.push(gains);
	}
	get treeCount() {
		return this.#roots.length;
	}
	trees(count) {
		const nodes = this.#roots[count] ?? this.#columns.length;
		const masks = this.#columns.slice(0, nodes).filter((_, node) => Number.isNaN(this.#values[node])).length;
		return {
			roots: Uint32Array.from(this.#roots.slice(0, count)),
			columns: Int32Array.from(this.#columns.slice(0, nodes)),
			values: Float64Array.from(this.#values.slice(0, nodes)),
			children: Uint32Array.from(this.#children.slice(0, nodes)),
			missingRight: Uint8Array.from(this.#missingRight.slice(0, nodes)),
			masks: Uint32Array.from(this.#masks.slice(0, nodes)),
			maskWords: Uint32Array.from(this.#maskWords.slice(0, masks * 8))
		};
	}
	importance(count) {
		const sums = new Float64Array(this.#bins.edges.length);
		for (const gains of this.#gains.slice(0, count)) for (const [column, gain] of gains.entries()) sums[column] += gain;
		const total = sums.reduce((sum, gain) => sum + gain, 0);
		return Array.from(sums, (gain) => total > 0 ? gain / total : 0);
	}
};

// src/learn/trees/boosting/walk-bins.ts
function walkBins(nodes, bins, width, visit) {
	const rowCount = bins.length / width;
	for (let row = 0; row < rowCount; row++) {
		let place = 0;
		for (let node = nodes[0]; node.split !== null; node = nodes[place]) place = node.child + (goesLeft(node.split, bins[row * width + node.split.column]) ? 0 : 1);
		visit(row, place);
	}
}
function goesLeft({ mask, bin: last, missingLeft }, bin) {
	if (bin === 255) return missingLeft;
	if (mask === null) return bin <= last;
	return (mask[bin >> 5] >>> (bin & 31) & 1) === 1;
}

// src/learn/trees/boosting/boost.ts
async function boost(training, validation, categorical, loss, options, progress) {
	const { rowCount, columns } = training.matrix;
	const bins = fitBins(training.matrix, categorical, { seed: options.seed });
	const leaves = Math.min(options.maxLeafNodes, Math.floor(rowCount / Math.max(1, options.minSamplesLeaf)) + 1);
	const layout = layOut(rowCount, columns.length, leaves + 1);
	const { kernel, buffer } = createKernel(layout);
	const views = viewsOf(buffer, layout);
	const grower = {
		kernel,
		layout,
		views
	};
	binRows(training.matrix, bins, views.bins);
	for (const [column, { length }] of bins.edges.entries()) views.binCounts[column] = length + 1;
	for (const [column, isCategorical] of categorical.entries()) views.categorical[column] = Number(isCategorical);
	views.drawn.fill(1);
	const checked = validation === null ? null : startChecking(validation, binRows(validation.matrix, bins), loss);
	const random = new RandomStream(options.seed, 1);
	const recorder = new TreeRecorder(bins);
	const scores = loss.baselines.map((baseline) => new Float64Array(rowCount).fill(baseline));
	const gradients = new Float64Array(rowCount);
	const hessians = new Float64Array(rowCount);
	const leafOf = options.rowsPerRound < rowCount ? new Uint8Array(rowCount) : null;
	let best = {
		rounds: 0,
		loss: Infinity
	};
	let roundsWithoutGain = 0;
	for (let round = 0; round < options.rounds; round++) {
		await breathe(progress.signal);
		loss.prepare(scores);
		for (const [output, score] of scores.entries()) {
			loss.derive(output, scores, gradients, hessians);
			const scales = quantise(gradients, hessians, loss.isHessianConstant, views.packed);
			const used = takeRows(views.rows, options.rowsPerRound, random);
			const nodes = growTree(used, grower, options, scales, random);
			const leafValues = valuesOf(nodes, score);
			recorder.add(nodes, leafValues);
			addToScores(nodes, leafValues, score);
			if (checked !== null) walkBins(nodes, checked.bins, columns.length, (row, node) => {
				checked.scores[output][row] += leafValues[node];
			});
		}
		progress.onRound(round + 1);
		if (checked === null) continue;
		const reached = loss.mean(checked.outcome, checked.scores);
		roundsWithoutGain = reached < best.loss - options.stopping.tolerance ? 0 : roundsWithoutGain + 1;
		if (reached < best.loss) best = {
			rounds: round + 1,
			loss: reached
		};
		if (roundsWithoutGain >= options.stopping.rounds) break;
	}
	const kept = checked === null ? recorder.treeCount : best.rounds * loss.outputs;
	return {
		trees: recorder.trees(kept),
		importance: recorder.importance(kept)
	};
	function valuesOf(nodes, score) {
		return Float64Array.from(nodes, ({ split, start, count }) => {
			if (split !== null) return 0;
			if (loss.leafValue !== void 0) return options.learningRate * loss.leafValue(views.rows.subarray(start, start + count), score);
			let gradient = 0;
			let hessian = 0;
			for (let index = start; index < start + count; index++) {
				const row = views.rows[index];
				gradient += gradients[row];
				hessian += hessians[row];
			}
			const step = gradient / (hessian + options.l2);
			return Number.isFinite(step) ? -options.learningRate * step : 0;
		});
	}
	function addToScores(nodes, leafValues, score) {
		leafOf?.fill(0);
		for (const [place, { split, start, count }] of nodes.entries()) {
			if (split !== null) continue;
			const value = leafValues[place];
			for (let index = start; index < start + count; index++) {
				const row = views.rows[index];
				score[row] += value;
				if (leafOf !== null) leafOf[row] = 1;
			}
		}
		if (leafOf !== null) walkBins(nodes, views.bins, columns.length, (row, node) => {
			if (leafOf[row] === 0) score[row] += leafValues[node];
		});
	}
}
function createKernel(layout) {
	if (!canCompile(layout)) {
		const buffer = new ArrayBuffer(layout.totalBytes);
		return {
			kernel: createScriptKernel(buffer, layout),
			buffer
		};
	}
	const memory = allocateMemory(layout);
	return {
		kernel: createCompiledKernel(memory, layout),
		buffer: memory.buffer
	};
}
function startChecking({ outcome }, bins, { baselines }) {
	return {
		outcome,
		bins,
		scores: baselines.map((baseline) => new Float64Array(outcome.length).fill(baseline))
	};
}
function takeRows(rows, count, random) {
	if (count < rows.length) {
		drawSubset(random, count, rows.length, rows);
		return count;
	}
	for (let row = 0; row < rows.length; row++) rows[row] = row;
	return count;
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

// src/learn/trees/boosting/loss.ts
const nothing = () => void 0;
const exponential = (score) => Math.exp(Math.min(700, score));
function squaredLoss(values) {
	return {
		link: "identity",
		outputs: 1,
		isHessianConstant: true,
		baselines: [meanOf(values, (value) => value - values[0]) + values[0]],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians) => {
			for (let row = 0; row < values.length; row++) gradients[row] = scores[row] - values[row];
			hessians.fill(1);
		},
		mean: (others, [scores]) => meanOf(others, (value, row) => {
			const difference = scores[row] - value;
			return difference * difference / 2;
		})
	};
}
function absoluteLoss(values) {
	return {
		link: "identity",
		outputs: 1,
		isHessianConstant: true,
		baselines: [median(values)],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians) => {
			for (let row = 0; row < values.length; row++) gradients[row] = Math.sign(scores[row] - values[row]);
			hessians.fill(1);
		},
		leafValue: (rows, scores) => {
			const left = new Float64Array(rows.length);
			for (let index = 0; index < rows.length; index++) left[index] = values[rows[index]] - scores[rows[index]];
			return median(left);
		},
		mean: (others, [scores]) => meanOf(others, (value, row) => Math.abs(scores[row] - value))
	};
}
function poissonLoss(values) {
	return {
		link: "log",
		outputs: 1,
		isHessianConstant: false,
		baselines: [Math.log(meanOf(values, (value) => value))],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians) => {
			for (let row = 0; row < values.length; row++) {
				const rate = exponential(scores[row]);
				gradients[row] = rate - values[row];
				hessians[row] = rate;
			}
		},
		mean: (others, [scores]) => meanOf(others, (value, row) => exponential(scores[row]) - value * scores[row])
	};
}
function logisticLoss(labels) {
	let positive = 0;
	for (const label of labels) positive += label;
	return {
		link: "logistic",
		outputs: 1,
		isHessianConstant: false,
		baselines: [Math.log(positive / (labels.length - positive))],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians) => {
			for (let row = 0; row < labels.length; row++) {
				const share = 1 / (1 + Math.exp(-scores[row]));
				gradients[row] = share - labels[row];
				hessians[row] = share * (1 - share);
			}
		},
		mean: (others, [scores]) => meanOf(others, (label, row) => {
			const score = label === 1 ? -scores[row] : scores[row];
			return Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
		})
	};
}
function softmaxLoss(labels, classCount) {
	const counts = new Float64Array(classCount);
	for (const label of labels) counts[label] += 1;
	const largest = new Float64Array(labels.length);
	const sums = new Float64Array(labels.length);
	const powers = Array.from(counts, () => new Float64Array(labels.length));
	return {
		link: "softmax",
		outputs: classCount,
		isHessianConstant: false,
		baselines: Array.from(counts, (count) => Math.log(count / labels.length)),
		prepare: (scores) => {
			largest.fill(-Infinity);
			for (const score of scores) for (let row = 0; row < labels.length; row++) largest[row] = Math.max(largest[row], score[row]);
			sums.fill(0);
			for (const [output, score] of scores.entries()) {
				const power = powers[output];
				for (let row = 0; row < labels.length; row++) {
					power[row] = Math.exp(score[row] - largest[row]);
					sums[row] += power[row];
				}
			}
		},
		derive: (output, _, gradients, hessians) => {
			const power = powers[output];
			for (let row = 0; row < labels.length; row++) {
				const share = power[row] / sums[row];
				gradients[row] = share - (labels[row] === output ? 1 : 0);
				hessians[row] = share * (1 - share);
			}
		},
		mean: (others, scores) => meanOf(others, (label, row) => {
			let most = -Infinity;
			for (const score of scores) most = Math.max(most, score[row]);
			let sum = 0;
			for (const score of scores) sum += Math.exp(score[row] - most);
			return Math.log(sum) + most - scores[label][row];
		})
	};
}
function meanOf(outcome, loss) {
	let sum = 0;
	for (let row = 0; row < outcome.length; row++) sum += loss(outcome[row], row);
	return sum / outcome.length;
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
	const { trees, importance } = await boost(training, validation, categorical, loss, {
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
	}, {
		onRound: (done) => {
			onProgress(done, parameters.max_iter, "rounds");
		},
		signal
	});
	return {
		saved: {
			link: loss.link,
			classes: [...classes],
			baselines: [...loss.baselines],
			unit,
			importance: [...importance]
		},
		binary: packTrees(trees)
	};
}
function chooseLoss({ loss }, kind, outcome, classCount) {
	if (kind === "classes") {
		if (loss !== "auto") {
			const problem = `train.params.loss is ${loss}, which is for regression: leave it out, classes are learned by their log loss.`;
			throw new RetrainError("TRAIN_PARAMETERS_INVALID", problem, { problems: [problem] });
		}
		return classCount === 2 ? logisticLoss(outcome) : softmaxLoss(outcome, classCount);
	}
	if (loss === "absolute_error") return absoluteLoss(outcome);
	if (loss !== "poisson") return squaredLoss(outcome);
	if (outcome.some((value) => value < 0) || outcome.every((value) => value === 0)) throw new RetrainError("TRAIN_FAILED", "train.params.loss is poisson, which needs targets of 0 and more that are not all 0: write squared_error or absolute_error.");
	return poissonLoss(outcome);
}

export { gradientBoostedTrees };