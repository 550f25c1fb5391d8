// What the things of a plan are, by where they lie: whose concern they are and what people call them. The most exact line that fits
// holds; `*` stands for a member's name. A place that no line names still has one: the first of its path that does.
import type { Concern } from './diff.ts';

export interface Subject {
  readonly at: string;
  readonly concern: Concern;
  /** What it is called; `{n}` is the n-th member's name along the path, `{system}` the name of the connection's system. */
  readonly name: string;
}

const of = (concern: Concern, lines: readonly (readonly [at: string, name: string])[]): readonly Subject[] =>
  lines.map(([at, name]) => ({ at, concern, name }));

export const subjects: readonly Subject[] = [
  ...of('security', [
    ['connections.*.scopes.*', '{system}: scope {1}'],
    ['connections.*.auth', '{system}: way in'],
    ['connections.*.otherAuth.*', '{system}: other way in {1}'],
    ['connections.*.authorisedBy', '{system}: authorised by'],
    ['connections.*.secrets', '{system}: secrets'],
    ['connections.*.servers.*', '{system}: address {1}'],
    ['connections.*.webhooks.signature', '{system}: signature of its webhooks'],
    ['flows.*.personalData.*', 'Personal data in {1}'],
    ['custodies.*', 'Who keeps {0}, and who may'],
  ]),
  ...of('data', [
    ['connections.*', 'System {system}'],
    ['connections.*.resources.*', '{system}: record {1}'],
    ['connections.*.resources.*.operations.*', '{system}: {2}'],
    ['connections.*.resources.*.fields.*', '{system}: field {1}.{2}'],
    ['connections.*.events.*', '{system}: event {1}'],
    ['flows.*', 'Flow {0}'],
    ['flows.*.notSynced.*', 'Not carried over: {1}'],
    ['mappings.*', 'Mapping {0}'],
    ['mappings.*.mapping.mappings.*', '{0}: field {1}'],
    ['mappings.*.mapping.unmapped', '{0}: fields without a partner'],
    ['mappings.*.mapping.candidates', '{0}: other candidates'],
  ]),
  ...of('running', [
    ['flows.*.freshness', 'Freshness wanted'],
    ['flows.*.design', 'Design of the flow'],
    ['flows.*.design.calls.*', 'Call {1}'],
    ['flows.*.design.trigger', 'Trigger'],
    ['flows.*.design.transport', 'Transport'],
    ['flows.*.design.read', 'How changes are read'],
    ['flows.*.design.write', 'How records are written'],
    ['flows.*.design.identity', 'Which records are the same'],
    ['flows.*.design.idempotency', 'Doubles'],
    ['flows.*.design.ordering', 'Order'],
    ['flows.*.design.retry', 'Retries'],
    ['flows.*.design.retry.rows.*', 'Retries on {1}'],
    ['flows.*.design.deadLetter', 'Dead letters'],
    ['flows.*.design.conflict', 'Conflicts'],
    ['flows.*.design.echo', 'Echoes'],
    ['flows.*.design.backfill', 'First load'],
    ['flows.*.design.reconciliation', 'Reconciliation'],
    ['flows.*.design.deletes', 'Deletions'],
    ['flows.*.design.notApplicable', 'Questions that do not arise'],
    ['connections.*.webhooks', '{system}: webhooks'],
    ['connections.*.sandbox', '{system}: sandbox'],
    ['policies.*', 'Policy {0}'],
    ['particulars.*', 'Particulars of {0}'],
    ['running', 'Operations'],
    ['running.indicators.*', 'Indicator {0}'],
    ['running.alerts.*', 'Alert {0}'],
    ['running.runbooks.*', 'Runbook {0}'],
    ['running.environments.*', 'Environment {0}'],
  ]),
  ...of('limits', [
    ['connections.*.rateLimits.*', '{system}: limit {1}'],
    ['budgets.*', 'Rate budget {0}'],
    ['running.growth.*', 'Room to grow, {0}'],
    ['flows.*.load', 'Load'],
    ['flows.*.design.throttle', 'Throttle'],
  ]),
  ...of('cost', [
    ['architecture', 'Design'],
    ['architecture.layers.*', 'Layer {0}'],
    ['architecture.verdicts', 'What the tools can carry'],
    ['comparison', 'Comparison of designs'],
    ['comparison.designs.*', 'Design {0} in the comparison'],
    ['decisions.*', 'Decision {0}'],
  ]),
  ...of('schedule', [
    ['project', 'Project'],
    ['project.tasks.*', 'Task {0}'],
    ['project.gates.*', 'Gate {0}'],
    ['roadmap', 'Roadmap'],
    ['roadmap.phases.*', 'Phase {0}'],
    ['roadmap.migrations.*', 'Leaving {0}'],
    ['charter', 'Scope and responsibilities'],
    ['charter.responsibilities.*', 'Responsibility {0}'],
    ['charter.prerequisites.*', 'Prerequisite {0}'],
    ['charter.outOfScope.*', 'Out of scope: {0}'],
  ]),
  ...of('risk', [
    ['gates.*', 'Vendor gate {0}'],
    ['sunsets.*', 'Sunset {0}'],
    ['prohibitions.*', 'Prohibition {0}'],
    ['risks.*', 'Risk {0}'],
    ['questions.*', 'Question {0}'],
    ['assumptions.*', 'Assumption'],
    ['findings.*', 'Finding {0}'],
    ['mappings.*.mapping.findings.*', '{0}: finding {1}'],
    ['connections.*.quirks.*', '{system}: behaviour {1}'],
    ['connections.*.unknowns', '{system}: what is not known'],
  ]),
  ...of('proof', [['tests.*', 'Test {0}']]),
  ...of('asked', [
    ['brief', 'Brief'],
    ['brief.systems.*', 'Asked: system {0}'],
    ['brief.flows.*', 'Asked: flow {0}'],
    ['brief.volumes.*', 'Asked: volume of {0}'],
    ['brief.constraints', 'Asked: constraints'],
    ['brief.unknowns', 'Asked: what was not understood'],
    ['brief.assumptions', 'Asked: what was assumed'],
    ['requirements.*', 'Requirement {0}'],
  ]),
  ...of('papers', [
    ['connections.*.sources', '{system}: documents read'],
    ['flows.*.example', 'Example of a write'],
    ['specification', 'Specification'],
    ['specification.sections.*', 'Specification section {0}'],
    ['trace', 'Trace'],
    ['documents', 'Sections of the documents'],
    ['coverage', 'What a complete plan holds'],
    ['revisions.*', 'Revision log, {0}'],
  ]),
];

