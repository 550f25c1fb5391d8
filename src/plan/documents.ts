// Where the documents tell each part of the plan: the last link of the trace. Only names places; how they look is the business of `render`.
import type { DocumentSection } from './document-section.ts';
import type { Plan } from './plan.ts';

export type DocumentMaterial = Pick<
  Plan,
  | 'requirements'
  | 'connections'
  | 'flows'
  | 'mappings'
  | 'tests'
  | 'project'
  | 'roadmap'
  | 'specification'
  | 'questions'
  | 'risks'
  | 'decisions'
  | 'running'
  | 'charter'
  | 'proven'
>;

export function sectionOf(task: string): string {
  return `project.md#${task}`;
}

/** Every section that holds something, in the order of reading. */
export function documentsOf(material: DocumentMaterial): readonly DocumentSection[] {
  const { project, roadmap, running, charter } = material;
  const whole = material.tests.filter((test) => test.flow === null);
  return [
    section('plan.md#requirements', 'What it must achieve', material.requirements),
    section('plan.md#charter', 'Frame', [
      ...charter.outOfScope,
      ...charter.responsibilities,
      ...charter.escalation,
      ...charter.prerequisites,
    ]),
    ...flowSections(material),
    ...material.connections.map((connection) =>
      section(`plan.md#${connection.id}`, connection.name, [connection, { id: `O-${connection.system}` }]),
    ),
    section('plan.md#decisions', 'Decisions and rejected designs', material.decisions),
    section('plan.md#evidence', 'What runs prove', [
      ...(material.proven?.runs ?? []),
      ...(material.proven?.branches ?? []),
    ]),
    section('plan.md#running', 'Running it', [
      running.correlation,
      running.logs,
      ...running.environments,
      ...running.indicators,
      ...running.alerts,
      ...running.runbooks,
      ...running.growth,
      ...running.compensation.rules,
      ...running.handover,
      ...running.lifecycle,
    ]),
    section('plan.md#roadmap', 'Roadmap', roadmap.phases),
    section('plan.md#questions', 'Open questions', material.questions),
    section('plan.md#risks', 'Risks', material.risks),
    ...project.tasks.map((task) => section(sectionOf(task.id), task.title, [task, ...task.subtasks])),
    section('project.md#tests-of-the-whole', 'Tests of the whole', whole),
    ...project.gates.map((gate) => section(`project.md#${gate.id}`, gate.title, [gate])),
    ...material.specification.sections.map((one) =>
      section(`specification.md#${one.id}`, one.title, [one, ...one.rows]),
    ),
  ].filter((one) => one.holds.length > 0);
}

type Numbered = readonly { readonly id: string }[];

function section(id: string, title: string, things: Numbered): DocumentSection {
  return { id, title, holds: things.map((thing) => thing.id) };
}

/** A flow that makes no calls has one short chapter, which then holds all that is planned for it. */
function flowSections({ flows, mappings }: DocumentMaterial): readonly DocumentSection[] {
  const rows = new Map(
    mappings.map(({ id, flow, mapping }) => [
      flow,
      [id, ...mapping.mappings.map((_, index) => `${id}.${index + 1}`)],
    ]),
  );
  return flows.flatMap((flow) => {
    const mapped = rows.get(flow.id) ?? [];
    const calls = flow.design.calls.map((call) => call.id);
    const at = (part: string, title: string, holds: readonly string[]): DocumentSection => ({
      id: `plan.md#${part}`,
      title: `${flow.id} · ${title}`,
      holds,
    });
    const own = [flow.id, `A-${flow.id}`];
    if (calls.length === 0)
      return [at(flow.id, flow.title, [...own, ...mapped, ...flow.policies, ...flow.tests])];
    return [
      at(flow.id, flow.title, own),
      at(`${flow.id}-calls`, 'Reads and writes', calls),
      at(`M-${flow.id}`, 'Mapping', mapped),
      at(`${flow.id}-proof`, 'Proof before production', flow.tests),
      at(`${flow.id}-policies`, 'Rules to hold it to', flow.policies),
    ];
  });
}
