// The tests that a flow must pass before its gates: which policy each one proves, and how it is done.
// A policy that no test here proves is an error that `check` reports.
import { counted } from '../design/figures.ts';
import type { Prohibition } from '../landscape/landscape.ts';
import type { FlowDesign } from '../design/design.ts';
import { inWords } from '../measure/duration.ts';
import { policyId } from './policies.ts';
import type { PlanTest, Requirement } from './plan.ts';

interface Proof {
  readonly name: string;
  readonly title: string;
  readonly kind: PlanTest['kind'];
  readonly gate: PlanTest['gate'];
  readonly proves: readonly string[];
  readonly how: (design: FlowDesign) => string;
  readonly when?: (design: FlowDesign) => boolean;
}

const proofs: readonly Proof[] = [
  {
    name: 'mapping',
    title: 'Mapping vectors',
    kind: 'mapping',
    gate: 'dev',
    proves: [],
    how: () =>
      'Every mapping row with an ordinary value, an empty value, the longest value and a value outside its list; the outcome is compared with the table.',
  },
  {
    name: 'contract',
    title: 'Contract',
    kind: 'contract',
    gate: 'dev',
    proves: ['write'],
    how: (design) =>
      `${design.calls.length === 0 ? 'Every call, as soon as the API is known,' : design.calls.length === 1 ? 'The call' : `Each of the ${design.calls.length} calls`} once against the sandbox with the least-privilege credential: status, required fields, page form and error codes are as the plan says.`,
  },
  {
    name: 'second-run',
    title: 'A second run changes nothing',
    kind: 'second-run',
    gate: 'dev',
    proves: ['identity', 'idempotency'],
    how: () =>
      'The same changes are processed twice; record counts and contents in the target are the same after both runs.',
  },
  {
    name: 'crash',
    title: 'Killed at each step',
    kind: 'fault',
    gate: 'dev',
    proves: ['idempotency', 'transport', 'dead-letter'],
    how: () =>
      'The worker is killed before and after each call; after restart the target holds every record once and no work is left in flight.',
  },
  {
    name: 'no-answer',
    title: 'Time-out after commit',
    kind: 'fault',
    gate: 'dev',
    proves: ['idempotency', 'retry'],
    how: (design) =>
      `A proxy swallows the answer of a write that the target accepted; ${design.idempotency.unknownOutcome}; one record is counted.`,
  },
  {
    name: 'missed',
    title: 'A change that nothing announced',
    kind: 'fault',
    gate: 'dev',
    proves: ['trigger', 'read'],
    how: (design) =>
      `The ${design.trigger.mode} is suppressed for a batch of changes; all arrive within ${inWords(design.trigger.expected.worst)}, found by the repair or the next window.`,
  },
  {
    name: 'order',
    title: 'Old news arrives last',
    kind: 'negative',
    gate: 'dev',
    proves: ['ordering'],
    how: () => 'Two versions of one record are delivered in the wrong order and twice; the newer one stands.',
  },
  {
    name: 'refused',
    title: 'A record the target refuses',
    kind: 'negative',
    gate: 'dev',
    proves: ['dead-letter', 'retry'],
    how: () =>
      'A record with an invalid value goes to the dead letters at once with the field named, does not hold up others, and passes when replayed after the mend.',
  },
  {
    name: 'limited',
    title: 'Load at the limit',
    kind: 'load',
    gate: 'staging',
    proves: ['throttle', 'retry'],
    how: () =>
      'The busiest hour of the brief is played back; the throttle keeps the rate below the documented limits and the backlog drains.',
  },
  {
    name: 'access-lost',
    title: 'Access withdrawn',
    kind: 'security',
    gate: 'staging',
    proves: ['retry'],
    how: () =>
      'The credential is revoked in mid-run; the flow pauses, the owner is told, and work goes on without loss after the new grant.',
  },
  {
    name: 'backfill',
    title: 'First load meets live changes',
    kind: 'load',
    gate: 'staging',
    proves: ['backfill', 'read'],
    how: (design) =>
      `The first load of ${counted(design.backfill.records, 'record')} runs on sandbox data while changes come in; afterwards both sides reconcile without a gap.`,
  },
  {
    name: 'reconcile',
    title: 'Reconciliation finds a planted difference',
    kind: 'end-to-end',
    gate: 'staging',
    proves: ['reconciliation'],
    how: () =>
      "One record is changed, one removed and one added behind the integration's back; the next reconciliation names and repairs exactly these.",
  },
  {
    name: 'deletes',
    title: 'Deleted, archived and merged records',
    kind: 'end-to-end',
    gate: 'staging',
    proves: ['deletes', 'identity'],
    how: (design) =>
      `A record is deleted, one archived and two merged in the source: ${design.deletes.policy}.`,
  },
  {
    name: 'conflict',
    title: 'Both sides change at once',
    kind: 'end-to-end',
    gate: 'staging',
    proves: ['conflict'],
    when: (design) => design.conflict !== null,
    how: () =>
      'The same record is changed on both sides within the clock tolerance, in the same and in different fields; the outcome follows the conflict table, each direction having passed alone first.',
  },
  {
    name: 'echo',
    title: 'Writes stop',
    kind: 'end-to-end',
    gate: 'staging',
    proves: ['echo'],
    when: (design) => design.echo !== null,
    how: () => 'One edit on each side; after both have arrived no further write happens for an hour.',
  },
  {
    name: 'acceptance',
    title: 'Acceptance by the people who use it',
    kind: 'acceptance',
    gate: 'staging',
    proves: [],
    how: () =>
      'The user stories of the specification are walked through on sandbox data by the business owner.',
  },
];

