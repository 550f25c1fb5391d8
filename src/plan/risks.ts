// What may go wrong, with the sign that it does and what then: from gates, sunsets, disputes, tight budgets, long runs, assumed volumes, private contracts.
import { counted, figure } from '../design/figures.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Budget } from '../landscape/budget.ts';
import type { Connection } from './connection.ts';
import type { PlanFlow, Risk } from './plan.ts';

/** A limit used to this share in the busiest window is a risk. A rule of ours: beyond it one bulk edit or one new consumer fills it. */
const tight = 0.7;
/** A run that takes more than this share of its interval is a risk. A rule of ours: half is left for a slow day of the target and for a second try. */
const longRun = 0.5;

export interface RiskMaterial {
  readonly landscape: Pick<Landscape, 'gates' | 'sunsets'>;
  readonly connections: readonly Connection[];
  readonly flows: readonly PlanFlow[];
  readonly budgets: readonly Budget[];
}

export function risksOf(material: RiskMaterial): readonly Risk[] {
  return [
    ...gateRisks(material),
    ...sunsetRisks(material),
    ...budgetRisks(material),
    ...doublesRisks(material),
    ...longRunRisks(material),
    ...volumeRisks(material),
    ...contractRisks(material),
  ];
}

function gateRisks({ landscape }: RiskMaterial): readonly Risk[] {
  return landscape.gates
    .filter((gate) => gate.verdict !== 'open')
    .map((gate) => ({
      id: `K-${gate.flow}-${gate.id}`,
      text: `${gate.title}: ${gate.why}`,
      trigger: 'The call is refused, or the vendor says no',
      about: gate.flow,
      source: gate.source,
      mitigation:
        gate.alternatives
          .filter((way) => way.available)
          .map((way) => `${way.resource}: ${way.how}`)
          .join('; ') || `Ask the vendor: ${gate.opensBy.join(', ') || 'how it opens'}`,
    }));
}

function sunsetRisks({ landscape }: RiskMaterial): readonly Risk[] {
  return landscape.sunsets.map((sunset) => {
    const parts = sunset.applies.map((part) => part.replace(/^auth:/, 'signing in by '));
    const more = parts.length > 4 ? ` and ${parts.length - 4} more` : '';
    return {
      id: `K-${sunset.system}-${sunset.id}`,
      text: `${sunset.title}: ${sunset.phase === 'removed' ? 'gone' : 'unsupported'} from ${sunset.on}`,
      trigger: `Still in use after that day: ${parts.slice(0, 4).join(', ')}${more}`,
      about: `C-${sunset.system}`,
      source: sunset.source,
      mitigation:
        sunset.replacement === null
          ? "Watch the vendor's changelog for the replacement"
          : `Use ${sunset.replacement}; the contract test fails when an ended address is called`,
    };
  });
}

/** Tight budgets each, disputed limits once however many budgets count against them. */
function budgetRisks({ budgets, connections }: RiskMaterial): readonly Risk[] {
  const mitigation =
    'Read the limit headers of the live account in week one and set the throttle to what they say';
  const trigger = 'Limit responses in staging or in the first week';
  const said = (budget: Budget): string =>
    `${budget.limit.limit}${budget.limit.unit === 'calls' ? '' : ` ${budget.limit.unit}`} per ${inWords(budget.limit.window)}`;
  const at = (budget: Budget): string =>
    connections.find((connection) => connection.system === budget.system)?.name ?? budget.system;
  const first = budgets.filter(
    (budget, index) =>
      budgets.findIndex((one) => one.system === budget.system && one.limit.id === budget.limit.id) === index,
  );
  const risk = (budget: Budget, text: string): Risk => ({
    id: `K-${budget.id}`,
    text,
    trigger,
    mitigation,
    about: budget.id,
    source: budget.limit.source,
  });
  return [
    ...budgets
      .filter((budget) => budget.use > tight)
      .map((budget) =>
        risk(
          budget,
          `The busiest window uses ${Math.round(budget.use * 100)} % of ${said(budget)} at ${at(budget)}`,
        ),
      ),
    ...first
      .filter((budget) => budget.use <= tight && budget.limit.disputed.length > 0)
      .map((budget) => {
        const claims = budget.limit.disputed.map((dispute) => dispute.claim).join('; ');
        return risk(budget, `Sources disagree on the limit of ${said(budget)} at ${at(budget)}: ${claims}`);
      }),
  ];
}

function doublesRisks({ flows }: RiskMaterial): readonly Risk[] {
  return flows
    .filter((flow) => flow.design.idempotency.risk !== null)
    .map((flow) => ({
      id: `K-${flow.id}-doubles`,
      text: flow.design.idempotency.risk ?? '',
      trigger: 'A write without an answer',
      about: `P-${flow.id}-idempotency`,
      source: null,
      mitigation: flow.design.idempotency.unknownOutcome,
    }));
}

/** Runs that fill most of the time between them; the design's arithmetic counts them, here people are told. */
function longRunRisks({ flows, connections }: RiskMaterial): readonly Risk[] {
  return flows.flatMap((flow) => {
    const { trigger, read, transport, calls } = flow.design;
    if (trigger.every === null || calls.length === 0) return [];
    const every = seconds(trigger.every);
    // What a window reaches back holds the index's lag, which is waiting and no work.
    const waiting = every + (read.overlap === null ? 0 : seconds(read.overlap));
    const takes = seconds(trigger.expected.worst) - waiting;
    if (takes <= every * longRun) return [];
    const busiest = Math.ceil((flow.load.changesPerDay * flow.load.peakFactor * every) / 86_400);
    const target = connections.find((one) => one.system === flow.to.system)?.name ?? flow.to.system;
    return [
      {
        id: `K-${flow.id}-long-run`,
        text: `A run of ${flow.id} takes about ${inWords(duration(takes))} where ${figure(busiest)} changes lie in its interval (${figure(flow.load.changesPerDay)} a day, the busiest ${figure(flow.load.peakFactor)} times as many), and the next is due after ${inWords(trigger.every)}: ${counted(transport.concurrency, 'write')} at a time, and the time of a call assumed`,
        trigger: 'A run is still under way when the next is due',
        about: flow.id,
        source: null,
        mitigation: `Measure the time of a call in staging; ask the owner of ${target} how many calls may run at once and for one that takes many records; start no run while another is under way`,
      },
    ];
  });
}

function volumeRisks({ flows }: RiskMaterial): readonly Risk[] {
  return flows
    .filter((flow) => flow.load.assumed.length > 0)
    .map((flow) => ({
      id: `K-${flow.id}-volume`,
      text: `Volumes of ${flow.id} are assumed (${flow.load.assumed.join(', ')})`,
      trigger: 'Counts taken in the walkthrough differ by more than half',
      about: flow.id,
      source: null,
      mitigation: 'Count before the dev gate and plan again with the real figures',
    }));
}

function contractRisks({ connections }: RiskMaterial): readonly Risk[] {
  return connections
    .filter((connection) => connection.uses === null)
    .map((connection) => ({
      id: `K-${connection.system}-contract`,
      text: `${connection.name} is a private system: its document may differ from what runs`,
      trigger: 'A contract test fails',
      about: connection.id,
      source: null,
      mitigation:
        'Run the contract test of each flow against its sandbox in the first week, and again on every release of the system',
    }));
}
