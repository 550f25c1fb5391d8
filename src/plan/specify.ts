// The integration specification: the usual template's sections filled from the plan, with empty rows for what only people know.
import type { Connection } from './connection.ts';
import { wholeExperts } from './frame.ts';
import type { PlanFlow } from './plan.ts';
import { filled, people, type SpecificationMaterial } from './specification-rows.ts';
import { connectionSections } from './specify-connections.ts';
import { flowSections } from './specify-flows.ts';
import type { Specification, SpecificationRow, SpecificationSection } from './specification.ts';

export function specify(material: SpecificationMaterial): Specification {
  return {
    sections: [
      {
        id: 'S-log',
        title: 'Specification revision and approval log',
        under: null,
        columns: ['Date', 'Action', 'Performed by'],
        ask: 'Who created, changed or approved this document.',
        rows: [
          people('S-log.1', ['', 'Created from the plan', '']),
          people('S-log.2', ['', 'Approved', '']),
          ...material.project.gates.map((gate) =>
            people(`S-log.${gate.id}`, ['', `${gate.title} signed: ${gate.signOff.role}`, '']),
          ),
        ],
      },
      overview(material),
      ...prerequisites(material),
      ...flowSections(material),
      ...connectionSections(material),
      ...customer(material),
      ...data(material),
    ],
  };
}

function overview({ brief, name, summary, project }: SpecificationMaterial): SpecificationSection {
  const date = brief.constraints.goLive;
  return {
    id: 'S-overview',
    title: 'Integration overview',
    under: null,
    columns: ['Item', 'Value'],
    ask: 'Name the objective or roadmap item that this integration serves.',
    rows: [
      filled('S-overview.name', ['Name', name], []),
      filled(
        'S-overview.summary',
        ['Functional summary', summary],
        brief.flows.map((flow) => `R-${flow.id}`),
      ),
      date === null
        ? people('S-overview.date', ['Needed completion date', ''])
        : filled('S-overview.date', ['Needed completion date', date], ['R-go-live']),
      filled(
        'S-overview.duration',
        ['Planned duration', `${project.days} project days, ${project.points} points`],
        ['project'],
      ),
      people('S-overview.objective', ['OKR or roadmap item', '']),
    ],
  };
}

/** What people are asked for in the sections of what must be there first. */
const asks = {
  changes:
    'Add the date when each change is made, screens or reports that must show the new data, and how far it is.',
  access:
    'Ask the owner where none is documented; a sandbox may be a development mode of the system. Note when access was granted.',
  walkthrough: 'Walk through each system as it is today and note what will differ, and when it was done.',
  experts: 'Name whom to ask first, who answers for the whole, and who is called at night.',
} as const;

