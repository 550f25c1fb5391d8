// An ApiProfile for a terminal: facts in aligned columns, each with its source.
import type { ApiProfile, Auth, Gate, RateLimit, Resource, WebhookSemantics } from '../catalog/profile.ts';
import { inWords } from '../measure/duration.ts';
import type { Cited, Source } from '../measure/fact.ts';
import { columns } from './streams.ts';

type Row = readonly string[];

const sections: readonly (readonly [title: string, rows: (profile: ApiProfile) => readonly Row[]])[] = [
  ['Servers', (profile) => profile.servers.map((server) => [server.environment, server.url])],
  ['Authentication', (profile) => profile.auth.map(authRow)],
  ['Rate limits', (profile) => profile.rateLimits.map(limitRow)],
  ['Webhooks', ({ webhooks }) => (webhooks === null ? [] : webhookRows(webhooks))],
  [
    'Events',
    (profile) => profile.events.map((event) => [event.name, event.resource ?? '', event.change, cite(event)]),
  ],
  ['Gates', (profile) => profile.gates.flatMap(gateRows)],
  [
    'Sunsets',
    (profile) =>
      profile.sunsets.map((sunset) => [
        sunset.on,
        sunset.title,
        sunset.phase,
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
  ['Quirks', (profile) => profile.quirks.map((quirk) => [quirk.id, quirk.text, cite(quirk)])],
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

function authRow(auth: Auth): Row {
  const place = auth.in === null || auth.name === null ? '' : `${auth.in} ${auth.name}`;
  const life = auth.tokenLifetime === null ? '' : `token lives ${inWords(auth.tokenLifetime)}`;
  return [auth.type, auth.flow ?? place, auth.tokenUrl ?? '', life, cite(auth)];
}

function limitRow(limit: RateLimit): Row {
  const counted = limit.concurrent ? `${limit.limit} at once` : `${limit.limit} per ${inWords(limit.window)}`;
  const kinds = [limit.edition?.join(', ') ?? '', limit.environment ?? '']
    .filter((part) => part !== '')
    .join(', ');
  return [
    limit.id,
    counted,
    `per ${limit.scope}`,
    limit.appliesTo.join(', ') || 'every call',
    kinds,
    cite(limit),
  ];
}

function webhookRows(webhooks: WebhookSemantics): readonly Row[] {
  const said = (title: string, value: string | null): readonly Row[] =>
    value === null ? [] : [[title, value, cite(webhooks)]];
  const { signature } = webhooks;
  return [
    ...said(
      'signature',
      signature === null ? null : `${signature.header}: ${signature.algorithm} over ${signature.covers}`,
    ),
    ...said('tolerance', signature?.tolerance ? inWords(signature.tolerance) : null),
    ...said('channel', webhooks.channel),
    ...said('retries', webhooks.retries),
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
    ...said('replay', webhooks.replay),
  ];
}

function gateRows(gate: Gate): readonly Row[] {
  const { editions, approval, partner } = gate.opens;
  const opens = [editions.length === 0 ? null : `edition ${editions.join(' or ')}`, approval, partner].filter(
    (way) => way !== null,
  );
  return [
    [gate.id, gate.title, `opens by ${opens.join('; ') || 'nothing documented'}`, cite(gate)],
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
  return `[${placeOf(fact.source)}]${confidence}${disputed}`;
}

function placeOf(source: Source): string {
  return `${source.ref}, ${source.retrieved}`;
}
