import { binary } from './forest-kernel.generated.ts';
import { rootFixedPoint, type ForestProblem, type GrowTree } from './forest-problem.ts';

const pageBytes = 65_536;
const mostPages = 65_536;

/** A problem on memory that workers share, and where its parts are. Cloned to the workers as it is. */
export interface SharedProblem {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly problem: ForestProblem;
  /** First byte of each worker's own buffers. */
  readonly own: readonly number[];
}

/** Bytes that each worker needs for itself. */
interface OwnLayout {
  readonly offsets: Readonly<Record<OwnBuffer, number>>;
  readonly bytes: number;
}
const ownBuffers = [
  'rowsA',
  'rowsB',
  'packedA',
  'packedB',
  'histogram',
  'order',
  'stack',
  'nodes',
  'leafEnds',
  'leafClasses',
  'leafShares',
  'importance',
  'classes',
] as const;
type OwnBuffer = (typeof ownBuffers)[number];

const kinds = { binary: 0, multiclass: 1, values: 2 } as const;

/** Whether kernels can run here. */
export const canShareMemory = (): boolean =>
  typeof WebAssembly === 'object' && typeof SharedArrayBuffer === 'function';

/** Bytes from `address` on at the next boundary of a cache line. */
const aligned = (address: number): number => Math.ceil(address / 64) * 64;

function ownLayout({ rowCount, width, classCount }: Dimensions): OwnLayout {
  const sizes: Record<OwnBuffer, number> = {
    rowsA: 4 * rowCount,
    rowsB: 4 * rowCount,
    packedA: 8 * rowCount,
    packedB: 8 * rowCount,
    histogram: Math.max(4 * 256 * 8, 256 * 4 * classCount),
    order: 4 * width,
    stack: 32 * (rowCount + 2),
    nodes: 16 * rowCount,
    leafEnds: 4 * rowCount,
    leafClasses: 4 * rowCount,
    leafShares: 8 * rowCount,
    importance: 8 * width,
    classes: 16 * Math.max(2, classCount),
  };
  const offsets = {} as Record<OwnBuffer, number>;
  let bytes = 0;
  for (const name of ownBuffers) {
    offsets[name] = bytes;
    bytes = aligned(bytes + sizes[name]);
  }
  return { offsets, bytes };
}

type Dimensions = Pick<ForestProblem, 'rowCount' | 'width' | 'classCount'>;

/** Bytes of the whole problem with that many workers. */
export function sharedBytes({ rowCount, width, classCount }: Dimensions, workers: number): number {
  const own = ownLayout({ rowCount, width, classCount }).bytes;
  return pageBytes + aligned(rowCount * (width + 12)) + 8 * (width + classCount) + 512 + workers * own;
}

/** More than a kernel can address. */
export const mostSharedBytes = pageBytes * mostPages;

/**
 * Memory for a problem of those dimensions with its arrays on it, to be filled. Errors: RangeError when there is no such memory.
 */
export function allocateProblem(
  settings: Omit<ForestProblem, 'bins' | 'labels' | 'values' | 'binCounts' | 'classWeights'>,
  workers: number,
): SharedProblem {
  const { rowCount, width, classCount, kind } = settings;
  const pages = Math.ceil(sharedBytes(settings, workers) / pageBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const { buffer } = memory;
  // The first page is the kernel's.
  let end = pageBytes;
  const take = (bytes: number): number => {
    const start = end;
    end = aligned(end + bytes);
    return start;
  };
  const bins = new Uint8Array(buffer, take(rowCount * width), rowCount * width);
  const labelCount = kind === 'values' ? 0 : rowCount;
  const labels = new Int32Array(buffer, take(4 * labelCount), labelCount);
  const values = new Float64Array(buffer, take(8 * (rowCount - labelCount)), rowCount - labelCount);
  const binCounts = new Int32Array(buffer, take(4 * width), width);
  const classWeights = new Float64Array(buffer, take(8 * classCount), classCount);
  const { bytes } = ownLayout(settings);
  const own = Array.from({ length: workers }, () => take(bytes));
  const module = new WebAssembly.Module(Buffer.from(binary, 'base64'));
  return { memory, module, problem: { ...settings, bins, labels, values, binCounts, classWeights }, own };
}

interface ForestKernel {
  configure(...settings: number[]): void;
  placeShared(...addresses: number[]): void;
  placeOwn(...addresses: number[]): void;
  growTree(state: number): number;
  leafCount(): number;
  pairCount(): number;
}

/** Grows trees in the buffers of one worker. */
export function createTreeGrower({ memory, module, problem, own }: SharedProblem, worker: number): GrowTree {
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  // The binary is compiled from a source of ours and embedded beside this file: its exports are what the interface says.
  const kernel = instance.exports as unknown as ForestKernel;
  const { kind, rowCount, width, classCount } = problem;
  const root = rootFixedPoint(problem);
  kernel.configure(
    kinds[kind],
    rowCount,
    width,
    classCount,
    problem.tried,
    problem.maxDepth,
    problem.minSplit,
    problem.minLeaf,
    Number(problem.isBootstrap),
    root.shift,
    root.scale,
    root.centre,
  );
  kernel.placeShared(
    problem.bins.byteOffset,
    problem.labels.byteOffset,
    problem.values.byteOffset,
    problem.binCounts.byteOffset,
    problem.classWeights.byteOffset,
  );
  const { offsets } = ownLayout(problem);
  const addressOf = (name: OwnBuffer): number => own[worker]! + offsets[name];
  kernel.placeOwn(...ownBuffers.map(addressOf));
  // `slice` of shared memory would be shared memory of its own: what is handed on is copied to ordinary memory.
  const integers = (name: OwnBuffer, count: number) =>
    Int32Array.from(new Int32Array(memory.buffer, addressOf(name), count));
  const doubles = (name: OwnBuffer, count: number) =>
    Float64Array.from(new Float64Array(memory.buffer, addressOf(name), count));
  return (state) => {
    const nodeCount = kernel.growTree(state);
    const isValues = kind === 'values';
    const leaves = kernel.leafCount();
    const pairs = kernel.pairCount();
    return {
      nodes: integers('nodes', 2 * nodeCount),
      leafEnds: integers('leafEnds', isValues ? 0 : leaves),
      leafClasses: integers('leafClasses', pairs),
      leafShares: doubles('leafShares', isValues ? leaves : pairs),
      importance: doubles('importance', width),
    };
  };
}
