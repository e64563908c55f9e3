// src/learn/trees/boosting-kernel.generated.ts
const binary = "AGFzbQEAAAABQQhgBX9/f39/AGADf39/AGADf39/AX9gC398fH9/fHx8f39/AGAJf39/f39/f39/AGABfwF/YAJ/fwBgBH9/f38AAhIBA2VudgZtZW1vcnkCAwGAgAQDDAsBAQIDBAAABQYABwbiAR9/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAt8AUQAAAAAAAAAAAt8AUQAAAAAAAAAAAt8AUQAAAAAAAAAAAt/AUEAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC3wBRAAAAAAAAPA/C3wBRAAAAAAAAAAAC3wBRAAAAAAAAAAAC38BQQALfwFBAAsHfgoHdG91Y2hlZAMOC3BsYWNlU2hhcmVkAAQIcGxhY2VPd24ABg5idWlsZEhpc3RvZ3JhbQAKEWNvbWJpbmVIaXN0b2dyYW1zAAkJY291bnRSb3dzAAgGc2VhcmNoAAMIc29ydFJvd3MAAglwbGFjZVJvd3MABQZtZW1vcnkCAAqiFwvCAgILfAR/Iw8gAEELdGohECMIIABBCnRqIQ8jFCELIxUhCiMQIQkjESEIIAFBAUYEfCAQKAL4D7cFRAAAAAAAAAAACyENIAFBAUYEfCAQKAL8D7cFRAAAAAAAAAAACyEMIxdBACABQQFGGwR/IA8oAvwHBUEACyEAIxkhAyMaIQUDQCACIBFKBEACQCANIBAgEUEDdGoiDigCALegIQ0gDCAOKAIEt6AhDAJAIxcEQCAAIA8gEUECdGooAgBqIgAjE0gNASMTIxIgAGtKDQILIAsgDWQNACAIIA2hIgQgC2MNASAMIAyiIAQgCqAiB6IgCSAMoSIEIASiIA0gCqAiBKKgIgYgBaIgAyAEIAeiIgSiZARAIAQhBSAMJBsgDSQcIBEkHSABJB4gBiEDCwsgEUEBaiERDAILCwsgAyQZIAUkGgvqAQIFfAV/Iw8gAEELdGohCiMIIABBCnRqIQwDQCACIAhKBEACQCADIAojCyACQQFrIAhrIAggARtBAnRqKAIAIgtBA3RqIgAoAgC3oCEDIAQgACgCBLegIQQCQCMXBEAgCSAMIAtBAnRqKAIAaiIJIxNIDQEjEyMSIAlrSg0CCyADIxRjDQAjESADoSIFIxRjDQEgBCAEoiAFIxWgIgWiIxAgBKEiBiAGoiADIxWgIgeioCIGIxqiIxkgByAFoiIFomQEQCAGJBkgBSQaIAQkGyADJBwgCCQdIAEkHgsLIAhBAWohCAwCCwsLC5QCAQd/IAAoAhwhByAAKAIgIQggAUECdCIDIwJqIgQgAkECdCICaiEFIAIjAyADaiICakEEayEDIwEgACgCGGohBiAAKAIkQQFGBEADQCAEIAVJBEAgAEEsaiAGIAQoAgAiByMAbGotAAAiCEEFdkECdGooAgAgCHZBAXEhCCACIAc2AgAgAyAHNgIAIAIgCEECdGohAiADIAhFQQJ0ayEDIARBBGohBAwBCwsFA0AgBCAFSQRAIAggByAGIAQoAgAiACMAbGotAAAiCU4gCUH/AUYbIQkgAiAANgIAIAMgADYCACACIAlBAnRqIQIgAyAJQQFzQQJ0ayEDIARBBGohBAwBCwsLIAIjAyABQQJ0amtBAnYLswMBAX8gACQPIAEkECACJBEgAyQSIAQkEyAFJBQgBiQVIAckFiAIQQBHJBdEAAAAAAAAAAAkGCMJRAAAAAAAAAAAOQMAIwlEAAAAAAAAAAA5AwgjCUQAAAAAAAAAADkDEANAIAkgCkgEQCMHIAlqLQAAQQFGBEACQEEAIQNBACEAIw8gCUELdGopA/gPQgBSIQQjBiAJai0AAEEBRiEIIwUgCWotAAAhC0QAAAAAAAAAACQZRAAAAAAAAPA/JBogCARAIAlBACAJEAciAxABIAlBASADEAEFIAlBACALIAtBAWsiCyAEGxAAIAQEQCAJQQEgCxAACwsjGSMaoyIBIxhkRQ0AIAEkGCMJIAE5AwAjCSMbOQMIIwkjHDkDECMJIAk2AhgjCSMdNgIcIwkjHjYCICMJIAg2AiQjCSAENgIoIAhFDQAjCUEsakEAQSD8CwADQCAAIx1MBEAjCUEsaiMLIANBAWsgAGsgACMeG0ECdGooAgAiBEEFdUECdGoiCCAIKAIAQQEgBHRyNgIAIABBAWohAAwBCwsjCSMJKAJIQR92NgIgCwsgCUEBaiEJDAELCwsmACAAJAAgASQBIAIkAiADJAMgBCQEIAUkBSAGJAYgByQHIAgkCAtpACMCIANBAnRqIwMgAEECdGoiACACQQJ0/AoAACAAIAFBAnRqQQRrIQMjAiAEIAEgAmtqQQJ0aiEBIwIgBEECdGohAANAIAAgAUkEQCAAIAMoAgA2AgAgA0EEayEDIABBBGohAAwBCwsLFgAgACQJIAEkCiACJAsgAyQMIAQkDQuKAwIGfwJ8Iw8gAEELdGohASMIIABBCnRqIQIjErcjEaMhB0EKIxMiAyADQQpKGyEDIwUgAGotAAAhBUEAIQADQCAAQf8BTARAAkAgAEH/AUcgACAFTnENACABIABBA3RqIgYoAgC3IQgjFwR/IAIgAEECdGooAgAFIAggB6JEAAAAAAAA4D+gnPwCCyADSA0AIwogAEEDdGogBigCBLcgCCMWoKM5AwAjCyAEQQJ0aiAANgIAIARBAWohBAsgAEEBaiEADAELC0EBIQMDQCADIARIBEAgA0EDbEEBaiEDDAELCwNAIANBAEoEQCADIQADQCAAIARIBEAjCiMLIABBAnRqKAIAIgVBA3RqKwMAIQcgACEBA0AgASADTgRAAkAjCiMLIAEgA2siAkECdGooAgAiBkEDdGorAwAhCCAFIAZKIAcgCGFxIAcgCGRyDQAjCyABQQJ0aiAGNgIAIAIhAQwCCwsLIwsgAUECdGogBTYCACAAQQFqIQAMAQsLIANBA20hAwwBCwsgBAuBAQEDfyMIQQAjAEEKdPwLACMCIAAgAWpBAnRqIQIjAiAAQQJ0aiEBA0AgASACSQRAIwEjACABKAIAbGohA0EAIQADQCAAIwBJBEAjCCAAQQp0aiAAIANqLQAAQQJ0aiIEIAQoAgBBAWo2AgAgAEEBaiEADAELCyABQQRqIQEMAQsLC7EBAwR/AnsCfgNAIAIgA0kEQCMFIAJqLQAAQQFqQX5xQQN0IQggAkELdCIHIQUDQCAFIAcgCGpJBEAgACAFaiIG/QAEACEJIAYgCSABIAVq/QAEACIK/c4BIAkgCv3RASAEG/0LBAAgBUEQaiEFDAELCyAIQYAQSQRAIAAgB0H4D2oiBWoiBikDACELIAYgASAFaikDACIMIAt8IAsgDH0gBBs3AwALIAJBAWohAgwBCwsLugYCAn4FfyADBEAgAkEAIwBBC3T8CwALIwIgACABakECdGohByMCIABBAnRqIQMDQCADIAdJBEBBgAEgByADa0ECdiIAIABBgAFLGyEGQQAhAANAIAAgBkkEQCAIIwEgAEECdCIBIANqKAIAIgkjAGxqIgotAABqIQgjDCABaiAKNgIAIw0gAEEDdGojBCAJQQN0aikDADcDACAAQQFqIQAMAQsLQQAhAANAIwAgAEEIak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAaikDACIEQv8Bg6dBA3RqIgojDSABQQN0aikDACIFIAopAwB8NwMAIAlBgBBqIARCCIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgCBqIARCEIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgDBqIARCGIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgEBrIARCIIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgNAAaiAEQiiIQv8Bg6dBA3RqIgogCikDACAFfDcDACAJQYDgAGogBEIwiEL/AYOnQQN0aiIKIAopAwAgBXw3AwAgCUGA8ABqIARCOIinQQN0aiIKIAopAwAgBXw3AwAgAUEBaiEBDAELCyAAQQhqIQAMAQsLIwAgAEEEak8EQCACIABBC3RqIQlBACEBA0AgASAGSQRAIAkjDCABQQJ0aigCACAAajUCACIEQv8Bg6dBA3RqIgojDSABQQN0aikDACIFIAopAwB8NwMAIAlBgBBqIARCCIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgCBqIARCEIhC/wGDp0EDdGoiCiAKKQMAIAV8NwMAIAlBgDBqIARCGIinQQN0aiIKIAopAwAgBXw3AwAgAUEBaiEBDAELCyAAQQRqIQALA0AgACMASQRAIAIgAEELdGohCUEAIQEDQCABIAZJBEAgCSMMIAFBAnRqKAIAIABqMQAAp0EDdGoiCiMNIAFBA3RqKQMAIAopAwB8NwMAIAFBAWohAQwBCwsgAEEBaiEADAELCyADQYAEaiEDDAELCyAIJA4L";

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

