import { parentPort, workerData } from "node:worker_threads";

// \0rolldown/runtime.js
var __defProp = Object.defineProperty;
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (!no_symbols) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return target;
};

// src/learn/trees/random-stream.ts
function scramble(value) {
	let mixed = value | 0;
	mixed = Math.imul(mixed ^ mixed >>> 16, 569420461);
	mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
	return (mixed ^ mixed >>> 15) >>> 0;
}
var RandomStream;
var init_random_stream = __esmMin((() => {
	RandomStream = class RandomStream {
		#state;
		constructor(seed, stream) {
			this.#state = scramble(scramble(scramble(seed) ^ Math.floor(seed / 4294967296)) ^ stream);
		}
		static at(state) {
			const stream = new RandomStream(0, 0);
			stream.#state = state;
			return stream;
		}
		get state() {
			return this.#state;
		}
		next() {
			this.#state = this.#state + 2654435769 >>> 0;
			return scramble(this.#state);
		}
		below(bound) {
			const drawn = this.next();
			return Math.floor(((drawn >>> 16) * bound + Math.floor((drawn & 65535) * bound / 65536)) / 65536);
		}
	};
}));

// src/learn/trees/bins.ts
var init_bins = __esmMin((() => {}));

// src/learn/trees/forest-problem.ts
function rootFixedPoint(problem) {
	const { values, rowCount } = problem;
	let least = Infinity;
	let most = -Infinity;
	for (const value of values) {
		least = Math.min(least, value);
		most = Math.max(most, value);
	}
	if (problem.kind !== "values") return {
		shift: 32,
		scale: 1,
		centre: 0
	};
	return {
		shift: 32 - Math.clz32(rowCount),
		...fixedPoint(rowCount, least, most)
	};
}
function fixedPoint(total, least, most) {
	const bits = 32 - Math.clz32(total);
	const halfRange = (most - least) / 2;
	const centre = least + halfRange;
	let limit = 1;
	for (let bit = Math.min(62 - bits, 52) - bits; bit > 0; bit--) limit *= 2;
	return {
		scale: Math.min(limit / halfRange, 1e300),
		centre
	};
}
var init_forest_problem = __esmMin((() => {}));

// src/learn/trees/grow-plain-tree.ts
function growPlainTree(problem, state) {
	return new PlainTree(problem, state).grow();
}
var manyRows, PlainTree;
var init_grow_plain_tree = __esmMin((() => {
	init_bins();
	init_forest_problem();
	init_random_stream();
	manyRows = 1024;
	PlainTree = class {
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
}));

// src/learn/trees/grow-wasm-tree.ts
function ownLayout({ rowCount, width, classCount }) {
	const sizes = {
		rowsA: 4 * rowCount,
		rowsB: 4 * rowCount,
		packedA: 8 * rowCount,
		packedB: 8 * rowCount,
		histogram: Math.max(8192, 1024 * classCount),
		order: 4 * width,
		stack: 32 * (rowCount + 2),
		nodes: 16 * rowCount,
		leafEnds: 4 * rowCount,
		leafClasses: 4 * rowCount,
		leafShares: 8 * rowCount,
		importance: 8 * width,
		classes: 16 * Math.max(2, classCount)
	};
	const offsets = {};
	let bytes = 0;
	for (const name of ownBuffers) {
		offsets[name] = bytes;
		bytes = aligned(bytes + sizes[name]);
	}
	return {
		offsets,
		bytes
	};
}
function createTreeGrower({ memory, module, problem, own }, worker) {
	const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports;
	const { kind, rowCount, width, classCount } = problem;
	const root = rootFixedPoint(problem);
	kernel.configure(kinds[kind], rowCount, width, classCount, problem.tried, problem.maxDepth, problem.minSplit, problem.minLeaf, Number(problem.isBootstrap), root.shift, root.scale, root.centre);
	kernel.placeShared(problem.bins.byteOffset, problem.labels.byteOffset, problem.values.byteOffset, problem.binCounts.byteOffset, problem.classWeights.byteOffset);
	const { offsets } = ownLayout(problem);
	const addressOf = (name) => own[worker] + offsets[name];
	kernel.placeOwn(...ownBuffers.map(addressOf));
	const integers = (name, count) => Int32Array.from(new Int32Array(memory.buffer, addressOf(name), count));
	const doubles = (name, count) => Float64Array.from(new Float64Array(memory.buffer, addressOf(name), count));
	return (state) => {
		const nodeCount = kernel.growTree(state);
		const isValues = kind === "values";
		const leaves = kernel.leafCount();
		const pairs = kernel.pairCount();
		return {
			nodes: integers("nodes", 2 * nodeCount),
			leafEnds: integers("leafEnds", isValues ? 0 : leaves),
			leafClasses: integers("leafClasses", pairs),
			leafShares: doubles("leafShares", isValues ? leaves : pairs),
			importance: doubles("importance", width)
		};
	};
}
var ownBuffers, kinds, aligned;
var init_grow_wasm_tree = __esmMin((() => {
	init_forest_problem();
	ownBuffers = [
		"rowsA",
		"rowsB",
		"packedA",
		"packedB",
		"histogram",
		"order",
		"stack",
		"nodes",
		"leafEnds",
		"leafClasses",
		"leafShares",
		"importance",
		"classes"
	];
	kinds = {
		binary: 0,
		multiclass: 1,
		values: 2
	};
	aligned = (address) => Math.ceil(address / 64) * 64;
}));

// src/learn/trees/forest-task.ts
var forest_task_exports = /* @__PURE__ */ __exportAll({ growForestPart: () => growForestPart });
async function growForestPart({ source, treeCount, seed, taken }, id, post) {
	const grow = "memory" in source ? createTreeGrower(source, id) : (state) => growPlainTree(source.problem, state);
	for (let index = Atomics.add(taken, 0, 1); index < treeCount; index = Atomics.add(taken, 0, 1)) await post({
		index,
		tree: grow(new RandomStream(seed, index + 1).state)
	});
}
var init_forest_task = __esmMin((() => {
	init_grow_plain_tree();
	init_grow_wasm_tree();
	init_random_stream();
}));

// src/learn/trees/boosting-kernel.generated.ts
var binary;
var init_boosting_kernel_generated = __esmMin((() => {
	binary = "AGFzbQEAAAABQQhgBX9/f39/AGADf39/AGADf39/AX9gC398fH9/fHx8f39/AGAJf39/f39/f39/AGABfwF/YAJ/fwBgBH9/f38AAhIBA2VudgZtZW1vcnkCAwGAgAQDDAsBAQIDBAAABQYABwbiAR9/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt8AUQAAAAAAAAAAAt8AUQAAAAAAAAAAAt8AUQAAAAAAAAAAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAPA/C3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAsHfgoHdG91Y2hlZAMOC3BsYWNlU2hhcmVkAAQIcGxhY2VPd24ABg5idWlsZEhpc3RvZ3JhbQAKEWNvbWJpbmVIaXN0b2dyYW1zAAkJY291bnRSb3dzAAgGc2VhcmNoAAMIc29ydFJvd3MAAglwbGFjZVJvd3MABQZtZW1vcnkCAAqiFwvCAgILfAR/Iw8gAEELdGohECMIIABBCnRqIQ8jFCELIxUhCiMQIQkjESEIIAFBAUYEfCAQKAL4D7cFRAAAAAAAAAAACyENIAFBAUYEfCAQKAL8D7cFRAAAAAAAAAAACyEMIxdBACABQQFGGwR/IA8oAvwHBUEACyEAIxkhAyMaIQUDQCACIBFKBEACQCANIBAgEUEDdGoiDigCALegIQ0gDCAOKAIEt6AhDAJAIxcEQCAAIA8gEUECdGooAgBqIgAjE0gNASMTIxIgAGtKDQILIAsgDWQNACAIIA2hIgQgC2MNASAMIAyiIAQgCqAiB6IgCSAMoSIEIASiIA0gCqAiBKKgIgYgBaIgAyAEIAeiIgSiZARAIAQhBSAMJBsgDSQcIBEkHSABJB4gBiEDCwsgEUEBaiERDAILCwsgAyQZIAUkGgvqAQIFfAV/Iw8gAEELdGohCiMIIABBCnRqIQwDQCACIAhKBEACQCADIAojCyACQQFrIAhrIAggARtBAnRqKAIAIgtBA3RqIgAoAgC3oCEDIAQgACgCBLegIQQCQCMXBEAgCSAMIAtBAnRqKAIAaiIJIxNIDQEjEyMSIAlrSg0CCyADIxRjDQAjESADoSIFIxRjDQEgBCAEoiAFIxWgIgWiIxAgBKEiBiAGoiADIxWgIgeioCIGIxqiIxkgByAFoiIFomQEQCAGJBkgBSQaIAQkGyADJBwgCCQdIAEkHgsLIAhBAWohCAwCCwsLC5QCAQd/IAAoAhwhByAAKAIgIQggAUECdCIDIwJqIgQgAkECdCICaiEFIAIjAyADaiICakEEayEDIwEgACgCGGohBiAAKAIkQQFGBEADQCAEIAVJBEAgAEEsaiAGIAQoAgAiByMAbGotAAAiCEEFdkECdGooAgAgCHZBAXEhCCACIAc2AgAgAyAHNgIAIAIgCEECdGohAiADIAhFQQJ0ayEDIARBBGohBAwBCwsFA0AgBCAFSQRAIAggByAGIAQoAgAiACMAbGotAAAiCU4gCUH/AUYbIQkgAiAANgIAIAMgADYCACACIAlBAnRqIQIgAyAJQQFzQQJ0ayEDIARBBGohBAwBCwsLIAIjAyABQQJ0amtBAnYLswMBAX8gACQPIAEkECACJBEgAyQSIAQkEyAFJBQgBiQVIAckFiAIQQBHJBdEAAAAAAAAAAAkGCMJRAAAAAAAAAAAOQMAIwlEAAAAAAAAAAA5AwgjCUQAAAAAAAAAADkDEANAIAkgCkgEQCMHIAlqLQAAQQFGBEACQEEAIQNBACEAIw8gCUELdGopA/gPQgBSIQQjBiAJai0AAEEBRiEIIwUgCWotAAAhC0QAAAAAAAAAACQZRAAAAAAAAPA/JBogCARAIAlBACAJEAciAxABIAlBASADEAEFIAlBACALIAtBAWsiCyAEGxAAIAQEQCAJQQEgCxAACwsjGSMaoyIBIxhkRQ0AIAEkGCMJIAE5AwAjCSMbOQMIIwkjHDkDECMJIAk2AhgjCSMdNgIcIwkjHjYCICMJIAg2AiQjCSAENgIoIAhFDQAjCUEsakEAQSD8CwADQCAAIx1MBEAjCUEsaiMLIANBAWsgAGsgACMeG0ECdGooAgAiBEEFdUECdGoiCCAIKAIAQQEgBHRyNgIAIABBAWohAAwBCwsjCSMJKAJIQR92NgIgCwsgCUEBaiEJDAELCwsmACAAJAAgASQBIAIkAiADJAMgBCQEIAUkBSAGJAYgByQHIAgkCAtpACMCIANBAnRqIwMgAEECdGoiACACQQJ0/AoAACAAIAFBAnRqQQRrIQMjAiAEIAEgAmtqQQJ0aiEBIwIgBEECdGohAANAIAAgAUkEQCAAIAMoAgA2AgAgA0EEayEDIABBBGohAAwBCwsLFgAgACQJIAEkCiACJAsgAyQMIAQkDQuKAwIGfwJ8Iw8gAEELdGohASMIIABBCnRqIQIjErcjEaMhB0EKIxMiAyADQQpKGyEDIwUgAGotAAAhBUEAIQADQCAAQf8BTARAAkAgAEH/AUcgACAFTnENACABIABBA3RqIgYoAgC3IQgjFwR/IAIgAEECdGooAgAFIAggB6JEAAAAAAAA4D+gnPwCCyADSA0AIwogAEEDdGogBigCBLcgCCMWoKM5AwAjCyAEQQJ0aiAANgIAIARBAWohBAsgAEEBaiEADAELC0EBIQMDQCADIARIBEAgA0EDbEEBaiEDDAELCwNAIANBAEoEQCADIQADQCAAIARIBEAjCiMLIABBAnRqKAIAIgVBA3RqKwMAIQcgACEBA0AgASADTgRAAkAjCiMLIAEgA2siAkECdGooAgAiBkEDdGorAwAhCCAFIAZKIAcgCGFxIAcgCGRyDQAjCyABQQJ0aiAGNgIAIAIhAQwCCwsLIwsgAUECdGogBTYCACAAQQFqIQAMAQsLIANBA20hAwwBCwsgBAuBAQEDfyMIQQAjAEEKdPwLACMCIAAgAWpBAnRqIQIjAiAAQQJ0aiEBA0AgASACSQRAIwEjACABKAIAbGohA0EAIQADQCAAIwBJBEAjCCAAQQp0aiAAIANqLQAAQQJ0aiIEIAQoAgBBAWo2AgAgAEEBaiEADAELCyABQQRqIQEMAQsLC7EBAwR/AnsCfgNAIAIgA0kEQCMFIAJqLQAAQQFqQX5xQQN0IQggAkELdCIHIQUDQCAFIAcgCGpJBEAgACAFaiIG/QAEACEJIAYgCSABIAVq/QAEACIK/c4BIAkgCv3RASAEG/0LBAAgBUEQaiEFDAELCyAIQYAQSQRAIAAgB0H4D2oiBWoiBikDACELIAYgASAFaikDACIMIAt8IAsgDH0gBBs3AwALIAJBAWohAgwBCwsLugYCAn4FfyADBEAgAkEAIwBBC3T8CwALIwIgACABakECdGohByMCIABBAnRqIQMDQCADIAdJBEBBgAEgByADa0ECdiIAIABBgAFLGyEGQQAhAANAIAAgBkkEQCAIIwEgAEECdCIBIANqKAIAIgkjAGxqIgotAABqIQgjDCABaiAKNgIAIw0gAEEDdGojBCAJQQN0aikDADcDACAAQQFqIQAMAQsLQQAhAANAIwAgAEEIak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAaikDACIEQv8Bg6dBA3RqIgojDSABQQN0aikDACIFIAopAwB8NwMAIAlBgBBqIARCCIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgCBqIARCEIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgDBqIARCGIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgEBrIARCIIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgNAAaiAEQiiIQv8Bg6dBA3RqIgogCikDACAFfDcDACAJQYDgAGogBEIwiEL/AYOnQQN0aiIKIAopAwAgBXw3AwAgCUGA8ABqIARCOIinQQN0aiIKIAopAwAgBXw3AwAgAUEBaiEBDAELCyAAQQhqIQAMAQsLIwAgAEEEak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAajUCACIEQv8Bg6dBA3RqIgojDSABQQN0aikDACIFIAopAwB8NwMAIAlBgBBqIARCCIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgCBqIARCEIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgDBqIARCGIinQQN0aiIKIAopAwAgBXw3AwAgAUEBaiEBDAELCyAAQQRqIQALA0AgACMASQRAIAIgAEELdGohCUEAIQEDQCABIAZJBEAgCSMMIAFBAnRqKAIAIABqMQAAp0EDdGoiCiMNIAFBA3RqKQMAIAopAwB8NwMAIAFBAWohAQwBCwsgAEEBaiEADAELCyADQYAEaiEDDAELCyAIJA4L";
}));

// src/learn/trees/boosting/compiled-kernel.ts
function createCompiledLoops(memory, layout, worker) {
	const module = new WebAssembly.Module(Buffer.from(binary, "base64"));
	const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports;
	const own = layout.own[worker];
	const split = layout.own[0].record;
	kernel.placeShared(layout.columnCount, layout.bins, layout.rows, layout.scratch, layout.packed, layout.binCounts, layout.categorical, layout.drawn, layout.counts);
	kernel.placeOwn(own.record, own.ratios, own.order, own.blockCells, own.blockValues);
	return {
		buildHistogram: (start, count, histogram, isFirst) => {
			kernel.buildHistogram(start, count, histogram, Number(isFirst));
		},
		countRows: (start, count) => {
			kernel.countRows(start, count);
		},
		combineHistograms: (into, other, from, to, isAdded) => {
			kernel.combineHistograms(into, other, from, to, Number(isAdded));
		},
		search: (node, from, to) => {
			kernel.search(node.histogram, node.gradients, node.hessians, node.rowCount, node.minSamplesLeaf, node.minHessian, node.penalty, node.smoothing, Number(node.exact), from, to);
		},
		sortRows: (start, count) => kernel.sortRows(split, start, count),
		placeRows: (start, count, leftCount, left, right) => {
			kernel.placeRows(start, count, leftCount, left, right);
		}
	};
}
var init_compiled_kernel = __esmMin((() => {
	init_boosting_kernel_generated();
}));

// src/learn/trees/boosting/layout.ts
function viewsOf(buffer, layout) {
	const { rowCount, columnCount, outputs, maxLeaves } = layout;
	const doubles = (offset, count) => new Float64Array(buffer, offset, count);
	const bytes = (offset, count) => new Uint8Array(buffer, offset, count);
	return {
		bins: bytes(layout.bins, rowCount * columnCount),
		rows: new Uint32Array(buffer, layout.rows, rowCount),
		packed: new Int32Array(buffer, layout.packed, rowCount * 2),
		binCounts: bytes(layout.binCounts, columnCount),
		categorical: bytes(layout.categorical, columnCount),
		drawn: bytes(layout.drawn, columnCount),
		outcome: doubles(layout.outcome, rowCount),
		gradients: doubles(layout.gradients, rowCount),
		hessians: doubles(layout.hessians, rowCount),
		scores: Array.from({ length: outputs }, (_, output) => doubles(layout.scores + output * rowCount * 8, rowCount)),
		chunkSums: doubles(layout.chunkSums, Math.ceil(rowCount / chunkRows) * 2),
		powerSums: doubles(layout.powerSums, outputs > 1 ? rowCount : 0),
		powers: Array.from({ length: outputs > 1 ? outputs : 0 }, (_, output) => doubles(layout.powers + output * rowCount * 8, rowCount)),
		leafRanges: new Uint32Array(buffer, layout.leafRanges, maxLeaves * 2),
		leafValues: doubles(layout.leafValues, maxLeaves),
		record: recordAt(buffer, layout.own[0].record)
	};
}
function recordAt(buffer, offset) {
	return {
		sums: new Float64Array(buffer, offset, 3),
		choice: new Int32Array(buffer, offset + 24, 5),
		mask: new Uint32Array(buffer, offset + 44, 8)
	};
}
var chunkRows;
var init_layout = __esmMin((() => {
	chunkRows = 4096;
}));

// src/learn/median.ts
function median(values) {
	const present = values.filter((value) => !Number.isNaN(value)).sort();
	const middle = present.length >> 1;
	if (present.length === 0) return 0;
	if (present.length % 2 === 1) return present[middle];
	return present[middle - 1] / 2 + present[middle] / 2;
}
var init_median = __esmMin((() => {}));

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
var nothing, exponential;
var init_loss = __esmMin((() => {
	init_median();
	nothing = () => void 0;
	exponential = (score) => Math.exp(Math.min(700, score));
}));

// src/learn/trees/boosting/quantise.ts
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
function quantise({ gradients, hessians, packed }, scales, from, to) {
	const { gradient, hessian } = scales;
	for (let row = from; row < to; row++) {
		packed[row * 2] = Math.floor(hessians[row] * hessian + .5);
		packed[row * 2 + 1] = Math.floor(gradients[row] * gradient + .5);
	}
}
var largestSum, finite;
var init_quantise = __esmMin((() => {
	init_layout();
	largestSum = 2147483647;
	finite = (scale) => Number.isFinite(scale) ? scale : 0;
}));

// src/learn/trees/boosting/parts.ts
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
var partOf, piecesFor;
var init_parts = __esmMin((() => {
	init_layout();
	init_quantise();
	partOf = {
		derive: 0,
		quantise: 1,
		buildHistogram: 2,
		search: 3,
		sortRows: 4,
		placeRows: 5,
		addLeaves: 6
	};
	piecesFor = (workers) => workers === 1 ? 1 : workers * 2;
}));

// src/learn/trees/boosting/draw-subset.ts
function drawSubset(random, size, from, chosen) {
	let found = 0;
	for (let item = 0; item < from && found < size; item++) if (random.below(from - item) < size - found) chosen[found++] = item;
}
var init_draw_subset = __esmMin((() => {}));

// src/learn/trees/boosting/grow-tree.ts
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
var leastHessian, categorySmoothing, rounding;
var init_grow_tree = __esmMin((() => {
	init_draw_subset();
	init_layout();
	leastHessian = .001;
	categorySmoothing = 10;
	rounding = 1e-12;
}));

// src/learn/trees/boosting/team-kernel.ts
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
var fewRows, fewColumns;
var init_team_kernel = __esmMin((() => {
	init_layout();
	init_parts();
	fewRows = 2048;
	fewColumns = 4;
}));

// src/learn/trees/boosting/tree-recorder.ts
var TreeRecorder;
var init_tree_recorder = __esmMin((() => {
	TreeRecorder = class {
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
}));

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
var init_walk_bins = __esmMin((() => {
	init_bins();
}));

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
var init_run_rounds = __esmMin((() => {
	init_random_stream();
	init_draw_subset();
	init_grow_tree();
	init_parts();
	init_quantise();
	init_team_kernel();
	init_tree_recorder();
	init_walk_bins();
}));

// src/learn/trees/boosting/split-search.ts
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
var categorySupport;
var init_split_search = __esmMin((() => {
	init_bins();
	init_layout();
	categorySupport = 10;
}));

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
var init_script_kernel = __esmMin((() => {
	init_bins();
	init_layout();
	init_split_search();
}));

// src/learn/trees/boosting/team.ts
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
var open, done, wanted, all, nothingMore, mostPieces, spins;
var init_team = __esmMin((() => {
	open = 0;
	done = 1;
	wanted = 2;
	all = 3;
	nothingMore = -1;
	mostPieces = 255;
	spins = 2e4;
}));

// src/learn/trees/boosting/boosting-task.ts
var boosting_task_exports = /* @__PURE__ */ __exportAll({ boostPart: () => boostPart });
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
var init_boosting_task = __esmMin((() => {
	init_compiled_kernel();
	init_layout();
	init_loss();
	init_parts();
	init_run_rounds();
	init_script_kernel();
	init_team();
}));

// src/learn/trees/worker-tasks.ts
const tasks = {
	forest: async () => (await Promise.resolve().then(() => (init_forest_task(), forest_task_exports))).growForestPart,
	boosting: async () => (await Promise.resolve().then(() => (init_boosting_task(), boosting_task_exports))).boostPart
};
async function loadWorkerTask(name) {
	return tasks[name]();
}

// src/learn/trees/worker-entry.ts
async function work({ task, id }, given, say) {
	await (await loadWorkerTask(task))(await given, id, (message) => {
		say({
			kind: "message",
			message
		});
		return Promise.resolve();
	});
	say({ kind: "done" });
}
const port = parentPort;
if (port === null) throw new Error("This file is started by the learning engine as a worker thread.");
const given = new Promise((resolve) => {
	port.once("message", resolve);
});
await work(workerData, given, (said) => {
	port.postMessage(said);
});

export {  };