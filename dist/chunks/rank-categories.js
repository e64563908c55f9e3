import { n as RetrainError } from "./base.js";

// src/learn/trees/binary-sections.ts
const magic = [
	82,
	69,
	84,
	82,
	65,
	73,
	78,
	1
];
const headerBytes = 16;
const entryBytes = 16;
const types = [
	Uint8Array,
	Uint16Array,
	Int32Array,
	Float64Array
];
const aligned = (bytes) => Math.ceil(bytes / 8) * 8;
function narrow(values) {
	let largest = 0;
	for (const value of values) largest = Math.max(largest, value);
	if (largest <= 255) return Uint8Array.from(values);
	return largest <= 65535 ? Uint16Array.from(values) : Int32Array.from(values);
}
function writeSections(sections) {
	let end = headerBytes + sections.length * entryBytes;
	const places = sections.map(([, data]) => {
		const place = end;
		end = aligned(end + data.byteLength);
		return place;
	});
	const bytes = new Uint8Array(end);
	const view = new DataView(bytes.buffer);
	bytes.set(magic);
	view.setUint32(8, sections.length, true);
	for (const [index, [name, data]] of sections.entries()) {
		const entry = headerBytes + index * entryBytes;
		for (let letter = 0; letter < 4; letter++) bytes[entry + letter] = name.charCodeAt(letter);
		view.setUint32(entry + 4, types.findIndex((type) => data instanceof type), true);
		view.setUint32(entry + 8, data.length, true);
		view.setUint32(entry + 12, places[index], true);
		bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), places[index]);
	}
	return bytes;
}
function damagedBinary(what) {
	return new RetrainError("MODEL_UNREADABLE", `The binary part of the model is damaged: ${what}.`);
}
function readSections(file) {
	if (file.length < headerBytes || magic.slice(0, 7).some((byte, index) => file[index] !== byte)) throw damagedBinary("it does not begin as one that Retrain has written");
	if (file[7] !== magic[7]) throw damagedBinary(`its form has version ${file[7]}, this version of Retrain reads ${magic[7]}`);
	const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const count = view.getUint32(8, true);
	if (count > 100 || headerBytes + count * entryBytes > bytes.length) throw damagedBinary("its table does not fit in it");
	const found = /* @__PURE__ */ new Map();
	for (let index = 0; index < count; index++) {
		const entry = headerBytes + index * entryBytes;
		const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
		const type = types[view.getUint32(entry + 4, true)];
		const length = view.getUint32(entry + 8, true);
		const place = view.getUint32(entry + 12, true);
		if (type === void 0 || place % 8 !== 0 || place + length * type.BYTES_PER_ELEMENT > bytes.length) throw damagedBinary("one of its sections does not lie within it");
		found.set(name, new type(bytes.buffer, bytes.byteOffset + place, length));
	}
	return {
		integers: (name) => {
			const data = found.get(name);
			if (data === void 0 || data instanceof Float64Array) throw damagedBinary(`it lacks ${name}`);
			return data;
		},
		doubles: (name) => {
			const data = found.get(name);
			if (!(data instanceof Float64Array)) throw damagedBinary(`it lacks ${name}`);
			if (!data.every(Number.isFinite)) throw damagedBinary(`${name} has numbers that are not finite`);
			return data;
		}
	};
}

// src/learn/trees/rank-categories.ts
const priorRows = 10;
function rankCategories({ columns }, categorical, outcome) {
	if (outcome.kind === "classes" && outcome.classCount !== 2) return columns.map(() => null);
	const target = outcome.kind === "classes" ? outcome.labels : outcome.values;
	const mean = meanOf(target);
	return columns.map((codes, column) => categorical[column] === true ? rank(codes, target, mean) : null);
}
function meanOf(target) {
	let sum = 0;
	for (const value of target) sum += value / target.length;
	return sum;
}
function rank(codes, target, mean) {
	let count = 0;
	for (const code of codes) if (code >= count) count = code + 1;
	const sums = new Float64Array(count);
	const rows = new Float64Array(count);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row];
		if (Number.isNaN(code)) continue;
		sums[code] += target[row] - mean;
		rows[code] += 1;
	}
	const score = sums.map((sum, code) => sum / (rows[code] + priorRows));
	const order = Array.from(score.keys()).sort((a, b) => score[a] - score[b] || a - b);
	const ranks = new Int32Array(count);
	for (const [place, code] of order.entries()) ranks[code] = place;
	return ranks;
}
function recodeColumn(values, ranks) {
	if (ranks === null) return values;
	return values.map((code) => ranks[code] ?? NaN);
}

export { readSections as a, narrow as i, recodeColumn as n, writeSections as o, damagedBinary as r, rankCategories as t };