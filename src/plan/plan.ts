// The one model. Documents, diagrams, specification, board and exports are projections of it, so they can't disagree.
// Everything has a stable id made from the brief's own ids; nothing here is prose that another part repeats.
import { z } from 'zod';
import { Brief } from '../brief/brief.ts';
import { CanonicalModel } from '../design/canonical.ts';
import { type Design, FlowDesign } from '../design/design.ts';
import { Verdict } from '../design/verdict.ts';
import { Finding, type Question } from '../finding/finding.ts';
import { Budget } from '../landscape/budget.ts';
import { Mapping } from '../mapping/mapping.ts';
import { GateVerdict, Prohibition, SunsetVerdict } from '../landscape/landscape.ts';
import { Duration } from '../measure/duration-schema.ts';
import { Source } from '../measure/fact.ts';
import { Comparison } from '../score/scorecard.ts';
import { Charter } from './charter.ts';
import { Connection } from './connection.ts';
import { CoverageLine } from './coverage.ts';
import { Custody } from './custody.ts';
import { DocumentSection } from './document-section.ts';
import { Proven } from './evidence.ts';
import { Particulars } from './particulars.ts';
import { Project } from './project.ts';
import { Roadmap } from './roadmap.ts';
import { Running } from './running.ts';
import { Specification } from './specification.ts';

/** What the plan must achieve, from the brief: `from` is a JSON pointer into it, or the rule that implies the requirement. */
export interface Requirement {
  readonly id: string;
  readonly kind:
    | 'flow'
    | 'freshness'
    | 'volume'
    | 'deadline'
    | 'budget'
    | 'compliance'
    | 'hosting'
    | 'team'
    | 'never'
    | 'tool'
    | 'correctness';
  readonly text: string;
  readonly source: Source;
  /** How one sees that it is met. */
  readonly acceptance: string;
}

/** One end of a flow in the plan: brief's system id and the resource in that connection's contract (null when none is known). */
export interface PlanEnd {
  readonly system: string;
  readonly asked: string;
  readonly resource: string | null;
}

/** One flow (or leg of a two-way flow): a chapter. `design` answers every question; ids name what belongs to it. */
export interface PlanFlow {
  readonly id: string;
  readonly askedAs: string;
  readonly title: string;
  readonly oneLine: string;
  readonly purpose: string | null;
  readonly filter: string | null;
  /** What the filter comes to on the source's fields, worked out from its words; null when there is none or it is not plainly one condition. */
  readonly condition: { readonly field: string; readonly equals: string } | null;
  readonly from: PlanEnd;
  readonly to: PlanEnd;
  readonly direction: 'one-way' | 'two-way';
  readonly pair: string | null;
  readonly status: 'feasible' | 'blocked' | 'open';
  readonly statusWhy: string;
  readonly route: { readonly resource: string; readonly how: string; readonly cost: string | null } | null;
  readonly freshness: Duration | null;
  readonly load: {
    readonly existing: number;
    readonly changesPerDay: number;
    readonly peakFactor: number;
    readonly assumed: readonly string[];
  };
  readonly requirements: readonly string[];
  readonly mapping: string | null;
  readonly policies: readonly string[];
  readonly tests: readonly string[];
  /** A write's body built by running the mapping on a made-up record; JSON text. `made` says that it is made up and from which fields. */
  readonly example: { readonly call: string; readonly record: string; readonly body: string } | null;
  readonly notSynced: readonly { readonly what: string; readonly why: string }[];
  readonly personalData: readonly { readonly field: string; readonly class: string }[];
  readonly design: FlowDesign;
}

/** The mapping of one flow; row ids are `M-F1.3`. */
export interface PlanMapping {
  readonly id: string;
  readonly flow: string;
  readonly mapping: Mapping;
}

/** One policy of one flow in a sentence, with the tests that prove it. `kind` names the decision of {@link FlowDesign} it states. */
export interface Policy {
  readonly id: string;
  readonly flow: string;
  readonly kind: string;
  readonly title: string;
  readonly statement: string;
  readonly tests: readonly string[];
}