/** The tests of what holds for the whole and no single flow can show: what must never happen, and that nothing secret is left lying. */
export function testsOfWhole(
  requirements: readonly Requirement[],
  prohibitions: readonly Prohibition[] = [],
): readonly PlanTest[] {
  const test = ({ id }: Requirement, parts: Pick<PlanTest, 'title' | 'how' | 'kind'>): PlanTest => ({
    id: `T-${id.slice('R-'.length)}`,
    flow: null,
    ...parts,
    proves: [id],
    gate: 'staging',
  });
  return [
    ...requirements
      .filter((requirement) => requirement.kind === 'never')
      .map((requirement) =>
        test(requirement, {
          title: requirement.text,
          kind: 'negative',
          how: `It is tried through every flow that could bring it about, with a record made for it, by a replay and by the first load; it does not come about, and the try is seen in the log.${triedWords(requirement, prohibitions)}`,
        }),
      ),
    ...requirements
      .filter((requirement) => requirement.id === 'R-secrets')
      .map((requirement) =>
        test(requirement, {
          title: 'Nothing secret is left lying',
          kind: 'security',
          how: 'After all other tests the logs, the queue, the dead letters and the repository are searched for the test credentials and the test persons; only encrypted dead letters hold any.',
        }),
      ),
  ];
}

function triedWords({ source }: Requirement, prohibitions: readonly Prohibition[]): string {
  const own = prohibitions.find((_, index) => source.ref === `/constraints/never/${index}`);
  return own === undefined ? '' : ` ${own.tried}`;
}

/** The tests of one flow. `requirements` are the ids it serves, `mapping` its mapping's id. */
export function testsOf(
  design: FlowDesign,
  mapping: string | null,
  requirements: readonly string[],
): readonly PlanTest[] {
  return proofs
    .filter((proof) => (proof.when?.(design) ?? true) && (proof.name !== 'mapping' || mapping !== null))
    .map((proof) => ({
      id: `T-${design.flow}-${proof.name}`,
      flow: design.flow,
      title: proof.title,
      how: proof.how(design).replace(/\.\./g, '.'),
      kind: proof.kind,
      gate: proof.gate,
      proves: [
        ...proof.proves.map((kind) => policyId(design.flow, kind)),
        ...(proof.name === 'mapping' && mapping !== null ? [mapping] : []),
        ...(proof.name === 'contract' ? design.calls.map((call) => call.id) : []),
        ...(proof.name === 'acceptance' ? requirements : []),
      ],
    }));
}
