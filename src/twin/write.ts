// Writes as a vendor takes them: each record is checked (there, required, read-only, unique, version), then written at the present moment.
// Nothing of limits, access or weather is known here beyond what a record itself is refused for.
import type { Air } from './air.ts';
import { type Answers, digestOf } from './answers.ts';
import type { Habits } from './habits.ts';
import type { Shelf } from './shelf.ts';
import type { Mark } from './store.ts';
import type { CallSite, Write, Written } from './twin.ts';

/** What a shelf is written under: masks of fields, and what the air refuses. */
export interface Desk {
  readonly system: string;
  readonly shelf: Shelf;
  readonly required: number;
  readonly unique: readonly number[];
  readonly air: Air;
  readonly answers: Answers;
}

/** The status of the call and what became of each record, in the order of the request. */
export interface WriteAnswer {
  readonly status: number;
  readonly written: readonly Written[];
}

type Deed = 'create' | 'update' | 'upsert' | 'delete';

const statuses = {
  done: 200,
  made: 201,
  some: 207,
  malformed: 400,
  missing: 404,
  notAllowed: 405,
  held: 409,
  outdated: 412,
  refused: 422,
  leftOut: 424,
} as const;

/** One call: what is asked of which operation, and when. */
export interface Asked {
  readonly site: CallSite;
  readonly habits: Habits;
  readonly writes: readonly Write[];
  readonly key: string | null;
  readonly now: number;
}

/** A repeated key is answered from memory; another body under a known key is refused. */
export function writeAll(desk: Desk, asked: Asked): WriteAnswer {
  const { habits, writes, key, now } = asked;
  if (writes.length === 0 || writes.length > habits.records)
    return { status: statuses.malformed, written: [] };
  if (key === null || habits.keeps === null) return carriedOut(desk, asked);
  const digest = digestOf(writes);
  const first = desk.answers.of(key, now);
  if (first !== null) return first.digest === digest ? first : { status: statuses.malformed, written: [] };
  const answer = carriedOut(desk, asked);
  if (answer.written.some(({ status }) => status < 300))
    desk.answers.keep(
      key,
      { now, until: now + habits.keeps },
      { digest, status: answer.status, written: answer.written },
    );
  return answer;
}

function carriedOut(desk: Desk, asked: Asked): WriteAnswer {
  if (asked.habits.whole) return allOrNone(desk, asked);
  const written: Written[] = [];
  for (const write of asked.writes) written.push(oneWritten(desk, asked, write));
  const [only] = written;
  if (written.length === 1 && only !== undefined) return { status: only.status, written };
  const failed = written.filter(({ status }) => status >= 300).length;
  return { status: failed === 0 ? statuses.done : statuses.some, written };
}

/** A transaction: one bad row and none is written. Rows that would clash with one another are bad too. */
function allOrNone(desk: Desk, asked: Asked): WriteAnswer {
  const taken = new Set<string>();
  const checked = asked.writes.map((write) => {
    const aim = aimOf(desk, deedOf(asked.site, write), write);
    if (aim.status !== statuses.done) return aim.status;
    const status = verdictOn(desk, asked, write, aim);
    for (const field of aim.deed === 'delete' ? [] : desk.unique) {
      const name = `${field}:${write.values[field] ?? 0}`;
      if ((write.mask & (1 << field)) !== 0 && taken.has(name)) return statuses.held;
      if ((write.mask & (1 << field)) !== 0 && (write.values[field] ?? 0) !== 0) taken.add(name);
    }
    return status;
  });
  const bad = checked.find((status) => status !== statuses.done);
  if (bad === undefined)
    return { status: statuses.done, written: asked.writes.map((write) => oneWritten(desk, asked, write)) };
  return {
    status: bad,
    written: checked.map((status) => refusal(status === statuses.done ? statuses.leftOut : status)),
  };
}

function refusal(status: number): Written {
  return { status, id: -1, version: 0 };
}

