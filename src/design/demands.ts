// The policies of one flow as demands on the tools that carry them. Figures are taken from the decisions, never chosen here.
import { inWords, seconds } from '../measure/duration.ts';
import type { Demand } from './demand.ts';
import type { FlowDesign, RetryRow } from './design.ts';
import { counted, figure, time } from './figures.ts';
import type { Ground } from './ground.ts';
import { callsPerChange, readsAgain, workTime } from './pace.ts';
import type { Measure } from './platform.ts';
import { rules } from './rules.ts';

type Need = Demand['needs'][number];

/** Every policy of a flow that is built; none of one that makes no calls. */
export function demandsOf(ground: Ground, design: FlowDesign): readonly Demand[] {
  if (design.calls.length === 0) return [];
  return [
    ...design.retry.rows.map(rowDemand),
    ...scheduleDemands(design),
    ...signatureDemands(ground, design),
    ...runDemands(ground, design),
    ...failureDemands(design),
    ...deadLetterDemands(design),
    ...orderDemands(ground, design),
    ...stateDemands(ground, design),
  ];
}

function rowDemand(row: RetryRow): Demand {
  const base = { policy: `retry.${row.class}`, layer: 'transport' as const };
  if (row.class === 'event-lost')
    return {
      ...base,
      kind: 'missed',
      says: 'what was missed is found by the next window or repair',
      needs: [],
      wants: [],
      lift: 'a tool that runs on a schedule',
    };
  if (row.class === 'access-lost')
    return {
      ...base,
      kind: 'pause',
      says: `${row.retry ? 'one renewal of the token, then ' : ''}the flow pauses and its owner is paged`,
      needs: [],
      wants: ['pauses'],
      lift: 'somebody who switches the flow off by hand',
    };
  return row.retry && row.firstWait !== null ? backOff(row) : { ...base, ...stop };
}

const stop = {
  kind: 'stop',
  says: 'no repeat of what was refused',
  needs: [],
  wants: ['by-status'],
  lift: 'repeats switched off altogether',
} as const;

/** Waits from the first by the factor up to the cap, so many that they reach the end of the row, or a day where it has none. */
function backOff(row: RetryRow): Demand {
  const first = row.firstWait === null ? 0 : seconds(row.firstWait);
  const cap = row.cap === null ? first : seconds(row.cap);
  const factor = row.factor ?? 1;
  const until = row.givesUpAfter === null ? rules.giveUp.value : seconds(row.givesUpAfter);
  const growing = factor > 1 && cap > first;
  return {
    policy: `retry.${row.class}`,
    kind: 'back-off',
    layer: 'transport',
    says: `waits of ${time(first)}${growing ? ` × ${figure(factor)} up to ${time(cap)}` : ''}${row.jitter ? ' with jitter' : ''}${row.honoursRetryAfter ? ', Retry-After obeyed' : ''}, ${row.givesUpAfter === null ? 'without end' : `for ${inWords(row.givesUpAfter)}`}`,
    needs: [
      need('first-wait', first),
      need('longest-wait', cap),
      need('tries', triesUntil(until, { first, factor, cap })),
    ],
    wants: [
      ...(growing ? (['growing-waits'] as const) : []),
      ...(row.jitter ? (['jitter'] as const) : []),
      ...(row.honoursRetryAfter ? (['retry-after'] as const) : []),
    ],
    lift: 'waits that the tool can keep',
  };
}

interface Waits {
  readonly first: number;
  readonly factor: number;
  readonly cap: number;
}

/** Attempts in all, the first one included, until waits add up to so many seconds. Closed form after the waits stop growing. */
export function triesUntil(until: number, { first, factor, cap }: Waits): number {
  let tries = 1;
  let sum = 0;
  let wait = Math.max(first, 1e-3);
  while (sum < until && wait < cap && factor > 1) {
    sum += wait;
    wait *= factor;
    tries += 1;
  }
  const steady = Math.max(Math.min(wait, cap), 1e-3);
  return tries + Math.ceil(Math.max(0, until - sum) / steady);
}

