// Every call that a flow makes, on real operations of the profiles, with scopes, page, limit and calls a day by arithmetic.
// A call that serves the first load alone is listed too, with no calls a day.
import { wordsOf } from '../catalog/name.ts';
import type { Operation, Resource } from '../catalog/profile.ts';
import { batchFor } from '../landscape/reach.ts';
import { inWords, seconds } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import { loadWriteOf } from './backfill.ts';
import type {
  Call,
  IdempotencyDecision,
  IdentityDecision,
  ReadDecision,
  TriggerDecision,
  WriteDecision,
} from './design.ts';
import { cite, counted } from './figures.ts';
import { type Ground, nearestLimit, type Side } from './ground.ts';
import { keyOf, readBackFor } from './idempotency.ts';
import { isSearched, writtenKeys } from './identity.ts';
import { lookupOf } from './lookup.ts';
import { singleWrites } from './operations.ts';
import { looksBefore, otherLeg, readBeside } from './both-ways.ts';
import { pagesPerPoll } from './pace.ts';
import { overlapWords } from './read.ts';
import { pagesOf } from './reconciliation.ts';
import { byRule, rules } from './rules.ts';
import { leastScopes } from './scopes.ts';

/** A call with its operation and how much busier than the mean its busiest hour is. */
export interface Spending {
  readonly call: Call;
  readonly operation: Operation;
  readonly side: Side;
  readonly peakFactor: number;
}

export interface CallDecisions {
  readonly trigger: TriggerDecision;
  readonly read: ReadDecision;
  readonly write: WriteDecision;
  readonly identity: IdentityDecision;
  readonly idempotency: IdempotencyDecision;
  readonly comparedEvery: string;
}

/** In the order in which a change meets them; empty when there is nothing to build. */
export function spendingOf(ground: Ground, decisions: CallDecisions): readonly Spending[] {
  if (!ground.callable) return [];
  const planned = [
    ...findCalls(ground, decisions),
    ...readCalls(ground, decisions),
    ...lookCalls(ground),
    ...matchCalls(ground, decisions),
    ...writeCalls(ground, decisions),
    ...readBackCalls(ground, decisions),
    ...wholeCalls(ground, decisions),
    ...watchCalls(ground, decisions),
  ];
  return planned.map((one) => spend(ground, one));
}

interface Planned {
  readonly name: string;
  readonly step: string;
  readonly side: Side;
  readonly resource: string;
  readonly operation: Operation;
  readonly detail: string | null;
  readonly callsPerDay: number;
  readonly peakFactor: number;
  readonly onFailure: Call['onFailure'];
  readonly sources: Call['sources'];
}

function spend(ground: Ground, planned: Planned): Spending {
  const { name, step, side, resource, operation, detail, callsPerDay, peakFactor, onFailure } = planned;
  const limit = nearestLimit(side, resource, operation);
  const call: Call = {
    id: `${ground.flow.id}.${name}`,
    step,
    system: side.end.system,
    resource,
    kind: operation.kind,
    method: operation.method,
    path: operation.path,
    detail,
    scopes: leastScopes(operation, resource, onFailure),
    pageSize: operation.pagination?.maxPageSize ?? null,
    maxResults: operation.pagination?.maxResults ?? null,
    limitId: limit?.id ?? null,
    callsPerDay: Math.ceil(callsPerDay),
    onFailure,
    sources: cite(...side.sources, limit?.source, ...planned.sources),
  };
  return { call, operation, side, peakFactor };
}

function volumeSources(ground: Ground): Call['sources'] {
  const index = ground.landscape.brief.volumes.findIndex(
    (volume) => volume.object === ground.flow.asked.from,
  );
  return index < 0 ? [] : [fromBrief(`/volumes/${index}`)];
}

/** The poll, whether it starts the flow or repairs it. */
function findCalls(ground: Ground, { trigger, read }: CallDecisions): readonly Planned[] {
  const { feed, source } = ground;
  const every = trigger.every ?? trigger.repair?.every ?? null;
  if (feed === null || (every === null && trigger.mode !== 'manual')) return [];
  const interval = every === null ? rules.scheduleEvery.value : seconds(every);
  const events = feed.events.length === 0 ? null : `types ${feed.events.join(', ')}`;
  const cut = read.partition === null ? null : `cut by ${read.partition.by} above ${read.partition.above}`;
  const sort =
    feed.operation.kind === 'search' && feed.field !== null ? `sorted ascending by ${feed.field}` : null;
  const detail = [overlapWords(read), events, sort, cut].filter((part) => part !== null).join('; ');
  const step =
    trigger.every === null && trigger.repair !== null ? 'find what no message announced' : 'find changed';
  return [
    {
      name: 'find',
      step,
      side: source,
      resource: feed.resource,
      operation: feed.operation,
      detail: detail === '' ? null : detail,
      callsPerDay: (86_400 / interval) * pagesPerPoll(ground, feed, interval, 1),
      peakFactor: 1,
      onFailure: 'read',
      sources: cite(feed.source, ...volumeSources(ground)),
    },
  ];
}

