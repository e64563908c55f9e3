import type { RandomStream } from '../random-stream.ts';

/**
 * Puts a random subset of that size of 0 to `from` - 1 into the front of `chosen`, ascending (selection sampling: Knuth,
 * The Art of Computer Programming, volume 2, algorithm S).
 */
export function drawSubset(random: RandomStream, size: number, from: number, chosen: Uint32Array): void {
  let found = 0;
  for (let item = 0; item < from && found < size; item++)
    if (random.below(from - item) < size - found) chosen[found++] = item;
}