/** A thing that changed: what it is, and how much of the path leads to it. */
export interface Found {
  readonly subject: Subject;
  readonly depth: number;
  /** Members' names along the path to the thing. */
  readonly names: readonly string[];
}

const byPattern: ReadonlyMap<string, Subject> = new Map(subjects.map((subject) => [subject.at, subject]));

/** Which keys hold lists of named members: where the table says `*`, a name follows. */
const stars: ReadonlySet<string> = new Set(
  subjects.flatMap(({ at }) =>
    at.split('.').flatMap((step, index, steps) => (step === '*' ? [steps.slice(0, index).join('.')] : [])),
  ),
);

/** The most exact subject of a path; a top-level key that no line knows is a paper of the plan's own. */
export function subjectOf(path: readonly string[]): Found {
  const steps: string[] = [];
  const names: string[] = [];
  let found: Found = {
    subject: { at: path[0] ?? '', concern: 'papers', name: `Plan: ${path[0] ?? ''}` },
    depth: 1,
    names: [],
  };
  for (const [index, step] of path.entries()) {
    const isName = stars.has(steps.join('.')) && step !== 'order';
    if (isName) names.push(step);
    steps.push(isName ? '*' : step);
    const subject = byPattern.get(steps.join('.'));
    if (subject !== undefined) found = { subject, depth: index + 1, names: [...names] };
  }
  return found;
}