function readCalls(ground: Ground, { read }: CallDecisions): readonly Planned[] {
  const { get } = ground.source.reads;
  if (read.method !== 'read-by-id' || get === null) return [];
  const { peakFactor } = ground.flow.load;
  const { more, why } = readBeside(ground);
  return [
    {
      name: 'read',
      step: 'read one',
      side: ground.source,
      resource: ground.source.resource,
      operation: get,
      detail: ['only the mapped fields where the API lets them be named', why]
        .filter((part) => part !== null)
        .join('; '),
      callsPerDay: ground.flow.load.changesPerDay + more,
      peakFactor,
      onFailure: 'read',
      sources: volumeSources(ground),
    },
  ];
}

/** Both ways the target is seen before a change crosses; by the call with which the other leg reads it where that one has such a call. */
function lookCalls(ground: Ground): readonly Planned[] {
  const { get } = ground.target.reads;
  const other = otherLeg(ground);
  if (other === null || other.reads || get === null) return [];
  return [
    {
      name: 'get',
      step: 'see the target before it is overwritten',
      side: ground.target,
      resource: ground.target.resource,
      operation: get,
      detail: 'field by field against what both sides last agreed on',
      callsPerDay: looksBefore(ground.flow.load.changesPerDay),
      peakFactor: ground.flow.load.peakFactor,
      onFailure: 'read',
      sources: cite(...volumeSources(ground), ...byRule(rules.newShare)),
    },
  ];
}

/** The daily look whether messages are still sent, where the vendor lists its subscriptions; else a person looks in its own pages. */
function watchCalls({ source }: Ground, { trigger }: CallDecisions): readonly Planned[] {
  const found = source.system.profile?.resources.flatMap((resource) => {
    const operation = isSubscription(resource)
      ? resource.operations.find(({ kind }) => kind === 'list')
      : undefined;
    return operation === undefined ? [] : [{ resource, operation }];
  })[0];
  if (trigger.watch === null || found === undefined) return [];
  return [
    {
      name: 'watch',
      step: 'see whether messages are still sent',
      side: source,
      resource: found.resource.name,
      operation: found.operation,
      detail: 'our own address and its state alone',
      callsPerDay: 86_400 / seconds(trigger.watch.every),
      peakFactor: 1,
      onFailure: 'read',
      sources: cite(found.resource.source, ...byRule(rules.watchEvery)),
    },
  ];
}

/** A subscription to messages, none that a customer pays for. */
function isSubscription({ name, aliases }: Resource): boolean {
  return [name, ...aliases].some((one) =>
    /\bweb ?hook(s|( (event )?(subscription|endpoint)s?))?$/.test(wordsOf(one).join(' ')),
  );
}

/** The look-up on first contact. Where only a list exists it is read into an index by the comparison, which is its own call. */
function matchCalls(ground: Ground, { identity }: CallDecisions): readonly Planned[] {
  const lookup = lookupOf(ground.target);
  if (lookup === null || !isSearched(ground, identity)) return [];
  const { changesPerDay, peakFactor } = ground.flow.load;
  const lag = lookup.incremental?.lag ?? null;
  return [
    {
      name: 'match',
      step: 'find the partner on first contact',
      side: ground.target,
      resource: ground.target.resource,
      operation: lookup,
      detail: `by ${identity.keys.map((key) => key.to).join(', then ')}; only when the cross-reference has no pair${lag === null ? '' : `; never sooner than ${inWords(lag)} after a write`}`,
      callsPerDay: changesPerDay * rules.newShare.value,
      peakFactor,
      onFailure: 'read',
      sources: cite(...volumeSources(ground), ...byRule(rules.newShare)),
    },
  ];
}

