// src/learn/trees/random-stream.ts
var RandomStream = class RandomStream {
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
function scramble(value) {
	let mixed = value | 0;
	mixed = Math.imul(mixed ^ mixed >>> 16, 569420461);
	mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
	return (mixed ^ mixed >>> 15) >>> 0;
}

// src/learn/trees/sort-numbers.ts
const few = 1e3;
const shifts = [
	0,
	11,
	22
];
function sortNumbers(values) {
	const count = values.length;
	if (count < few) return values.sort();
	let from = {
		keys: upperBits(values),
		values: values.slice()
	};
	let to = {
		keys: new Uint32Array(count),
		values: new Float64Array(count)
	};
	for (const shift of shifts) {
		const ends = /* @__PURE__ */ new Uint32Array(2049);
		for (const key of from.keys) ends[(key >>> shift & 2047) + 1] += 1;
		for (let digit = 0; digit < 2048; digit++) ends[digit + 1] += ends[digit];
		for (let at = 0; at < count; at++) {
			const key = from.keys[at];
			const digit = key >>> shift & 2047;
			const place = ends[digit];
			ends[digit] = place + 1;
			to.keys[place] = key;
			to.values[place] = from.values[at];
		}
		[from, to] = [to, from];
	}
	for (let start = 0, at = 1; at <= count; at++) {
		if (at < count && from.keys[at] === from.keys[start]) continue;
		if (at - start > 1) from.values.subarray(start, at).sort();
		start = at;
	}
	values.set(from.values);
	return values;
}
function upperBits(values) {
	const keys = new Uint32Array(values.length);
	const one = /* @__PURE__ */ new Float64Array(1);
	const halves = new Int32Array(one.buffer);
	for (let at = 0; at < keys.length; at++) {
		one[0] = values[at];
		const bits = halves[1];
		keys[at] = bits < 0 ? ~bits : bits | 2147483648;
	}
	return keys;
}

// src/learn/trees/bins.ts
const missingBin = 255;
const mostBins = 255;
function fitBins({ rowCount, columns }, categorical, { maxBins = 255, sampleRows = 5e4, seed = 0 } = {}) {
	const rows = rowCount > sampleRows ? drawRows(rowCount, sampleRows, seed) : null;
	const buffer = new Float64Array(rows === null ? rowCount : rows.length);
	return { edges: columns.map((values, column) => {
		if (categorical[column] === true) return categoryEdges(values, maxBins);
		const size = buffer.length;
		let known = 0;
		for (let at = 0; at < size; at++) {
			const value = values[rows === null ? at : rows[at]];
			if (!Number.isNaN(value)) buffer[known++] = value;
		}
		return quantileEdges(sortNumbers(buffer.subarray(0, known)), maxBins);
	}) };
}
function drawRows(rowCount, count, seed) {
	const random = new RandomStream(seed, 0);
	return Uint32Array.from({ length: count }, (_, index) => {
		const start = Math.floor(index * rowCount / count);
		return start + random.below(Math.floor((index + 1) * rowCount / count) - start);
	});
}
function categoryEdges(values, maxBins) {
	let largest = 0;
	for (const value of values) if (value > largest) largest = value;
	return Float64Array.from({ length: Math.min(largest, maxBins - 1) }, (_, code) => code);
}
function quantileEdges(sorted, maxBins) {
	const count = sorted.length;
	let different = count === 0 ? 0 : 1;
	for (let at = 1; at < count && different <= maxBins; at++) if (sorted[at] !== sorted[at - 1]) different++;
	const edges = [];
	const perBin = different <= maxBins ? 1 : 0;
	let start = 0;
	for (let at = 1; at < count && edges.length < maxBins - 1; at++) {
		if (sorted[at] === sorted[at - 1]) continue;
		const share = perBin === 1 ? 1 : (count - start) / (maxBins - edges.length);
		if (at - start < share) continue;
		edges.push(middle(sorted[at - 1], sorted[at]));
		start = at;
	}
	return Float64Array.from(edges);
}
function middle(lower, upper) {
	const between = lower / 2 + upper / 2;
	return between >= lower && between < upper ? between : lower;
}
const blockRows = 2048;
function createBinner({ edges }) {
	const finders = edges.map((own) => new BinFinder(own));
	const width = finders.length;
	return (columns, start, end, out) => {
		for (let from = start; from < end; from += blockRows) {
			const to = Math.min(end, from + blockRows);
			for (let column = 0; column < width; column++) finders[column].fill(columns[column], from, to, out, width, (from - start) * width + column);
		}
	};
}
function binRows({ rowCount, columns }, bins, out = new Uint8Array(rowCount * columns.length)) {
	createBinner(bins)(columns, 0, rowCount, out);
	return out;
}
const cells = 1024;
const manyRows = 512;
var BinFinder = class {
	#edges;
	#starts = null;
	#origin;
	#scale;
	constructor(edges) {
		this.#edges = edges;
		const range = edges.length > 0 ? edges.at(-1) - edges[0] : 0;
		this.#origin = edges.length > 0 ? edges[0] : 0;
		this.#scale = range > 0 && Number.isFinite(cells / range) ? cells / range : 0;
	}
	#cellOf(value) {
		const at = (value - this.#origin) * this.#scale;
		return at >= cells ? 1023 : at > 0 ? Math.floor(at) : 0;
	}
	#guess() {
		if (this.#starts !== null) return this.#starts;
		const starts = /* @__PURE__ */ new Uint8Array(1025);
		for (const edge of this.#edges) starts[this.#cellOf(edge) + 1] += 1;
		for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell];
		this.#starts = starts;
		return starts;
	}
	fill(values, start, end, out, stride, place) {
		const edges = this.#edges;
		const starts = end - start >= manyRows || this.#starts !== null ? this.#guess() : null;
		for (let row = start, at = place; row < end; row++, at += stride) {
			const value = values[row];
			if (Number.isNaN(value)) {
				out[at] = 255;
				continue;
			}
			let low = 0;
			let high = edges.length;
			if (starts !== null) {
				const cell = this.#cellOf(value);
				low = starts[cell];
				high = starts[cell + 1];
			}
			while (low < high) {
				const half = low + high >>> 1;
				if (edges[half] < value) low = half + 1;
				else high = half;
			}
			out[at] = low;
		}
	}
};

export { RandomStream as i, createBinner as n, fitBins as r, binRows as t };