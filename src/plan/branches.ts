// The branches of a flow's sequence diagram, and by which names runs tell that they took them. One list for the diagram's proof, so that a
// branch that no run can take is seen to be that.
import type { ErrorClass, FlowDesign } from '../design/design.ts';
import { faultWords } from '../score/gauge.ts';
import type { Campaign } from '../simulate/campaign.ts';
import type { BranchRun } from './evidence.ts';

/** `named`: any of these, counted together, means that it was taken; `seldom` says why a run may never meet it. */
export interface Branch {
  readonly branch: string;
  readonly named: readonly string[];
  readonly seldom: string;
}

const classes: Readonly<Record<ErrorClass, string>> = {
  'rate-limit': 'no call met a full limit: the throttle kept away from it',
  unavailable: 'no system failed while this flow called it',
  'no-answer': 'every call of this flow was answered in time',
  refused: 'the target refused nothing that this flow wrote',
  'access-lost': 'access was never lost while this flow called',
  'event-lost': 'no message of this flow was lost',
};

/** A lost event is seen by whoever finds its change: the repair, or the comparison of both sides. */
function namesOf(kind: ErrorClass): readonly string[] {
  switch (kind) {
    case 'event-lost':
      return ['repaired', 'difference'];
    case 'refused':
      return ['retry.refused', 'dead-letter'];
    case 'rate-limit':
    case 'unavailable':
    case 'no-answer':
    case 'access-lost':
      return [`retry.${kind}`];
    default:
      return kind satisfies never;
  }
}

/** In the order of the diagram: arrival, look-up, write, failures, recovery. */
export function branchesOf(design: FlowDesign): readonly Branch[] {
  const { trigger, retry, reconciliation, echo, conflict } = design;
  const told = trigger.mode === 'webhook' || trigger.mode === 'event';
  const branch = (name: string, named: readonly string[], seldom: string): Branch => ({
    branch: name,
    named,
    seldom,
  });
  return [
    ...(told ? [branch('message', ['message'], 'no message came')] : []),
    ...(told && trigger.mode === 'webhook'
      ? [branch('refused-message', ['refused-message'], 'no forged message came')]
      : []),
    branch('written', ['created', 'updated'], 'nothing was written'),
    ...retry.rows.map((row) => branch(`retry.${row.class}`, namesOf(row.class), classes[row.class])),
    branch('dead-letter', ['dead-letter'], 'nothing had to be left to a person'),
    ...(retry.breaker === null
      ? []
      : [branch('breaker', ['breaker'], 'no system failed often enough in a row')]),
    ...(trigger.repair === null
      ? []
      : [branch('repair', ['repaired'], 'the repair found nothing that had not been told')]),
    ...(reconciliation === null
      ? []
      : [branch('compared', ['compared'], 'no comparison of both sides took place')]),
    ...(echo === null ? [] : [branch('echo', ['prevented.echo'], 'no own write came back')]),
    ...(conflict === null
      ? []
      : [branch('conflict', ['conflict'], 'no record was changed on both sides at once')]),
  ];
}

/** Runs of one design that may have taken a branch: the evidence's id with its campaign, in the order in which they are asked. */
export interface Witness {
  readonly evidence: string;
  readonly campaign: Campaign;
}

/** Each branch of a flow with the first run that took it. */
export function branchRuns(design: FlowDesign, witnesses: readonly Witness[]): readonly BranchRun[] {
  return branchesOf(design).map(({ branch, named, seldom }) => {
    const id = `BR-${design.flow}-${branch}`;
    const seen = witnesses.flatMap(({ evidence, campaign }) =>
      takenIn(design.flow, named, campaign).map((taken) => ({ ...taken, evidence, faults: campaign.faults })),
    );
    const [first] = seen;
    if (first === undefined)
      return {
        id,
        flow: design.flow,
        branch,
        taken: 0,
        evidence: null,
        faults: null,
        seed: null,
        says: `no run took it: ${seldom}`,
      };
    const times = seen.reduce((sum, one) => sum + one.times, 0);
    return {
      id,
      flow: design.flow,
      branch,
      taken: times,
      evidence: first.evidence,
      faults: first.faults,
      seed: first.seed,
      says: `taken ${times} ${times === 1 ? 'time' : 'times'}, first ${faultWords(first.faults)} with seed ${first.seed}`,
    };
  });
}

function takenIn(
  flow: string,
  named: readonly string[],
  { branches }: Campaign,
): readonly { readonly times: number; readonly seed: number }[] {
  const found = named.flatMap((name) => branches[`${flow}.${name}`] ?? []).filter((one) => one.taken > 0);
  if (found.length === 0) return [];
  return [
    {
      times: found.reduce((sum, one) => sum + one.taken, 0),
      seed: found.reduce((least, one) => Math.min(least, one.firstSeed), Number.POSITIVE_INFINITY),
    },
  ];
}
