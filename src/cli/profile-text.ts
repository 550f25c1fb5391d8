// An ApiProfile for a terminal: facts in aligned columns, each with its source.
import type { ApiProfile, Resource } from '../catalog/profile.ts';
import { inWords } from '../measure/duration.ts';
import type { Cited, Source } from '../measure/fact.ts';
import { columns } from './streams.ts';

export function profileText(profile: ApiProfile): string {
  const head = [
    profile.name,
    profile.version === null ? null : `version ${profile.version}`,
    profile.kind,
    profile.category,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return [
    head,
    block(
      'Servers',
      profile.servers.map((server) => [server.environment, server.url]),
    ),
    block(
      'Authentication',
      profile.auth.map((auth) => [
        auth.type,
        auth.flow ?? auth.name ?? '',
        auth.tokenLifetime === null ? '' : inWords(auth.tokenLifetime),
        cite(auth),
      ]),
    ),
    block(
      'Rate limits',
      profile.rateLimits.map((limit) => [
        limit.id,
        `${limit.limit} per ${inWords(limit.window)}`,
        limit.scope,
        limit.appliesTo.join(', ') || 'every call',
        limit.edition?.join(', ') ?? '',
        cite(limit),
      ]),
    ),
    block(
      'Webhooks',
      profile.webhooks === null
        ? []
        : [
            [
              profile.webhooks.signature?.header ?? 'signature not documented',
              profile.webhooks.retries ?? 'retries not documented',
              cite(profile.webhooks),
            ],
          ],
    ),
    block(
      'Events',
      profile.events.map((event) => [event.name, event.resource ?? '', event.change, cite(event)]),
    ),
    block(
      'Gates',
      profile.gates.map((gate) => [gate.id, gate.title, cite(gate)]),
    ),
    block(
      'Sunsets',
      profile.sunsets.map((sunset) => [sunset.on, sunset.title, sunset.phase, cite(sunset)]),
    ),
    block(
      'Bulk',
      profile.bulk.map((bulk) => [
        bulk.what,
        bulk.path ?? '',
        bulk.maxRecords === null ? '' : `${bulk.maxRecords} records`,
        cite(bulk),
      ]),
    ),
    block('Sandbox', profile.sandbox === null ? [] : [[profile.sandbox.what, cite(profile.sandbox)]]),
    block(
      'Quirks',
      profile.quirks.map((quirk) => [quirk.id, quirk.text, cite(quirk)]),
    ),
    block('Resources', profile.resources.map(resourceRow)),
    block(
      'Not known',
      profile.unknowns.map((unknown) => [unknown]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function block(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${title}\n${columns(rows.map((row) => ['', ...row]))}`;
}

function resourceRow(resource: Resource): readonly string[] {
  const kinds = [...new Set(resource.operations.map((operation) => operation.kind))].join(' ');
  return [
    resource.name,
    resource.concept ?? '',
    `${resource.fields.length} fields`,
    kinds,
    place(resource.source),
  ];
}

function cite(fact: Cited): string {
  const disputed =
    fact.disputed.length === 0
      ? ''
      : ` — disputed: ${fact.disputed.map((dispute) => `${dispute.claim} (${place(dispute.source)})`).join('; ')}`;
  const confidence = fact.confidence === 'documented' ? '' : ` — ${fact.confidence}`;
  return `[${place(fact.source)}]${confidence}${disputed}`;
}

function place(source: Source): string {
  return `${source.ref}, ${source.retrieved}`;
}
