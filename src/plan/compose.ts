// Everything above, put into the one model. The only place where a Plan is made; reads like its table of contents.
import type { Design } from '../design/design.ts';
import type { Finding, Question } from '../finding/finding.ts';
import type { JoinedFlow, Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { effortOf } from '../score/effort.ts';
import type { Comparison } from '../score/scorecard.ts';
import { sizeOf } from '../score/size.ts';
import { peopleQuestions } from './ask.ts';
import { connectionsOf } from './connections.ts';
import { cover } from './complete.ts';
import type { Uncovered } from './cover.ts';
import { decide } from './decide.ts';
import type { Proven } from './evidence.ts';
import { documentsOf } from './documents.ts';
import { assumptionsOf, dueOf } from './due.ts';
import { type Answers, fillSpecification } from './fill.ts';
import { type Example, mappingId, planFlow } from './flows.ts';
import { charterOf } from './frame.ts';
import { type Groundwork, groundwork } from './groundwork.ts';
import { hashed } from './hash.ts';
import { custodiesOf } from './look-after.ts';
import { roadmapOf } from './phases.ts';
import type { Plan, PlanFlow, PlanMapping, PlanTest, Policy } from './plan.ts';
import { policiesOf } from './policies.ts';
import type { Project } from './project.ts';
import { testsOf, testsOfWhole } from './proofs.ts';
import { linkQuestions, pairQuestion, valueQuestions } from './questions.ts';
import { requirementsOf, servedBy, slug } from './requirements.ts';
import { risksOf } from './risks.ts';
import { runningOf } from './run.ts';
import { reckoning, releaseGates, scheduleTasks } from './schedule.ts';
import { specify } from './specify.ts';
import { taskContent, type TaskMaterial } from './tasks.ts';
import { traceOf } from './trace.ts';
import { particularsOf } from './upkeep.ts';

/** What a plan is made from. Maps are keyed by joined flow id; `start` is an ISO date or null; `engine` is "spanwright 0.1.0". */
export interface PlanMaterial {
  readonly landscape: Landscape;
  readonly design: Design;
  readonly comparison: Comparison;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly examples: ReadonlyMap<string, Example>;
  readonly start: string | null;
  readonly engine: string;
  /** Why the design was chosen, in the words of the person who did; null where it was not asked. */
  readonly reason: string | null;
  /** What people wrote into the specification of an earlier plan. */
  readonly answers: Answers;
  /** What runs of the design prove, or null. */
  readonly proven: Proven | null;
}

export function composePlan(material: PlanMaterial): Plan {
  return hashed(contentOf(material, partsOf(material)), (hash) => [
    { revision: 1, date: material.start, action: 'Created', by: material.engine, contentHash: hash },
    { revision: 1, date: null, action: 'Approved', by: null, contentHash: null },
  ]);
}

/** What several parts of the plan rest on, made once. */
interface Parts extends TaskMaterial {
  readonly ground: Groundwork;
  readonly mappings: readonly PlanMapping[];
  readonly summary: string;
  readonly project: Project;
}

function partsOf(material: PlanMaterial): Parts {
  const { landscape, design, mappings } = material;
  const { brief } = landscape;
  const chapters = landscape.flows.map((flow) => chapterOf(flow.id, material));
  const flows = chapters.map((chapter) => chapter.flow);
  const requirements = requirementsOf(brief, landscape.prohibitions);
  const connections = connectionsOf(landscape, design);
  const planMappings = [...mappings].map(([flow, mapping]) => ({ id: mappingId(flow), flow, mapping }));
  const ground = groundOf(material, { connections, flows, mappings: planMappings });
  const particulars = flows.map((flow) => particularsOf(flow, ground));
  const joined = new Map(landscape.flows.map((flow) => [flow.id, flow]));
  const asked = [
    ...landscape.questions,
    ...flows.flatMap((flow) => askMapping(flow, mappings.get(flow.id), joined, landscape)),
  ];
  const task: TaskMaterial = {
    requirements,
    connections,
    flows,
    policies: chapters.flatMap((chapter) => chapter.policies),
    tests: [
      ...chapters.flatMap((chapter) => chapter.tests),
      ...testsOfWhole(requirements, landscape.prohibitions),
    ],
    questions: [...asked, ...peopleQuestions({ ground, particulars, asked })],
    particulars,
    brief,
  };
  return {
    ...task,
    ground,
    mappings: planMappings,
    summary:
      brief.summary ??
      `${brief.flows.length === 1 ? 'One flow' : `${brief.flows.length} flows`} between ${landscape.systems.map((system) => system.name).join(', ')}`,
    project: projectOf(task, material),
  };
}

function contentOf(
  material: PlanMaterial,
  { ground, ...parts }: Parts,
): Omit<Plan, 'contentHash' | 'revisions'> {
  const { landscape, design, comparison, mappings, engine, proven } = material;
  const { brief } = landscape;
  const { flows: _flows, budgets, ...architecture } = design;
  const { connections, flows, project } = parts;
  const roadmap = roadmapOf({
    ...parts,
    tasks: project.tasks,
    effortDays: effortOf(design, landscape).days,
  });
  const specification = fillSpecification(specify({ ...parts, name: brief.name }), material.answers);
  const content = {
    ...parts,
    gates: landscape.gates,
    sunsets: landscape.sunsets,
    prohibitions: landscape.prohibitions,
    budgets,
    architecture,
    comparison,
    proven,
    decisions: decide(comparison, design.id, material.reason),
    roadmap,
    specification,
    charter: charterOf(ground, parts.questions),
    custodies: custodiesOf(ground),
    running: runningOf(ground, roadmap.migrations),
    questions: parts.questions.map((question) => ({ ...question, due: dueOf(question.blocks, project) })),
    assumptions: assumptionsOf(landscape.assumptions, ground),
    risks: risksOf({ landscape, connections, flows, budgets }),
    findings: [...landscape.findings, ...[...mappings.values()].flatMap(mappingFindings)],
    trace: traceOf(parts),
  };
  const uncovered: Uncovered = {
    spanwright: 1,
    id: slug(brief.name),
    name: brief.name,
    engine,
    ...content,
    documents: documentsOf(content),
  };
  return {
    ...uncovered,
    coverage: cover(uncovered),
  };
}

function groundOf(
  { landscape, design, comparison }: PlanMaterial,
  parts: Pick<Groundwork, 'connections' | 'flows' | 'mappings'>,
): Groundwork {
  return groundwork({
    ...parts,
    brief: landscape.brief,
    budgets: design.budgets,
    gates: landscape.gates,
    sunsets: landscape.sunsets,
    architecture: design,
    comparison,
  });
}

/** A required field without a source is asked for, or does not matter to a flow that only updates; the check of the plan judges that. */
function mappingFindings(mapping: Mapping): readonly Finding[] {
  return mapping.findings.filter((finding) => finding.rule !== 'SPW201');
}

/** What the mapping of a flow leaves to people. */
function askMapping(
  flow: PlanFlow,
  mapping: Mapping | undefined,
  flows: ReadonlyMap<string, JoinedFlow>,
  landscape: Landscape,
): readonly Question[] {
  const joined = flows.get(flow.id);
  if (mapping === undefined || joined === undefined || flow.design.calls.length === 0) return [];
  const target =
    landscape.systems.find((system) => system.asked.id === flow.to.system)?.name ?? flow.to.system;
  const record = joined.from.resource ?? joined.from.asked;
  const to = (joined.route?.end ?? joined.to).resource ?? joined.to.asked;
  const first =
    flow.design.write.mode === 'update-only'
      ? [pairQuestion(flow.design, { from: record, to, owner: `owner of ${target}` })]
      : valueQuestions(flow.id, mapping, target);
  return [...first, ...linkQuestions({ flow: flow.id, record, fields: joined.from.fields, mapping, target })];
}

interface Chapter {
  readonly flow: PlanFlow;
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
}

function chapterOf(id: string, { landscape, design, mappings, examples }: PlanMaterial): Chapter {
  const joined = landscape.flows.find((flow) => flow.id === id);
  const flowDesign = design.flows.find((candidate) => candidate.flow === id);
  if (joined === undefined || flowDesign === undefined)
    throw new Error(`the design ${design.id} has no answer for the flow ${id}`);
  const mapping = mappings.get(id) ?? null;
  const tests = testsOf(
    flowDesign,
    mapping === null ? null : mappingId(id),
    servedBy(landscape.brief, joined.asked),
  );
  const policies = policiesOf(flowDesign, tests);
  return {
    flow: planFlow(joined, landscape, {
      design: flowDesign,
      mapping,
      policies,
      tests,
      example: examples.get(id) ?? null,
    }),
    policies,
    tests,
  };
}

function projectOf(content: TaskMaterial, { landscape, design, start }: PlanMaterial): Project {
  const size = sizeOf(design, landscape);
  const tasks = scheduleTasks(size, taskContent(content), start);
  const gateTests = (gate: PlanTest['gate']): readonly string[] =>
    content.tests.filter((test) => test.gate === gate).map((test) => test.id);
  const blockers = content.questions
    .filter((question) => question.blocks === 'G-dev')
    .map((question) => question.id);
  return {
    start,
    tasks,
    days: tasks.reduce((last, task) => Math.max(last, task.startDay), 0),
    points: tasks.reduce((sum, task) => sum + task.points, 0),
    gates: releaseGates(gateTests('dev'), gateTests('staging'), blockers),
    reckoning: reckoning(size, effortOf(design, landscape).days),
  };
}
