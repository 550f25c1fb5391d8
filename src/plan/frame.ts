// What frames the plan, drawn from brief, gates, contracts and flows: what it leaves out, who answers for what, who is told when,
// and what must be there before which task.
import { isWhole } from '../catalog/server.ts';
import { inWords } from '../measure/duration.ts';
import type { Question } from '../finding/finding.ts';
import type { Charter, Responsibility } from './charter.ts';
import { carried, type Groundwork, writtenBy } from './groundwork.ts';
import { type OwnedProvision, type Provision, provision } from './provision.ts';

export function charterOf(ground: Groundwork, questions: readonly Question[]): Charter {
  return {
    outOfScope: outOfScope(ground),
    responsibilities: responsibilities(ground, questions),
    escalation: escalation(ground),
    prerequisites: prerequisites(ground),
  };
}

/** Rows of the specification where people are named who answer for the whole. */
export const wholeExperts: readonly { readonly row: string; readonly role: string; readonly duty: string }[] =
  [
    { row: 'S-experts.all.sponsor', role: 'sponsor', duty: 'decides scope, money and date; accepts risks' },
    {
      row: 'S-experts.all.business',
      role: 'business owner',
      duty: 'walks through the user stories, says go or no go, signs that it works under real traffic',
    },
    {
      row: 'S-experts.all.operations',
      role: 'operations on call',
      duty: 'keeps it running by the runbooks; triages and replays dead letters',
    },
    { row: 'S-experts.all.developer', role: 'lead developer', duty: 'builds it, signs the dev gate' },
    {
      row: 'S-experts.all.privacy',
      role: 'data protection',
      duty: 'agrees to purpose, retention, location and erasure of personal data',
    },
  ];

function outOfScope(ground: Groundwork): readonly Provision[] {
  const oneWay = ground.flows.filter((flow) => flow.pair === null);
  const never = ground.brief.constraints.never.map((words, index) =>
    provision(`X-never-${index + 1}`, `Never: ${words}.`, []),
  );
  return [
    ...oneWay.map((flow) =>
      provision(
        `X-${flow.id}`,
        `${flow.id} carries nothing back: what is changed in ${ground.connection(flow.to.system).name} does not reach ${ground.connection(flow.from.system).name}.`,
        [flow.id],
      ),
    ),
    ...ground.flows.flatMap((flow) =>
      flow.notSynced.length === 0
        ? []
        : [
            provision(
              `X-${flow.id}-fields`,
              `Of ${carried(flow)}, ${flow.id} leaves out ${flow.notSynced.map((one) => `${one.what} (${one.why})`).join('; ')}.`,
              [flow.id],
            ),
          ],
    ),
    ...ground.flows
      .filter((flow) => flow.design.calls.length === 0)
      .map((flow) =>
        provision(`X-${flow.id}-unbuilt`, `${flow.id} is not built as things stand: ${flow.statusWhy}`, [
          flow.id,
        ]),
      ),
    ...never,
  ];
}

function responsibilities(ground: Groundwork, questions: readonly Question[]): readonly Responsibility[] {
  const asked = new Map<string, string[]>();
  for (const question of questions) {
    const held = asked.get(question.owner);
    if (held === undefined) asked.set(question.owner, [question.id]);
    else held.push(question.id);
  }
  const signs: Readonly<Record<string, readonly string[]>> = {
    'lead developer': ['G-dev'],
    'business owner': ['G-staging', 'G-verified'],
    'operations on call': ['G-staging'],
  };
  const personal = ground.flows.filter((flow) => flow.personalData.length > 0).length;
  return [
    ...ground.connections.map((connection): Responsibility => {
      const role = `owner of ${connection.name}`;
      const vendor = `vendor support of ${connection.name}`;
      const flows = ground.flowsAt(connection.system).map((flow) => flow.id);
      return {
        id: `RP-${connection.system}`,
        role,
        duty: `grants access to ${connection.name}, agrees to the mapping of ${flows.join(', ') || 'its records'}, answers for its data, and asks the vendor what its documents leave open`,
        answers: [...(asked.get(role) ?? []), ...(asked.get(vendor) ?? [])],
        signs: [],
        named: `S-experts.${connection.system}`,
      };
    }),
    ...wholeExperts.map(
      ({ row, role, duty }): Responsibility => ({
        id: `RP-all-${row.split('.').at(-1) ?? ''}`,
        role,
        duty:
          role === 'data protection'
            ? `${duty}; ${personal === 0 ? 'no mapped field is known to be personal, which they confirm' : `${personal} of ${ground.flows.length} flows carry such data`}`
            : duty,
        answers: asked.get(role) ?? [],
        signs: signs[role] ?? [],
        named: row,
      }),
    ),
  ];
}

function escalation(ground: Groundwork): readonly Provision[] {
  const built = ground.flows.filter((flow) => flow.design.calls.length > 0);
  const urgent = built.filter((flow) => flow.freshness !== null);
  const [first] = built;
  if (first === undefined) return [];
  const triage = first.design.deadLetter.triageWithin;
  const access = first.design.retry.rows.find((row) => row.class === 'access-lost')?.givesUpAfter ?? null;
  return [
    provision(
      'ES-1',
      `Operations on call is paged at once when ${urgent.length === 0 ? 'a flow stands still' : `the time asked for ${urgent.map((flow) => flow.id).join(', ')} is missed`}${access === null ? '' : `, and ${inWords(access)} after access to a system is lost`}; they work by the runbook.`,
      built.map((flow) => flow.id),
    ),
    provision(
      'ES-2',
      `The owner of the system that refuses is called when the runbook ends there, or when a dead letter is not settled within ${inWords(triage)}.`,
      ground.connections.map((connection) => connection.id),
    ),
    provision(
      'ES-3',
      `The business owner is told when people notice it: ${built
        .map((flow) => `${flow.id} after ${inWords(flow.design.trigger.expected.worst)}`)
        .slice(0, 12)
        .join(
          ', ',
        )}${built.length > 12 ? ` and ${built.length - 12} more` : ''}. The sponsor decides when a flow must stay off for more than a day.`,
      built.map((flow) => flow.id),
    ),
  ];
}

