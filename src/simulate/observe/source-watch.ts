// What happens in a flow's source, as far as the flow has to do with it: each change is noted with what it asks for.
import type { Change, Row } from '../../twin/store.ts';
import { passes } from '../mapped.ts';
import { anyField, type Book, inStep, placeOf } from './book.ts';
import { partnerOf } from './kin.ts';
import type { Noted, Sort } from './tally.ts';

/** Hears of every write to the source's store, after those who watch it as a target. */
export function hearSource(book: Book, change: Change): void {
  const { flow } = book.running;
  if (change.by === 'integration' && change.writer !== null && change.writer === flow.pair) {
    crossedOver(book, change);
    return;
  }
  switch (change.kind) {
    case 'created':
      created(book, change);
      return;
    case 'updated':
      updated(book, change);
      return;
    case 'deleted':
    case 'merged':
      ended(book, change);
      return;
    default:
      change.kind satisfies never;
  }
}

function noted(book: Book, change: Change, sort: Sort | null = null): Noted {
  return {
    source: change.id,
    version: change.after.version,
    at: change.at,
    sort: sort ?? (book.scene.bulk ? 'bulk' : 'everyday'),
  };
}

/** The other leg wrote here: what people did to this record meanwhile was overruled when both sides are in step now. */
function crossedOver(book: Book, change: Change): void {
  untouched(book, change);
  for (const { from } of book.running.rows)
    for (const place of from)
      if (change.before?.values[place] !== change.after.values[place])
        book.before.delete(placeOf(change.id, place));
  if (!book.tally.waits(change.id) || change.after.deleted) return;
  const target = partnerRow(book, change.id);
  if (target !== null && !target.deleted && inStep(book, change.after, target))
    book.tally.end(change.id, 'superseded', change.at);
}

/** What the record told of its last change before the integration wrote over it: people had not touched it in this run. */
function untouched({ edited }: Book, { id, before }: Change): void {
  const place = placeOf(id, anyField);
  if (!edited.has(place)) edited.set(place, before?.modified ?? Number.NEGATIVE_INFINITY);
}

function created(book: Book, change: Change): void {
  if (change.by === 'integration' && isClosing(book)) {
    book.made.add(change.id);
    book.tally.settled(noted(book, change), 'filtered');
    return;
  }
  if (!passes(book.running, change.after)) {
    book.tally.settled(noted(book, change), 'filtered');
    return;
  }
  book.touched.add(change.id);
  book.tally.expect(noted(book, change));
}

function isClosing({ circle }: Book): boolean {
  return circle !== null && circle.looped.size > 0;
}

/** What goes round: fields that people changed, until somebody writes over them. True when nothing but the integration's own came by. */
function wentRound(book: Book, { before, after, by, id, at }: Change): boolean {
  const { running, circle, byPeople, tally } = book;
  const looped = running.rows.filter(({ to }) => circle?.looped.has(to) === true);
  for (const place of new Set(looped.flatMap(({ from }) => from))) {
    const was = before?.values[place] ?? 0;
    const now = after.values[place] ?? 0;
    if (was === now) continue;
    const stood = byPeople.get(placeOf(id, place)) ?? was;
    if (by === 'people' && stood !== now) byPeople.set(placeOf(id, place), stood);
    else byPeople.delete(placeOf(id, place));
  }
  if (by === 'people') return false;
  const target = partnerRow(book, id);
  if (tally.waits(id) && target !== null && !target.deleted && inStep(book, after, target))
    tally.end(id, 'superseded', at);
  return running.rows.every(
    ({ from, to }) =>
      circle?.looped.has(to) === true || from.every((place) => before?.values[place] === after.values[place]),
  );
}

function updated(book: Book, change: Change): void {
  const { tally, running } = book;
  if (isClosing(book) && wentRound(book, change)) {
    tally.settled(noted(book, change), 'filtered');
    return;
  }
  const matters = remember(book, change);
  renamed(book, change);
  if (!passes(running, change.after)) {
    tally.end(change.id, 'filtered', change.at);
    tally.settled(noted(book, change), 'filtered');
    return;
  }
  const target = partnerRow(book, change.id);
  const once = running.flow.writes === 'create-only' && target !== null;
  const closed = (target?.deleted ?? false) || book.partners.left(change.id);
  if (!matters || once || closed) {
    if (closed) tally.end(change.id, 'filtered', change.at);
    tally.settled(noted(book, change), 'filtered');
    return;
  }
  book.touched.add(change.id);
  if (target !== null && inStep(book, change.after, target)) {
    // It was changed there and back before anything was carried over: the target shows it already.
    tally.end(change.id, 'superseded', change.at);
    tally.settled(noted(book, change), 'applied');
    return;
  }
  tally.expect(noted(book, change));
}

/** Its match key was changed before anybody linked it: nothing names its partner any more. */
function renamed({ running: { key }, partners }: Book, { before, after, id }: Change): void {
  if (key === null || before?.values[key.source] === after.values[key.source]) return;
  if (!partners.told(id) && partners.of(id) >= 0) partners.part(id);
}

/** What people put back to what was last in step is no change of theirs any more. */
function editedField(
  { edited, before }: Book,
  place: number,
  { at, was, now }: { readonly at: number; readonly was: number; readonly now: number },
): void {
  const stood = before.get(place) ?? was;
  if (stood === now) {
    before.delete(place);
    edited.delete(place);
    return;
  }
  before.set(place, stood);
  edited.set(place, at);
}

/** Whether a field that the flow looks at changed; two-way flows remember when, field by field. */
function remember(book: Book, { before, after, id, at }: Change): boolean {
  const { running, edited } = book;
  const twoWay = running.flow.pair !== null;
  let matters = false;
  if (twoWay) edited.set(placeOf(id, anyField), after.modified);
  /** Several rows may carry one field. */
  for (const place of new Set(running.rows.flatMap(({ from }) => from))) {
    if (before?.values[place] === after.values[place]) continue;
    matters = true;
    if (twoWay)
      editedField(book, placeOf(id, place), {
        at,
        was: before?.values[place] ?? 0,
        now: after.values[place] ?? 0,
      });
  }
  const filter = running.filter?.field ?? -1;
  return matters || (filter >= 0 && before?.values[filter] !== after.values[filter]);
}

/** Deleted or merged away. What can be seen of it in the target depends on the policy; nothing can where the flow never wrote. */
function ended(book: Book, change: Change): void {
  const { tally, running, intended, partners } = book;
  const target = partnerRow(book, change.id);
  tally.end(change.id, 'superseded', change.at);
  const free = change.into !== null && (partners.of(change.into) < 0 || !partners.told(change.into));
  if (change.into !== null && target !== null && free && partners.told(change.id)) {
    // Whether the survivor takes the pair over or has been given one of its own meanwhile, is seen by what is written next.
    partners.leave(change.id);
    tally.settled(noted(book, change, 'ending'), 'filtered');
    return;
  }
  const visible = intended.deletes === 'delete' || (intended.deletes === 'mark' && running.mark !== null);
  const due = visible && target !== null && !target.deleted && book.shown.get(change.id) !== null;
  if (due) tally.expect(noted(book, change, 'ending'));
  else tally.settled(noted(book, change, 'ending'), 'filtered');
}

/** The partner in the target as it stands, deleted or not; null when there never was one. */
export function partnerRow(book: Book, source: number): Row | null {
  const { running } = book;
  const partner = partnerOf(book, source);
  return partner < 0 ? null : running.target.store(running.flow.to.resource).row(partner);
}
