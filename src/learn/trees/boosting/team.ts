import type { Layout } from './layout.ts';

/** One of `pieces` of a work, given up to 16 numbers. Which worker does a piece changes no result. */
export type Part = (piece: number, pieces: number, given: Float64Array) => void;

/** Words of `Layout.control`. The first has the number of the work, and in its last 8 bits how many pieces nobody has taken yet. */
const open = 0;
const done = 1;
const wanted = 2;
const all = 3;
const nothingMore = -1;
const mostPieces = 255;
/** Loads of a word before a worker goes to sleep: long, as waking up takes longer than most pieces of work. */
const spins = 20_000;

/**
 * For the first worker: has works done in pieces, by whichever workers are awake, itself among them; so a worker that the
 * machine has no core for holds up nobody. Every worker has the same parts in the same order. A worker that dies takes all
 * with it (`runWorkers`), so that nobody waits for ever.
 */
export function createLeader(buffer: ArrayBufferLike, layout: Layout, parts: readonly Part[]) {
  const control = new Int32Array(buffer, layout.control, 16);
  const given = new Float64Array(buffer, layout.given, 16);
  const helpers = layout.workers - 1;
  let works = 0;
  const publish = (part: number, pieces: number): void => {
    works = (works + 1) & 0x7f_ffff;
    Atomics.store(control, wanted, part);
    Atomics.store(control, all, pieces);
    Atomics.store(control, done, 0);
    Atomics.store(control, open, (works << 8) | pieces);
    Atomics.notify(control, open);
  };
  return {
    together: (part: number, pieces: number, ...numbers: readonly number[]): void => {
      given.set(numbers);
      if (helpers === 0) {
        for (let piece = 0; piece < pieces; piece++) parts[part]!(piece, pieces, given);
        return;
      }
      publish(part, Math.min(mostPieces, pieces));
      while (takePiece(control, given, parts) === 'worked');
      for (;;) {
        const finished = Atomics.load(control, done);
        if (finished === Math.min(mostPieces, pieces)) return;
        waitForChange(control, done, finished);
      }
    },
    /** Lets the others go. */
    dismiss: (): void => {
      if (helpers > 0) publish(nothingMore, helpers);
    },
  };
}

/** For every other worker: takes pieces of every work, until it is dismissed. */
export function help(buffer: ArrayBufferLike, layout: Layout, parts: readonly Part[]): void {
  const control = new Int32Array(buffer, layout.control, 16);
  const given = new Float64Array(buffer, layout.given, 16);
  for (;;) {
    const seen = Atomics.load(control, open);
    const outcome = takePiece(control, given, parts);
    if (outcome === 'dismissed') return;
    if (outcome === 'nothing' && (seen & mostPieces) === 0) waitForChange(control, open, seen);
  }
}

/** Takes a piece that nobody has, and does it. */
function takePiece(
  control: Int32Array,
  given: Float64Array,
  parts: readonly Part[],
): 'worked' | 'nothing' | 'dismissed' {
  for (;;) {
    const seen = Atomics.load(control, open);
    const left = seen & mostPieces;
    if (left === 0) return 'nothing';
    // Once it is taken, the work cannot end without this piece: so what is read of it below stays as it is.
    if (Atomics.compareExchange(control, open, seen, seen - 1) !== seen) continue;
    const part = Atomics.load(control, wanted);
    if (part === nothingMore) return 'dismissed';
    const pieces = Atomics.load(control, all);
    parts[part]!(left - 1, pieces, given);
    if (Atomics.add(control, done, 1) + 1 === pieces) Atomics.notify(control, done);
    return 'worked';
  }
}

function waitForChange(control: Int32Array, word: number, from: number): void {
  for (let spin = 0; spin < spins; spin++) if (Atomics.load(control, word) !== from) return;
  // The first worker is only woken up by the last piece: it looks again by itself after a moment.
  Atomics.wait(control, word, from, word === done ? 1 : undefined);
}
