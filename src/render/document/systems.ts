// One section for each system: the contract that the plan was made against, in the order in which an engineer asks for it.
import type { RootContent } from 'mdast';
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
  table,
} from './content.ts';
import { doubt, grouped, limitId, limitWords, yesNo } from './figures.ts';
import { operationBlocks } from './operations.ts';
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
      [
        'API',
        [
          connection.kind ?? 'kind not known',
          `, version ${connection.version ?? 'not stated'}`,
          connection.encoding === null ? '' : `, bodies in ${connection.encoding}`,
          cite(connection.sources.slice(0, 3)),
        ],
      ],
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
  ];
}

function knownFrom(connection: Connection): Inline {
  if (connection.uses !== null) return ['the catalog, ', code(connection.uses)];
  return connection.api === null
    ? 'the brief alone: no API document was given'
    : ['a private API, read from ', code(connection.api)];
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
    return [
      heading(4, null, 'Limits'),
      paragraph('No rate limit is documented. Ask the owner, and start with one call at a time.'),
    ];
  const budgets = new Map(
    plan.budgets
      .filter((budget) => budget.system === connection.system)
      .map((budget) => [budget.limit.id, budget.id]),
  );
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
        budgets.has(limit.id) ? pointer(budgets.get(limit.id) ?? '') : '–',
      ]),
    ),
  ];
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
