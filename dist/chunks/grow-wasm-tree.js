// src/learn/trees/forest-kernel.generated.ts
const binary = "AGFzbQEAAAABSAlgA39/fwBgAn9/AGAAAX9gAn9/AXxgAn9/AX9gBX9/f39/AGANf39/f39/f39/f39/fwBgAX8Bf2AMf39/f39/f39/f3x8AAISAQNlbnYGbWVtb3J5AgMBgIAEAw4NAQMABAEAAAUGAgIHCAb2ASp/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfgFCAAt+AUIAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAACwdSBwljb25maWd1cmUADAtwbGFjZVNoYXJlZAAHCHBsYWNlT3duAAgJbGVhZkNvdW50AAoJcGFpckNvdW50AAkIZ3Jvd1RyZWUACwZtZW1vcnkCAAqqJg3TAwMCfAR+A38jDyABQQJ0aigCACEJIAApA/gPIQUgAEIANwP4DwNAIAggCUgEQCAAIAhBA3RqIgopAwAiBkIAUgRAIApCADcDACAEIAZ8IgQjJlIEQCAEQgEjJayGQgF9gyIGIwesUwR/QQEFIwesIycgBn1VCwR8RAAAAAAAAPC/BSAEIyWsh7khAyAGuSECIwBFBEAgAiADoSECIAMjECsDCKIiAyACIxArAwCioCECCyADIymiIyggAqKhIgMgA6IgAiMpIAKhoqMLIgJEAAAAAAAAAABmBEAgAiMhZAR/QQEFIAEjIkggAiMhYXELBEAgAiQhIAEkIiAIJCNBACQkCwsgBCAFfCIGIyZSIAVCAFJxBEAgBkIBIyWshkIBfYMiByMHrFMEf0EBBSMHrCMnIAd9VQsEfEQAAAAAAADwvwUgBiMlrIe5IQMgB7khAiMARQRAIAIgA6EhAiADIxArAwiiIgMgAiMQKwMAoqAhAgsgAyMpoiMoIAKioSIDIAOiIAIjKSACoaKjCyICRAAAAAAAAAAAZgRAIAIjIWQEf0EBBSABIyJIIAIjIWFxCwRAIAIkISABJCIgCCQjQQEkJAsLCwsLIAhBAWohCAwBCwsL1AECCHwCfwNAIAojA0kEQCAAIApBA3RqKwMAIQIgAQRAIAIgASAKQQJ0aigCALegIQILIAMgAqAhAyAEIAIgCkEDdCILIxBqKwMAIgmiIgWgIQQgBiMdIAtqKwMAIAKhIAmiIgKgIQYgByAFIAWioCEHIAggAiACoqAhCCAKQQFqIQoMAQsLIAMjJ7lhIANEAAAAAAAAAABhcgRARAAAAAAAAPC/DwsgAyMHt2MEf0EBBSMHtyMnuSADoWQLBEBEAAAAAAAA8L8PCyAHIASjIAggBqOgC94CAwR/AnwBfiMAQQJGBEAjDiMRIAFBAnRqKAIAQQN0aisDACEIQgEjJayGQgF9IQkDQCABIAJIBEAgByMOIxEgAUECdGooAgBBA3RqKwMAIAihIxMgAUEDdGopAwAgCYO5oqAhByABQQFqIQEMAQsLIx4hAyMbIx5BA3RqIAggByMnuaOgOQMAIx5BAWokHgUDQCAEIwNIBEAjHSAEQQN0aisDAEQAAAAAAAAAAGQEQCAGQQFqIQYgBCEDCyAEQQFqIQQMAQsLIAZBAUcEQCMDIx5qIQMDQCAFIwNIBEAgBUEDdCIBIx1qKwMAIgdEAAAAAAAAAABiBEAjGiMfQQJ0aiAFNgIAIxsjH0EDdGogByMQIAFqKwMAoiMpozkDACMfQQFqJB8LIAVBAWohBQwBCwsjGSMeQQJ0aiMfNgIAIx5BAWokHgsLIxggAEEDdGoiAEF/NgIAIAAgAzYCBAupAwMDfwJ8An4jAEEBRgRAIx1BACMDQQN0/AsAA0AgACABSARAIx0jEyAAQQN0aikDACIIQiCHp0EDdGoiBCAEKwMAIAhC/////w+DIgi5oDkDACAHIAh8IQcgAEEBaiEADAELCyAHJCdEAAAAAAAAAAAkKQNAIAIjA0kEQCADQQFqIAMgAkEDdCIAIx1qKwMAIgVEAAAAAAAAAABkGyEDIykgBSMQIABqKwMAoqAkKSACQQFqIQIMAQsLIANBAUoPCyAAIQIDQCABIAJKBEAgByMTIAJBA3RqKQMAfCEHIAJBAWohAgwBCwsgByQmIAdCASMlrCIIhkIBfYMkJyAHIAiHuSEFIwBFBEAjHSMnuSAFoSIGOQMAIx0gBTkDCCAFIxArAwiiJCgjKCAGIxArAwCioCQpIAZEAAAAAAAAAABkIAVEAAAAAAAAAABkcQ8LIAUkKCMnuSQpIw4jESAAQQJ0aigCAEEDdGorAwAhBSAAQQFqIQADQCAAIAFIBEAjDiMRIABBAnRqKAIAQQN0aisDACAFYgRAQQEPCyAAQQFqIQAMAQsLQQAL4wQCDn8BfkQAAAAAAADwvyQhIwIkIiABIABrIQYDQCADIwJIBH8jIiMCRiADIwRIcgVBAAsEQEEEQQEjAEEBRyAGQaABTnEjBCADa0EETnEbIQUgAyECA0AgAiADIAVqSARAIyBBx4yijgZrJCAjFiACIyAiBEEQdiAEc0Gt1cKPAmwiBEEPdiAEc0GX2+iaB2wiBEEPdiAEc60jAiACa61+QiCIp2pBAnRqIgQoAgAhByAEIxYgAkECdGoiBCgCADYCACAEIAc2AgAgAkEBaiECDAELCyMWIANBAnRqIgcoAgAhAiMAQQFGBEAgACABIAIQBgUgBUEERgRAIAIhBCAHKAIEIQkgBygCCCEKIAcoAgwhCyMVIQwjFUGAEGohDSMVQYAgaiEHIxVBgDBqIQggACECA0AgASACSgRAIAwgBCMMIwIjESACQQJ0aigCAGxqIg5qLQAAQQN0aiIPIxMgAkEDdGopAwAiECAPKQMAfDcDACANIAkgDmotAABBA3RqIg8gDykDACAQfDcDACAHIAogDmotAABBA3RqIg8gDykDACAQfDcDACAIIAsgDmotAABBA3RqIg4gDikDACAQfDcDACACQQFqIQIMAQsLIAwgBBAAIA0gCRAAIAcgChAAIAggCxAABSAGQaABSARAIAAgASACEAUFIxUhByACIgQjDGohCCAAIQIDQCABIAJKBEAgByAIIwIjESACQQJ0aigCAGxqLQAAQQN0aiIJIAkpAwAjEyACQQN0aikDAHw3AwAgAkEBaiECDAELCyAHIAQQAAsLCyADIAVqIQMMAQsLC6IFAwl+AnwFfyMVIQ8jDCACaiEQA0AgACABSARAIA8gECMCIxEgAEECdGooAgBsai0AACIRQQN0aiISIBIpAwAjEyAAQQN0aikDAHw3AwAgBEIAQgEgEa2GIgggEUEGdiIRG4QhBCAGIAhCACARQQFGG4QhBiAHIAhCACARQQJGG4QhByADIAhCACARQQNGG4QhAyAAQQFqIQAMAQsLIA8pA/gPIQogD0IANwP4DyADQv///////////wCDIQgDQCAOQQRIBEAgDgR+IAYgByAIIA5BAkYbIA5BAUYbBSAECyEDA0AgA0IAUgRAIAN6pyAOQQZ0aiEAIAMgA0IBfYMhAyAFIA8gAEEDdGoiASkDAHwhBSABQgA3AwAgBSMmUgRAIAVCASMlrIZCAX2DIgkjB6xTBH9BAQUjB6wjJyAJfVULBHxEAAAAAAAA8L8FIAUjJayHuSENIAm5IQwjAEUEQCAMIA2hIQwgDSMQKwMIoiINIAwjECsDAKKgIQwLIA0jKaIjKCAMoqEiDSANoiAMIykgDKGiowsiDEQAAAAAAAAAAGYEQCAMIyFkBH9BAQUgAiMiSCAMIyFhcQsEQCAMJCEgAiQiIAAkI0EAJCQLCyAFIAp8IgkjJlIgCkIAUnEEQCAJQgEjJayGQgF9gyILIwesUwR/QQEFIwesIycgC31VCwR8RAAAAAAAAPC/BSAJIyWsh7khDSALuSEMIwBFBEAgDCANoSEMIA0jECsDCKIiDSAMIxArAwCioCEMCyANIymiIyggDKKhIg0gDaIgDCMpIAyhoqMLIgxEAAAAAAAAAABmBEAgDCMhZAR/QQEFIAIjIkggDCMhYXELBEAgDCQhIAIkIiAAJCNBASQkCwsLCwwBCwsgDkEBaiEODAELCwuTBAMFfgF8CH8jFSEOIwwgAmohCyMDQQJ0IQ0DQCAAIAFIBEAgDiALIwIjESAAQQJ0aigCAGxqLQAAIgogDWxqIxMgAEEDdGopAwAiA0Igh6dBAnRqIgkgCSgCACADp2o2AgAgBEIAQgEgCq2GIgMgCkEGdiIJG4QhBCAGIANCACAJQQFGG4QhBiAHIANCACAJQQJGG4QhByAFIANCACAJQQNGG4QhBSAAQQFqIQAMAQsLIAVCP4inIQsgBUL///////////8AgyEFIA4gDUH/AWxqIQojA0EDdCIAIx1qIglBACAA/AsAA0AgDEEESARAIAwEfiAGIAcgBSAMQQJGGyAMQQFGGwUgBAshAwNAIANCAFIEQCADeqcgDEEGdGohACADIANCAX2DIQMgDiAAIA1saiEPQQAhAQNAIAEjA0kEQCAJIAFBA3RqIhAgECsDACAPIAFBAnRqKAIAt6A5AwAgAUEBaiEBDAELCyAPQQAgDfwLACAJQQAQASIIRAAAAAAAAAAAZgRAIAgjIWQEf0EBBSACIyJIIAgjIWFxCwRAIAgkISACJCIgACQjQQAkJAsLIAsEQCAJIAoQASIIRAAAAAAAAAAAZgRAIAgjIWQEf0EBBSACIyJIIAgjIWFxCwRAIAgkISACJCIgACQjQQEkJAsLCwwBCwsgDEEBaiEMDAELCyALBEAgCkEAIA38CwALCxYAIAAkDCABJA0gAiQOIAMkDyAEJBALNgAgACQRIAEkEiACJBMgAyQUIAQkFSAFJBYgBiQXIAckGCAIJBkgCSQaIAokGyALJBwgDCQdCwQAIx8LBAAjHgvFCwMQfwN8An4gACQgQQAkHkEAJB8DQCACIwJIBEAjFiACQQJ0aiACNgIAIxwgAkEDdGpEAAAAAAAAAAA5AwAgAkEBaiECDAELC0EAIQAjEiEDIwgEQCADQQAjAUECdPwLAANAIAQjAUgEQCMgQceMoo4GayQgIAMjICICQRB2IAJzQa3Vwo8CbCICQQ92IAJzQZfb6JoHbCICQQ92IAJzrSMBrX5CIIinQQJ0aiICIAIoAgBBAWo2AgAgBEEBaiEEDAELCwUDQCAEIwFIBEAgAyAEQQJ0akEBNgIAIARBAWohBAwBCwsLA0AgACMBSARAIAMgAEECdGo0AgAiFUIAUgRAIwBBAkYEfiMOIABBA3RqKwMAIwuhIwqiRAAAAAAAAOA/oJz8BiAVfiMJrIYgFXwFIw0gAEECdGo0AgAhFCMABH4gFEIghiAVfAUgFCAVfkIghiAVfAsLIRQjESABQQJ0aiAANgIAIxMgAUEDdGogFDcDACABQQFqIQELIABBAWohAAwBCwsjF0EANgIAIxcgATYCBCMXQQA2AggjF0F/NgIMIxdBICMJIwBBAkcbNgIQIxdBADYCFCMXIwo5AxhBASEPA0AgD0EASgRAIxcgD0EBayIPQQV0aiIBKAIAIQAgASgCBCEDIAEoAgghDSABKAIMIQIgASgCECQlIAEoAhQhBCABKwMYIRMgBiIBQQFqIQYgAkEATgRAIxggAkEDdGogATYCBAsgASEFIAAgAxADRSANIwVOciMnIwasU3IEf0EBBSMnIwesQgGGUwsEQCAFIAAgAxACDAILIARFIwBBAkZxIAMgAGtBgAhMcQRAIychFEQAAAAAAADwfyESRAAAAAAAAPD/IRMgACECA0AgAiADSARAIw4jESACQQJ0aigCAEEDdGorAwAiESASYwRAIBEhEgsgESATIBEgE2QbIRMgAkEBaiECDAELC0IBIyWshkIBfSEVIBIgEyASoUQAAAAAAADgP6IiEqAhEUIBQTRBPkHAACAUeadrIgRrIgEgAUE0ThsgBGushrkgEqNEnHUAiDzkN36kIRMgACECA0AgAiADSARAIxMgAkEDdGoiASkDACAVgyEUIAEjDiMRIAJBAnRqKAIAQQN0aisDACARoSATokQAAAAAAADgP6Cc/AYgFH4gBKyGIBR8NwMAIAJBAWohAgwBCwtBwAAjJ3mnayQlIAAgAxADGkEBIQQLIAAgAxAEIyIjAkYEQCAFIAAgAxACDAILIxwjIkEDdGoiASsDACERRAAAAAAAAAAAIRJBACECIAEgEQJ8IyEjIaAjKaMjAEUNABojISMpoyMKIBOjoiMKoiAToyMAQQJGDQAaA0AgAiMDSQRAIBIgAkEDdCIBIx1qKwMAIxAgAWorAwCiIhEgEaKgIRIgAkEBaiECDAELCyMhIBIjKaOhC6A5AwBBACEOQQAhECMMIyJqIQwjIyELIyQhCiAAIgIhAQNAIAEgA0gEQCMTIAFBA3RqKQMAIRRBASAMIxEgAUECdGooAgAiCCMCbGotAAAiB0H/AUYiCSAOGyEOIxEgAkECdGogCDYCACMTIAJBA3RqIBQ3AwAjEiAQQQJ0aiAINgIAIxQgEEEDdGogFDcDACAJIApxIAcgC01yIgcgAmohAiAQQQEgB2tqIRAgAUEBaiEBDAELCyAORQRAIAIgAGsgEE4kJAsjESACQQJ0aiMSIBBBAnT8CgAAIxMgAkEDdGojFCAQQQN0/AoAACMYIAVBA3RqIyIjI0EQdHIjJEEYdHI2AgAjFyAPQQV0aiIBIAI2AgAgASADNgIEIAEgDUEBaiIDNgIIIAEgBTYCDCABIyU2AhAgASAENgIUIAEgEzkDGCAPQQFqIgFBAWohDyMXIAFBBXRqIgEgADYCACABIAI2AgQgASADNgIIIAFBfzYCDCABIyU2AhAgASAENgIUIAEgEzkDGAwBCwsgBgs1ACAAJAAgASQBIAIkAiADJAMgBCQEIAUkBSAGJAYgByQHIAhBAEckCCAJJAkgCiQKIAskCws=";

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