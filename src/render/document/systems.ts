// One section for each system: the contract that the plan was made against, in the order in which an engineer asks for it.
import type { RootContent } from 'mdast';
import type { CallCost } from '../../catalog/profile.ts';
import type { Connection } from '../../plan/connection.ts';
import type { Plan } from '../../plan/plan.ts';
import { accessBlocks } from './access.ts';
import {
  anchor,
  bullets,
  cite,
  code,
  facts,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  pointers,
  table,
} from './content.ts';
import { count, doubt, grouped, limitId, limitWords, yesNo } from './figures.ts';
import { operationBlocks } from './operations.ts';
import { custodyBlocks } from './particulars.ts';
import { webhookBlocks } from './webhooks.ts';

export function systemsChapter(plan: Plan): readonly RootContent[] {
  return [
    heading(2, 'systems', 'Systems and contracts'),
    ...plan.connections.flatMap((connection) => systemSection(plan, connection)),
  ];
}

function systemSection(plan: Plan, connection: Connection): readonly RootContent[] {
  return [
    heading(3, connection.id, connection.name),
    facts([
      ['Role', connection.role.replaceAll('-', ' ')],
      ['Known from', knownFrom(connection)],
      ['API', [...interfaceWords(connection), cite(connection.sources.slice(0, 3))]],
      ['Edition', connection.edition ?? 'not said in the brief'],
      [
        'Servers',
        connection.servers.length === 0
          ? 'not documented'
          : joined(
              connection.servers.map((server): Inline => [code(server.url), ` ${server.environment}`]),
              ', ',
            ),
      ],
      ['Sandbox', sandbox(connection)],
    ]),
    ...accessBlocks(plan, connection),
    ...limitBlocks(plan, connection),
    ...operationBlocks(plan, connection),
    ...webhookBlocks(connection),
    ...lifecycleBlocks(plan, connection),
    ...custodyBlocks(plan, connection.id),
  ];
}

function privateWord({ kind }: Connection): string {
  return kind === 'database' || kind === 'file' ? kind : 'API';
}

/** What engineers meet: an API with its version and bodies, statements on a database, or a file. */
function interfaceWords({ kind, version, encoding }: Connection): readonly string[] {
  switch (kind) {
    case 'database':
      return ['database, read and written by SQL statements'];
    case 'file':
      return [`file${encoding === null ? '' : ` in ${encoding}`}, dropped and fetched whole`];
    case 'rest':
    case 'graphql':
    case 'soap':
    case 'stream':
    case null:
      return [
        kind ?? 'kind not known',
        `, version ${version ?? 'not stated'}`,
        encoding === null ? '' : `, bodies in ${encoding}`,
      ];
    default:
      return kind satisfies never;
  }
}

/** Without a figure: where to ask, and how to start. */
function unlimitedText({ kind }: Connection): string {
  if (kind === 'database')
    return 'A database states no rate limit. Ask the owner for the load and the hours, and start with one connection.';
  if (kind === 'file') return 'None: one file a run.';
  return 'No rate limit is documented. Ask the owner, and start with one call at a time.';
}

function knownFrom(connection: Connection): Inline {
  if (connection.uses !== null) return ['the catalog, ', code(connection.uses)];
  return connection.api === null
    ? 'the brief alone: no API document was given'
    : [`a private ${privateWord(connection)}, read from `, code(connection.api)];
}

function sandbox({ sandbox: place }: Connection): Inline {
  if (place === null) return 'not documented: ask before the dev gate';
  return [
    place.what,
    ...doubt(place),
    place.differences.length === 0 ? '' : `. Differs from production: ${place.differences.join('; ')}`,
  ];
}

function limitBlocks(plan: Plan, connection: Connection): readonly RootContent[] {
  if (connection.rateLimits.length === 0)
    return [heading(4, null, 'Limits'), paragraph(unlimitedText(connection))];
  /** Several where the limit counts each endpoint apart. */
  const budgetsUnder = (limit: string): readonly string[] =>
    plan.budgets
      .filter((budget) => budget.system === connection.system && budget.limit.id === limit)
      .map(({ id }) => id);
  return [
    heading(4, null, 'Limits'),
    table(
      ['limit', 'applies to', 'editions', 'when exceeded', 'demand'],
      connection.rateLimits.map((limit) => [
        [
          anchor(limitId(connection.system, limit.id)),
          limitWords(limit),
          ...doubt(limit),
          limit.burst === null ? '' : `, burst ${grouped(limit.burst)}`,
          ...limit.costs.map((cost): Inline => [`; ${costWords(cost)}`, ...doubt(cost)]),
        ],
        [
          limit.appliesTo.length === 0 ? 'every call' : limit.appliesTo.join(', '),
          limit.environment === null ? '' : `, ${limit.environment} only`,
        ],
        limit.edition === null ? 'all' : limit.edition.join(', '),
        [
          limit.status === null ? 'status not documented' : `${limit.status}`,
          `, Retry-After: ${yesNo(limit.retryAfter)}`,
        ],
        pointers(budgetsUnder(limit.id)),
      ]),
    ),
  ];
}

/** "QUERY list: 2 points a call and 1 a record". */
function costWords({ appliesTo, call, record }: CallCost): string {
  const parts = [
    call === 0 && record > 0 ? '' : `${count(call, 'point')} a call`,
    record === 0 ? '' : `${count(record, 'point')} a record`,
  ];
  return `${appliesTo.join(', ') || 'other calls'}: ${parts.filter((part) => part !== '').join(' and ')}`;
}

function lifecycleBlocks(plan: Plan, connection: Connection): readonly RootContent[] {
  const sunsets = plan.sunsets.filter((sunset) => sunset.system === connection.system);
  const blocks: RootContent[] = [];
  if (sunsets.length > 0) {
    blocks.push(
      heading(4, null, 'What ends'),
      table(
        ['what', 'ends', 'then', 'use instead', 'touches'],
        sunsets.map((sunset) => [
          [sunset.title, ...doubt(sunset)],
          [sunset.on, sunset.beforeGoLive ? ' ⚠ before go-live' : ''],
          sunset.phase,
          sunset.replacement === null ? 'not named yet' : code(sunset.replacement),
          sunset.flows.length === 0
            ? 'the connection'
            : joined(
                sunset.flows.map((flow) => pointer(flow)),
                ', ',
              ),
        ]),
      ),
    );
  }
  if (connection.quirks.length > 0)
    blocks.push(
      heading(4, null, 'What has cost people data'),
      bullets(connection.quirks.map((quirk): Inline => [quirk.text, ...doubt(quirk)])),
    );
  if (connection.unknowns.length > 0)
    blocks.push(heading(4, null, 'Not documented: ask'), bullets(connection.unknowns));
  return blocks;
}
