// src/learn/trees/forest-kernel.generated.ts
const binary = "AGFzbQEAAAABSAlgA39/fwBgAn9/AGAAAX9gAn9/AXxgAn9/AX9gBX9/f39/AGANf39/f39/f39/f39/fwBgAX8Bf2AMf39/f39/f39/f3x8AAISAQNlbnYGbWVtb3J5AgMBgIAEAw4NAQMABAEAAAUGAgIHCAb7ASt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt+AUIAC34BQgALfAFEAAAAAAAAAAALfAFEAAAAAAAAAAALB1IHCWNvbmZpZ3VyZQAMC3BsYWNlU2hhcmVkAAcIcGxhY2VPd24ACAlsZWFmQ291bnQACglwYWlyQ291bnQACQhncm93VHJlZQALBm1lbW9yeQIACt0mDeQDAwJ8BH4DfyMPIAFBAnRqKAIAIQkgACkD+A8hBSAAQgA3A/gPA0AgCCAJSARAIAAgCEEDdGoiCikDACIGQgBSBEAgCkIANwMAIyUEQCMjIAhqQQFrQQF1JCNBACQlCyAEIAZ8IgQjJ1IEQCAEQgEjJqyGQgF9gyIGIwesUwR/QQEFIwesIyggBn1VCwR8RAAAAAAAAPC/BSAEIyash7khAyAGuSECIwBFBEAgAiADoSECIAMjECsDCKIiAyACIxArAwCioCECCyADIyqiIykgAqKhIgMgA6IgAiMqIAKhoqMLIgIjIWQgAkQAAAAAAAAAAGZxBEAgAiQhIAEkIiAIJCNBACQkQQEkJQsgBCAFfCIGIydSIAVCAFJxBEAgBkIBIyashkIBfYMiByMHrFMEf0EBBSMHrCMoIAd9VQsEfEQAAAAAAADwvwUgBiMmrIe5IQMgB7khAiMARQRAIAIgA6EhAiADIxArAwiiIgMgAiMQKwMAoqAhAgsgAyMqoiMpIAKioSIDIAOiIAIjKiACoaKjCyICIyFkIAJEAAAAAAAAAABmcQRAIAIkISABJCIgCCQjQQEkJEEBJCULCwsLIAhBAWohCAwBCwsjJQRAIw8gAUECdGooAgBBAWskI0EAJCULC9QBAgh8An8DQCAKIwNJBEAgACAKQQN0aisDACECIAEEQCACIAEgCkECdGooAgC3oCECCyADIAKgIQMgBCACIApBA3QiCyMQaisDACIJoiIFoCEEIAYjHSALaisDACACoSAJoiICoCEGIAcgBSAFoqAhByAIIAIgAqKgIQggCkEBaiEKDAELCyADIyi5YSADRAAAAAAAAAAAYXIEQEQAAAAAAADwvw8LIAMjB7djBH9BAQUjB7cjKLkgA6FkCwRARAAAAAAAAPC/DwsgByAEoyAIIAajoAveAgMEfwJ8AX4jAEECRgRAIw4jESABQQJ0aigCAEEDdGorAwAhCEIBIyashkIBfSEJA0AgASACSARAIAcjDiMRIAFBAnRqKAIAQQN0aisDACAIoSMTIAFBA3RqKQMAIAmDuaKgIQcgAUEBaiEBDAELCyMeIQMjGyMeQQN0aiAIIAcjKLmjoDkDACMeQQFqJB4FA0AgBCMDSARAIx0gBEEDdGorAwBEAAAAAAAAAABkBEAgBkEBaiEGIAQhAwsgBEEBaiEEDAELCyAGQQFHBEAjAyMeaiEDA0AgBSMDSARAIAVBA3QiASMdaisDACIHRAAAAAAAAAAAYgRAIxojH0ECdGogBTYCACMbIx9BA3RqIAcjECABaisDAKIjKqM5AwAjH0EBaiQfCyAFQQFqIQUMAQsLIxkjHkECdGojHzYCACMeQQFqJB4LCyMYIABBA3RqIgBBfzYCACAAIAM2AgQLqQMDA38CfAJ+IwBBAUYEQCMdQQAjA0EDdPwLAANAIAAgAUgEQCMdIxMgAEEDdGopAwAiCEIgh6dBA3RqIgQgBCsDACAIQv////8PgyIIuaA5AwAgByAIfCEHIABBAWohAAwBCwsgByQoRAAAAAAAAAAAJCoDQCACIwNJBEAgA0EBaiADIAJBA3QiACMdaisDACIFRAAAAAAAAAAAZBshAyMqIAUjECAAaisDAKKgJCogAkEBaiECDAELCyADQQFKDwsgACECA0AgASACSgRAIAcjEyACQQN0aikDAHwhByACQQFqIQIMAQsLIAckJyAHQgEjJqwiCIZCAX2DJCggByAIh7khBSMARQRAIx0jKLkgBaEiBjkDACMdIAU5AwggBSMQKwMIoiQpIykgBiMQKwMAoqAkKiAGRAAAAAAAAAAAZCAFRAAAAAAAAAAAZHEPCyAFJCkjKLkkKiMOIxEgAEECdGooAgBBA3RqKwMAIQUgAEEBaiEAA0AgACABSARAIw4jESAAQQJ0aigCAEEDdGorAwAgBWIEQEEBDwsgAEEBaiEADAELC0EAC+MEAg5/AX5EAAAAAAAA8L8kISMCJCIgASAAayEGA0AgAyMCSAR/IyIjAkYgAyMESHIFQQALBEBBBEEBIwBBAUcgBkGgAU5xIwQgA2tBBE5xGyEFIAMhAgNAIAIgAyAFakgEQCMgQceMoo4GayQgIxYgAiMgIgRBEHYgBHNBrdXCjwJsIgRBD3YgBHNBl9vomgdsIgRBD3YgBHOtIwIgAmutfkIgiKdqQQJ0aiIEKAIAIQcgBCMWIAJBAnRqIgQoAgA2AgAgBCAHNgIAIAJBAWohAgwBCwsjFiADQQJ0aiIHKAIAIQIjAEEBRgRAIAAgASACEAYFIAVBBEYEQCACIQQgBygCBCEJIAcoAgghCiAHKAIMIQsjFSEMIxVBgBBqIQ0jFUGAIGohByMVQYAwaiEIIAAhAgNAIAEgAkoEQCAMIAQjDCMCIxEgAkECdGooAgBsaiIOai0AAEEDdGoiDyMTIAJBA3RqKQMAIhAgDykDAHw3AwAgDSAJIA5qLQAAQQN0aiIPIA8pAwAgEHw3AwAgByAKIA5qLQAAQQN0aiIPIA8pAwAgEHw3AwAgCCALIA5qLQAAQQN0aiIOIA4pAwAgEHw3AwAgAkEBaiECDAELCyAMIAQQACANIAkQACAHIAoQACAIIAsQAAUgBkGgAUgEQCAAIAEgAhAFBSMVIQcgAiIEIwxqIQggACECA0AgASACSgRAIAcgCCMCIxEgAkECdGooAgBsai0AAEEDdGoiCSAJKQMAIxMgAkEDdGopAwB8NwMAIAJBAWohAgwBCwsgByAEEAALCwsgAyAFaiEDDAELCwuzBQMJfgJ8BX8jFSEPIwwgAmohEANAIAAgAUgEQCAPIBAjAiMRIABBAnRqKAIAbGotAAAiEUEDdGoiEiASKQMAIxMgAEEDdGopAwB8NwMAIARCAEIBIBGthiIIIBFBBnYiERuEIQQgBiAIQgAgEUEBRhuEIQYgByAIQgAgEUECRhuEIQcgAyAIQgAgEUEDRhuEIQMgAEEBaiEADAELCyAPKQP4DyEKIA9CADcD+A8gA0L///////////8AgyEIA0AgDkEESARAIA4EfiAGIAcgCCAOQQJGGyAOQQFGGwUgBAshAwNAIANCAFIEQCADeqcgDkEGdGohACADIANCAX2DIQMjJQRAIyMgAGpBAWtBAXUkI0EAJCULIAUgDyAAQQN0aiIBKQMAfCEFIAFCADcDACAFIydSBEAgBUIBIyashkIBfYMiCSMHrFMEf0EBBSMHrCMoIAl9VQsEfEQAAAAAAADwvwUgBSMmrIe5IQ0gCbkhDCMARQRAIAwgDaEhDCANIxArAwiiIg0gDCMQKwMAoqAhDAsgDSMqoiMpIAyioSINIA2iIAwjKiAMoaKjCyIMIyFkIAxEAAAAAAAAAABmcQRAIAwkISACJCIgACQjQQAkJEEBJCULIAUgCnwiCSMnUiAKQgBScQRAIAlCASMmrIZCAX2DIgsjB6xTBH9BAQUjB6wjKCALfVULBHxEAAAAAAAA8L8FIAkjJqyHuSENIAu5IQwjAEUEQCAMIA2hIQwgDSMQKwMIoiINIAwjECsDAKKgIQwLIA0jKqIjKSAMoqEiDSANoiAMIyogDKGiowsiDCMhZCAMRAAAAAAAAAAAZnEEQCAMJCEgAiQiIAAkI0EBJCRBASQlCwsLDAELCyAOQQFqIQ4MAQsLIyUEQCMPIAJBAnRqKAIAQQFrJCNBACQlCwukBAMFfgF8CH8jFSEOIwwgAmohCyMDQQJ0IQ8DQCAAIAFIBEAgDiALIwIjESAAQQJ0aigCAGxqLQAAIgogD2xqIxMgAEEDdGopAwAiBUIgh6dBAnRqIgkgCSgCACAFp2o2AgAgA0IAQgEgCq2GIgUgCkEGdiIJG4QhAyAHIAVCACAJQQFGG4QhByAGIAVCACAJQQJGG4QhBiAEIAVCACAJQQNGG4QhBCAAQQFqIQAMAQsLIARCP4inIQsgBEL///////////8AgyEFIA4gD0H/AWxqIQojA0EDdCIAIx1qIg1BACAA/AsAA0AgEEEESARAIBAEfiAHIAYgBSAQQQJGGyAQQQFGGwUgAwshBANAIARCAFIEQCAEeqcgEEEGdGohDCAEIARCAX2DIQQjJQRAIyMgDGpBAWtBAXUkI0EAJCULIA4gDCAPbGohCUEAIQADQCAAIwNJBEAgDSAAQQN0aiIBIAErAwAgCSAAQQJ0aigCALegOQMAIABBAWohAAwBCwsgCUEAIA/8CwAgDUEAEAEiCEQAAAAAAAAAAGYgCCMhZHEEQCAIJCEgAiQiIAwkI0EAJCRBASQlCyALBEAgDSAKEAEiCEQAAAAAAAAAAGYgCCMhZHEEQCAIJCEgAiQiIAwkI0EBJCRBASQlCwsMAQsLIBBBAWohEAwBCwsjJQRAIw8gAkECdGooAgBBAWskI0EAJCULIAsEQCAKQQAgD/wLAAsLFgAgACQMIAEkDSACJA4gAyQPIAQkEAs2ACAAJBEgASQSIAIkEyADJBQgBCQVIAUkFiAGJBcgByQYIAgkGSAJJBogCiQbIAskHCAMJB0LBAAjHwsEACMeC8ULAxB/A3wCfiAAJCBBACQeQQAkHwNAIAIjAkgEQCMWIAJBAnRqIAI2AgAjHCACQQN0akQAAAAAAAAAADkDACACQQFqIQIMAQsLQQAhACMSIQMjCARAIANBACMBQQJ0/AsAA0AgBCMBSARAIyBBx4yijgZrJCAgAyMgIgJBEHYgAnNBrdXCjwJsIgJBD3YgAnNBl9vomgdsIgJBD3YgAnOtIwGtfkIgiKdBAnRqIgIgAigCAEEBajYCACAEQQFqIQQMAQsLBQNAIAQjAUgEQCADIARBAnRqQQE2AgAgBEEBaiEEDAELCwsDQCAAIwFIBEAgAyAAQQJ0ajQCACIVQgBSBEAjAEECRgR+Iw4gAEEDdGorAwAjC6EjCqJEAAAAAAAA4D+gnPwGIBV+IwmshiAVfAUjDSAAQQJ0ajQCACEUIwAEfiAUQiCGIBV8BSAUIBV+QiCGIBV8CwshFCMRIAFBAnRqIAA2AgAjEyABQQN0aiAUNwMAIAFBAWohAQsgAEEBaiEADAELCyMXQQA2AgAjFyABNgIEIxdBADYCCCMXQX82AgwjF0EgIwkjAEECRxs2AhAjF0EANgIUIxcjCjkDGEEBIQ8DQCAPQQBKBEAjFyAPQQFrIg9BBXRqIgEoAgAhACABKAIEIQMgASgCCCENIAEoAgwhAiABKAIQJCYgASgCFCEEIAErAxghEyAGIgFBAWohBiACQQBOBEAjGCACQQN0aiABNgIECyABIQUgACADEANFIA0jBU5yIygjBqxTcgR/QQEFIygjB6xCAYZTCwRAIAUgACADEAIMAgsgBEUjAEECRnEgAyAAa0GACExxBEAjKCEURAAAAAAAAPB/IRJEAAAAAAAA8P8hEyAAIQIDQCACIANIBEAjDiMRIAJBAnRqKAIAQQN0aisDACIRIBJjBEAgESESCyARIBMgESATZBshEyACQQFqIQIMAQsLQgEjJqyGQgF9IRUgEiATIBKhRAAAAAAAAOA/oiISoCERQgFBNEE+QcAAIBR5p2siBGsiASABQTROGyAEa6yGuSASo0ScdQCIPOQ3fqQhEyAAIQIDQCACIANIBEAjEyACQQN0aiIBKQMAIBWDIRQgASMOIxEgAkECdGooAgBBA3RqKwMAIBGhIBOiRAAAAAAAAOA/oJz8BiAUfiAErIYgFHw3AwAgAkEBaiECDAELC0HAACMoeadrJCYgACADEAMaQQEhBAsgACADEAQjIiMCRgRAIAUgACADEAIMAgsjHCMiQQN0aiIBKwMAIRFEAAAAAAAAAAAhEkEAIQIgASARAnwjISMhoCMqoyMARQ0AGiMhIyqjIwogE6OiIwqiIBOjIwBBAkYNABoDQCACIwNJBEAgEiACQQN0IgEjHWorAwAjECABaisDAKIiESARoqAhEiACQQFqIQIMAQsLIyEgEiMqo6ELoDkDAEEAIQ5BACEQIwwjImohDCMjIQsjJCEKIAAiAiEBA0AgASADSARAIxMgAUEDdGopAwAhFEEBIAwjESABQQJ0aigCACIIIwJsai0AACIHQf8BRiIJIA4bIQ4jESACQQJ0aiAINgIAIxMgAkEDdGogFDcDACMSIBBBAnRqIAg2AgAjFCAQQQN0aiAUNwMAIAkgCnEgByALTXIiByACaiECIBBBASAHa2ohECABQQFqIQEMAQsLIA5FBEAgAiAAayAQTiQkCyMRIAJBAnRqIxIgEEECdPwKAAAjEyACQQN0aiMUIBBBA3T8CgAAIxggBUEDdGojIiMjQRB0ciMkQRh0cjYCACMXIA9BBXRqIgEgAjYCACABIAM2AgQgASANQQFqIgM2AgggASAFNgIMIAEjJjYCECABIAQ2AhQgASATOQMYIA9BAWoiAUEBaiEPIxcgAUEFdGoiASAANgIAIAEgAjYCBCABIAM2AgggAUF/NgIMIAEjJjYCECABIAQ2AhQgASATOQMYDAELCyAGCzUAIAAkACABJAEgAiQCIAMkAyAEJAQgBSQFIAYkBiAHJAcgCEEARyQIIAkkCSAKJAogCyQLCw==";

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