function scheduleDemands({ trigger }: FlowDesign): readonly Demand[] {
  const every = trigger.every ?? trigger.repair?.every ?? null;
  if (every === null) return [];
  return [
    {
      policy: 'trigger.schedule',
      kind: 'schedule',
      layer: 'schedule',
      says: `a ${trigger.every === null ? 'repair' : 'run'} every ${inWords(every)}`,
      needs: [need('interval', seconds(every))],
      wants: [],
      lift: 'a longer interval',
    },
  ];
}

function signatureDemands(ground: Ground, { trigger }: FlowDesign): readonly Demand[] {
  if (trigger.mode !== 'webhook') return [];
  const signature = ground.source.system.profile?.webhooks?.signature ?? null;
  return [
    {
      policy: 'trigger.signature',
      kind: 'signature',
      layer: 'intake',
      says:
        signature === null
          ? 'a secret in the address, because no signature is documented'
          : `${signature.header} (${signature.algorithm}) verified on the raw body`,
      needs: [],
      wants: signature === null ? ['secret'] : ['raw-body', 'hmac'],
      lift: 'polls in place of messages',
    },
  ];
}

/** How long runs are: the busiest interval or change, the first load, the comparison. */
function runDemands(ground: Ground, design: FlowDesign): readonly Demand[] {
  const { flow, feed } = ground;
  const { trigger, backfill, reconciliation } = design;
  const perChange = callsPerChange(readsAgain(ground, feed) || trigger.every === null);
  const work =
    trigger.every === null
      ? perChange * rules.callTime.value
      : workTime(ground, seconds(trigger.every), flow.load.peakFactor);
  const whole = design.calls
    .filter((call) => call.id.includes('.scan'))
    .reduce((sum, call) => sum + (call.callsPerDay * seconds(reconciliation.every)) / 86_400, 0);
  const load = backfill.planned ?? backfill.atLeast;
  const peak = (flow.load.changesPerDay * flow.load.peakFactor) / 24;
  const atOnce = (peak * perChange * rules.callTime.value) / 3600;
  const run = (policy: string, says: string, value: number, lift: string): Demand => ({
    policy,
    kind: 'run',
    layer: 'transport',
    says: `${says}, about ${time(Math.max(1, Math.ceil(value)))}`,
    needs: [need('run', value)],
    wants: [],
    lift,
  });
  return [
    run(
      'transport.run',
      trigger.every === null ? 'one change read and written' : 'the busiest interval in one run',
      work,
      'shorter intervals',
    ),
    {
      policy: 'transport.pace',
      kind: 'pace',
      layer: 'transport',
      says: `${counted(Math.ceil(peak), 'change')} in the busiest hour, ${figure(perChange)} calls of a second each`,
      needs: [need('at-once', Math.max(1, Math.ceil(atOnce)))],
      wants: [],
      lift: `fewer than ${figure(Math.floor(3600 / (perChange * rules.callTime.value)))} changes in the busiest hour, or by a split by ranges of ids that somebody keeps`,
    },
    run(
      'backfill.run',
      `the first load of ${counted(backfill.records, 'record')}`,
      load === null ? backfill.records * rules.callTime.value : seconds(load),
      'a first load by another tool',
    ),
    run(
      'reconciliation.run',
      `a comparison every ${inWords(reconciliation.every)}`,
      whole * rules.callTime.value,
      'a comparison by another tool',
    ),
  ];
}

