// All streams of a text as one list: the same ones once, file drops as one flow, today's way by hand only where nothing better is said.
import type { Stream } from './stream.ts';

/** A file that is put somewhere and taken from there is one flow, from who writes it to who reads it. */
export function dropped(all: readonly Stream[]): readonly Stream[] {
  const whole = withoutPapers(all);
  const puts = whole.filter((stream) => stream.to.kind === 'drop');
  const takes = (put: Stream): readonly Stream[] =>
    whole.filter(
      (stream) =>
        stream !== put &&
        stream.to !== put.to &&
        stream.to !== put.from &&
        (stream.from === put.to ||
          (stream.from === put.from &&
            (stream.fromRecord === 'document' || stream.fromRecord === put.fromRecord))),
    );
  const joined = puts.filter((put) => takes(put).length > 0);
  if (joined.length === 0) return whole;
  const taken = new Set(joined.flatMap(takes));
  const through = joined.flatMap((put) =>
    [...new Set(takes(put).map((take) => take.to))].map((to) => ({
      ...put,
      to,
      toRecord: put.fromRecord,
      timing: put.timing ?? takes(put)[0]?.timing ?? null,
    })),
  );
  return [...whole.filter((stream) => !joined.includes(stream) && !taken.has(stream)), ...through];
}

/** One flow for each pair of ends; today's way by hand only where nothing else was said of the pair. */
export function settled(all: readonly Stream[]): readonly Stream[] {
  const kept: Stream[] = [];
  const keyOf = (stream: Stream): string =>
    `${stream.from.key}.${stream.fromRecord}>${stream.to.key}.${stream.toRecord}`;
  const wished = all.filter((stream) => !stream.today);
  for (const stream of all) {
    if (stream.today && wished.some((other) => replaces(other, stream))) continue;
    const same = kept.find((other) => keyOf(other) === keyOf(stream) && sameRun(other, stream));
    if (same === undefined) kept.push(stream);
    else if (same.timing === null && stream.timing !== null)
      kept[kept.indexOf(same)] = { ...same, timing: stream.timing };
  }
  return kept.toSorted((a, b) => a.clause.at - b.clause.at);
}

/** Whether a wish is for what a stream tells of today: the same two systems, or the same records at one of them. */
function replaces(wish: Stream, stream: Stream): boolean {
  if (wish.from === stream.from && wish.to === stream.to) return true;
  return wish.fromRecord === stream.fromRecord && (wish.from === stream.from || wish.to === stream.to);
}

/** A move that runs once and one that goes on are two flows; a flow without a time is the move itself. */
function sameRun(one: Stream, other: Stream): boolean {
  const goesOn = (stream: Stream): boolean => stream.timing !== null && stream.timing.trigger !== 'manual';
  return goesOn(one) === goesOn(other);
}

/** "The files should be imported": a file of which the text says what it holds is not a flow beside its content. */
function withoutPapers(all: readonly Stream[]): readonly Stream[] {
  const told = (paper: Stream): boolean =>
    all.some(
      (stream) =>
        stream.fromRecord !== 'document' &&
        stream.to === paper.to &&
        (stream.from === paper.from || paper.from.kind === 'drop'),
    );
  return all.filter((stream) => stream.fromRecord !== 'document' || !told(stream));
}
