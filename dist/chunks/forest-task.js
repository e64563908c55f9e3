import { i as RandomStream } from "./bins.js";
import { o as fixedPoint, r as createTreeGrower, s as rootFixedPoint } from "./grow-wasm-tree.js";

// src/learn/trees/grow-plain-tree.ts
const manyRows = 1024;
function growPlainTree(problem, state) {
	return new PlainTree(problem, state).grow();
}
var PlainTree = class {
	#problem;
	#random;
	#rows;
	#counts;
	#quantised;
	#order;
	#histogram;
	#slots;
	#importance;
	#nodes = [];
	#leafEnds = [];
	#leafClasses = [];
	#leafShares = [];
	#leafTotal = 0;
	#totals;
	constructor(problem, state) {
		const { rowCount, width, classCount, kind, isBootstrap } = problem;
		this.#problem = problem;
		this.#random = RandomStream.at(state);
		const drawn = new Float64Array(rowCount);
		if (isBootstrap) for (let at = 0; at < rowCount; at++) drawn[this.#random.below(rowCount)] += 1;
		else drawn.fill(1);
		this.#rows = Int32Array.from(drawn.keys()).filter((row) => drawn[row] > 0);
		this.#counts = Float64Array.from(this.#rows, (row) => drawn[row]);
		this.#quantised = new Float64Array(this.#rows.length);
		this.#order = Int32Array.from({ length: width }, (_, column) => column);
		this.#slots = kind === "values" ? 2 : classCount;
		this.#histogram = new Float64Array(256 * this.#slots);
		this.#importance = new Float64Array(width);
		this.#totals = new Float64Array(this.#slots);
	}
	grow() {
		const { kind, maxDepth, minSplit, minLeaf } = this.#problem;
		const root = rootFixedPoint(this.#problem);
		if (kind === "values") this.#quantise(0, this.#rows.length, root);
		const stack = [{
			start: 0,
			end: this.#rows.length,
			depth: 0,
			parent: -1,
			scale: root.scale,
			isFine: false
		}];
		for (let next = stack.pop(); next !== void 0; next = stack.pop()) {
			const { start, end, depth, parent } = next;
			let { scale, isFine } = next;
			const node = this.#nodes.length / 2;
			if (parent >= 0) this.#nodes[2 * parent + 1] = node;
			this.#nodes.push(-1, 0);
			this.#sum(start, end);
			const count = this.#countOf(this.#totals);
			if (!this.#isMixed(start, end) || depth >= maxDepth || count < minSplit || count < 2 * minLeaf) {
				this.#emitLeaf(node, start, end);
				continue;
			}
			if (kind === "values" && !isFine && end - start <= manyRows) {
				const values = this.#rows.subarray(start, end);
				const range = Float64Array.from(values, (row) => this.#problem.values[row]).sort();
				const fine = fixedPoint(count, range[0], range.at(-1));
				this.#quantise(start, end, fine);
				scale = fine.scale;
				isFine = true;
				this.#sum(start, end);
			}
			const split = this.#search(start, end);
			if (split === void 0) {
				this.#emitLeaf(node, start, end);
				continue;
			}
			this.#importance[split.feature] += this.#decrease(split.gain, root.scale, scale);
			const { middle, missingLeft } = this.#partition(start, end, split);
			this.#nodes[2 * node] = split.feature | split.bin << 16 | Number(missingLeft) << 24;
			stack.push({
				start: middle,
				end,
				depth: depth + 1,
				parent: node,
				scale,
				isFine
			}, {
				start,
				end: middle,
				depth: depth + 1,
				parent: -1,
				scale,
				isFine
			});
		}
		return {
			nodes: Int32Array.from(this.#nodes),
			leafEnds: Int32Array.from(this.#leafEnds),
			leafClasses: Int32Array.from(this.#leafClasses),
			leafShares: Float64Array.from(this.#leafShares),
			importance: this.#importance
		};
	}
	#quantise(start, end, { scale, centre }) {
		for (let at = start; at < end; at++) {
			const value = this.#problem.values[this.#rows[at]];
			this.#quantised[at] = Math.floor((value - centre) * scale + .5);
		}
	}
	#add(sums, from, at) {
		const count = this.#counts[at];
		if (this.#problem.kind === "values") {
			sums[from] += this.#quantised[at] * count;
			sums[from + 1] += count;
		} else sums[from + this.#problem.labels[this.#rows[at]]] += count;
	}
	#sum(start, end) {
		this.#totals.fill(0);
		for (let at = start; at < end; at++) this.#add(this.#totals, 0, at);
	}
	#countOf(sums) {
		return this.#problem.kind === "values" ? sums[1] : sums.reduce((sum, count) => sum + count, 0);
	}
	#weightOf(sums) {
		const { kind, classWeights } = this.#problem;
		if (kind === "values") return sums[1];
		if (kind === "binary") return sums[1] * classWeights[1] + sums[0] * classWeights[0];
		return sums.reduce((weight, count, label) => weight + count * classWeights[label], 0);
	}
	#isMixed(start, end) {
		const { kind, values } = this.#problem;
		if (kind !== "values") return this.#totals.filter((count) => count > 0).length > 1;
		return this.#rows.subarray(start, end).some((row) => values[row] !== values[this.#rows[start]]);
	}
	#search(start, end) {
		const { width, tried } = this.#problem;
		const enough = end - start === 2 ? 1 : tried;
		const best = {
			gain: -1,
			feature: width,
			bin: 0,
			missingLeft: false
		};
		for (let drawn = 0; drawn < width && (drawn < enough || best.feature === width); drawn++) {
			const other = drawn + this.#random.below(width - drawn);
			const feature = this.#order[other];
			this.#order[other] = this.#order[drawn];
			this.#order[drawn] = feature;
			this.#searchFeature(start, end, feature, best);
		}
		return best.feature === width ? void 0 : best;
	}
	#searchFeature(start, end, feature, best) {
		const { bins, width, binCounts } = this.#problem;
		const slots = this.#slots;
		const histogram = this.#histogram.fill(0);
		for (let at = start; at < end; at++) this.#add(histogram, bins[this.#rows[at] * width + feature] * slots, at);
		const missing = histogram.subarray(255 * slots);
		const hasMissing = this.#countOf(missing) > 0;
		const left = new Float64Array(slots);
		let open = false;
		for (let bin = 0; bin < 255; bin++) {
			const sums = histogram.subarray(bin * slots, (bin + 1) * slots);
			if (this.#countOf(sums) === 0) continue;
			if (open) best.bin = best.bin + bin - 1 >> 1;
			for (let slot = 0; slot < slots; slot++) left[slot] += sums[slot];
			open = this.#offer(left, feature, bin, false, best);
			if (!hasMissing) continue;
			const both = left.map((sum, slot) => sum + missing[slot]);
			open = this.#offer(both, feature, bin, true, best) || open;
		}
		if (open) best.bin = binCounts[feature] - 1;
	}
	#offer(left, feature, bin, missingLeft, best) {
		const count = this.#countOf(left);
		const rest = this.#countOf(this.#totals) - count;
		if (count === 0 || rest === 0 || count < this.#problem.minLeaf || rest < this.#problem.minLeaf) return false;
		const gain = this.#gain(left);
		if (gain <= best.gain) return false;
		Object.assign(best, {
			gain,
			feature,
			bin,
			missingLeft
		});
		return true;
	}
	#gain(left) {
		const { kind, classWeights } = this.#problem;
		const totals = this.#totals;
		if (kind === "multiclass") {
			let weightLeft = 0;
			let weightRight = 0;
			let squaresLeft = 0;
			let squaresRight = 0;
			for (const [label, classWeight] of classWeights.entries()) {
				const a = left[label] * classWeight;
				const b = (totals[label] - left[label]) * classWeight;
				weightLeft += a;
				weightRight += b;
				squaresLeft += a * a;
				squaresRight += b * b;
			}
			return squaresLeft / weightLeft + squaresRight / weightRight;
		}
		const first = this.#firstOf(left);
		const weight = this.#weightOf(left);
		const total = this.#weightOf(totals);
		const difference = first * total - this.#firstOf(totals) * weight;
		return difference * difference / (weight * (total - weight));
	}
	#firstOf(sums) {
		const { kind, classWeights } = this.#problem;
		return kind === "values" ? sums[0] : sums[1] * classWeights[1];
	}
	#decrease(gain, rootScale, scale) {
		const { kind, classWeights } = this.#problem;
		const weight = this.#weightOf(this.#totals);
		if (kind === "binary") return 2 * gain / weight;
		if (kind === "values") return gain / weight * (rootScale / scale) * rootScale / scale;
		let squares = 0;
		for (const [label, count] of this.#totals.entries()) {
			const own = count * classWeights[label];
			squares += own * own;
		}
		return gain - squares / weight;
	}
	#partition(start, end, split) {
		const { bins, width } = this.#problem;
		const places = Array.from({ length: end - start }, (_, index) => start + index);
		const binAt = (at) => bins[this.#rows[at] * width + split.feature];
		const goesLeft = (at) => binAt(at) === 255 ? split.missingLeft : binAt(at) <= split.bin;
		const hasMissing = places.some((at) => binAt(at) === 255);
		const left = places.filter(goesLeft);
		const sorted = [...left, ...places.filter((at) => !goesLeft(at))];
		for (const array of [
			this.#rows,
			this.#counts,
			this.#quantised
		]) array.set(sorted.map((at) => array[at]), start);
		const middle = start + left.length;
		return {
			middle,
			missingLeft: hasMissing ? split.missingLeft : middle - start >= end - middle
		};
	}
	#emitLeaf(node, start, end) {
		const { kind, values, classCount, classWeights } = this.#problem;
		let payload;
		if (kind === "values") {
			const first = values[this.#rows[start]];
			let sum = 0;
			for (let at = start; at < end; at++) sum += (values[this.#rows[at]] - first) * this.#counts[at];
			payload = this.#leafTotal++;
			this.#leafShares.push(first + sum / this.#totals[1]);
		} else {
			const present = [...this.#totals.keys()].filter((label) => this.#totals[label] > 0);
			if (present.length === 1) payload = present[0];
			else {
				const weight = this.#weightOf(this.#totals);
				payload = classCount + this.#leafTotal++;
				for (const label of present) {
					this.#leafClasses.push(label);
					this.#leafShares.push(this.#totals[label] * classWeights[label] / weight);
				}
				this.#leafEnds.push(this.#leafShares.length);
			}
		}
		this.#nodes[2 * node + 1] = payload;
	}
};

// src/learn/trees/forest-task.ts
async function growForestPart({ source, treeCount, seed, taken }, id, post) {
	const grow = "memory" in source ? createTreeGrower(source, id) : (state) => growPlainTree(source.problem, state);
	for (let index = Atomics.add(taken, 0, 1); index < treeCount; index = Atomics.add(taken, 0, 1)) await post({
		index,
		tree: grow(new RandomStream(seed, index + 1).state)
	});
}

export { growForestPart };