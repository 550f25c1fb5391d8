// The first load: everything that exists is read once and written once, at the throttle's share of the limits, while live changes
// already wait behind a watermark that was taken first. Its time is a closed form over the documented limits.
import type { Operation } from '../catalog/profile.ts';
import { leastSeconds } from '../landscape/backfills.ts';
import { keyField } from '../landscape/keys.ts';
import { unitsPerCall } from '../landscape/limits.ts';
import { callName, deed } from '../landscape/reach.ts';
import { duration } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import type { BackfillDecision, IdentityDecision, ReadDecision } from './design.ts';
import { argue, cite, counted, figure, limitWords, percent, time } from './figures.ts';
import { type Ground, type Side, sideWords } from './ground.ts';
import { naturalOf } from './identity.ts';
import { type Bulk, type Phase, phaseOf, shareOf } from './load.ts';
import { singleWrites } from './operations.ts';
import { pageSizeOf } from './pace.ts';
import { byRule, rules } from './rules.ts';

export function decideBackfill(
  ground: Ground,
  read: ReadDecision,
  identity: IdentityDecision,
): BackfillDecision {
  const load = loadOf(ground, identity);
  const floor = load === null || load.floor.binding === null ? null : load.floor;
  const planned = load === null ? null : Math.ceil(load.index.seconds + load.transfer.seconds);
  const assumed = load !== null && (load.transfer.assumed || load.index.assumed);
  return {
    records: ground.flow.load.existing,
    recordsPerCall: load?.recordsPerCall ?? 1,
    holdsLive: true,
    resumes: true,
    cuts: true,
    method: methodWords(ground, load),
    partitions: partitionWords(ground, read),
    watermark:
      'taken before the first page is read; live changes begin there and are held back until the load has passed, so that no change falls between',
    atLeast: floor === null ? null : duration(floor.seconds),
    planned: planned === null ? null : duration(planned),
    limitId: floor?.binding?.id ?? null,
    why: whyOf(ground, load),
    sources: cite(
      floor?.binding?.source,
      load?.transfer.binding?.source,
      volumeSource(ground),
      ...byRule(rules.share, ...(assumed ? [rules.callRate] : [])),
    ),
  };
}

/** The write of a first load with the records a call takes: a batch that upserts, else the landscape's fastest documented way. */
export function loadWriteOf(
  ground: Ground,
): { readonly operation: Operation; readonly records: number } | null {
  const { writes, target, landscape, flow } = ground;
  const floor = landscape.backfills.find((one) => one.flow === flow.id && one.system === target.end.system);
  const fastest = target.end.operations.find((operation) => callName(operation) === floor?.operation);
  const upsert = writes.batch !== null && deed(writes.batch) === 'upsert' ? writes.batch : writes.upsert;
  const operation = upsert ?? fastest ?? writes.batch ?? singleWrites(writes)[0] ?? null;
  return operation === null ? null : { operation, records: Math.max(1, operation.batchSize ?? 1) };
}

/** `floor` is the writing alone at the full limits, as the landscape reckons it; the phases are at the throttle's share. */
interface Load {
  readonly floor: Phase;
  readonly index: Phase;
  readonly transfer: Phase;
  readonly indexPages: number;
  readonly readPages: number;
  readonly writeCalls: number;
  readonly recordsPerCall: number;
  readonly write: Operation;
}

/** First the target is indexed by its match keys, then reading and writing run side by side. */
function loadOf(ground: Ground, identity: IdentityDecision): Load | null {
  const write = ground.callable ? loadWriteOf(ground) : null;
  const { existing } = ground.flow.load;
  if (write === null) return null;
  const read = wholeRead(ground.source, existing);
  const indexed =
    ground.writes.upsert === null || naturalOf(identity).length > 0
      ? wholeRead(ground.target, targetCount(ground))
      : null;
  const writing: Bulk = {
    side: ground.target,
    resource: ground.target.resource,
    operation: write.operation,
    calls: Math.ceil(existing / write.records),
  };
  const share = rules.share.value;
  return {
    floor: phaseOf([writing], 1),
    index: phaseOf(indexed === null ? [] : [indexed], share),
    transfer: phaseOf(read === null ? [writing] : [read, writing], share),
    indexPages: indexed?.calls ?? 0,
    readPages: read?.calls ?? 0,
    writeCalls: writing.calls,
    recordsPerCall: write.records,
    write: write.operation,
  };
}

