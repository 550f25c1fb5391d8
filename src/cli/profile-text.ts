// An ApiProfile for a terminal: facts in aligned columns, each with its source.
import type { ApiProfile, Auth, Gate, RateLimit, Resource, WebhookSemantics } from '../catalog/profile.ts';
import { inWords } from '../measure/duration.ts';
import type { Cited, Source } from '../measure/fact.ts';
import { columns } from './streams.ts';

type Row = readonly string[];

const sections: readonly (readonly [title: string, rows: (profile: ApiProfile) => readonly Row[]])[] = [
  ['Servers', (profile) => profile.servers.map((server) => [server.environment, server.url])],
  ['Authentication', (profile) => profile.auth.flatMap(authRows)],
  ['Rate limits', (profile) => profile.rateLimits.flatMap(limitRows)],
  ['Webhooks', ({ webhooks }) => (webhooks === null ? [] : webhookRows(webhooks))],
  [
    'Events',
    (profile) =>
      profile.events.map((event) => [
        event.name,
        event.resource ?? '',
        event.change,
        event.payload ?? '',
        event.scopes.join(' '),
        cite(event),
      ]),
  ],
  ['Gates', (profile) => profile.gates.flatMap(gateRows)],
  [
    'Sunsets',
    (profile) =>
      profile.sunsets.map((sunset) => [
        sunset.on,
        sunset.title,
        sunset.phase,
        sunset.applies.join(', '),
        sunset.replacement ?? '',
        cite(sunset),
      ]),
  ],
  [
    'Bulk',
    (profile) =>
      profile.bulk.map((bulk) => [
        bulk.what,
        bulk.path ?? '',
        bulk.maxRecords === null ? '' : `${bulk.maxRecords} records`,
        cite(bulk),
      ]),
  ],
  [
    'Sandbox',
    ({ sandbox }) =>
      sandbox === null ? [] : [[[sandbox.what, ...sandbox.differences].join('; '), cite(sandbox)]],
  ],
  [
    'Quirks',
    (profile) =>
      profile.quirks.map((quirk) => [quirk.id, quirk.applies.join(', '), `${quirk.text} ${cite(quirk)}`]),
  ],
  ['Resources', (profile) => profile.resources.map(resourceRow)],
  ['Not known', (profile) => profile.unknowns.map((unknown) => [unknown])],
];

/** Every fact of a profile; sections without any are left out. */
export function profileText(profile: ApiProfile): string {
  const version = profile.version === null ? [] : [`version ${profile.version}`];
  const head = [
    profile.name,
    ...version,
    profile.kind,
    ...(profile.category === null ? [] : [profile.category]),
  ].join(' · ');
  const blocks = sections.flatMap(([title, rowsOf]) => {
    const rows = rowsOf(profile);
    return rows.length === 0 ? [] : [`${title}\n${columns(rows.map((row) => ['', ...row]))}`];
  });
  return [head, ...blocks].join('\n\n');
}

function authRows(auth: Auth): readonly Row[] {
  const place = auth.in === null || auth.name === null ? '' : `${auth.in} ${auth.name}`;
  const life = auth.tokenLifetime === null ? '' : `token lives ${inWords(auth.tokenLifetime)}`;
  const more = (title: string, value: string | null): readonly Row[] =>
    value === null || value === '' ? [] : [['', title, value]];
  return [
    [auth.type, [auth.flow ?? '', place].filter((part) => part !== '').join(', '), life, cite(auth)],
    ...more('consent at', auth.authorizationUrl),
    ...more('token at', auth.tokenUrl),
    ...more('renewal', auth.refresh),
    ...more('scopes', auth.scopes.join(' ')),
  ];
}

const countingWords: Readonly<Record<NonNullable<RateLimit['counting']>, string>> = {
  fixed: 'all windows start anew together',
  sliding: 'any stretch of that length',
  'token-bucket': 'a bucket that fills steadily',
  'leaky-bucket': 'a bucket that drains steadily',
};