/** A test that must pass before a gate. `proves` are policies, mappings or requirements. */
export interface PlanTest {
  readonly id: string;
  readonly flow: string | null;
  readonly title: string;
  readonly how: string;
  readonly kind:
    | 'mapping'
    | 'contract'
    | 'end-to-end'
    | 'negative'
    | 'load'
    | 'fault'
    | 'second-run'
    | 'security'
    | 'acceptance';
  readonly proves: readonly string[];
  readonly gate: 'dev' | 'staging';
}

export interface Risk {
  readonly id: string;
  readonly text: string;
  readonly trigger: string;
  readonly mitigation: string;
  readonly about: string;
  readonly source: Source | null;
}

/** The choice between designs: what was chosen, what was rejected and why, what would flip it. */
export interface DecisionRecord {
  readonly id: string;
  readonly title: string;
  readonly chosen: string;
  readonly why: string;
  /** Who must agree, and the task before which. */
  readonly owner: string;
  readonly before: string;
  readonly rejected: readonly { readonly id: string; readonly why: string }[];
  readonly flips: string;
}

/** A question with the day by which its answer is needed: the first of the task that waits for it, or that the gate opens. */
export interface PlanQuestion extends Question {
  readonly due: { readonly day: number; readonly date: string | null };
}

/** What was taken for granted, and who confirms it before which task. `from` are the brief's words, or null. */
export interface Assumption {
  readonly id: string;
  readonly text: string;
  readonly from: string | null;
  readonly owner: string;
  readonly before: string;
}

/** `to` exists because of `from`; both are stable ids of this plan (requirement, flow, call, mapping, policy, test, task). */
export interface TraceLink {
  readonly from: string;
  readonly to: string;
}

/** A line of the revision and approval log; empty cells are for people. */
export interface Revision {
  readonly revision: number;
  readonly date: string | null;
  readonly action: string;
  readonly by: string | null;
  readonly contentHash: string | null;
}

export interface Plan {
  readonly spanwright: 1;
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly engine: string;
  /** SHA-256 over the canonical JSON of the plan without this key and `revisions`. */
  readonly contentHash: string;
  readonly brief: Brief;
  readonly requirements: readonly Requirement[];
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly mappings: readonly PlanMapping[];
  readonly policies: readonly Policy[];
  readonly tests: readonly PlanTest[];
  readonly gates: readonly GateVerdict[];
  readonly sunsets: readonly SunsetVerdict[];
  /** What the brief says must never happen, in its order, with what keeps it or that it is open. */
  readonly prohibitions: readonly Prohibition[];
  readonly budgets: readonly Budget[];
  /** The chosen design without its flows (they stand in {@link PlanFlow.design}). */
  readonly architecture: Omit<Design, 'flows' | 'budgets'>;
  readonly comparison: Comparison;
  /** What runs prove of the chosen design; null where the plan rests on arithmetic alone. */
  readonly proven: Proven | null;
  readonly decisions: readonly DecisionRecord[];
  readonly roadmap: Roadmap;
  readonly specification: Specification;
  readonly project: Project;
  readonly charter: Charter;
  /** One for each flow, in their order. */
  readonly particulars: readonly Particulars[];
  /** One for each connection, in their order. */
  readonly custodies: readonly Custody[];
  readonly running: Running;
  readonly questions: readonly PlanQuestion[];
  readonly assumptions: readonly Assumption[];
  readonly risks: readonly Risk[];
  readonly findings: readonly Finding[];
  readonly trace: readonly TraceLink[];
  readonly documents: readonly DocumentSection[];
  /** What a complete plan holds, and where this one does. */
  readonly coverage: readonly CoverageLine[];
  readonly revisions: readonly Revision[];
}

const text = z.string().min(1);
const maybe = text.nullable();
const texts = z.array(text);

export const Requirement: z.ZodType<Requirement> = z.strictObject({
  id: text,
  kind: z.enum([
    'flow',
    'freshness',
    'volume',
    'deadline',
    'budget',
    'compliance',
    'hosting',
    'team',
    'never',
    'tool',
    'correctness',
  ]),
  text,
  source: Source,
  acceptance: text,
});

const end = z.strictObject({ system: text, asked: text, resource: maybe });

