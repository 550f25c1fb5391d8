// What people do in the systems while a run goes on: they create, edit, delete and merge records along the hours of a day, come back to
// what they edited a moment ago, import a file over most records at once, and on both sides of a two-way flow edit the same field. Each
// change sets down the next one, so that a year takes no room. They never ask what the integration does.
import { rules } from '../design/rules.ts';
import type { Random } from '../twin/random.ts';
import { tokensFrom } from '../twin/start.ts';
import type { Store, Token } from '../twin/store.ts';
import { day, hour, minute, nextAt, second } from './clock.ts';
import { dailyCurve, nextChange } from './curve.ts';
import type { Kernel } from './kernel.ts';
import type { Scene } from './observe/book.ts';
import { people, type Workplace } from './workplace.ts';

/** What of people's edits is not in a brief: stated here, the same for every run. */
export const habits = {
  /** Of all changes. A record that can't be deleted or merged is edited instead. */
  deleted: 0.01,
  merged: 0.005,
  /** Of edits: nothing that any flow carries; a match key; the field that a filter looks at. */
  elsewhere: 0.1,
  key: 0.02,
  filter: 0.1,
  /** Of edits: a second one within a second; back again within two minutes. */
  twice: 0.03,
  back: 0.02,
  /** Of edits of two-way flows: the same field on the other side, moments later. */
  both: 0.03,
  /** Of new records: with the match key of another. */
  double: 0.01,
  /** New records of an update-only flow whose partner is made hours later, or never. */
  partnerLate: 0.05,
  partnerNever: 0.01,
  /** Of edits: one of the records edited last. */
  again: 0.2,
  /** Of a day's changes: done within one minute of each day. */
  burst: 0.05,
  /** A bulk edit takes in this part of the records, or so many where that is more, but never more than the last part; on the second day. */
  bulkShare: 0.05,
  bulkLeast: 15_000,
  bulkMost: 0.8,
} as const;

/** What people need of a run. */
export interface Town {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly scene: Scene;
  /** Nobody edits from this moment on. */
  readonly until: number;
  readonly workplaces: readonly Workplace[];
}

/** Sets people to work. Tokens of new content are never given twice in a run. */
export function goToWork(town: Town): void {
  const tokens = { next: tokensFrom.people };
  town.workplaces.forEach((place, index) => {
    const random = town.random.fork(`${place.system} ${place.store.resource}`);
    const desk: Desk = { town, place, random, tokens, lately: [] };
    everyday(desk);
    bursts(desk);
    bulkEdit(desk, index);
  });
}

interface Desk {
  readonly town: Town;
  readonly place: Workplace;
  readonly random: Random;
  readonly tokens: { next: number };
  readonly lately: number[];
}

function fresh({ tokens }: Desk): Token {
  tokens.next += 1;
  return tokens.next;
}

function later({ town }: Desk, at: number, act: () => void): void {
  if (at < town.until) town.kernel.at(at, act);
}

/** The extra edits of habits count against the day's changes, so that their number is as the brief says. */
function everyday(desk: Desk): void {
  const { place, town, random } = desk;
  const curve = dailyCurve(place.load.peakFactor);
  const extra = 1 + habits.twice + habits.back + habits.burst;
  const next = (): void => {
    const at = nextChange(curve, place.load.changesPerDay / extra, town.kernel.now(), random);
    later(desk, at, () => {
      change(desk);
      next();
    });
  };
  next();
}

function bursts(desk: Desk): void {
  const size = Math.round(desk.place.load.changesPerDay * habits.burst);
  if (size < 2) return;
  const { kernel } = desk.town;
  const next = (): void => {
    const at = nextAt(kernel.now() + 1, 9 * hour) + desk.random.below(8 * hour);
    later(desk, at, () => {
      for (let edit = 0; edit < size; edit++)
        later(desk, at + desk.random.below(minute), () => edits(desk, anyone(desk)));
      next();
    });
  };
  next();
}

/**
 * A file is imported: one field of most records, all with one time stamp. Each kind of record has its own hour. A run of a single day is a
 * usual day, without one.
 */
function bulkEdit(desk: Desk, index: number): void {
  const { place, town } = desk;
  const { store } = place;
  const [field] = place.editable;
  if (field === undefined || place.load.changesPerDay <= 0 || town.until <= day) return;
  const at = Math.min(day + 3 * hour + index * 40 * minute, Math.floor(town.until / 2) + index * minute);
  later(desk, at, () => {
    const all = store.count();
    const most = Math.max(habits.bulkLeast, Math.round(all * habits.bulkShare));
    const many = Math.min(most, Math.round(all * habits.bulkMost));
    const values: Token[] = store.fields.map(() => 0);
    town.scene.bulk = true;
    for (let id = 0, left = many; id < store.count() && left > 0; id++) {
      if (store.row(id).deleted) continue;
      values[field] = content(desk, field);
      store.update(id, 1 << field, [...values], people);
      left -= 1;
    }
    town.scene.bulk = false;
  });
}