/** After a create without an answer, where nothing names the new record: seldom, so that no calls a day are reckoned. */
function readBackCalls(ground: Ground, { identity }: CallDecisions): readonly Planned[] {
  const back = readBackFor(ground, identity);
  if (back === null) return [];
  const by = writtenKeys(identity, ground)
    .map((key) => key.to)
    .join(' or ');
  const since =
    back.field === null ? `${counted(back.pages, 'page')}, whole` : `${back.field} since the attempt`;
  return [
    {
      name: 'read-back',
      step: 'read back what was created (after a create without an answer only)',
      side: ground.target,
      resource: ground.target.resource,
      operation: back.operation,
      detail: `${since}; compared by ${by === '' ? 'every written value' : by}${seconds(back.wait) === 0 ? '' : `; never sooner than ${inWords(back.wait)} after the attempt`}`,
      callsPerDay: 0,
      peakFactor: 1,
      onFailure: 'read',
      sources: cite(...byRule(back.field === null ? rules.readBackPages : rules.safety)),
    },
  ];
}

function writeCalls(ground: Ground, { write, trigger, idempotency }: CallDecisions): readonly Planned[] {
  const { writes, target } = ground;
  const { changesPerDay, peakFactor } = ground.flow.load;
  const both = writes.create !== null && writes.update !== null && writes.upsert === null;
  const runs = trigger.every === null ? Number.POSITIVE_INFINITY : 86_400 / seconds(trigger.every);
  const make = (name: 'create' | 'update' | 'upsert', single: Operation, share: number): Planned => {
    const batch =
      write.batch === null
        ? null
        : (single.batchSize ?? 0) > 1
          ? single
          : batchFor(target.end.operations, single);
    const records = changesPerDay * share;
    const calls =
      batch === null || write.batch === null
        ? records
        : Math.max(records / write.batch, Math.min(records, runs));
    const key =
      idempotency.header !== null && single.idempotency !== null
        ? `${idempotency.header}: ${keyOf(ground, name)}`
        : null;
    const size =
      batch !== null
        ? `up to ${write.batch ?? 1} records, each with its own outcome`
        : (single.batchSize ?? 0) > 1
          ? 'a batch of one record'
          : null;
    const detail = [key, size, single.kind === 'replace' ? 'replaces the whole record: read it first' : null]
      .filter((part) => part !== null)
      .join('; ');
    return {
      name,
      step: name,
      side: target,
      resource: target.resource,
      operation: batch ?? single,
      detail: detail === '' ? null : detail,
      callsPerDay: calls,
      peakFactor,
      onFailure: 'write',
      sources: cite(...volumeSources(ground), ...(both ? byRule(rules.newShare) : [])),
    };
  };
  if (writes.upsert !== null) return [make('upsert', writes.upsert, 1)];
  const create =
    writes.create === null ? [] : [make('create', writes.create, both ? rules.newShare.value : 1)];
  const update =
    writes.update === null ? [] : [make('update', writes.update, both ? 1 - rules.newShare.value : 1)];
  return [...create, ...update];
}

/** Reading a side whole, for the comparison and the first load, and the load's own write where it differs. */
function wholeCalls(ground: Ground, decisions: CallDecisions): readonly Planned[] {
  const { source, target, flow } = ground;
  const days = seconds(decisions.comparedEvery) / 86_400;
  const whole = (name: string, step: string, side: Side): readonly Planned[] => {
    const operation = side.reads.list ?? side.reads.search;
    const pages = pagesOf(side, flow.load.existing);
    if (operation === null || pages === null) return [];
    return [
      {
        name,
        step,
        side,
        resource: side.resource,
        operation,
        detail: `${counted(pages, 'page')} each time, compared by id and hash`,
        callsPerDay: pages / days,
        peakFactor: 1,
        onFailure: 'read',
        sources: volumeSources(ground),
      },
    ];
  };
  return [
    ...whole('scan', 'read all (first load, comparison)', source),
    ...whole('compare', 'read all of the target (index, comparison)', target),
    ...loadCalls(ground, decisions),
  ];
}

function loadCalls(ground: Ground, { write }: CallDecisions): readonly Planned[] {
  const load = loadWriteOf(ground);
  if (
    load === null ||
    load.records < 2 ||
    write.batch !== null ||
    singleWrites(ground.writes).includes(load.operation)
  )
    return [];
  return [
    {
      name: 'load',
      step: 'write in batches (first load only)',
      side: ground.target,
      resource: ground.target.resource,
      operation: load.operation,
      detail: `up to ${load.records} records, each with its own outcome; ${counted(Math.ceil(ground.flow.load.existing / load.records), 'call')} once`,
      callsPerDay: 0,
      peakFactor: 1,
      onFailure: 'write',
      sources: volumeSources(ground),
    },
  ];
}