function prerequisites({ connections, flows }: SpecificationMaterial): readonly SpecificationSection[] {
  const parent = 'S-prerequisites';
  const section = (
    id: string,
    title: string,
    columns: readonly string[],
    ask: string | null,
  ): Omit<SpecificationSection, 'rows'> => ({ id, title, under: parent, columns, ask });
  const rowOf = (
    name: string,
    cells: (connection: Connection) => readonly string[],
  ): readonly SpecificationRow[] =>
    connections.map((connection) => people(`${name}.${connection.system}`, cells(connection)));
  return [
    { ...section(parent, 'Prerequisites', [], null), under: null, rows: [] },
    {
      ...section(
        'S-changes',
        'Changes to integration-related systems',
        ['Date', 'System', 'Change', 'Status'],
        asks.changes,
      ),
      rows: [
        ...flows.flatMap((flow) => neededChanges(flow, connections)),
        people('S-changes.more', ['', '', '', '']),
      ],
    },
    {
      ...section(
        'S-access',
        'Access to sandboxes and API documents',
        ['Name', 'Path', 'Status'],
        asks.access,
      ),
      rows: connections.flatMap(accessRows),
    },
    {
      ...section(
        'S-walkthrough',
        'Walkthrough of integration-related systems',
        ['Date', 'System', 'Performed by', 'Status'],
        asks.walkthrough,
      ),
      rows: rowOf('S-walkthrough', (connection) => ['', connection.name, '', '']),
    },
    {
      ...section(
        'S-experts',
        'Experts for integration-related systems',
        ['System', 'Company', 'Point of contact', 'Role'],
        asks.experts,
      ),
      rows: [
        ...rowOf('S-experts', (connection) => [connection.name, '', '', '']),
        ...wholeExperts.map(({ row, role }) => people(row, ['All systems', '', '', capital(role)])),
      ],
    },
  ];
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function accessRows(connection: Connection): readonly SpecificationRow[] {
  const row = (what: string, name: string, path: string | null): SpecificationRow => {
    const id = `S-access.${connection.system}.${what}`;
    const title = `${connection.name}: ${name}`;
    return path === null
      ? people(id, [title, '', ''])
      : { ...filled(id, [title, path, ''], [connection.id]), blanks: [2] };
  };
  const document =
    connection.api ?? connection.resources[0]?.source.ref ?? connection.sources[0]?.ref ?? null;
  return [
    row('sandbox', 'sandbox', connection.sandbox?.what ?? null),
    row('document', 'API document', document),
  ];
}

/** Places that the target needs for foreign ids and origin marks. */
function neededChanges(flow: PlanFlow, connections: readonly Connection[]): readonly SpecificationRow[] {
  const target = flow.route?.resource ?? flow.to.resource;
  const connection = connections.find((candidate) => candidate.system === flow.to.system);
  const custom = connection?.resources.find((resource) => resource.name === target)?.custom ?? null;
  if (connection === undefined || target === null || custom === null) return [];
  return [
    {
      ...filled(
        `S-changes.${flow.id}`,
        [
          '',
          connection.name,
          `A place under ${custom} of ${target} for the id of the source record and the origin mark of ${flow.id}`,
          '',
        ],
        [flow.id],
      ),
      blanks: [0, 3],
    },
  ];
}

function customer({ flows, connections }: SpecificationMaterial): readonly SpecificationSection[] {
  const options = [
    'Credentials of each system',
    ...flows.map((flow) => `${flow.id} on or off${flow.filter === null ? '' : `; filter: ${flow.filter}`}`),
    'Mapping rows marked optional',
  ];
  return [
    {
      id: 'S-customer',
      title: 'Customer experience',
      under: null,
      columns: ['Item', 'Value'],
      ask: 'Say how much of this customers may see and change, who deploys, and which plans include it.',
      rows: [
        people('S-customer.complexity', ['Config complexity', '']),
        filled(
          'S-customer.options',
          ['Config options that exist', options.join('; ')],
          [...flows.map((flow) => flow.id), ...connections.map((connection) => connection.id)],
        ),
        people('S-customer.deployment', ['Deployment', '']),
        people('S-customer.gating', ['Feature gating', '']),
      ],
    },
  ];
}

function data({ mappings, flows }: SpecificationMaterial): readonly SpecificationSection[] {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const systems = (flow: string): readonly [string, string] => {
    const found = byId.get(flow);
    return [found?.from.system ?? '', found?.to.system ?? ''];
  };
  const rows = mappings.flatMap(({ id, flow, mapping }) =>
    mapping.mappings.map((row, index) => ({ id: `${id}.${index + 1}`, flow, row })),
  );
  return [
    {
      id: 'S-mapping',
      title: 'Data mapping',
      under: null,
      columns: ['Source system', 'Source field', 'Target system', 'Target field'],
      ask: null,
      rows: rows.map(({ id, flow, row }) =>
        filled(`S-mapping.${id}`, [systems(flow)[0], row.from.join(', '), systems(flow)[1], row.to], [id]),
      ),
    },
    {
      id: 'S-modifications',
      title: 'Other data modifications',
      under: null,
      columns: ['Source field', 'Action performed', 'Result'],
      ask: null,
      rows: rows
        .filter(({ row }) => row.transform !== 'copy')
        .map(({ id, row }) =>
          filled(
            `S-modifications.${id}`,
            [
              row.from.join(', '),
              row.transform,
              `${row.to}${row.lossy.length === 0 ? '' : ` (lost: ${row.lossy.join('; ')})`}`,
            ],
            [id],
          ),
        ),
    },
  ];
}