function oneWritten(desk: Desk, asked: Asked, write: Write): Written {
  const aim = aimOf(desk, deedOf(asked.site, write), write);
  const status = aim.status === statuses.done ? verdictOn(desk, asked, write, aim) : aim.status;
  if (status !== statuses.done) return refusal(status);
  const mark: Mark = { by: 'integration', writer: write.carried.flow, carried: write.carried };
  if (aim.deed === 'delete') {
    desk.shelf.remove(aim.id, mark);
    return { status, id: aim.id, version: 0 };
  }
  if (aim.deed === 'create')
    return { status: statuses.made, id: desk.shelf.create(firstValues(desk, write), mark), version: 1 };
  const row = desk.shelf.update(aim.id, write.mask, write.values, mark);
  return { status, id: row.id, version: row.version };
}

/** What a new record holds: what was sent, and the key by which it was looked for. */
function firstValues({ shelf }: Desk, { mask, values, match }: Write): readonly number[] {
  return shelf.fields.map((_, field) => {
    if ((mask & (1 << field)) !== 0) return values[field] ?? 0;
    return match?.field === field ? match.token : 0;
  });
}

function deedOf({ operation }: CallSite, write: Write): Deed | null {
  switch (operation.kind) {
    case 'create':
    case 'update':
    case 'upsert':
    case 'delete':
      return operation.kind;
    case 'replace':
      return 'update';
    case 'batch':
    case 'other':
      return (
        deedNamed(operation.batchOf) ??
        (write.id !== null ? 'update' : write.match !== null ? 'upsert' : 'create')
      );
    case 'list':
    case 'get':
    case 'search':
      return null;
    default:
      return operation.kind satisfies never;
  }
}

function deedNamed(name: string | null): Deed | null {
  if (name === 'create' || name === 'update' || name === 'upsert' || name === 'delete') return name;
  return name === 'replace' ? 'update' : name === 'archive' ? 'delete' : null;
}

/** What is to be done to which record; a status other than 200 when there is no such thing to do. */
interface Aim {
  readonly status: number;
  readonly deed: Exclude<Deed, 'upsert'>;
  readonly id: number;
}

function aimOf({ shelf }: Desk, deed: Deed | null, write: Write): Aim {
  const none = { deed: 'update', id: -1 } as const;
  if (deed === null) return { ...none, status: statuses.notAllowed };
  if (deed === 'create') return { status: statuses.done, deed, id: -1 };
  const named =
    write.id ?? (write.match === null ? null : (shelf.find(write.match.field, write.match.token)[0] ?? null));
  if (named !== null) {
    const there = named >= 0 && named < shelf.count() && !shelf.isGone(named);
    return there
      ? { status: statuses.done, deed: deed === 'delete' ? deed : 'update', id: named }
      : { ...none, status: statuses.missing };
  }
  if (deed === 'upsert') return { status: statuses.done, deed: 'create', id: -1 };
  return { ...none, status: write.match === null ? statuses.malformed : statuses.missing };
}

/** The status of a write that has something to act on. */
function verdictOn(desk: Desk, asked: Asked, write: Write, aim: Aim): number {
  const { shelf, air, system } = desk;
  if (aim.deed !== 'create' && asked.habits.versions && write.ifVersion !== null)
    if (shelf.versionOf(aim.id) !== write.ifVersion) return statuses.outdated;
  if (aim.deed === 'delete') return statuses.done;
  if ((write.mask & shelf.readOnly) !== 0) return statuses.refused;
  if (lacksRequired(desk, write, aim.deed === 'create')) return statuses.refused;
  if (air.refuses(system, shelf.resource, write.carried.source, asked.now)) return statuses.refused;
  for (const field of desk.unique) {
    const token = write.values[field] ?? 0;
    if ((write.mask & (1 << field)) === 0 || token === 0) continue;
    if (shelf.find(field, token).some((id) => id !== aim.id)) return statuses.held;
  }
  return statuses.done;
}

function lacksRequired(desk: Desk, write: Write, creating: boolean): boolean {
  const sent = write.mask | (write.match === null ? 0 : 1 << write.match.field);
  if (creating && (desk.required & ~sent) !== 0) return true;
  for (let field = 0; field < desk.shelf.fields.length; field++) {
    const bit = 1 << field;
    if ((desk.required & bit) !== 0 && (write.mask & bit) !== 0 && (write.values[field] ?? 0) === 0)
      return true;
  }
  return false;
}