function prerequisites(ground: Groundwork): readonly OwnedProvision[] {
  return [
    ...ground.connections.flatMap((connection) => ofConnection(connection.system, ground)),
    ...ofGates(ground),
    ...ground.flows.flatMap((flow) => ofTarget(flow, ground)),
    ...network(ground),
  ];
}

function owned(
  id: string,
  text: string,
  by: readonly [owner: string, before: string, ref: string],
): OwnedProvision {
  return { id, text, refs: [by[2]], owner: by[0], before: by[1] };
}

function ofConnection(system: string, ground: Groundwork): readonly OwnedProvision[] {
  const { id, name, sandbox, api, uses, auth, authorisedBy, edition } = ground.connection(system);
  const owner = `owner of ${name}`;
  const place =
    sandbox === null
      ? `A sandbox or development copy of ${name}: none is documented`
      : `The sandbox of ${name}: ${sandbox.what}`;
  const document = api ?? (uses === null ? null : `the catalog's copy for ${uses}`);
  return [
    owned(`PQ-${system}-sandbox`, place, [owner, 'K5', id]),
    owned(
      `PQ-${system}-document`,
      document === null
        ? `An API document, schema or sample file of ${name}: none was handed over`
        : `The contract of ${name} confirmed as current: ${document}`,
      [owner, document === null ? 'K1' : 'K3', id],
    ),
    owned(
      `PQ-${system}-access`,
      auth === null ? `A way into ${name}: it is not known how it lets programs in` : authorisedBy,
      [owner, 'K2', id],
    ),
    ...(uses === null
      ? []
      : [
          owned(
            `PQ-${system}-licence`,
            edition === null
              ? `The edition of ${name} that is licensed, with the rights to use its API`
              : `${name} in its ${edition} edition, with a seat or user for the integration where the edition counts them`,
            [owner, 'K2', id],
          ),
        ]),
  ];
}

function ofGates(ground: Groundwork): readonly OwnedProvision[] {
  return ground.gates
    .filter((gate) => gate.verdict !== 'open')
    .map((gate) =>
      owned(
        `PQ-${gate.id}`,
        `${gate.title} for ${gate.flow}: ${gate.opensBy.length === 0 ? 'the vendor says how it opens' : gate.opensBy.join(', or ')}${gate.decisive ? '' : '; the flow can do without'}`,
        [`owner of ${ground.connection(gate.system).name}`, 'K1', gate.flow],
      ),
    );
}

/** Places that the target must have before the first record is written. */
function ofTarget(flow: Groundwork['flows'][number], ground: Groundwork): readonly OwnedProvision[] {
  if (flow.design.calls.length === 0) return [];
  const target = writtenBy(flow, ground);
  const { name } = ground.connection(flow.to.system);
  const custom = target?.custom ?? null;
  const text =
    custom === null
      ? `${name} has no known place for a foreign id on ${target?.name ?? flow.to.asked}: the cross-reference alone links the records of ${flow.id}, which its owner accepts`
      : `A place under ${custom} of ${target?.name ?? flow.to.asked} in ${name} for the source's id and the origin mark of ${flow.id}, in every environment`;
  return [owned(`PQ-${flow.id}-place`, text, [`owner of ${name}`, 'K3', flow.id])];
}

function network(ground: Groundwork): readonly OwnedProvision[] {
  const told = ground.flows.filter((flow) => flow.design.trigger.mode === 'webhook');
  const inside = ground.connections.filter(
    (one) =>
      one.uses === null && (!one.servers.some(isWhole) || one.kind === 'database' || one.kind === 'file'),
  );
  const outside = ground.connections.flatMap((one) =>
    one.servers
      .filter((server) => server.environment === 'production' && isWhole(server))
      .map((server) => server.url),
  );
  return [
    ...(told.length === 0
      ? []
      : [
          owned(
            'PQ-network-in',
            `A public address with a certificate for ${told.map((flow) => flow.id).join(', ')}, reachable from ${[...new Set(told.map((flow) => ground.connection(flow.from.system).name))].join(', ')}, for each environment`,
            ['operations on call', 'K2', told[0]?.id ?? ''],
          ),
        ]),
    ...(outside.length === 0
      ? []
      : [
          owned(
            'PQ-network-out',
            `Ways out through the firewall to ${outside.slice(0, 8).join(', ')}${outside.length > 8 ? ` and ${outside.length - 8} more` : ''}`,
            ['operations on call', 'K2', ground.connections[0]?.id ?? ''],
          ),
        ]),
    ...inside.map((one) =>
      owned(
        `PQ-${one.system}-network`,
        `A way from where the integration runs to ${one.name}, whose address is not known: network path, host and port or folder`,
        [`owner of ${one.name}`, 'K2', one.id],
      ),
    ),
  ];
}