// src/learn/trees/grow-wasm-tree.ts
const pageBytes = 65536;
const mostPages = 65536;
const ownBuffers = [
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
const kinds = {
	binary: 0,
	multiclass: 1,
	values: 2
};
const canShareMemory = () => typeof WebAssembly === "object" && typeof SharedArrayBuffer === "function";
const aligned = (address) => Math.ceil(address / 64) * 64;
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
function sharedBytes({ rowCount, width, classCount }, workers) {
	const own = ownLayout({
		rowCount,
		width,
		classCount
	}).bytes;
	return pageBytes + aligned(rowCount * (width + 12)) + 8 * (width + classCount) + 512 + workers * own;
}
const mostSharedBytes = pageBytes * mostPages;
function allocateProblem(settings, workers) {
	const { rowCount, width, classCount, kind } = settings;
	const pages = Math.ceil(sharedBytes(settings, workers) / pageBytes);
	const memory = new WebAssembly.Memory({
		initial: pages,
		maximum: pages,
		shared: true
	});
	const { buffer } = memory;
	let end = pageBytes;
	const take = (bytes) => {
		const start = end;
		end = aligned(end + bytes);
		return start;
	};
	const bins = new Uint8Array(buffer, take(rowCount * width), rowCount * width);
	const labelCount = kind === "values" ? 0 : rowCount;
	const labels = new Int32Array(buffer, take(4 * labelCount), labelCount);
	const values = new Float64Array(buffer, take(8 * (rowCount - labelCount)), rowCount - labelCount);
	const binCounts = new Int32Array(buffer, take(4 * width), width);
	const classWeights = new Float64Array(buffer, take(8 * classCount), classCount);
	const { bytes } = ownLayout(settings);
	const own = Array.from({ length: workers }, () => take(bytes));
	return {
		memory,
		module: new WebAssembly.Module(Buffer.from(binary, "base64")),
		problem: {
			...settings,
			bins,
			labels,
			values,
			binCounts,
			classWeights
		},
		own
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

export { sharedBytes as a, mostSharedBytes as i, canShareMemory as n, fixedPoint as o, createTreeGrower as r, rootFixedPoint as s, allocateProblem as t };