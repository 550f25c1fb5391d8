// How the target is written: upsert where the API has it, else create and later update through the cross-reference;
// in batches where many records come together and the API takes them together.
import type { Operation } from '../catalog/profile.ts';
import { heldBy } from '../landscape/prohibitions.ts';
import { seconds } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import type { IdentityDecision, TriggerDecision, WriteDecision } from './design.ts';
import { counted, argue, cite, figure, time } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { naturalOf, writtenKeys } from './identity.ts';
import { mediumOf, togetherWords } from './medium.ts';
import { singleWrites } from './operations.ts';
import { changesIn } from './pace.ts';

/** Records in the busiest run from which a batch is worth its partial failures. A rule of ours. */
const worthBatch = 10;

export function decideWrite(
  ground: Ground,
  trigger: TriggerDecision,
  identity: IdentityDecision,
): WriteDecision {
  const mode = modeOf(ground);
  const batch = batchOf(ground, trigger);
  return {
    mode,
    batch: batch?.size ?? null,
    why: argue(
      modeWords(ground, mode, identity),
      batch?.why ?? singleWords(ground, trigger),
      missingWords(ground, mode),
      upsertWords(ground, identity),
      replaceWords(ground.writes.update),
      heldWords(ground),
    ),
    sources: cite(
      ...ground.target.sources,
      ...ground.landscape.prohibitions.flatMap((one, index) =>
        one.flows.includes(ground.flow.id) ? [fromBrief(`/constraints/never/${index}`)] : [],
      ),
    ),
  };
}

function modeOf(ground: Ground): WriteDecision['mode'] {
  const { writes, flow } = ground;
  if (flow.asked.writes === 'update-only') return 'update-only';
  if (flow.asked.writes === 'create-only') return 'create-only';
  if (writes.upsert !== null) return 'upsert';
  if (writes.create !== null && writes.update !== null) return 'create-then-update';
  if (writes.create !== null) return 'create-only';
  return writes.update !== null ? 'update-only' : 'create-then-update';
}

function modeWords(ground: Ground, mode: WriteDecision['mode'], identity: IdentityDecision): string {
  const { writes, flow } = ground;
  const target = sideWords(ground.target);
  switch (mode) {
    case 'upsert':
      return writtenKeys(identity, ground).length > 0
        ? `${callWords(writes.upsert)} creates or updates by a unique key in one call, so a repeat can't double the record.`
        : `${callWords(writes.upsert)} creates and updates; the mapping does not fill its key, so the new id goes into the cross-reference in the same step and every later change goes to that id.`;
    case 'create-then-update':
      return writes.create === null
        ? `No call writes ${target}; create once and update later is what the API should offer.`
        : `${target} has no upsert: ${callWords(writes.create)} the first time, the new id goes into the cross-reference in the same step, every later change goes to ${callWords(writes.update)}.`;
    case 'create-only':
      return flow.asked.writes === 'create-only'
        ? 'The brief asks for new records only; a record that is known in the cross-reference is never written again.'
        : `${target} can be created (${callWords(writes.create)}) but not updated: later changes do not reach it, which the owner must accept.`;
    case 'update-only':
      return flow.asked.writes === 'update-only'
        ? `The brief asks for updates only (${callWords(writes.update)}); nothing is ever created.`
        : `${target} can be updated (${callWords(writes.update)}) but not created: records without a partner wait for a person.`;
    default:
      return mode satisfies never;
  }
}

function callWords(operation: Operation | null): string {
  return operation === null ? 'a call that is not known yet' : `${operation.method} ${operation.path}`;
}

interface Batch {
  readonly size: number;
  readonly why: string;
}

/** Records come together in a poll; a message brings one. */
function batchOf(ground: Ground, trigger: TriggerDecision): Batch | null {
  const operation = ground.writes.batch;
  const size = operation?.batchSize ?? null;
  if (operation === null || size === null || size < 2 || trigger.every === null || losesKey(ground))
    return null;
  const together = Math.ceil(changesIn(ground, seconds(trigger.every), ground.flow.load.peakFactor));
  if (together < worthBatch) return null;
  return {
    size: Math.min(size, Math.max(worthBatch, together)),
    why: `The busiest run brings ${counted(together, 'record')}, and ${callWords(operation)} takes ${figure(size)} at a time: ${counted(Math.ceil(together / size), 'call')} instead of ${figure(together)}. ${togetherWords(ground.target)}`,
  };
}

/** Whether single calls take a key against doubles that the batch call does not: speed is not worth that. */
function losesKey({ writes }: Ground): boolean {
  const { batch } = writes;
  return (
    batch !== null &&
    batch.idempotency === null &&
    singleWrites(writes).some((one) => one !== batch && one.idempotency !== null)
  );
}

function singleWords(ground: Ground, trigger: TriggerDecision): string {
  const size = ground.writes.batch?.batchSize ?? null;
  if (size === null || size < 2)
    return mediumOf(ground.target) === 'database'
      ? 'One row a statement, each committed by itself.'
      : 'One record a call: the API documents no batch for it.';
  if (trigger.every === null)
    return `One record a call although ${figure(size)} would fit: messages come one by one, and waiting for more would cost freshness. The first load uses the batch.`;
  if (losesKey(ground))
    return `One record a call although ${figure(size)} would fit: the batch call takes no key against doubles, single calls do. The first load uses batches.`;
  const together = Math.ceil(changesIn(ground, seconds(trigger.every), ground.flow.load.peakFactor));
  return `One record a call: even the busiest ${time(seconds(trigger.every))} brings only ${figure(Math.max(1, together))}, and one record's refusal then concerns no other. The first load uses batches of ${figure(size)}.`;
}

/** What happens when the record to update does not exist (yet). */
function missingWords(ground: Ground, mode: WriteDecision['mode']): string | null {
  if (mode !== 'update-only') return null;
  return `A change whose ${sideWords(ground.target)} does not exist yet is parked and tried again for a day, in case it is just being created, and then goes to the dead letters.`;
}

/** What the brief forbids, kept by values or by calls that are left alone. */
function heldWords({ landscape, flow }: Ground): string | null {
  const own = landscape.prohibitions.filter(
    (one) => one.flows.includes(flow.id) && !one.openFlows.includes(flow.id),
  );
  const held = heldBy(landscape.prohibitions, flow.id).map(({ field, value }) => `${field} = ${value}`);
  if (own.length === 0) return null;
  return `The brief forbids ${own.map((one) => `"${one.said}"`).join(' and ')}: ${held.length === 0 ? 'no call that would do it is made' : `a new record gets ${held.join(', ')}, which no update touches`}.`;
}

/** An upsert is only as good as its key: it must be unique there, and a record that is known by another key must be found first. */
function upsertWords(ground: Ground, identity: IdentityDecision): string | null {
  const [key] = identity.keys;
  if (ground.writes.upsert === null || key === undefined || writtenKeys(identity, ground).length === 0)
    return null;
  const unique = ground.target.end.fields.some((field) => field.path === key.to && field.unique);
  const set = unique
    ? `Its key is ${key.to}.`
    : `Its key is ${key.to}, which has to exist in ${ground.target.system.name} as a field with unique values before the start.`;
  const natural = naturalOf(identity).map((one) => one.to);
  return natural.length === 0 || natural.includes(key.to)
    ? set
    : `${set} On first contact the record is looked up by ${natural.join(', ')} and given that key, or one that people entered before would be doubled.`;
}

function replaceWords(update: Operation | null): string | null {
  if (update?.kind !== 'replace') return null;
  return 'The update replaces the whole record: it is read first and written back whole, else fields that are not mapped would be emptied.';
}
