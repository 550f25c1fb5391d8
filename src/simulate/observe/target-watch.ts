// What happens in a flow's target: which of it the flow wrote, and whether that was right.
import type { Carried, Change, Row } from '../../twin/store.ts';
import { habitsOf } from '../../twin/habits.ts';
import type { RunningFlow } from '../integration.ts';
import { partnerOf } from './kin.ts';
import { anyField, type Book, inStep, placeOf, sourceNamed, targetNamed } from './book.ts';

/** Hears of every write to the target's store. `other` is the book of the other leg, or null. */
export function hearTarget(book: Book, change: Change, other: Book | null): void {
  const { carried } = change;
  if (change.by === 'people' || carried === null || carried.flow !== book.running.flow.id) {
    renamed(book, change);
    if (change.after.deleted) {
      const source = book.partners.source(change.id);
      if (source >= 0) book.tally.end(source, 'filtered', change.at);
    }
    return;
  }
  book.writes += 1;
  if (book.scene.quiet)
    book.incidents.note(
      'written-after-rest',
      change.at,
      () =>
        `${book.running.flow.id} wrote ${targetNamed(book, change.id)} although nobody had changed anything`,
    );
  outside(book, change);
  switch (change.kind) {
    case 'created':
      made(book, change, carried);
      if (other !== null) broughtOver(book, change, carried);
      break;
    case 'updated':
      linked(book, change, carried);
      older(book, change, carried);
      if (other === null) break;
      overruled(book, change, { carried, other });
      broughtOver(book, change, carried);
      // What people had put there was judged just now and is gone: the next write replaces this one.
      for (const { to } of book.running.rows)
        if (change.before?.values[to] !== change.after.values[to])
          other.edited.delete(placeOf(change.id, to));
      break;
    case 'deleted':
    case 'merged':
      removed(book, change, carried);
      return;
    default:
      change.kind satisfies never;
  }
  if (marks(book, change)) marked(book, change, carried);
  else book.tally.shown(carried.source, shownBy(book, change, carried), change.at);
  // Where only new records are asked for, what people changed since the record was read is not carried over any more.
  if (change.kind === 'created' && book.running.flow.writes === 'create-only')
    book.tally.end(carried.source, 'superseded', change.at);
  book.shown.set(carried.source, Math.max(carried.version, book.shown.get(carried.source) ?? 0));
}

/** What stood in the source's fields before people changed them is what was last in step no longer. */
function broughtOver({ before, running }: Book, change: Change, { source }: Carried): void {
  for (const { from, to } of running.rows)
    if (change.before?.values[to] !== change.after.values[to])
      for (const place of from) before.delete(placeOf(source, place));
}

/** Its match key was changed before anybody linked it: nothing names it as the partner any more. */
function renamed({ running: { key }, partners }: Book, { before, after, id }: Change): void {
  if (key === null || before === null || before.values[key.target] === after.values[key.target]) return;
  const source = partners.source(id);
  if (source >= 0 && !partners.told(source)) partners.part(source);
}

/** What people have since changed and changed back is shown as well, although the write carried an earlier version. */
function shownBy(book: Book, { after }: Change, { source, version }: Carried): number {
  const present = book.running.source.store(book.running.flow.from.resource).row(source);
  return !present.deleted && present.version > version && inStep(book, present, after)
    ? present.version
    : version;
}

/** A write touched fields that the mapping does not name. */
function outside({ running, incidents }: Book, change: Change): void {
  const { before, after } = change;
  for (let field = 0; field < after.values.length; field++) {
    if ((running.mask & (1 << field)) !== 0 || (before?.values[field] ?? 0) === after.values[field]) continue;
    const path = running.target.store(running.flow.to.resource).fields[field] ?? '';
    incidents.note(
      'outside-mapping',
      change.at,
      () => `${running.flow.id} changed ${path} of ${targetNamed({ running }, change.id)}`,
    );
  }
}

function made(book: Book, change: Change, { source }: Carried): void {
  const { partners, running, incidents } = book;
  const store = running.target.store(running.flow.to.resource);
  const before = partnerOf(book, source);
  if (before >= 0 && before !== change.id) {
    if (!store.row(before).deleted)
      incidents.note(
        'record-doubled',
        change.at,
        () =>
          `${targetNamed(book, change.id)} was created for ${sourceNamed(book, source)}, which has ${targetNamed(book, before)} already`,
      );
    // Whose partner was gone before anybody linked the two has none.
    else if (running.flow.pair !== null && partners.told(source))
      incidents.note(
        'made-anew',
        change.at,
        () => `${targetNamed(book, before)} was deleted by people and created anew as ${change.id}`,
      );
  }
  partners.bind(source, change.id);
}

