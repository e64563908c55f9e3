const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;
const LONGEST_DATE = 40;
const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01 to the first day of a year of the proleptic Gregorian calendar. */
function daysToYear(year: number): number {
  const before = year - 1;
  return (
    365 * (year - 1970) + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  );
}

function daysInMonths(year: number): readonly number[] {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
}

/** Minutes east of UTC, or undefined when there is no such offset. */
function offsetMinutes(text: string): number | undefined {
  if (text === '' || text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * Milliseconds since 1970-01-01T00:00:00Z of an ISO 8601 date (`2024-02-29`) or date-time (`2024-02-29T13:45:00.5+01:00`, also with a
 * space for the `T`), or NaN when it is none or does not exist. Without an offset it is UTC: a result must not depend on the machine.
 */
export function parseDate(text: string): number {
  if (text.length > LONGEST_DATE) return Number.NaN;
  const match = pattern.exec(text);
  if (match === null) return Number.NaN;
  const part = (group: number): number => Number(match[group] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const months = daysInMonths(year);
  const offset = offsetMinutes(match[8] ?? '');
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > months[month - 1]!) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) return Number.NaN;
  let days = daysToYear(year) + day - 1;
  for (let earlier = 0; earlier < month - 1; earlier++) days += months[earlier]!;
  return days * MS_PER_DAY + (hour * 60 + minute - offset) * 60_000 + second * 1000 + part(7) * 1000;
}
