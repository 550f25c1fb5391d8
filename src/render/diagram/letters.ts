// How wide words will be, without a browser: a fixed table, so that the same plan is drawn the same way everywhere.
// Widths are those of a wide common sans face; a narrower face at the reader's end only leaves more air.

/** Advance widths of the characters from space to tilde, in thousandths of the font size. */
const sans = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
  636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
  295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
  500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
  392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
const bolder = 1.1;
const mono = 602;
const other = 640;
const wide = 1030;

export type Face = 'strong' | 'plain' | 'quiet' | 'code';

/** Width of one line of text in pixels at the given font size. */
export function widthOf(text: string, size: number, face: Face): number {
  let thousandths = 0;
  for (const letter of text) thousandths += letterWidth(letter, face);
  return (thousandths * size * (face === 'strong' ? bolder : 1)) / 1000;
}

function letterWidth(letter: string, face: Face): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point >= 0x1100 && isWide(point)) return wide;
  if (point >= 0x0300 && point <= 0x036f) return 0;
  if (face === 'code') return mono;
  return sans[point - 32] ?? (point > 0x2000 && point < 0x2c00 ? 900 : other);
}

/** East Asian full-width letters and pictographs. */
function isWide(point: number): boolean {
  return (
    point < 0x1160 ||
    (point >= 0x2e80 && point <= 0xd7ff) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    point >= 0x1f000
  );
}

/** The text cut to at most so many pixels, an ellipsis in the middle: both ends of a path or an id tell something. */
export function fitted(text: string, size: number, face: Face, most: number): string {
  if (widthOf(text, size, face) <= most) return text;
  const letters = Array.from(text);
  let kept = letters.length - 1;
  while (kept > 2) {
    const head = Math.ceil(kept / 2);
    const short = `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (kept - head)).join('')}`;
    if (widthOf(short, size, face) <= most) return short;
    kept -= 1;
  }
  return `${letters.slice(0, 2).join('')}…`;
}

/** A call ("POST /crm/objects/tickets") without the first steps of its path, as many as it takes: the last ones tell most. */
export function fittedCall(text: string, size: number, most: number): string {
  if (widthOf(text, size, 'code') <= most) return text;
  const [method = '', path = ''] = text.split(/ (.*)/u);
  const steps = path.split('/').filter((step) => step !== '');
  for (let from = 1; from < steps.length; from += 1) {
    const short = `${method} …/${steps.slice(from).join('/')}`;
    if (widthOf(short, size, 'code') <= most) return short;
  }
  return fitted(text, size, 'code', most);
}

/** The text broken at spaces into at most `lines` lines of at most so many pixels; what does not fit is cut. */
export function wrapped(
  text: string,
  size: number,
  face: Face,
  room: { readonly most: number; readonly lines: number },
): readonly string[] {
  const done: string[] = [];
  let line = '';
  const words = pieces(text, size, face, room.most);
  for (const [index, word] of words.entries()) {
    const longer = `${line}${word}`;
    if (line === '' || widthOf(longer.trimEnd(), size, face) <= room.most) {
      line = longer;
      continue;
    }
    if (done.length === room.lines - 1) {
      line = [line, ...words.slice(index)].join('');
      break;
    }
    done.push(line.trimEnd());
    line = word;
  }
  if (line !== '') done.push(line.trimEnd());
  return done
    .map((part) => part.replace(/^· | ·$/g, ''))
    .map((part, index) =>
      index === done.length - 1 ? clipped(part, size, face, room.most) : fitted(part, size, face, room.most),
    );
}

/** Words with the space behind them (a no-break space keeps two together); a word too wide is cut behind its dashes, dots and slashes. */
function pieces(text: string, size: number, face: Face, most: number): readonly string[] {
  return text
    .split(/(?<= )/)
    .flatMap((word) => (widthOf(word.trimEnd(), size, face) <= most ? [word] : word.split(/(?<=[-_./])/)));
}

/** The text cut at its end to at most so many pixels, for prose. Found by halving, since texts may be long. */
function clipped(text: string, size: number, face: Face, most: number): string {
  if (widthOf(text, size, face) <= most) return text;
  const letters = Array.from(text);
  let [fits, over] = [1, letters.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (widthOf(`${letters.slice(0, middle).join('')}…`, size, face) <= most) fits = middle;
    else over = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
