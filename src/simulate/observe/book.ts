// What is known of one flow by somebody who sees both stores at once. Kept by the watchers of the source and of the target, read when the
// run is over; the integration never sees it.
import type { Row } from '../../twin/store.ts';
import { type IdSet, idSet, type NumberById, numberById } from '../by-id.ts';
import type { CircleRole, RunningFlow } from '../integration.ts';
import { mappedToken } from '../mapped.ts';
import type { FlowPolicy } from '../policy.ts';
import { type Incidents, incidents } from './incidents.ts';
import type { Partners } from './partners.ts';
import { type Tally, tally } from './tally.ts';

/** What all watchers share. */
export interface Scene {
  readonly now: () => number;
  /** The edits that are being made are part of a bulk edit. */
  bulk: boolean;
  /** People and integration should have come to rest: from now on no write may happen. */
  quiet: boolean;
}

/** `intended` is the policy as the design means it, whatever is flown. */
export interface BookInput {
  readonly running: RunningFlow;
  readonly intended: FlowPolicy;
  readonly partners: Partners;
  readonly scene: Scene;
  /** Where it stands among other flows as the design means it; null where it is alone. */
  readonly circle: CircleRole | null;
}

export interface Book extends BookInput {
  readonly tally: Tally;
  readonly incidents: Incidents;
  /** The version of each source record that the target was last shown by this flow. */
  readonly shown: NumberById;
  /** Source records that changed, in the run, in a way that the flow has to carry over. */
  readonly touched: IdSet;
  /** Two-way only: when people last changed a mapped field of the source, by {@link placeOf}. */
  readonly edited: Map<number, number>;
  /** Two-way only: what stood in a field of the source before people changed it, as long as that has not crossed over. */
  readonly before: Map<number, number>;
  /** The books of other flows of the same records, and of those whose fields come first. */
  kin: readonly Book[];
  owners: readonly Book[];
  /** Of a flow that closes a circle: what stood in source fields, by {@link placeOf}, that people changed and nobody wrote over since. */
  readonly byPeople: Map<number, number>;
  /** Of such a flow: source records that the integration made. */
  readonly made: Set<number>;
  writes: number;
}

export function bookOf(input: BookInput): Book {
  return {
    ...input,
    tally: tally(),
    incidents: incidents(),
    shown: numberById(),
    touched: idSet(),
    edited: new Map(),
    before: new Map(),
    kin: [],
    owners: [],
    byPeople: new Map(),
    made: new Set(),
    writes: 0,
  };
}

/** Stands for the record as a whole: the time of its last change as the vendor tells it. */
export const anyField = 31;

/** One number for a record's field; a store tells 31 fields apart. */
export function placeOf(record: number, field: number): number {
  return record * 32 + field;
}

/** Whether the target shows what the flow carries of the source. */
export function inStep(book: Book, source: Row, target: Row): boolean {
  return differing(book, source, target) < 0;
}

/** Target fields that other flows answer for: those of owners that have linked the record, and what goes round without people's doing. */
function leftOut({ running, circle, owners, byPeople }: Book, source: Row, target: Row): number {
  if (circle === null) return 0;
  let mask = 0;
  for (const { partners, running: owner } of owners) {
    const from = partners.source(target.id);
    if (from >= 0 && partners.told(from)) for (const { to } of owner.rows) mask |= 1 << to;
  }
  for (const { from, to } of running.rows)
    if (circle.looped.has(to) && !from.some((place) => byPeople.has(placeOf(source.id, place))))
      mask |= 1 << to;
  return mask;
}

/**
 * The place of the first target field that is not as the mapping has it, -1 for none. Fields that no call can set do not count; nor does, both
 * ways, what the source has nothing for: it may come from the other leg, which can't take every field back.
 */
export function differing(book: Book, source: Row, target: Row): number {
  const { running } = book;
  const { readOnly } = running.target.store(running.flow.to.resource);
  const out = readOnly | leftOut(book, source, target);
  for (const row of running.rows) {
    if ((out & (1 << row.to)) !== 0) continue;
    const token = mappedToken(row.from, source.values);
    if (target.values[row.to] !== token && (token !== 0 || running.flow.pair === null)) return row.to;
  }
  return -1;
}

/** A record as messages name it: "crm contact 17". */
export function named(system: string, resource: string, id: number): string {
  return `${system} ${resource} ${id}`;
}

export function sourceNamed({ running: { flow } }: Pick<Book, 'running'>, id: number): string {
  return named(flow.from.system, flow.from.resource, id);
}

export function targetNamed({ running: { flow } }: Pick<Book, 'running'>, id: number): string {
  return named(flow.to.system, flow.to.resource, id);
}