function wholeRead(side: Side, records: number): Bulk | null {
  const operation = side.reads.list ?? side.reads.search;
  if (operation === null) return null;
  return {
    side,
    resource: side.resource,
    operation,
    calls: operation.pagination?.style === 'none' ? 1 : Math.ceil(records / pageSizeOf(operation).value),
  };
}

/** Records in the target today: what the brief says of it, else as many as in the source. */
function targetCount(ground: Ground): number {
  const named = ground.landscape.brief.volumes.find(
    (volume) =>
      volume.object === ground.flow.asked.to ||
      volume.object === `${ground.target.end.system}.${ground.target.resource}`,
  );
  return named?.existing ?? ground.flow.load.existing;
}

function methodWords(ground: Ground, load: Load | null): string {
  if (load === null) return 'no call that could load records';
  const source = ground.source.reads.list ?? ground.source.reads.search;
  const index =
    load.indexPages === 0
      ? ''
      : `index the target by its match keys (${counted(load.indexPages, 'page')}), then `;
  return `${index}read by ${source === null ? 'hand-made export' : `${callName(source)} (${counted(load.readPages, 'page')})`} and write by ${callName(load.write)} (${counted(load.writeCalls, 'call')}${load.recordsPerCall > 1 ? ` of up to ${figure(load.recordsPerCall)} records` : ''})`;
}

function partitionWords(ground: Ground, read: ReadDecision): string {
  const operation = ground.source.reads.list ?? ground.source.reads.search;
  const most = operation?.pagination?.maxResults ?? null;
  const { existing } = ground.flow.load;
  if (most === null || existing <= most)
    return `none needed: ${operation === null ? 'there is no list' : 'the list is read to its end'}; the last page done is kept, so that a broken load goes on where it stopped`;
  const above = Math.floor(most * rules.capMargin.value);
  return `${figure(Math.ceil(existing / above))} of at most ${figure(above)} records by ${read.partition?.by ?? `ranges of ${keyField(ground.source.end)}`}, because one query returns ${figure(most)} at most; each is kept as done`;
}

function whyOf(ground: Ground, load: Load | null): string {
  if (load === null)
    return `No call of ${sideWords(ground.target)} is known that could load anything, so no time can be reckoned.`;
  const disputes = load.floor.binding?.disputed ?? [];
  return argue(
    floorWords(ground, load),
    load.indexPages === 0
      ? null
      : `Indexing the target first takes ${counted(load.indexPages, 'page')}, ${phaseWords(load.index)}.`,
    `Reading (${counted(load.readPages, 'page')}) runs beside the writing; together ${phaseWords(load.transfer)}.`,
    `Planned ${figure(Math.ceil(load.index.seconds + load.transfer.seconds))} s (${time(Math.ceil(load.index.seconds + load.transfer.seconds))}) = ${figure(load.index.seconds)} s + ${figure(load.transfer.seconds)} s.`,
    disputes.length === 0 ? null : `Disputed: ${disputes.map((dispute) => dispute.claim).join('; ')}.`,
    ground.flow.asked.filter === null
      ? null
      : `All records are reckoned; the filter "${ground.flow.asked.filter}" can only shorten it.`,
    ground.flow.load.assumed.includes('existing') ? 'The number of records is assumed, not counted.' : null,
  );
}

function floorWords(ground: Ground, { floor, write, writeCalls }: Load): string {
  const call = callName(write);
  if (floor.binding === null)
    return `${ground.target.system.name} documents no limit for ${call}: ${counted(writeCalls, 'call')} are reckoned at one a second, which its owner must confirm.`;
  const { resource } = ground.target;
  const cost = unitsPerCall(floor.binding, { resource, operation: write });
  const shared = leastSeconds(writeCalls * cost, shareOf(floor.binding, rules.share.value));
  const each = floor.binding.unit === 'calls' ? '' : `, ${counted(cost, 'point')} each,`;
  return `${figure(ground.flow.load.existing)} records in ${counted(writeCalls, 'call')} of ${call}${each} at ${limitWords(floor.binding)} take at least ${figure(floor.seconds)} s, at ${percent(rules.share.value)} of the limit ${figure(shared)} s.`;
}

function phaseWords(phase: Phase): string {
  const share = percent(rules.share.value);
  const by =
    phase.binding === null ? 'at one call a second, assumed' : `at ${share} of ${limitWords(phase.binding)}`;
  return `${figure(phase.seconds)} s ${by}`;
}

function volumeSource(ground: Ground): ReturnType<typeof fromBrief> | null {
  const index = ground.landscape.brief.volumes.findIndex(
    (volume) => volume.object === ground.flow.asked.from,
  );
  return index < 0 ? null : fromBrief(`/volumes/${index}`);
}
