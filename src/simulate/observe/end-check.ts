// The state of both sides when everything has come to rest: what was never brought over, what differs, and how each pending change ends.
import type { Row } from '../../twin/store.ts';
import type { DeadLetter, Durable } from '../integration.ts';
import { passes } from '../mapped.ts';
import { type Book, differing, inStep, sourceNamed, targetNamed } from './book.ts';
import { partnerRow } from './source-watch.ts';

export type LetterBox = Pick<Durable, 'deadLetters' | 'backfill'>;

/** What a flow keeps, and what the other leg of a two-way flow keeps (null: one-way). */
export interface LetterBoxes {
  readonly own: LetterBox;
  readonly other: LetterBox | null;
}

/** Notes what is wrong at the end and decides the fate of what is still pending. `now` is the end of the run. */
export function checkEnd(book: Book, { own: durable, other }: LetterBoxes, now: number): void {
  const parked = heldBy(durable);
  const parkedThere = other === null ? (): boolean => false : heldBy(other);
  const wrong = new Set<number>();
  const { count } = book.running.source.store(book.running.flow.from.resource);
  const load = durable.backfill !== null;
  for (let source = 0; source < count(); source++) {
    if (!load && !book.touched.has(source) && book.shown.get(source) === null) continue;
    if (checkRecord(book, source, { parked, parkedThere, now })) wrong.add(source);
  }
  endPending(book, parked, { now, wrong });
  checkLetters(book, durable.deadLetters, now);
  checkLoad(book, durable.backfill, { now, wrong });
}

/** Whether a dead letter holds a record for a person; only the last one of a record says how it stands. */
function heldBy({ deadLetters }: LetterBox): (record: number) => boolean {
  const letters = new Map(deadLetters.map((letter): [number, DeadLetter] => [letter.job.record, letter]));
  return (record) => {
    const letter = letters.get(record);
    return letter !== undefined && (letter.replayed === null || letter.settled !== null);
  };
}

interface Asked {
  readonly parked: (source: number) => boolean;
  /** The same for a partner, which the other leg may not carry back before a person has looked. */
  readonly parkedThere: (target: number) => boolean;
  readonly now: number;
}

/** True when something is wrong with the record. */
function checkRecord(book: Book, id: number, { parked, parkedThere, now }: Asked): boolean {
  const { running, incidents } = book;
  const source = running.source.store(running.flow.from.resource).row(id);
  const target = partnerRow(book, id);
  if (source.deleted) return target === null ? false : endingMissed(book, { source, target }, now);
  if (!passes(running, source) || parked(id)) return false;
  if (target === null) {
    if (running.flow.writes === 'update-only' || book.tally.waits(id) || book.partners.left(id)) return false;
    if (book.made.has(id)) return false;
    incidents.note(
      'record-never-brought',
      now,
      () => `${sourceNamed(book, id)} has no ${running.flow.to.resource} in ${running.flow.to.system}`,
    );
    return true;
  }
  if (target.deleted || (running.flow.writes === 'create-only' && book.shown.get(id) === null)) return false;
  if (running.flow.writes === 'create-only' || parkedThere(target.id)) return false;
  const place = differing(book, source, target);
  if (place < 0) return false;
  const path = running.target.store(running.flow.to.resource).fields[place] ?? '';
  incidents.note(
    'record-differs',
    now,
    () => `${path} of ${targetNamed(book, target.id)} is not what ${sourceNamed(book, id)} says`,
  );
  return true;
}

/** The source is gone; the target has to be as the policy wants it, where the flow ever wrote there. */
function endingMissed(
  book: Book,
  { source, target }: { readonly source: Row; readonly target: Row },
  now: number,
): boolean {
  const { running, intended, incidents, shown } = book;
  if (shown.get(source.id) === null || target.deleted) return false;
  const missed =
    intended.deletes === 'delete' ||
    (intended.deletes === 'mark' && running.mark !== null && target.values[running.mark] !== 1);
  if (missed)
    incidents.note(
      'ending-not-carried',
      now,
      () =>
        `${sourceNamed(book, source.id)} is gone and ${targetNamed(book, target.id)} is ${intended.deletes === 'delete' ? 'still there' : 'not marked'}`,
    );
  return missed;
}

/** Pending changes are parked where a dead letter holds them, filtered where there is nothing to update, else lost. */
function endPending(
  book: Book,
  parked: (source: number) => boolean,
  { now, wrong }: { readonly now: number; readonly wrong: Set<number> },
): void {
  const { tally, running, partners, incidents } = book;
  for (const source of tally.waiting()) {
    const nobody = running.flow.writes === 'update-only' && partners.of(source) < 0;
    const row = running.source.store(running.flow.from.resource).row(source);
    const ended = row.deleted;
    const target = partnerRow(book, source);
    if (parked(source)) tally.end(source, 'parked', now);
    // Nobody had to write: people said the same on both sides.
    else if (!ended && target !== null && !target.deleted && inStep(book, row, target))
      tally.end(source, 'superseded', now);
    else if (nobody) tally.end(source, 'filtered', now);
    else {
      if (!ended) {
        wrong.add(source);
        incidents.note(
          'change-lost',
          now,
          () => `the last change of ${sourceNamed(book, source)} never arrived`,
        );
      }
      tally.end(source, 'lost', now);
    }
  }
}

/** Letters have to say why they are there, and to be sent again within the time that the design gives people for it. */
function checkLetters(book: Book, letters: readonly DeadLetter[], now: number): void {
  const { running, intended, incidents } = book;
  const triage = intended.deadLetter?.triageMs ?? 0;
  for (const letter of letters) {
    if (letter.class === 'refused' && letter.status === 0)
      incidents.note(
        'letter-unexplained',
        letter.at,
        () => `a dead letter of ${sourceNamed(book, letter.job.record)} does not say why`,
      );
    if (letter.replayed === null && letter.settled === null && now - letter.at > 2 * triage)
      incidents.note(
        'letter-unsent',
        letter.at,
        () =>
          `a dead letter of ${sourceNamed(book, letter.job.record)} was never sent again in ${running.flow.id}`,
      );
  }
}

/** Changes of people while the first load ran, and the load itself. */
function checkLoad(
  book: Book,
  load: LetterBox['backfill'],
  { now, wrong }: { readonly now: number; readonly wrong: ReadonlySet<number> },
): void {
  if (load === null) return;
  const { tally, incidents } = book;
  if (load.endedAt === null) {
    incidents.note('load-unfinished', now, () => `the first load of ${book.running.flow.id} did not end`);
    return;
  }
  const met = new Set<number>();
  for (let place = 0; place < tally.count() && tally.at(place) <= load.endedAt; place++)
    if (tally.at(place) >= load.startedAt) met.add(tally.source(place));
  for (const source of wrong)
    if (met.has(source))
      incidents.note(
        'load-gap',
        now,
        () => `${sourceNamed(book, source)} was changed while the first load ran, and is wrong at the end`,
      );
}