function change(desk: Desk): void {
  const { random, place } = desk;
  const luck = random.next();
  if (luck < rules.newShare.value) createOne(desk);
  else if (luck < rules.newShare.value + habits.deleted && place.deletable) removeOne(desk);
  else if (luck > 1 - habits.merged && place.mergeable) mergeTwo(desk);
  else edits(desk, anyone(desk));
}

/** Somebody's record that is there, one of the last ones now and then; -1 when chance finds none. */
function anyone({ random, place: { store }, lately }: Desk): number {
  const known = random.chance(habits.again) ? lately[random.below(Math.max(1, lately.length))] : undefined;
  for (let tried = 0; tried < 8; tried++) {
    const id = tried === 0 && known !== undefined ? known : random.below(Math.max(1, store.count()));
    if (id < store.count() && !store.row(id).deleted) return id;
  }
  return -1;
}

function content(desk: Desk, field: number): Token {
  const start = desk.place.starts[field];
  return start?.kind === 'mixed' && start.of !== null ? 1 + desk.random.below(start.of) : fresh(desk);
}

/** Which fields this edit changes. */
function chosen({ random, place }: Desk): readonly number[] {
  if (random.chance(habits.elsewhere)) return [place.other];
  if (place.filters.length > 0 && random.chance(habits.filter)) return place.filters;
  if (place.keys.length > 0 && random.chance(habits.key)) return place.keys;
  if (place.editable.length === 0) return [place.other];
  const pick = (): number => place.editable[random.below(place.editable.length)] ?? place.other;
  return random.chance(0.3) ? [pick(), pick()] : [pick()];
}

function edits(desk: Desk, id: number): void {
  if (id < 0) return;
  const { random, town, place } = desk;
  const fields = chosen(desk);
  const before = place.store.row(id).values;
  write(desk, id, fields);
  desk.lately.push(id);
  if (desk.lately.length > 50) desk.lately.shift();
  const now = town.kernel.now();
  if (random.chance(habits.twice)) later(desk, now + random.below(second), () => write(desk, id, fields));
  if (random.chance(habits.back))
    later(desk, now + second + random.below(2 * minute), () =>
      restore(place.store, id, { fields, values: before }),
    );
  for (const mirror of place.mirrors)
    if (random.chance(habits.both)) {
      const partner = mirror.partner(id);
      const there = fields.flatMap((field) => mirror.fields.get(field) ?? []);
      if (partner >= 0 && there.length > 0)
        later(desk, now + random.below(2 * Math.max(second, mirror.toleranceMs)), () =>
          write({ ...desk, place: mirror.place() }, partner, there),
        );
    }
}

function write(desk: Desk, id: number, fields: readonly number[]): void {
  const { store } = desk.place;
  if (store.row(id).deleted) return;
  const values: Token[] = store.fields.map(() => 0);
  let mask = 0;
  for (const field of fields) {
    values[field] = content(desk, field);
    mask |= 1 << field;
  }
  store.update(id, mask, values, people);
}

function restore(
  store: Store,
  id: number,
  to: { readonly fields: readonly number[]; readonly values: readonly Token[] },
): void {
  if (store.row(id).deleted) return;
  store.update(
    id,
    to.fields.reduce((mask, field) => mask | (1 << field), 0),
    to.values,
    people,
  );
}

function createOne(desk: Desk): void {
  const { random, place, town } = desk;
  const { store, keys } = place;
  const double = keys.length > 0 && place.doubles && random.chance(habits.double) ? anyone(desk) : -1;
  const twin = double >= 0 ? store.row(double).values : null;
  const values = store.fields.map((_, field): Token => {
    if (place.own.includes(field)) return 0;
    if (twin !== null && keys.includes(field)) return twin[field] ?? 0;
    return content(desk, field);
  });
  const id = store.create(values, people);
  desk.lately.push(id);
  for (const partner of place.partners) {
    const luck = random.next();
    if (luck < habits.partnerNever) continue;
    const wait = luck < habits.partnerNever + habits.partnerLate ? random.below(4 * hour) : 0;
    if (wait === 0) partner.make(id, values, () => fresh(desk));
    else later(desk, town.kernel.now() + wait, () => partner.make(id, values, () => fresh(desk)));
  }
}

function removeOne(desk: Desk): void {
  const id = anyone(desk);
  if (id >= 0) desk.place.store.remove(id, people);
}

function mergeTwo(desk: Desk): void {
  const [winner, loser] = [anyone(desk), anyone(desk)];
  if (winner >= 0 && loser >= 0 && winner !== loser) desk.place.store.merge(winner, loser, people);
}
