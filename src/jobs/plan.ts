// The whole job: brief → landscape → designs → plan → files. The only place that knows the order of the stages.
import type { Brief } from '../brief/brief.ts';
import type { Design } from '../design/design.ts';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { apply } from '../mapping/apply.ts';
import { sample } from '../mapping/sample.ts';
import { shippedTables } from '../mapping/tables.ts';
import { composePlan } from '../plan/compose.ts';
import type { Example } from '../plan/flows.ts';
import { type Answers, noAnswers } from '../plan/fill.ts';
import type { Plan } from '../plan/plan.ts';
import { type Blanks, blanksOf } from '../render/document/answers.ts';
import { renderPlan } from '../render/render.ts';
import { type Decided, nothingDecided } from './decided.ts';
import type { Ground, Measure } from './measure.ts';
import type { Ports } from './ports.ts';
import { groundOf, mappingSides, type Proposal, propose, proposeMeasured } from './propose.ts';
import type * as Prove from './prove.ts';
import { survey } from './survey.ts';
import { understand } from './understand.ts';

/** Where people fill in what only they know. */
export const specificationFile: string = 'specification.md';

/**
 * What a plan is asked for: the brief's text, the design by id (null: the recommended one), why somebody chose it (null: nobody said), the first
 * day or null.
 */
export interface PlanRequest {
  readonly brief: { readonly name: string; readonly text: string };
  readonly design: string | null;
  readonly reason: string | null;
  readonly start: string | null;
  readonly engine: string;
}

/** Brief to competing designs, prices judged by their age on `day`; measured where asked. Throws InputError for unusable input. */
export async function proposalFor(
  brief: PlanRequest['brief'],
  ports: Ports,
  day: string | null = null,
  request: Measure | null = null,
): Promise<Proposal> {
  return (await proposalWith({ brief, day }, ports, { decided: nothingDecided, measuring: request }))
    .proposal;
}

/** What people decided before, and who measures; null: nothing is flown. */
export interface Given {
  readonly decided: Decided;
  readonly measuring: Measure | null;
}

/** As {@link proposalFor}, with what people decided; gives the brief as it was understood too. */
export async function proposalWith(
  { brief, day }: { readonly brief: PlanRequest['brief']; readonly day: string | null },
  ports: Ports,
  given: Given,
): Promise<{ readonly brief: Brief; readonly proposal: Proposal }> {
  const ground = await groundFor(brief, ports, given);
  return { brief: ground.landscape.brief, proposal: await proposed(ground, day, given.measuring) };
}

async function groundFor(
  written: PlanRequest['brief'],
  ports: Ports,
  { decided, measuring }: Given,
): Promise<Ground> {
  measuring?.begun('understand');
  const brief = await understand(written, ports.shelf);
  measuring?.begun('survey');
  const landscape = await survey({ ...written, brief }, ports);
  measuring?.begun('design');
  return groundOf(landscape, decided);
}

function proposed(ground: Ground, day: string | null, request: Measure | null): Promise<Proposal> {
  return request === null ? Promise.resolve(propose(ground, day)) : proposeMeasured(ground, day, request);
}

/**
 * Brief to plan, by arithmetic alone; `answers` are what people wrote into an earlier specification. Throws InputError for unusable input
 * and for a design that does not exist.
 */
export async function planFor(
  request: PlanRequest,
  ports: Ports,
  answers: Answers = noAnswers,
): Promise<Plan> {
  return (await madeFor(request, ports, { decided: { ...nothingDecided, answers }, measuring: null })).plan;
}

/** A plan and the evidence that lies beside it, by its path in the plan's folder; none where nothing was flown. */
export interface Made {
  readonly plan: Plan;
  readonly evidence: ReadonlyMap<string, string>;
}

/** Brief to plan with what people decided, its designs flown and the chosen one proved where `measuring` says by whom. Throws as {@link planFor}. */
export async function madeFor(request: PlanRequest, ports: Ports, given: Given): Promise<Made> {
  const { measuring, decided } = given;
  const ground = await groundFor(request.brief, ports, given);
  // A design that does not exist is told before anything is flown.
  if (request.design !== null) designCalled(request.design, ground.designs);
  const proposal = await proposed(ground, request.start, measuring);
  const design = designCalled(request.design ?? proposal.comparison.recommended, proposal.designs);
  measuring?.begun('prove');
  const proved = measuring === null ? null : await (await prover()).prove(proposal, design, measuring);
  measuring?.begun('compose');
  const plan = composePlan({
    ...proposal,
    design,
    examples: await examplesOf(proposal),
    reason: request.reason,
    start: request.start,
    engine: request.engine,
    answers: decided.answers,
    proven: proved?.proven ?? null,
  });
  return { plan, evidence: proved?.files ?? new Map<string, string>() };
}

/** Loaded where something is flown: a quick plan need not wait for it. */
function prover(): Promise<typeof Prove> {
  return import('./prove.ts');
}

/** The files of a plan's folder in which people fill cells, with the cells. */
export function formsOf(plan: Plan): ReadonlyMap<string, Blanks> {
  return new Map([[specificationFile, blanksOf(plan.specification)]]);
}

/** Every file of a plan's folder by relative path: the model first, then its projections. */
export function filesOf(plan: Plan): ReadonlyMap<string, string> {
  return new Map([['plan.json', `${JSON.stringify(plan, null, 1)}\n`], ...renderPlan(plan)]);
}

async function examplesOf({ landscape, mappings }: Proposal): Promise<ReadonlyMap<string, Example>> {
  const examples = new Map<string, Example>();
  for (const flow of landscape.flows) {
    const mapping = mappings.get(flow.id);
    const sides = mappingSides(flow);
    if (mapping === undefined || sides === null || mapping.mappings.length === 0) continue;
    const record = sample(sides.from);
    const { body } = await apply(mapping, record, { xref: {}, tables: shippedTables });
    examples.set(flow.id, { record: JSON.stringify(record, null, 2), body: JSON.stringify(body, null, 2) });
  }
  return examples;
}

/** By id or strategy. */
function designCalled(wanted: string, designs: readonly Design[]): Design {
  const design = designs.find((candidate) => candidate.id === wanted || candidate.strategy === wanted);
  if (design === undefined) throw noSuchDesign(wanted, designs);
  return design;
}

function noSuchDesign(wanted: string, designs: readonly Design[]): InputError {
  const valid = designs.flatMap((design) => [design.id, design.strategy]);
  return new InputError([
    inputProblem({
      file: '--design',
      message: `no design "${wanted}"`,
      expected: `one of ${valid.join(', ')}`,
      nearest: nearestSpelling(wanted, valid),
    }),
  ]);
}
