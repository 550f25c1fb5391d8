// Numbers as people write them: "20,000", "20k", "1.2 million", "three hundred", "a few hundred", "half a million".
// English words; a decimal comma is told from thousands by its three digits.

const ones: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  couple: 2,
  few: 3,
  several: 5,
  half: 0.5,
  dozen: 12,
  dozens: 36,
};
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  hundreds: 300,
  thousand: 1000,
  thousands: 3000,
  million: 1e6,
  millions: 3e6,
  billion: 1e9,
  k: 1000,
  m: 1e6,
  mio: 1e6,
  mil: 1e6,
  dozen: 12,
};
const word = `(?:${Object.keys(ones)
  .filter((one) => one.length > 2)
  .join('|')})`;
const scale = '(?:hundreds?|thousands?|million|billion|dozens?|mio)';

/** A pattern source that finds a number in lower-case text; read it with {@link numberIn}. */
export const numberPattern: string = `(?:(?<!\\d)\\d{1,3}(?: \\d{3})+\\b(?![.,]?\\d)|\\d[\\d.,]*(?:\\s?(?:k|mio|million|thousand|billion|hundred))?\\b|\\d+m\\b|(?:half a|a few|a couple of|a couple|several|a|${word})(?:[- ]${word})?(?: of)?(?: ${scale})+|${word}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\\b)`;

/** The value of a number that {@link numberPattern} found, or null. */
export function numberIn(text: string): number | null {
  // "20 000": thousands parted by spaces.
  const low = text
    .trim()
    .toLowerCase()
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '');
  const figures = /^(\d[\d.,]*)\s?([a-z]*)$/.exec(low);
  if (figures !== null) {
    const value = figure(figures[1] ?? '');
    const by = figures[2] === '' || figures[2] === undefined ? 1 : scales[figures[2]];
    return value === null || by === undefined ? null : Math.round(value * by * 1000) / 1000;
  }
  let total = 0;
  let known = false;
  let plural = false;
  const parts = low.split(/[\s-]+/);
  for (const [at, part] of parts.entries()) {
    const one = ones[part];
    const by = scales[part];
    if (one !== undefined && by === undefined) {
      if (part === 'a' && (total > 0 || ones[parts[at + 1] ?? ''] !== undefined)) continue;
      total += one;
      plural = true;
    } else if (by !== undefined) total = total === 0 ? by : total * (plural ? singleScale(part, by) : by);
    else if (part !== 'of') return null;
    known = true;
  }
  return known ? total : null;
}

function singleScale(part: string, by: number): number {
  return part.endsWith('s') && by % 3 === 0 ? by / 3 : by;
}

function figure(text: string): number | null {
  const bare = text.replace(/[.,]+$/, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return Number(bare.replace(/[.,]/g, ''));
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