function failureDemands({ retry, throttle, idempotency }: FlowDesign): readonly Demand[] {
  const base = { layer: 'transport' as const, needs: [] as readonly Need[] };
  return [
    {
      ...base,
      policy: 'retry.timeout',
      kind: 'call',
      says: `a call ends after ${inWords(retry.timeout)}`,
      needs: [need('call', seconds(retry.timeout))],
      wants: [],
      lift: 'a shorter time-out',
    },
    ...(retry.breaker === null
      ? []
      : [
          {
            ...base,
            policy: 'retry.breaker',
            kind: 'breaker' as const,
            says: `a circuit that opens after ${figure(retry.breaker.opensAfter)} failures within ${inWords(retry.breaker.within)} and probes every ${inWords(retry.breaker.probeEvery)}`,
            wants: ['opens-and-probes'] as const,
            lift: 'an outage met by every waiting change',
          },
        ]),
    ...(throttle.limits.length === 0
      ? []
      : [
          {
            ...base,
            policy: 'throttle.share',
            kind: 'throttle' as const,
            says: `one throttle per limit at ${figure(throttle.share * 100)} %, shared by all flows`,
            wants: ['shared-over-flows'] as const,
            lift: 'a limit that no other flow uses',
          },
        ]),
    ...(idempotency.header === null
      ? []
      : [
          {
            ...base,
            policy: 'idempotency.header',
            kind: 'idempotency' as const,
            says: `${idempotency.header} on each write`,
            wants: ['header'] as const,
            lift: 'a look-up before each repeat',
          },
        ]),
  ];
}

function deadLetterDemands({ deadLetter }: FlowDesign): readonly Demand[] {
  const base = { layer: 'transport' as const };
  const guarded = deadLetter.keeps.some((kept) => kept.includes('encrypted'));
  return [
    {
      ...base,
      policy: 'dead-letter.keep',
      kind: 'keep',
      says: `failed records kept with ${counted(deadLetter.keeps.length, 'field')}${guarded ? ", people's values encrypted or left out" : ''}`,
      needs: [],
      wants: guarded ? ['own-fields', 'values-protected'] : ['own-fields'],
      lift: 'a table of our own for what fails',
    },
    {
      ...base,
      policy: 'dead-letter.replay',
      kind: 'replay',
      says: 'replay by id, by error or all, records read anew',
      needs: [],
      wants: ['by-id', 'by-error', 'all-at-once', 'read-anew'],
      lift: 'replay by hand, record by record',
    },
    {
      ...base,
      policy: 'dead-letter.expiry',
      kind: 'expiry',
      says: `gone after ${inWords(deadLetter.expires)}, not before`,
      needs: [need('kept-for', seconds(deadLetter.expires))],
      wants: [],
      lift: 'an age that the tool can keep',
    },
  ];
}

function orderDemands(ground: Ground, { transport, trigger }: FlowDesign): readonly Demand[] {
  const repeats = ground.source.system.profile?.webhooks?.givesUpAfter ?? null;
  const days = Math.max(1, repeats === null ? 1 : seconds(repeats) / 86_400);
  const keys = Math.max(1, Math.ceil(ground.flow.load.changesPerDay * days));
  const told = trigger.mode === 'webhook' || trigger.mode === 'event';
  return [
    {
      policy: 'transport.in-flight',
      kind: 'in-flight',
      layer: 'transport',
      says: `${figure(transport.inFlightPerRecord)} in flight per record`,
      needs: [],
      wants: ['per-record'],
      lift: 'a target that refuses older versions itself',
    },
    {
      policy: 'transport.doubles',
      kind: 'doubles',
      layer: 'transport',
      says: `doubles collapse${told ? ` over the ${time(days * 86_400)} in which a message may come again` : ' within a day of changes'}, ${figure(keys)} keys`,
      needs: [need('keys', keys)],
      wants: [],
      lift: 'fewer changes',
    },
  ];
}

function stateDemands(ground: Ground, { read }: FlowDesign): readonly Demand[] {
  const base = { layer: 'state' as const, lift: 'a database beside the tool' };
  return [
    ...(read.cursorField === null && ground.feed === null
      ? []
      : [
          {
            ...base,
            policy: 'read.watermark',
            kind: 'state' as const,
            says: 'the watermark moves with the work',
            needs: [],
            wants: [],
          },
        ]),
    {
      ...base,
      policy: 'identity.cross-reference',
      kind: 'cross-reference',
      says: `${counted(ground.flow.load.existing, 'pair')}, unique in both directions`,
      needs: [need('records', Math.max(1, ground.flow.load.existing))],
      wants: ['unique-both-ways'],
    },
  ];
}

function need(measure: Measure, value: number): Need {
  return { measure, value };
}