/** The record written to is the partner from now on, unless it belongs to another. */
function linked(book: Book, change: Change, { source }: Carried): void {
  const { partners, running } = book;
  if (partners.of(source) === change.id && partners.told(source)) return;
  const owner = partners.source(change.id);
  const sources = running.source.store(running.flow.from.resource);
  if (owner < 0 || owner === source || sources.row(owner).deleted) partners.bind(source, change.id);
  else if (book.shown.get(owner) === null && sameKey(book, source, owner)) {
    // Two records have one key: whose partner is whose is for a person to say, and it was said by this write.
    const before = partners.of(source);
    partners.bind(source, change.id);
    if (before >= 0) partners.bind(owner, before);
  }
}

function sameKey({ running }: Book, one: number, other: number): boolean {
  const { key, source, flow } = running;
  const store = source.store(flow.from.resource);
  return key !== null && store.row(one).values[key.source] === store.row(other).values[key.source];
}

/** An older state of the source was written over a newer one. */
function older(book: Book, change: Change, { source, version }: Carried): void {
  const newest = book.shown.get(source) ?? 0;
  if (version >= newest || book.partners.of(source) !== change.id) return;
  if (book.running.rows.every(({ to }) => change.before?.values[to] === change.after.values[to])) return;
  book.incidents.note(
    'older-over-newer',
    change.at,
    () =>
      `${targetNamed(book, change.id)} showed version ${newest} of ${sourceNamed(book, source)} and was given version ${version}`,
  );
}

/**
 * Two-way: a field that people changed later in the target was overwritten with what the source held before. What they changed after the flow
 * had looked is nobody's fault unless the vendor offers to refuse such a write.
 */
function overruled(
  book: Book,
  change: Change,
  { carried, other }: { readonly carried: Carried; readonly other: Book },
): void {
  /** Where a side does not tell when it changed, the system of record or a person decides, whoever was later. */
  if (book.intended.conflict?.timed === false) return;
  const tolerance = book.intended.conflict?.toleranceMs ?? 0;
  const timeOf = (one: Book, record: number, field: number): number =>
    one.edited.get(placeOf(record, field)) ?? Number.NEGATIVE_INFINITY;
  /** Records tell one time of their last change, as coarse as the vendor's clock, not one for each field. */
  const source = book.edited.get(placeOf(carried.source, anyField)) ?? rowOf(book, carried).modified;
  const told = timeOf(other, change.id, anyField) > source + tolerance;
  if (!told) return;
  for (const { from, to, mutual } of book.running.rows) {
    if (!mutual || change.before?.values[to] === change.after.values[to]) continue;
    const there = timeOf(other, change.id, to);
    if (there <= timeOf(book, carried.source, from[0] ?? 0) + tolerance) continue;
    if (carried.seen !== null && there > carried.seen && !canRefuse(book.running)) continue;
    book.incidents.note(
      'older-over-newer',
      change.at,
      () =>
        `${book.running.flow.id} overwrote what people had changed in ${targetNamed(book, change.id)} with an older value`,
    );
    return;
  }
}

function rowOf({ running: { source, flow } }: Book, { source: id }: Carried): Row {
  return source.store(flow.from.resource).row(id);
}

/** Whether the target takes the version that was seen and refuses a write when there is a later one. */
function canRefuse({ sites, target }: RunningFlow): boolean {
  const site = sites.update ?? sites.upsert;
  return site !== null && habitsOf(target.system, target.profile, site).versions;
}

function removed(book: Book, change: Change, { source }: Carried): void {
  const { running, intended, incidents, tally } = book;
  const gone = running.source.store(running.flow.from.resource).row(source).deleted;
  if (intended.deletes !== 'delete' || !gone)
    incidents.note(
      'deleted-against-policy',
      change.at,
      () => `${running.flow.id} deleted ${targetNamed(book, change.id)}`,
    );
  tally.end(source, 'applied', change.at);
}

/** The write sets the mark of an ended record. */
function marks({ running: { mark } }: Book, { before, after }: Change): boolean {
  return mark !== null && after.values[mark] === 1 && before?.values[mark] !== 1;
}

function marked(book: Book, change: Change, { source }: Carried): void {
  const { running, incidents, tally } = book;
  if (!running.source.store(running.flow.from.resource).row(source).deleted)
    incidents.note(
      'deleted-against-policy',
      change.at,
      () => `${targetNamed(book, change.id)} was marked as ended, but ${sourceNamed(book, source)} lives`,
    );
  tally.end(source, 'applied', change.at);
}
