// What the plan must achieve, each requirement with the place in the brief that asks for it, or the rule that implies it.
// Ids are made from the brief's own ids, so that they stay when the brief is reordered.
import { counted } from '../design/figures.ts';
import type { Brief, BriefFlow } from '../brief/brief.ts';
import type { Prohibition } from '../landscape/landscape.ts';
import { inWords } from '../measure/duration.ts';
import { fromBrief, fromRule } from '../measure/fact.ts';
import type { Requirement } from './plan.ts';

/** All requirements of a brief, flows first. */
export function requirementsOf(
  brief: Brief,
  prohibitions: readonly Prohibition[] = [],
): readonly Requirement[] {
  return [
    ...brief.flows.flatMap(flowRequirements),
    ...volumeRequirements(brief),
    ...constraintRequirements(brief).map((one) => judged(one, prohibitions)),
    ...correctness,
  ];
}

/** What must never happen, with what keeps it from happening or that it is open. */
function judged(requirement: Requirement, prohibitions: readonly Prohibition[]): Requirement {
  const own = prohibitions.find((_, index) => requirement.source.ref === `/constraints/never/${index}`);
  if (requirement.kind !== 'never' || own === undefined) return requirement;
  const verdict = own.verdict === 'kept' ? 'Kept by the design.' : `Open at ${own.openFlows.join(', ')}.`;
  return { ...requirement, acceptance: `${verdict} ${own.how} Tried in staging: ${own.tried}` };
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
  const asked: Requirement = {
    id: `R-${flow.id}`,
    kind: 'flow',
    source: fromBrief(at),
    text: `${flow.from} ${arrow} ${flow.to} ${flow.direction === 'two-way' ? 'stay the same in both directions' : 'is carried over'}${termsOf(flow)}${flow.purpose === null ? '' : `: ${flow.purpose}`}`,
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

const writesWords = {
  'create-and-update': '',
  'create-only': ', as new records only',
  'update-only': ', into records that exist already',
} as const;
const triggerWords = {
  auto: '',
  webhook: ', started by webhook',
  event: ', started by events',
  poll: ', found by polling',
  schedule: ', on a schedule',
  manual: ', started by hand',
} as const;

/** What else the brief says of how a flow is to run. */
function termsOf({ filter, writes, trigger, every }: BriefFlow): string {
  const only = filter === null ? '' : `, ${filter}`;
  const again = every === null ? '' : `, every ${inWords(every)}`;
  return `${only}${writes === null ? '' : writesWords[writes]}${triggerWords[trigger]}${again}`;
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
    volume.existing === null ? null : `${counted(volume.existing, 'existing record')}`,
    volume.changesPerDay === null ? null : `${counted(volume.changesPerDay, 'change')} on an ordinary day`,
    volume.peakFactor === null ? null : `the busiest hour at ${volume.peakFactor} times the mean`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no figures given' : parts.join(', ');
}

/** What only an entry of a list says, and where. */
interface Listed {
  readonly list: 'compliance' | 'prefer' | 'avoid' | 'never';
  readonly kind: Requirement['kind'];
  readonly id: (entry: string) => string;
  readonly text: (entry: string) => string;
  readonly acceptance: string;
}

const listed: readonly Listed[] = [
  {
    list: 'compliance',
    kind: 'compliance',
    id: (entry) => `R-compliance-${slug(entry)}`,
    text: (entry) => `${entry.toUpperCase()} is respected`,
    acceptance:
      'Personal data per field, purpose, retention and erasure are agreed with whoever answers for data protection.',
  },
  {
    list: 'prefer',
    kind: 'tool',
    id: (entry) => `R-prefer-${slug(entry)}`,
    text: (entry) => `${entry} is preferred where it fits`,
    acceptance: 'Used, or the decision record says why not.',
  },
  {
    list: 'avoid',
    kind: 'tool',
    id: (entry) => `R-avoid-${slug(entry)}`,
    text: (entry) => `${entry} is not used`,
    acceptance: 'No layer of the chosen design uses it.',
  },
  {
    list: 'never',
    kind: 'never',
    id: (entry) => `R-never-${slug(entry).split('-').slice(0, 6).join('-')}`,
    text: (entry) => `Never: ${entry}`,
    acceptance: 'A negative test tries it in staging and fails to bring it about.',
  },
];

function constraintRequirements({ constraints }: Brief): readonly Requirement[] {
  return [
    ...singleRequirements(constraints),
    ...listed.flatMap(({ list, kind, id, text, acceptance }) =>
      onceEach(
        constraints[list].map((entry, index) => ({
          id: id(entry),
          kind,
          text: text(entry),
          source: fromBrief(`/constraints/${list}/${index}`),
          acceptance,
        })),
      ),
    ),
  ];
}

/** An entry that only repeats another asks for nothing more; one of another meaning whose words make the same id is numbered. */
function onceEach(requirements: readonly Requirement[]): readonly Requirement[] {
  const asked: Requirement[] = [];
  for (const requirement of requirements) {
    const alike = asked.filter(
      (other) => other.id === requirement.id || other.id.startsWith(`${requirement.id}.`),
    );
    if (alike.some((other) => other.text === requirement.text)) continue;
    asked.push(
      alike.length === 0 ? requirement : { ...requirement, id: `${requirement.id}.${alike.length + 1}` },
    );
  }
  return asked;
}

function singleRequirements({
  goLive,
  monthlyBudget,
  hosting,
  team,
}: Brief['constraints']): readonly Requirement[] {
  const made: Requirement[] = [];
  const add = (
    id: string,
    kind: Requirement['kind'],
    at: string,
    said: readonly [text: string, acceptance: string],
  ): void => {
    made.push({ id, kind, text: said[0], source: fromBrief(`/constraints/${at}`), acceptance: said[1] });
  };
  if (goLive !== null)
    add('R-go-live', 'deadline', 'goLive', [
      `In production on ${goLive}`,
      `The production gate is signed by ${goLive}.`,
    ]);
  if (monthlyBudget !== null) {
    const most = `${monthlyBudget.amount} ${monthlyBudget.currency}`;
    add('R-budget', 'budget', 'monthlyBudget', [
      `Running costs of at most ${most} a month`,
      'The first full month in production is billed under this amount.',
    ]);
  }
  if (hosting !== null)
    add('R-hosting', 'hosting', 'hosting', [
      `Our own parts run ${/^on[- ]/.test(hosting) ? '' : 'on '}${hosting}`,
      'No part that holds data runs elsewhere.',
    ]);
  if (team !== null) {
    const skills = team.skills.length === 0 ? '' : ` who know ${team.skills.join(', ')}`;
    const who = team.developers === 1 ? 'one developer' : `${team.developers ?? 'the'} developers`;
    add('R-team', 'team', 'team', [
      `Buildable by ${who}${skills}`,
      'Every part is written and run with skills that the team has.',
    ]);
  }
  return made;
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
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'x'
  );
}