// src/learn/trees/boosting/layout.ts
const slotsPerFeature = 256;
const slotBytes = 8;
const recordBytes = 80;
const chunkRows = 4096;
function layOut(dimensions) {
	const { rowCount, columnCount, histogramCount, outputs, maxLeaves, workers } = dimensions;
	let next = 65536;
	const place = (bytes) => {
		const at = next;
		next += Math.ceil(bytes / 64) * 64;
		return at;
	};
	const histogramBytes = columnCount * 256 * slotBytes;
	return {
		...dimensions,
		bins: place(rowCount * columnCount + 8),
		rows: place(rowCount * 4),
		scratch: place(rowCount * 4),
		packed: place(rowCount * slotBytes),
		binCounts: place(columnCount),
		categorical: place(columnCount),
		drawn: place(columnCount),
		counts: place(columnCount * 256 * 4),
		outcome: place(rowCount * 8),
		gradients: place(rowCount * 8),
		hessians: place(rowCount * 8),
		scores: place(rowCount * outputs * 8),
		chunkSums: place(Math.ceil(rowCount / chunkRows) * 16),
		leafRanges: place(maxLeaves * 8),
		leafValues: place(maxLeaves * 8),
		powerSums: place(outputs > 1 ? rowCount * 8 : 0),
		powers: place(outputs > 1 ? rowCount * outputs * 8 : 0),
		control: place(64),
		given: place(128),
		found: place(workers * 2 * 80),
		leftCounts: place(workers * 2 * 4),
		summed: place(workers * 4),
		own: Array.from({ length: workers }, () => ({
			record: place(80),
			ratios: place(256 * 8),
			order: place(256 * 4),
			blockCells: place(512),
			blockValues: place(1024),
			histogram: place(histogramBytes)
		})),
		histograms: place(histogramCount * histogramBytes),
		histogramBytes,
		totalBytes: next
	};
}
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

// src/learn/trees/boosting/draw-subset.ts
function drawSubset(random, size, from, chosen) {
	let found = 0;
	for (let item = 0; item < from && found < size; item++) if (random.below(from - item) < size - found) chosen[found++] = item;
}

export { viewsOf as a, createCompiledLoops as c, recordAt as i, chunkRows as n, allocateMemory as o, layOut as r, canCompile as s, drawSubset as t };