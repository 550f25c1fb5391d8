// Everything above, put into the one model. The only place where a Plan is made; reads like its table of contents.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Comparison } from '../score/scorecard.ts';
import { connectionsOf } from './connections.ts';
import { decide } from './decide.ts';
import { type Example, mappingId, planFlow } from './flows.ts';
import { contentHash } from './hash.ts';
import { roadmapOf } from './phases.ts';
import type { Plan, PlanFlow, PlanTest, Policy } from './plan.ts';
import { policiesOf } from './policies.ts';
import type { Project } from './project.ts';
import { testsOf } from './proofs.ts';
import { requirementsOf, servedBy, slug } from './requirements.ts';
import { risksOf } from './risks.ts';
import { reckoning, releaseGates, scheduleTasks, type Size } from './schedule.ts';
import { specify } from './specify.ts';
import { isBuilt, taskContent, type TaskMaterial } from './tasks.ts';
import { traceOf } from './trace.ts';

/** What a plan is made from. Maps are keyed by joined flow id; `start` is an ISO date or null; `engine` is "spanwright 0.1.0". */
export interface PlanMaterial {
  readonly landscape: Landscape;
  readonly design: Design;
  readonly comparison: Comparison;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly examples: ReadonlyMap<string, Example>;
  readonly start: string | null;
  readonly engine: string;
}

export function composePlan(material: PlanMaterial): Plan {
  const { landscape, design, comparison, mappings, start, engine } = material;
  const { brief } = landscape;
  const chapters = landscape.flows.map((flow) => chapterOf(flow.id, material));
  const flows = chapters.map((chapter) => chapter.flow);
  const policies = chapters.flatMap((chapter) => chapter.policies);
  const tests = chapters.flatMap((chapter) => chapter.tests);
  const requirements = requirementsOf(brief);
  const connections = connectionsOf(landscape, design);
  const project = projectOf({ requirements, connections, flows, policies, tests, questions: landscape.questions }, material);
  const planMappings = [...mappings].map(([flow, mapping]) => ({ id: mappingId(flow), flow, mapping }));
  const summary = brief.summary ?? `${brief.flows.length} flows between ${landscape.systems.map((system) => system.name).join(', ')}`;
  const recordSystems = new Set(brief.systems.filter((system) => system.role === 'system-of-record').map((system) => system.id));
  const { flows: _flows, budgets, ...architecture } = design;
  const content: Omit<Plan, 'contentHash' | 'revisions'> = {
    spanwright: 1, id: slug(brief.name), name: brief.name, summary, engine, brief, requirements, connections, flows, mappings: planMappings, policies, tests,
    gates: landscape.gates, sunsets: landscape.sunsets, budgets, architecture, comparison, decisions: decide(comparison, design.id),
    roadmap: roadmapOf(flows, project.tasks, recordSystems),
    specification: specify({ brief, name: brief.name, summary, connections, flows, mappings: planMappings, tests, project }),
    project, questions: landscape.questions, assumptions: landscape.assumptions, risks: risksOf({ landscape, connections, flows, budgets }),
    findings: [...landscape.findings, ...[...mappings.values()].flatMap((mapping) => mapping.findings)],
    trace: traceOf({ flows, policies, tests, project }),
  };
  const hash = contentHash(content);
  return { ...content, contentHash: hash, revisions: [{ revision: 1, date: start, action: 'Created', by: engine, contentHash: hash }, { revision: 1, date: null, action: 'Approved', by: null, contentHash: null }] };
}

interface Chapter {
  readonly flow: PlanFlow;
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
}

function chapterOf(id: string, { landscape, design, mappings, examples }: PlanMaterial): Chapter {
  const joined = landscape.flows.find((flow) => flow.id === id);
  const flowDesign = design.flows.find((candidate) => candidate.flow === id);
  if (joined === undefined || flowDesign === undefined) throw new Error(`the design ${design.id} has no answer for the flow ${id}`);
  const mapping = mappings.get(id) ?? null;
  const tests = testsOf(flowDesign, mapping === null ? null : mappingId(id), servedBy(landscape.brief, joined.asked));
  const policies = policiesOf(flowDesign, tests);
  return { flow: planFlow(joined, landscape, { design: flowDesign, mapping, policies, tests, example: examples.get(id) ?? null }), policies, tests };
}

function projectOf(content: TaskMaterial, { landscape, start }: PlanMaterial): Project {
  const built = content.flows.filter(isBuilt);
  const size: Size = {
    systems: landscape.systems.length, privateSystems: landscape.systems.filter((system) => system.asked.uses === null).length,
    flows: landscape.brief.flows.length, legs: built.length, developers: landscape.brief.constraints.team?.developers ?? 1,
  };
  const tasks = scheduleTasks(size, taskContent(content), start);
  const gateTests = (gate: PlanTest['gate']): readonly string[] => content.tests.filter((test) => test.gate === gate).map((test) => test.id);
  const blockers = content.questions.filter((question) => question.blocks === 'G-dev').map((question) => question.id);
  return {
    start, tasks, days: tasks.reduce((last, task) => Math.max(last, task.startDay), 0), points: tasks.reduce((sum, task) => sum + task.points, 0),
    gates: releaseGates(gateTests('dev'), gateTests('staging'), blockers), reckoning: reckoning(size),
  };
}