export const PlanFlow: z.ZodType<PlanFlow> = z.strictObject({
  id: text,
  askedAs: text,
  title: text,
  oneLine: text,
  purpose: maybe,
  filter: maybe,
  condition: z.strictObject({ field: text, equals: z.string() }).nullable(),
  from: end,
  to: end,
  direction: z.enum(['one-way', 'two-way']),
  pair: maybe,
  status: z.enum(['feasible', 'blocked', 'open']),
  statusWhy: text,
  route: z.strictObject({ resource: text, how: text, cost: maybe }).nullable(),
  freshness: Duration.nullable(),
  load: z.strictObject({
    existing: z.number(),
    changesPerDay: z.number(),
    peakFactor: z.number(),
    assumed: texts,
  }),
  requirements: texts,
  mapping: maybe,
  policies: texts,
  tests: texts,
  example: z.strictObject({ call: text, record: text, body: text }).nullable(),
  notSynced: z.array(z.strictObject({ what: text, why: text })),
  personalData: z.array(z.strictObject({ field: text, class: text })),
  design: FlowDesign,
});

export const Plan: z.ZodType<Plan> = z.strictObject({
  spanwright: z.literal(1),
  id: text,
  name: text,
  summary: text,
  engine: text,
  contentHash: text,
  brief: Brief,
  requirements: z.array(Requirement),
  connections: z.array(Connection),
  flows: z.array(PlanFlow),
  mappings: z.array(z.strictObject({ id: text, flow: text, mapping: Mapping })),
  policies: z.array(
    z.strictObject({ id: text, flow: text, kind: text, title: text, statement: text, tests: texts }),
  ),
  tests: z.array(
    z.strictObject({
      id: text,
      flow: maybe,
      title: text,
      how: text,
      kind: z.enum([
        'mapping',
        'contract',
        'end-to-end',
        'negative',
        'load',
        'fault',
        'second-run',
        'security',
        'acceptance',
      ]),
      proves: texts,
      gate: z.enum(['dev', 'staging']),
    }),
  ),
  gates: z.array(GateVerdict),
  sunsets: z.array(SunsetVerdict),
  prohibitions: z.array(Prohibition).default([]),
  budgets: z.array(Budget),
  architecture: z.strictObject({
    id: text,
    strategy: text,
    name: text,
    why: text,
    layers: z.array(
      z.strictObject({
        layer: z.enum(['intake', 'transport', 'transform', 'state', 'schedule', 'observability', 'secrets']),
        tool: text,
        limits: text,
        exit: text,
        why: text,
        sources: z.array(Source),
      }),
    ),
    rejectedFor: texts,
    parts: texts,
    verdicts: z.array(Verdict),
    canonical: CanonicalModel.nullable().default(null),
  }),
  comparison: Comparison,
  proven: Proven.nullable().default(null),
  decisions: z.array(
    z.strictObject({
      id: text,
      title: text,
      chosen: text,
      why: text,
      owner: text,
      before: text,
      rejected: z.array(z.strictObject({ id: text, why: text })),
      flips: text,
    }),
  ),
  roadmap: Roadmap,
  specification: Specification,
  project: Project,
  charter: Charter,
  particulars: z.array(Particulars),
  custodies: z.array(Custody),
  running: Running,
  questions: z.array(
    z.strictObject({
      id: text,
      text,
      why: text,
      about: text,
      owner: text,
      blocks: text,
      due: z.strictObject({ day: z.number().int().nonnegative(), date: z.iso.date().nullable() }),
    }),
  ),
  assumptions: z.array(z.strictObject({ id: text, text, from: maybe, owner: text, before: text })),
  risks: z.array(
    z.strictObject({
      id: text,
      text,
      trigger: text,
      mitigation: text,
      about: text,
      source: Source.nullable(),
    }),
  ),
  findings: z.array(Finding),
  trace: z.array(z.strictObject({ from: text, to: text })),
  documents: z.array(DocumentSection),
  coverage: z.array(CoverageLine),
  revisions: z.array(
    z.strictObject({
      revision: z.number().int().positive(),
      date: z.iso.date().nullable(),
      action: text,
      by: maybe,
      contentHash: maybe,
    }),
  ),
});
