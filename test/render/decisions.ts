// Every question of a made-up flow answered, for tests of the pages and pictures.
import type { Call, Decided, FlowDesign, RetryRow } from '../../src/design/design.ts';
import { sources } from './systems.ts';

export const because: Decided = {
  why: 'the documented delivery is at least once and gives up after a day',
  sources: [sources.webhooks],
};
export const rule: Decided = {
  why: 'a default of ours',
  sources: [{ kind: 'rule', ref: 'retry-defaults', retrieved: 'undated' }],
};

export function call(id: string, step: string, more: Partial<Call>): Call {
  return {
    id,
    step,
    system: 'tally',
    resource: 'customer',
    kind: 'create',
    method: 'POST',
    path: '/customers',
    detail: null,
    scopes: [],
    pageSize: null,
    maxResults: null,
    limitId: 'write',
    callsPerDay: 300,
    onFailure: 'write',
    sources: [sources.tally],
    ...more,
  };
}

export const read: Pick<Call, 'system' | 'resource' | 'onFailure' | 'sources' | 'scopes'> = {
  system: 'crm',
  resource: 'contact',
  onFailure: 'read',
  sources: [sources.limits],
  scopes: ['contacts.read'],
};
export const contactCalls: readonly Call[] = [
  call('F1-read', 'read one', {
    ...read,
    kind: 'get',
    method: 'GET',
    path: '/v2/contacts/{id}',
    limitId: 'burst',
  }),
  call('F1-find', 'find changed', {
    ...read,
    kind: 'search',
    path: '/v2/contacts/search',
    detail: 'updated_at ≥ watermark − 2 min, sorted ascending',
    pageSize: 100,
    maxResults: 10000,
    limitId: 'search',
    callsPerDay: 96,
  }),
  call('F1-create', 'create', { callsPerDay: 40 }),
  call('F1-update', 'update', { kind: 'update', path: '/customers/{id}', callsPerDay: 260 }),
];

function row(kind: RetryRow['class'], seenAs: string, retry: boolean, then: string): RetryRow {
  const waits = retry && kind !== 'event-lost';
  return {
    class: kind,
    seenAs,
    retry,
    firstWait: waits ? 'PT2S' : null,
    factor: waits ? 2 : null,
    cap: waits ? 'PT1M' : null,
    jitter: waits,
    honoursRetryAfter: kind === 'rate-limit',
    givesUpAfter: kind === 'unavailable' ? 'PT24H' : null,
    then,
  };
}

const rows: readonly RetryRow[] = [
  row('rate-limit', '429', true, 'throttle to 80 %'),
  row('unavailable', '5xx, reset, > 10 s', true, 'circuit opens after 20 failures in a minute'),
  row('no-answer', 'no answer on a write', true, 'repeat with the same key'),
  row('refused', '400, 402, 404', false, 'dead letter with the field named'),
  row('access-lost', '401', false, 'refresh once under a lock, then pause and page the owner'),
  row('event-lost', 'nothing', true, 'next poll, nightly reconciliation'),
];

const usual: Omit<FlowDesign, 'flow'> = {
  blocked: null,
  routedTo: null,
  calls: [],
  trigger: {
    mode: 'webhook',
    asked: 'auto',
    events: ['contact.changed'],
    every: null,
    repair: { mode: 'poll', every: 'PT15M' },
    watch: { every: 'P1D' },
    expected: { typical: 'PT9S', worst: 'PT15M20S' },
    ...because,
  },
  transport: {
    runsOn: 'crm-billing worker',
    queue: 'contact-to-customer',
    concurrency: 8,
    inFlightPerRecord: 1,
    overhead: { time: 'PT0S', per: 'job' },
    intake: { verifies: true, rotates: true, storesFirst: true },
    ...because,
  },
  read: {
    method: 'read-by-id',
    cursorField: 'updated_at',
    overlap: 'PT2M',
    partition: { by: 'id range', above: 9000 },
    pageSize: 100,
    deletes: 'not seen by search; the reconciliation finds them',
    feed: 'updated-filter',
    watermark: { to: 'last-seen', moves: 'after-last-page' },
    ...because,
  },
  write: { mode: 'create-then-update', batch: null, ...because },
  identity: {
    keys: [{ from: 'email', to: 'email', normalise: 'lower case, trim' }],
    crossReference: 'table crm_contact_customer',
    firstMatch: 'exactly one hit pairs, several go to review',
    merges: 'the surviving id takes the pair over',
    ...because,
  },
  idempotency: {
    support: 'header',
    header: 'Idempotency-Key',
    formula: 'spw-{id}-create',
    storedIn: 'cross-reference',
    retention: 'PT24H',
    unknownOutcome: 'repeat with the same key; after 24 h look up by metadata first',
    unknown: 'same-key',
    risk: null,
    ...because,
  },
  ordering: {
    rule: 'a job older than the last applied change is dropped',
    field: 'updated_at',
    ...because,
  },
  retry: {
    rows,
    timeout: 'PT10S',
    breaker: { opensAfter: 20, within: 'PT1M', probeEvery: 'PT30S' },
    ...rule,
  },
  deadLetter: {
    where: 'table dead_letters',
    keeps: ['ids', 'mapped values', 'error', 'attempts'],
    alert: 'one message per new reason',
    triageWithin: 'P1D',
    replay: 'by id, by error or all, safe to repeat',
    expires: 'P30D',
    ...rule,
  },
  conflict: null,
  echo: null,
  backfill: {
    records: 20000,
    recordsPerCall: 1,
    holdsLive: true,
    resumes: true,
    cuts: true,
    method: 'search pages',
    partitions: 'id ranges under 9,000 hits',
    watermark: 'taken before the first page',
    atLeast: 'PT13M20S',
    planned: 'PT16M40S',
    limitId: 'write',
    ...because,
  },
  reconciliation: {
    every: 'P1D',
    compares: 'counts and hashes per id range',
    repairs: 'differences go back into the queue',
    ...rule,
  },
  throttle: {
    share: 0.8,
    limits: [{ limitId: 'write', system: 'tally', unit: 'calls', count: 20, window: 'PT1S' }],
    atOnce: [],
    reckoned: [],
    ...rule,
  },
  deletes: {
    policy: 'a deleted contact marks its customer, nothing is deleted in billing',
    does: 'keep',
    mark: 'metadata.origin',
    ...rule,
  },
  notApplicable: {
    conflict: 'one-way: the target never writes back',
    echo: 'one-way: the target never writes back',
  },
};

/** A design for one flow: the usual answers, some of them changed. */
export function design(flow: string, more: Partial<FlowDesign>): FlowDesign {
  const idempotency = { ...usual.idempotency, formula: `spw-${flow}-{id}-create` };
  return { ...usual, flow, idempotency, ...more };
}
