// What the plan must achieve, each requirement with the place in the brief that asks for it, or the rule that implies it.
// Ids are made from the brief's own ids, so that they stay when the brief is reordered.
import type { Brief, BriefFlow } from '../brief/brief.ts';
import { inWords } from '../measure/duration.ts';
import { fromBrief, fromRule } from '../measure/fact.ts';
import type { Requirement } from './plan.ts';

/** All requirements of a brief, flows first. */
export function requirementsOf(brief: Brief): readonly Requirement[] {
  return [
    ...brief.flows.flatMap(flowRequirements),
    ...volumeRequirements(brief),
    ...constraintRequirements(brief),
    ...correctness,
  ];
}

/** The ids of the requirements that a flow of the brief serves; those on correctness hold for every flow. */
export function servedBy(brief: Brief, flow: BriefFlow): readonly string[] {
  const own = flowRequirements(flow, 0).map((requirement) => requirement.id);
  const volumes = brief.volumes
    .filter((volume) => volume.object === flow.from || volume.object === flow.to)
    .map((volume) => `R-volume-${volume.object}`);
  return [...own, ...volumes, ...correctness.map((requirement) => requirement.id)];
}

function flowRequirements(flow: BriefFlow, index: number): readonly Requirement[] {
  const at = `/flows/${index}`;
  const arrow = flow.direction === 'two-way' ? 'and' : 'to';
  const only = flow.filter === null ? '' : `, ${flow.filter}`;
  const asked: Requirement = {
    id: `R-${flow.id}`,
    kind: 'flow',
    source: fromBrief(at),
    text: `${flow.from} ${arrow} ${flow.to} ${flow.direction === 'two-way' ? 'stay the same in both directions' : 'is carried over'}${only}${flow.purpose === null ? '' : `: ${flow.purpose}`}`,
    acceptance:
      'Every record that qualifies is found in the target with the mapped values; nothing that does not qualify is written.',
  };
  if (flow.freshness === null) return [asked];
  return [
    asked,
    {
      id: `R-${flow.id}-freshness`,
      kind: 'freshness',
      source: fromBrief(`${at}/freshness`),
      text: `${flow.id}: a change reaches the target within ${inWords(flow.freshness)}`,
      acceptance: `The 95th percentile of the time from the change in the source to the write in the target is at most ${inWords(flow.freshness)} over a week.`,
    },
  ];
}

function volumeRequirements(brief: Brief): readonly Requirement[] {
  return brief.volumes.map((volume, index) => ({
    id: `R-volume-${volume.object}`,
    kind: 'volume',
    source: fromBrief(`/volumes/${index}`),
    text: `${volume.object}: ${volumeWords(volume)}`,
    acceptance:
      'The first load and the busiest hour pass in staging without exceeding a limit and without a growing backlog.',
  }));
}

function volumeWords(volume: Brief['volumes'][number]): string {
  const parts = [
    volume.existing === null ? null : `${volume.existing} existing records`,
    volume.changesPerDay === null ? null : `${volume.changesPerDay} changes on an ordinary day`,
    volume.peakFactor === null ? null : `the busiest hour at ${volume.peakFactor} times the mean`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no figures given' : parts.join(', ');
}

function constraintRequirements(brief: Brief): readonly Requirement[] {
  const { goLive, monthlyBudget, hosting, team, compliance, prefer, avoid, never } = brief.constraints;
  const made: (Requirement | null)[] = [
    goLive === null
      ? null
      : {
          id: 'R-go-live',
          kind: 'deadline',
          text: `In production on ${goLive}`,
          source: fromBrief('/constraints/goLive'),
          acceptance: `The production gate is signed by ${goLive}.`,
        },
    monthlyBudget === null
      ? null
      : {
          id: 'R-budget',
          kind: 'budget',
          text: `Running costs of at most ${monthlyBudget.amount} ${monthlyBudget.currency} a month`,
          source: fromBrief('/constraints/monthlyBudget'),
          acceptance: 'The first full month in production is billed under this amount.',
        },
    hosting === null
      ? null
      : {
          id: 'R-hosting',
          kind: 'hosting',
          text: `Our own parts run on ${hosting}`,
          source: fromBrief('/constraints/hosting'),
          acceptance: 'No part that holds data runs elsewhere.',
        },
    team === null
      ? null
      : {
          id: 'R-team',
          kind: 'team',
          text: `Buildable by ${team.developers ?? 'the'} developers${team.skills.length === 0 ? '' : ` who know ${team.skills.join(', ')}`}`,
          source: fromBrief('/constraints/team'),
          acceptance: 'Every part is written and run with skills that the team has.',
        },
    ...compliance.map(
      (rule, i): Requirement => ({
        id: `R-compliance-${slug(rule)}`,
        kind: 'compliance',
        text: `${rule.toUpperCase()} is respected`,
        source: fromBrief(`/constraints/compliance/${i}`),
        acceptance:
          'Personal data per field, purpose, retention and erasure are agreed with whoever answers for data protection.',
      }),
    ),
    ...prefer.map(
      (tool, i): Requirement => ({
        id: `R-prefer-${slug(tool)}`,
        kind: 'tool',
        text: `${tool} is preferred where it fits`,
        source: fromBrief(`/constraints/prefer/${i}`),
        acceptance: 'Used, or the decision record says why not.',
      }),
    ),
    ...avoid.map(
      (tool, i): Requirement => ({
        id: `R-avoid-${slug(tool)}`,
        kind: 'tool',
        text: `${tool} is not used`,
        source: fromBrief(`/constraints/avoid/${i}`),
        acceptance: 'No layer of the chosen design uses it.',
      }),
    ),
    ...never.map(
      (text, i): Requirement => ({
        id: `R-never-${i + 1}`,
        kind: 'never',
        text: `Never: ${text}`,
        source: fromBrief(`/constraints/never/${i}`),
        acceptance: 'A negative test tries it in staging and fails to bring it about.',
      }),
    ),
  ];
  return made.filter((requirement) => requirement !== null);
}

const correctness: readonly Requirement[] = [
  {
    id: 'R-no-loss',
    kind: 'correctness',
    text: 'No change is lost, also when a system, a webhook or our own part fails',
    source: fromRule('nothing-lost'),
    acceptance:
      'Fault tests end with source and target reconciled and every failed record in the dead letters.',
  },
  {
    id: 'R-no-doubles',
    kind: 'correctness',
    text: 'Nothing is written twice, also when a run is repeated or killed halfway',
    source: fromRule('nothing-doubled'),
    acceptance: 'A second run and a killed run leave the target as one clean run does.',
  },
  {
    id: 'R-limits',
    kind: 'correctness',
    text: 'No vendor limit is exceeded by our own doing',
    source: fromRule('limits-kept'),
    acceptance:
      'The load test at the throttle sees no limit response that the throttle should have prevented.',
  },
  {
    id: 'R-secrets',
    kind: 'correctness',
    text: 'Credentials and personal data stay out of logs and repositories',
    source: fromRule('secrets-kept'),
    acceptance:
      'A search of logs, queue and repository for the test credentials and test persons finds nothing.',
  },
];

/** Lower-case letters, digits and dashes, for ids made from words. */
export function slug(words: string): string {
  return (
    words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'x'
  );
}
