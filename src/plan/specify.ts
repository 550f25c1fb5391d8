// The integration specification: the usual template's sections filled from the plan, with empty rows for what only people know.
import type { Brief } from '../brief/brief.ts';
import type { Connection, PlanFlow, PlanMapping, PlanTest } from './plan.ts';
import type { Project } from './project.ts';
import { connectionSections } from './specify-connections.ts';
import { flowSections } from './specify-flows.ts';
import type { Specification, SpecificationRow, SpecificationSection } from './specification.ts';

export interface SpecificationMaterial {
  readonly brief: Brief;
  readonly name: string;
  readonly summary: string;
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly mappings: readonly PlanMapping[];
  readonly tests: readonly PlanTest[];
  readonly project: Project;
}

export function specify(material: SpecificationMaterial): Specification {
  return {
    sections: [
      {
        id: 'S-log',
        title: 'Specification revision and approval log',
        under: null,
        columns: ['Date', 'Action', 'Performed by'],
        ask: 'Who created, changed or approved this document.',
        rows: [people('S-log.1', ['', 'Created from the plan', '']), people('S-log.2', ['', 'Approved', ''])],
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

/** A row that the plan fills, resting on the given stable ids. */
export function filled(id: string, cells: readonly string[], refs: readonly string[]): SpecificationRow {
  return { id, cells, by: 'plan', refs };
}

/** A row for people; cells that are known already may be given. */
export function people(id: string, cells: readonly string[]): SpecificationRow {
  return { id, cells, by: 'people', refs: [] };
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

function prerequisites({ connections, flows }: SpecificationMaterial): readonly SpecificationSection[] {
  const parent: SpecificationSection = {
    id: 'S-prerequisites',
    title: 'Prerequisites',
    under: null,
    columns: [],
    rows: [],
    ask: null,
  };
  const changes = flows.flatMap((flow) => neededChanges(flow, connections));
  const sandbox = (connection: Connection): string =>
    connection.sandbox?.what ?? 'not documented; ask the owner';
  const document = (connection: Connection): string =>
    connection.api ?? connection.sources[0]?.ref ?? 'none yet';
  return [
    parent,
    {
      id: 'S-changes',
      title: 'Changes to integration-related systems',
      under: 'S-prerequisites',
      columns: ['Date', 'System', 'Change'],
      ask: 'Add the date when each change is made, and screens or reports that must show the new data.',
      rows: [...changes, people('S-changes.more', ['', '', ''])],
    },
    {
      id: 'S-access',
      title: 'Access to sandboxes and API documents',
      under: 'S-prerequisites',
      columns: ['Name', 'Path'],
      ask: null,
      rows: connections.flatMap((connection) => [
        filled(
          `S-access.${connection.system}.sandbox`,
          [`${connection.name}: sandbox`, sandbox(connection)],
          [connection.id],
        ),
        filled(
          `S-access.${connection.system}.document`,
          [`${connection.name}: API document`, document(connection)],
          [connection.id],
        ),
      ]),
    },
    {
      id: 'S-walkthrough',
      title: 'Walkthrough of integration-related systems',
      under: 'S-prerequisites',
      columns: ['Date', 'System', 'Performed by'],
      ask: 'Walk through each system as it is today and note what will differ.',
      rows: connections.map((connection) =>
        people(`S-walkthrough.${connection.system}`, ['', connection.name, '']),
      ),
    },
    {
      id: 'S-experts',
      title: 'Experts for integration-related systems',
      under: 'S-prerequisites',
      columns: ['System', 'Company', 'Point of contact', 'Role'],
      ask: 'Name whom to ask first.',
      rows: connections.map((connection) =>
        people(`S-experts.${connection.system}`, [connection.name, '', '', '']),
      ),
    },
  ];
}

/** Places that the target needs for foreign ids and origin marks. */
function neededChanges(flow: PlanFlow, connections: readonly Connection[]): readonly SpecificationRow[] {
  const target = flow.route?.resource ?? flow.to.resource;
  const connection = connections.find((candidate) => candidate.system === flow.to.system);
  const custom = connection?.resources.find((resource) => resource.name === target)?.custom ?? null;
  if (connection === undefined || target === null || custom === null) return [];
  return [
    filled(
      `S-changes.${flow.id}`,
      [
        '',
        connection.name,
        `A place under ${custom} of ${target} for the id of the source record and the origin mark of ${flow.id}`,
      ],
      [flow.id],
    ),
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
  const systems = (flow: string): readonly [string, string] => {
    const found = flows.find((candidate) => candidate.id === flow);
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
