function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let index = 0;
  while (value >= 1000 && index < units.length - 1) {
    value /= 1000;
    index += 1;
  }
  return `${index === 0 ? value : value.toFixed(1)} ${units[index] ?? ''}`;
}

/** How far something has come: `40 of 100 trees (40 %)`, `1.2 MB of 4.0 MB (30 %)`. */
export function amount(done: number, total: number | null, unit: string): string {
  const show = unit === 'bytes' ? size : String;
  const suffix = unit === 'bytes' ? '' : ` ${unit}`;
  if (total === null || total <= 0) return `${show(done)}${suffix}`;
  const percent = Math.floor((100 * Math.min(done, total)) / total);
  return `${show(done)} of ${show(total)}${suffix} (${percent} %)`;
}

/** A length of time for people: `12 ms`, `1.2 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
