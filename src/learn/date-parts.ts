const dayMs = 86_400_000;

/** The numbers that a date is learned as, in this order. Saved models rely on the order. */
export const dateParts = ['year', 'month', 'day_of_week', 'epoch_days'] as const;

/**
 * Parts of each moment (milliseconds since 1970, NaN for missing), one array a part of `dateParts`, all in UTC:
 * calendar year, month from 1 to 12, day of the week from 1 (Monday) to 7 (Sunday), and days since 1970-01-01 with the
 * time of day as a fraction. A missing moment is NaN in every part.
 */
export function splitDates(moments: Float64Array): readonly Float64Array[] {
  const parts = dateParts.map(() => new Float64Array(moments.length));
  const [year, month, dayOfWeek, epochDays] = parts;
  const date = new Date(0);
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row]!;
    date.setTime(moment);
    year![row] = date.getUTCFullYear();
    month![row] = date.getUTCMonth() + 1;
    dayOfWeek![row] = ((date.getUTCDay() + 6) % 7) + 1;
    epochDays![row] = date.getTime() / dayMs;
  }
  return parts;
}
