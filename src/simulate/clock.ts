// What o'clock it is in a run. A run begins at eight in the morning of a working day, so that a first load started at once meets people at
// work. Every day is like every other: figures per day are means over all days.

export const second = 1000;
export const minute: number = 60 * second;
export const hour: number = 60 * minute;
export const day: number = 24 * hour;
export const startHour = 8;

/** Milliseconds since the last midnight. */
export function timeOfDay(now: number): number {
  return (now + startHour * hour) % day;
}

/** 0..23. */
export function hourOfDay(now: number): number {
  return Math.floor(timeOfDay(now) / hour);
}

/** The first moment at or after `now` at which the clock shows so many milliseconds after midnight. */
export function nextAt(now: number, sinceMidnight: number): number {
  const ahead = sinceMidnight - timeOfDay(now);
  return now + (ahead >= 0 ? ahead : ahead + day);
}
