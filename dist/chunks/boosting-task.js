import { a as viewsOf, c as createCompiledLoops, i as recordAt, n as chunkRows, t as drawSubset } from "./draw-subset.js";
import { S as median } from "./core.js";
import { i as RandomStream } from "./bins.js";

// src/learn/trees/boosting/loss.ts
function createLoss(name, outcome, powers) {
	switch (name) {
		case "squared": return squaredLoss(outcome);
		case "absolute": return absoluteLoss(outcome);
		case "poisson": return poissonLoss(outcome);
		case "logistic": return logisticLoss(outcome);
		case "softmax": return softmaxLoss(outcome, powers);
	}
}
const nothing = () => void 0;
const exponential = (score) => Math.exp(Math.min(700, score));
function squaredLoss(values) {
	return {
		isHessianConstant: true,
		baselines: () => [meanOf(values, (value) => value - values[0]) + values[0]],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians, from, to) => {
			for (let row = from; row < to; row++) gradients[row] = scores[row] - values[row];
			hessians.fill(1, from, to);
		},
		mean: (others, [scores]) => meanOf(others, (value, row) => {
			const difference = scores[row] - value;
			return difference * difference / 2;
		})
	};
}
function absoluteLoss(values) {
	return {
		isHessianConstant: true,
		baselines: () => [median(values)],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians, from, to) => {
			for (let row = from; row < to; row++) gradients[row] = Math.sign(scores[row] - values[row]);
			hessians.fill(1, from, to);
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
		isHessianConstant: false,
		baselines: () => [Math.log(meanOf(values, (value) => value))],
		prepare: nothing,
		derive: (_, [scores], gradients, hessians, from, to) => {
			for (let row = from; row < to; row++) {
				const rate = exponential(scores[row]);
				gradients[row] = rate - values[row];
				hessians[row] = rate;
			}
		},
		mean: (others, [scores]) => meanOf(others, (value, row) => exponential(scores[row]) - value * scores[row])
	};
}
function logisticLoss(labels) {
	return {
		isHessianConstant: false,
		baselines: () => {
			let positive = 0;
			for (const label of labels) positive += label;
			return [Math.log(positive / (labels.length - positive))];
		},
		prepare: nothing,
		derive: (_, [scores], gradients, hessians, from, to) => {
			for (let row = from; row < to; row++) {
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
function softmaxLoss(labels, { powerSums: sums, powers }) {
	return {
		isHessianConstant: false,
		baselines: () => {
			const counts = new Float64Array(powers.length);
			for (const label of labels) counts[label] += 1;
			return Array.from(counts, (count) => Math.log(count / labels.length));
		},
		prepare: (scores, from, to) => {
			const largest = new Float64Array(to - from).fill(-Infinity);
			for (const score of scores) for (let row = from; row < to; row++) largest[row - from] = Math.max(largest[row - from], score[row]);
			sums.fill(0, from, to);
			for (const [output, score] of scores.entries()) {
				const power = powers[output];
				for (let row = from; row < to; row++) {
					power[row] = Math.exp(score[row] - largest[row - from]);
					sums[row] += power[row];
				}
			}
		},
		derive: (output, _, gradients, hessians, from, to) => {
			const power = powers[output];
			for (let row = from; row < to; row++) {
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

// src/learn/trees/boosting/quantise.ts
const largestSum = 2147483647;
function sumChunks({ gradients, hessians, chunkSums }, from, to) {
	for (let start = from; start < to; start += chunkRows) {
		let gradientSum = 0;
		let hessianSum = 0;
		for (let row = start; row < Math.min(to, start + chunkRows); row++) {
			gradientSum += Math.abs(gradients[row]);
			hessianSum += hessians[row];
		}
		chunkSums[start / chunkRows * 2] = gradientSum;
		chunkSums[start / chunkRows * 2 + 1] = hessianSum;
	}
}
function chooseScales({ rows, chunkSums }, isHessianConstant) {
	let gradientSum = 0;
	let hessianSum = 0;
	for (let at = 0; at < chunkSums.length; at += 2) {
		gradientSum += chunkSums[at];
		hessianSum += chunkSums[at + 1];
	}
	const room = largestSum - rows.length;
	return {
		gradient: finite(room / gradientSum),
		hessian: isHessianConstant ? 1 : finite(room / hessianSum)
	};
}
const finite = (scale) => Number.isFinite(scale) ? scale : 0;
function quantise({ gradients, hessians, packed }, scales, from, to) {
	const { gradient, hessian } = scales;
	for (let row = from; row < to; row++) {
		packed[row * 2] = Math.floor(hessians[row] * hessian + .5);
		packed[row * 2 + 1] = Math.floor(gradients[row] * gradient + .5);
	}
}

// src/learn/trees/boosting/parts.ts
const partOf = {
	derive: 0,
	quantise: 1,
	buildHistogram: 2,
	search: 3,
	sortRows: 4,
	placeRows: 5,
	addLeaves: 6
};
const piecesFor = (workers) => workers === 1 ? 1 : workers * 2;
function shareOf(count, piece, pieces) {
	return [Math.floor(count * piece / pieces), Math.floor(count * (piece + 1) / pieces)];
}
function createParts(buffer, layout, views, loops, loss, { learningRate, l2 }, worker) {
	const { rowCount, columnCount, workers } = layout;
	const { rows, gradients, hessians, leafRanges, leafValues } = views;
	const leftCounts = new Int32Array(buffer, layout.leftCounts, piecesFor(workers));
	const summed = new Int32Array(buffer, layout.summed, workers);
	const own = layout.own[worker];
	const found = new Uint8Array(buffer, own.record, 80);
	const chunkCount = Math.ceil(rowCount / chunkRows);
	const rowsOf = (piece, pieces) => {
		const [from, to] = shareOf(chunkCount, piece, pieces);
		return [from * chunkRows, Math.min(rowCount, to * chunkRows)];
	};
	const derive = (piece, pieces, [output]) => {
		const [from, to] = rowsOf(piece, pieces);
		if (output === 0) loss.prepare(views.scores, from, to);
		loss.derive(output, views.scores, gradients, hessians, from, to);
		sumChunks(views, from, to);
	};
	const quantisePart = (piece, pieces, [gradient, hessian]) => {
		quantise(views, {
			gradient,
			hessian
		}, ...rowsOf(piece, pieces));
	};
	const buildHistogram = (piece, pieces, [start, count, histogram, work]) => {
		const [from, to] = shareOf(count, piece, pieces);
		const isFirst = summed[worker] !== work;
		summed[worker] = work;
		loops.buildHistogram(start + from, to - from, worker === 0 ? histogram : own.histogram, isFirst);
	};
	const search = (piece, pieces, given) => {
		const request = {
			histogram: given[0],
			gradients: given[1],
			hessians: given[2],
			rowCount: given[3],
			minSamplesLeaf: given[4],
			minHessian: given[5],
			penalty: given[6],
			smoothing: given[7],
			exact: given[8] === 1
		};
		loops.search(request, ...shareOf(columnCount, piece, pieces));
		new Uint8Array(buffer, layout.found + piece * 80, 80).set(found);
	};
	const sortRows = (piece, pieces, [start, count]) => {
		const [from, to] = shareOf(count, piece, pieces);
		leftCounts[piece] = loops.sortRows(start + from, to - from);
	};
	const placeRows = (piece, pieces, [start, count]) => {
		const [from, to] = shareOf(count, piece, pieces);
		let leftBefore = 0;
		let allLeft = 0;
		for (let other = 0; other < pieces; other++) {
			if (other < piece) leftBefore += leftCounts[other];
			allLeft += leftCounts[other];
		}
		const right = start + allLeft + (from - leftBefore);
		loops.placeRows(start + from, to - from, leftCounts[piece], start + leftBefore, right);
	};
	const addLeaves = (piece, pieces, [output, leafCount]) => {
		const score = views.scores[output];
		for (let leaf = piece; leaf < leafCount; leaf += pieces) {
			const start = leafRanges[leaf * 2];
			const end = start + leafRanges[leaf * 2 + 1];
			const value = learningRate * (loss.leafValue?.(rows.subarray(start, end), score) ?? newtonStep(start, end));
			leafValues[leaf] = value;
			for (let index = start; index < end; index++) score[rows[index]] += value;
		}
	};
	function newtonStep(start, end) {
		let gradient = 0;
		let hessian = 0;
		for (let index = start; index < end; index++) {
			const row = rows[index];
			gradient += gradients[row];
			hessian += hessians[row];
		}
		const step = gradient / (hessian + l2);
		return Number.isFinite(step) ? -step : 0;
	}
	return [
		derive,
		quantisePart,
		buildHistogram,
		search,
		sortRows,
		placeRows,
		addLeaves
	];
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
		const { gradients, hessians } = totals(views.rows.buffer, histogram);
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
function totals(buffer, histogram) {
	const sums = new Int32Array(buffer, histogram, 256 * 2);
	let gradients = 0;
	let hessians = 0;
	for (let slot = 0; slot < sums.length; slot += 2) {
		hessians += sums[slot];
		gradients += sums[slot + 1];
	}
	return {
		gradients,
		hessians
	};
}

// src/learn/trees/boosting/team-kernel.ts
const fewRows = 2048;
const fewColumns = 4;
function createTeamKernel(buffer, layout, loops, { together }) {
	const { columnCount, workers } = layout;
	const pieces = piecesFor(workers);
	const searchPieces = Math.min(columnCount, pieces);
	const best = recordAt(buffer, layout.own[0].record);
	const found = Array.from({ length: searchPieces }, (_, piece) => recordAt(buffer, layout.found + piece * 80));
	const leftCounts = new Int32Array(buffer, layout.leftCounts, pieces);
	const summed = new Int32Array(buffer, layout.summed, workers);
	let histograms = 0;
	return {
		buildHistogram: (start, count, histogram) => {
			if (workers === 1 || count < fewRows) {
				loops.buildHistogram(start, count, histogram, true);
				return;
			}
			histograms = histograms + 1 & 2147483647;
			together(partOf.buildHistogram, pieces, start, count, histogram, histograms);
			if (summed[0] !== histograms) loops.buildHistogram(start, 0, histogram, true);
			for (let worker = 1; worker < workers; worker++) if (summed[worker] === histograms) loops.combineHistograms(histogram, layout.own[worker].histogram, 0, columnCount, true);
		},
		subtractHistogram: (parent, child) => {
			loops.combineHistograms(parent, child, 0, columnCount, false);
		},
		countRows: (start, count) => {
			loops.countRows(start, count);
		},
		search: (request) => {
			if (workers === 1 || columnCount < fewColumns) {
				loops.search(request, 0, columnCount);
				return;
			}
			together(partOf.search, searchPieces, request.histogram, request.gradients, request.hessians, request.rowCount, request.minSamplesLeaf, request.minHessian, request.penalty, request.smoothing, Number(request.exact));
			best.sums.fill(0);
			for (const { sums, choice, mask } of found) {
				if (!(sums[0] > best.sums[0])) continue;
				best.sums.set(sums);
				best.choice.set(choice);
				best.mask.set(mask);
			}
		},
		partition: (start, count) => {
			if (workers === 1 || count < fewRows) {
				const left = loops.sortRows(start, count);
				loops.placeRows(start, count, left, start, start + left);
				return left;
			}
			together(partOf.sortRows, pieces, start, count);
			together(partOf.placeRows, pieces, start, count);
			let left = 0;
			for (const count of leftCounts) left += count;
			return left;
		}
	};
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
		for (let node = nodes[0]; node.split !== null; node = nodes[place]) place = node.child + (goesLeft$1(node.split, bins[row * width + node.split.column]) ? 0 : 1);
		visit(row, place);
	}
}
function goesLeft$1({ mask, bin: last, missingLeft }, bin) {
	if (bin === 255) return missingLeft;
	if (mask === null) return bin <= last;
	return (mask[bin >> 5] >>> (bin & 31) & 1) === 1;
}

// src/learn/trees/boosting/run-rounds.ts
async function runRounds({ problem, buffer, views, loops, loss, leader }, onRound) {
	const { layout, bins, validation, options } = problem;
	const { rowCount, columnCount, outputs } = layout;
	const { together } = leader;
	const pieces = piecesFor(layout.workers);
	const grower = {
		kernel: createTeamKernel(buffer, layout, loops, leader),
		layout,
		views
	};
	const random = new RandomStream(options.seed, 1);
	const recorder = new TreeRecorder(bins);
	const baselines = loss.baselines();
	for (const [output, score] of views.scores.entries()) score.fill(baselines[output]);
	const checked = validation && {
		...validation,
		scores: baselines.map((baseline) => new Float64Array(validation.outcome.length).fill(baseline))
	};
	const isDrawn = options.rowsPerRound < rowCount ? new Uint8Array(rowCount) : null;
	let best = {
		rounds: 0,
		loss: Infinity
	};
	let roundsWithoutGain = 0;
	for (let round = 0; round < options.rounds; round++) {
		for (const [output, score] of views.scores.entries()) {
			together(partOf.derive, pieces, output);
			const scales = chooseScales(views, loss.isHessianConstant);
			together(partOf.quantise, pieces, scales.gradient, scales.hessian);
			const used = takeRows(views.rows, options.rowsPerRound, random);
			const nodes = growTree(used, grower, options, scales, random);
			const values = addLeaves(nodes, output);
			recorder.add(nodes, values);
			if (isDrawn !== null) addToOthers(nodes, values, score, isDrawn, used);
			if (checked !== null) {
				const own = checked.scores[output];
				walkBins(nodes, checked.bins, columnCount, (row, node) => {
					own[row] += values[node];
				});
			}
		}
		await onRound(round + 1);
		if (checked === null) continue;
		const reached = loss.mean(checked.outcome, checked.scores);
		roundsWithoutGain = reached < best.loss - options.stopping.tolerance ? 0 : roundsWithoutGain + 1;
		if (reached < best.loss) best = {
			rounds: round + 1,
			loss: reached
		};
		if (roundsWithoutGain >= options.stopping.rounds) break;
	}
	const kept = checked === null ? recorder.treeCount : best.rounds * outputs;
	return {
		trees: recorder.trees(kept),
		baselines,
		importance: recorder.importance(kept)
	};
	function addLeaves(nodes, output) {
		const leaves = Array.from(nodes.keys()).filter((place) => nodes[place].split === null);
		for (const [leaf, place] of leaves.entries()) {
			views.leafRanges[leaf * 2] = nodes[place].start;
			views.leafRanges[leaf * 2 + 1] = nodes[place].count;
		}
		together(partOf.addLeaves, pieces, output, leaves.length);
		const values = new Float64Array(nodes.length);
		for (const [leaf, place] of leaves.entries()) values[place] = views.leafValues[leaf];
		return values;
	}
	function addToOthers(nodes, values, score, drawn, used) {
		drawn.fill(0);
		for (let index = 0; index < used; index++) drawn[views.rows[index]] = 1;
		walkBins(nodes, views.bins, columnCount, (row, node) => {
			if (drawn[row] === 0) score[row] += values[node];
		});
	}
}
function takeRows(rows, count, random) {
	if (count < rows.length) {
		drawSubset(random, count, rows.length, rows);
		return count;
	}
	for (let row = 0; row < rows.length; row++) rows[row] = row;
	return count;
}

// src/learn/trees/boosting/split-search.ts
const categorySupport = 10;
function createSplitSearch(buffer, layout, worker) {
	const { columnCount } = layout;
	const sums = new Int32Array(buffer);
	const counts = new Uint32Array(buffer, layout.counts, columnCount * 256);
	const binCounts = new Uint8Array(buffer, layout.binCounts, columnCount);
	const categorical = new Uint8Array(buffer, layout.categorical, columnCount);
	const drawn = new Uint8Array(buffer, layout.drawn, columnCount);
	const own = layout.own[worker];
	const ratios = new Float64Array(buffer, own.ratios, 256);
	const order = new Int32Array(buffer, own.order, 256);
	const best = recordAt(buffer, own.record);
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
	return (request, from, to) => {
		best.sums.fill(0);
		for (let column = from; column < to; column++) if (drawn[column] === 1) searchColumn(column, request);
	};
}

// src/learn/trees/boosting/script-kernel.ts
function createScriptLoops(buffer, layout, worker) {
	const { columnCount: width, rowCount } = layout;
	const bins = new Uint8Array(buffer, layout.bins, rowCount * width);
	const rows = new Uint32Array(buffer, layout.rows, rowCount);
	const scratch = new Uint32Array(buffer, layout.scratch, rowCount);
	const packed = new Int32Array(buffer, layout.packed, rowCount * 2);
	const binCounts = new Uint8Array(buffer, layout.binCounts, width);
	const counts = new Uint32Array(buffer, layout.counts, width * 256);
	const sums = new Int32Array(buffer);
	const record = recordAt(buffer, layout.own[0].record);
	return {
		buildHistogram: (start, count, histogram, isFirst) => {
			const first = histogram >> 2;
			if (isFirst) sums.fill(0, first, first + width * 256 * 2);
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
		combineHistograms: (into, other, from, to, isAdded) => {
			const sign = isAdded ? 1 : -1;
			for (let column = from; column < to; column++) {
				const first = (into >> 2) + column * 256 * 2;
				const second = (other >> 2) + column * 256 * 2;
				const used = binCounts[column] * 2;
				for (let at = 0; at < used; at++) sums[first + at] += sign * sums[second + at];
				sums[first + 255 * 2] += sign * sums[second + 255 * 2];
				sums[first + 255 * 2 + 1] += sign * sums[second + 255 * 2 + 1];
			}
		},
		countRows: (start, count) => {
			counts.fill(0);
			for (let index = start; index < start + count; index++) {
				const cells = rows[index] * width;
				for (let column = 0; column < width; column++) counts[(column << 8) + bins[cells + column]] += 1;
			}
		},
		search: createSplitSearch(buffer, layout, worker),
		sortRows: (start, count) => {
			const column = record.choice[0];
			let left = start;
			let right = start + count;
			for (let index = start; index < start + count; index++) {
				const row = rows[index];
				if (goesLeft(record, bins[row * width + column])) scratch[left++] = row;
				else scratch[--right] = row;
			}
			return left - start;
		},
		placeRows: (start, count, leftCount, left, right) => {
			rows.set(scratch.subarray(start, start + leftCount), left);
			for (let index = 0; index < count - leftCount; index++) rows[right + index] = scratch[start + count - 1 - index];
		}
	};
}
function goesLeft({ choice, mask }, bin) {
	if (choice[3] === 1) return (mask[bin >> 5] >>> (bin & 31) & 1) === 1;
	return bin === 255 ? choice[2] === 1 : bin <= choice[1];
}

// src/learn/trees/boosting/team.ts
const open = 0;
const done = 1;
const wanted = 2;
const all = 3;
const nothingMore = -1;
const mostPieces = 255;
const spins = 2e4;
function createLeader(buffer, layout, parts) {
	const control = new Int32Array(buffer, layout.control, 16);
	const given = new Float64Array(buffer, layout.given, 16);
	const helpers = layout.workers - 1;
	let works = 0;
	const publish = (part, pieces) => {
		works = works + 1 & 8388607;
		Atomics.store(control, wanted, part);
		Atomics.store(control, all, pieces);
		Atomics.store(control, done, 0);
		Atomics.store(control, open, works << 8 | pieces);
		Atomics.notify(control, open);
	};
	return {
		together: (part, pieces, ...numbers) => {
			given.set(numbers);
			if (helpers === 0) {
				for (let piece = 0; piece < pieces; piece++) parts[part](piece, pieces, given);
				return;
			}
			publish(part, Math.min(mostPieces, pieces));
			while (takePiece(control, given, parts) === "worked");
			for (;;) {
				const finished = Atomics.load(control, done);
				if (finished === Math.min(mostPieces, pieces)) return;
				waitForChange(control, done, finished);
			}
		},
		dismiss: () => {
			if (helpers > 0) publish(nothingMore, helpers);
		}
	};
}
function help(buffer, layout, parts) {
	const control = new Int32Array(buffer, layout.control, 16);
	const given = new Float64Array(buffer, layout.given, 16);
	for (;;) {
		const seen = Atomics.load(control, open);
		const outcome = takePiece(control, given, parts);
		if (outcome === "dismissed") return;
		if (outcome === "nothing" && (seen & mostPieces) === 0) waitForChange(control, open, seen);
	}
}
function takePiece(control, given, parts) {
	for (;;) {
		const seen = Atomics.load(control, open);
		const left = seen & mostPieces;
		if (left === 0) return "nothing";
		if (Atomics.compareExchange(control, open, seen, seen - 1) !== seen) continue;
		const part = Atomics.load(control, wanted);
		if (part === nothingMore) return "dismissed";
		const pieces = Atomics.load(control, all);
		parts[part](left - 1, pieces, given);
		if (Atomics.add(control, done, 1) + 1 === pieces) Atomics.notify(control, done);
		return "worked";
	}
}
function waitForChange(control, word, from) {
	for (let spin = 0; spin < spins; spin++) if (Atomics.load(control, word) !== from) return;
	Atomics.wait(control, word, from, word === done ? 1 : void 0);
}

// src/learn/trees/boosting/boosting-task.ts
async function boostPart(problem, id, post) {
	const { source, layout, options } = problem;
	const buffer = "memory" in source ? source.memory.buffer : source.buffer;
	const views = viewsOf(buffer, layout);
	const loops = "memory" in source ? createCompiledLoops(source.memory, layout, id) : createScriptLoops(source.buffer, layout, id);
	const loss = createLoss(options.loss, views.outcome, views);
	const parts = createParts(buffer, layout, views, loops, loss, options, id);
	if (id > 0) {
		help(buffer, layout, parts);
		return;
	}
	const leader = createLeader(buffer, layout, parts);
	const boosted = await runRounds({
		problem,
		buffer,
		views,
		loops,
		loss,
		leader
	}, (done) => post({
		kind: "round",
		done
	}));
	leader.dismiss();
	await post({
		kind: "boosted",
		boosted
	});
}

export { boostPart };