function limitRows(limit: RateLimit): readonly Row[] {
  const counted = limit.concurrent
    ? `${limit.limit} at once`
    : `${limit.limit}${limit.unit === 'calls' ? '' : ` ${limit.unit}`} per ${inWords(limit.window)}`;
  const when = [limit.edition?.join(', ') ?? '', limit.environment ?? '']
    .filter((part) => part !== '')
    .join(', ');
  const told = [
    limit.counting === null ? '' : countingWords[limit.counting],
    limit.burst === null ? '' : `burst of ${limit.burst}`,
    limit.status === null ? '' : `status ${limit.status}`,
    limit.retryAfter === null ? '' : limit.retryAfter ? 'with Retry-After' : 'without Retry-After',
  ].filter((part) => part !== '');
  const row = [
    limit.id,
    counted,
    `per ${limit.scope}`,
    limit.appliesTo.join(', ') || 'every call',
    when,
    told.join(', '),
    cite(limit),
  ];
  return [
    row,
    ...limit.costs.map((cost) => [
      '',
      `takes ${cost.call} a call${cost.record === 0 ? '' : ` and ${cost.record} a record`}`,
      '',
      cost.appliesTo.join(', ') || 'every other call',
      '',
      '',
      cite(cost),
    ]),
  ];
}

function webhookRows(webhooks: WebhookSemantics): readonly Row[] {
  const said = (title: string, value: string | null): readonly Row[] =>
    value === null ? [] : [[title, value, `[${placeOf(webhooks.source)}]`]];
  const { signature } = webhooks;
  return [
    ...said(
      'signature',
      signature === null ? null : `${signature.header}: ${signature.algorithm} over ${signature.covers}`,
    ),
    ...said('tolerance', signature?.tolerance ? inWords(signature.tolerance) : null),
    ...said('channel', webhooks.channel),
    ...said('retries', webhooks.retries),
    ...said('attempts', webhooks.attempts === null ? null : String(webhooks.attempts)),
    ...said('gives up after', webhooks.givesUpAfter === null ? null : inWords(webhooks.givesUpAfter)),
    ...said('time-out', webhooks.timeout === null ? null : inWords(webhooks.timeout)),
    ...said('delivery', webhooks.delivery),
    ...said('in order', webhooks.ordered === null ? null : String(webhooks.ordered)),
    ...said(
      'event id',
      webhooks.eventIdField === null
        ? null
        : `${webhooks.eventIdField}${webhooks.eventIdUnique === false ? ', not unique' : ''}`,
    ),
    ...said('events a call', webhooks.batchMax === null ? null : `up to ${webhooks.batchMax}`),
    ...said('replay', webhooks.replay),
    ['all of these', '', cite(webhooks)],
  ];
}

function gateRows(gate: Gate): readonly Row[] {
  const { editions, approval, partner } = gate.opens;
  const opens = [editions.length === 0 ? null : `edition ${editions.join(' or ')}`, approval, partner].filter(
    (way) => way !== null,
  );
  const { resources, operations, events } = gate.applies;
  return [
    [gate.id, gate.title, `opens by ${opens.join('; ') || 'nothing documented'}`, cite(gate)],
    ['', 'guards', [...resources, ...operations, ...events].join(', ')],
    ['', 'otherwise', gate.otherwise],
    ...gate.alternatives.map((way): Row => ['', `instead: ${way.resource}`, way.how, way.cost ?? '']),
  ];
}

function resourceRow(resource: Resource): Row {
  const kinds = [...new Set(resource.operations.map((operation) => operation.kind))].join(' ');
  return [
    resource.name,
    resource.concept ?? '',
    `${resource.fields.length} fields`,
    kinds,
    placeOf(resource.source),
  ];
}

function cite(fact: Cited): string {
  const claims = fact.disputed.map((dispute) => `${dispute.claim} (${placeOf(dispute.source)})`);
  const disputed = claims.length === 0 ? '' : `, disputed: ${claims.join('; ')}`;
  const confidence = fact.confidence === 'documented' ? '' : `, ${fact.confidence}`;
  const note = fact.note === null ? '' : `; ${fact.note}`;
  return `[${placeOf(fact.source)}]${confidence}${disputed}${note}`;
}

function placeOf(source: Source): string {
  return `${source.ref}, ${source.retrieved}`;
}
