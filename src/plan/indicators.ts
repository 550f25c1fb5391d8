// What is measured in production, against which target, who is told when it is missed, and what they then do. Targets are the brief's
// where it has them, else the design's own arithmetic.
import { counted, figure } from '../design/figures.ts';
import { withArticle } from '../catalog/name.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { Budget } from '../landscape/budget.ts';
import { carried, type Groundwork, written } from './groundwork.ts';
import type { PlanFlow } from './plan.ts';
import type { Alert, Indicator, Runbook } from './running.ts';

export function indicatorsOf(ground: Groundwork): readonly Indicator[] {
  return [
    ...built(ground).flatMap(flowIndicators),
    ...ground.budgets
      .filter((budget) => budget.binding)
      .map((budget): Indicator => {
        const [first] = budget.demands;
        const share = first === undefined ? 1 : (ground.flow(first.flow)?.design.throttle.share ?? 1);
        return {
          id: `SLI-${budget.id}`,
          about: budget.id,
          kind: 'budget',
          what: `${budget.limit.unit} used of ${figure(budget.limit.limit)} per ${inWords(budget.limit.window)} at ${ground.connection(budget.system).name}`,
          target: `at most ${Math.round(share * 100)} %; planned for the busiest window: ${Math.round(budget.use * 100)} %`,
          window: inWords(budget.limit.window),
          ground: budget.id,
        };
      }),
  ];
}

function built(ground: Groundwork): readonly PlanFlow[] {
  return ground.flows.filter((flow) => flow.design.calls.length > 0);
}

/** Of a hundred changes, how many must arrive without help; the rest are dead letters that people settle. A rule of ours. */
const successShare = 99.5;

function flowIndicators(flow: PlanFlow): readonly Indicator[] {
  const { trigger, deadLetter } = flow.design;
  const asked = flow.freshness;
  const target = asked ?? trigger.expected.worst;
  const perDay = flow.load.changesPerDay;
  return [
    {
      id: `SLI-${flow.id}-freshness`,
      about: flow.id,
      kind: 'freshness',
      what: `time from the change of ${withArticle(carried(flow))} to the write of its ${written(flow)}, 95th percentile`,
      target: `at most ${inWords(target)}${asked === null ? ", the design's own worst case, as none was asked" : ''}`,
      window: perDay >= 100 ? '1 h' : '1 d',
      ground: asked === null ? `P-${flow.id}-trigger` : `R-${flow.askedAs}-freshness`,
    },
    {
      id: `SLI-${flow.id}-success`,
      about: flow.id,
      kind: 'success',
      what: "changes that arrive without a person's help, of all that qualify",
      target: `at least ${successShare} %: at most ${Math.ceil(perDay * (1 - successShare / 100))} of ${figure(perDay)} a day`,
      window: '7 d',
      ground: 'R-no-loss',
    },
    {
      id: `SLI-${flow.id}-dead-letters`,
      about: flow.id,
      kind: 'dead-letters',
      what: 'dead letters that wait, and the age of the oldest',
      target: `none older than ${inWords(deadLetter.triageWithin)}`,
      window: '5 min',
      ground: `P-${flow.id}-dead-letter`,
    },
  ];
}

export function alertsOf(indicators: readonly Indicator[], ground: Groundwork): readonly Alert[] {
  const budgets = new Map(ground.budgets.map((budget) => [budget.id, budget]));
  return indicators.map((indicator): Alert => {
    const flow = ground.flow(indicator.about) ?? undefined;
    const system = flow?.to.system ?? budgets.get(indicator.about)?.system ?? '';
    return {
      id: indicator.id.replace('SLI-', 'AL-'),
      indicator: indicator.id,
      ...told(indicator, flow),
      runbook: flow === undefined ? `RB-${system}` : `RB-${flow.id}`,
    };
  });
}

function told(indicator: Indicator, flow: PlanFlow | undefined): Pick<Alert, 'when' | 'urgency' | 'owner'> {
  const page = { urgency: 'page', owner: 'operations on call' } as const;
  const message = { urgency: 'message', owner: 'operations on call' } as const;
  switch (indicator.kind) {
    case 'freshness': {
      const limit = flow?.freshness ?? flow?.design.trigger.expected.worst ?? 'PT15M';
      return {
        when: `missed for ${inWords(duration(Math.max(900, seconds(limit))))} on end`,
        ...(seconds(limit) <= 3600 ? page : message),
      };
    }
    case 'success':
      return { when: 'missed over the window', ...message, owner: 'lead developer' };
    case 'dead-letters':
      return { when: flow?.design.deadLetter.alert ?? 'the first one', ...message };
    case 'budget':
      return { when: 'above the target in three windows on end', ...message };
    default:
      return indicator.kind satisfies never;
  }
}

/** One book for each flow, and one for each system. Steps name this flow's own queue, limits and times. */
export function runbooksOf(ground: Groundwork): readonly Runbook[] {
  const used = new Set(built(ground).flatMap((flow) => [flow.from.system, flow.to.system]));
  const binding = new Map(
    ground.budgets.filter((budget) => budget.binding).map((budget) => [budget.system, budget]),
  );
  return [
    ...built(ground).map((flow) => flowBook(flow, ground)),
    ...ground.connections
      .filter((connection) => used.has(connection.system))
      .map(({ system }) => systemBook(system, binding.get(system) ?? null, ground)),
  ];
}

function flowBook(flow: PlanFlow, ground: Groundwork): Runbook {
  const { design } = flow;
  const source = ground.connection(flow.from.system).name;
  const target = ground.connection(flow.to.system).name;
  const where = design.transport.queue === null ? design.transport.runsOn : `queue ${design.transport.queue}`;
  const back =
    design.trigger.repair === null
      ? `start one run by hand; it reads from the watermark`
      : `start the ${design.trigger.repair.mode} by hand instead of waiting up to ${inWords(design.trigger.repair.every)}`;
  return {
    id: `RB-${flow.id}`,
    about: flow.id,
    title: `${flow.id} is late, has dead letters or stands still`,
    steps: [
      `See whether ${flow.id} still takes up work: last success, ${where}, age of the oldest waiting change.`,
      `Nothing new arrives from ${source}: ${back}. If that brings changes, the ${design.trigger.mode} is what is broken; if not, go to the book of ${source}.`,
      `Work waits and does not move: look at the errors by class. Limited or down: the book of ${target}. ${design.retry.breaker === null ? 'No circuit breaker is used: the run ends and the next one tries again.' : `An open circuit closes by itself: it probes every ${inWords(design.retry.breaker.probeEvery)}.`}`,
      `Dead letters: group them by error and field. One cause for many is a change of contract or value list; mend the mapping or the data, then replay by error (${replayWords(design.deadLetter.replay)}).`,
      `To stop: switch ${flow.id} off. Work waits and is done when it is switched on again; nothing is lost for ${inWords(design.deadLetter.expires)}.`,
      `Afterwards: run the comparison of ${flow.id} once and attach its report to the incident.`,
    ],
  };
}

function replayWords(replay: string): string {
  return replay.split(';')[0] ?? replay;
}

function systemBook(system: string, binding: Budget | null, ground: Groundwork): Runbook {
  const { id, name, auth, sandbox } = ground.connection(system);
  const flows = ground.flowsAt(system).filter((flow) => flow.design.calls.length > 0);
  const limit =
    binding === null
      ? `No limit of ${name} is documented: halve the concurrency of ${list(flows)} until refusals stop, and ask its owner.`
      : `Refused for its limit: ${counted(binding.limit.limit, binding.limit.unit.replace(/s$/, ''))} per ${inWords(binding.limit.window)} is the tightest. See who else uses the account; lower the throttle of ${list(flows)} before asking for more.`;
  const access =
    auth === null || auth.type === 'none'
      ? `Cannot be reached: check network and address with its owner; there is no credential to renew.`
      : auth.type === 'oauth2' || auth.type === 'oidc'
        ? `Access lost: renew the token once; if that is refused the grant is gone, and an administrator of ${name} grants it anew. ${list(flows)} stay paused meanwhile and lose nothing.`
        : `Access lost: see whether the credential was rotated or its rights were cut; put the new one into the secret store. ${list(flows)} stay paused meanwhile and lose nothing.`;
  return {
    id: `RB-${system}`,
    about: id,
    title: `${name} refuses, is down or has changed`,
    steps: [
      `Look at the vendor's or owner's status first; a known outage needs nothing but patience: ${list(flows)} ${flows.length === 1 ? 'catches up by itself' : 'catch up by themselves'}.`,
      limit,
      access,
      `A contract differs from what the plan was made against: compare with the nightly report, try the change ${sandbox === null ? 'in dev' : 'in the sandbox'} and plan again with the new document.`,
    ],
  };
}

function list(flows: readonly PlanFlow[]): string {
  const ids = flows.map((flow) => flow.id);
  return ids.length <= 6 ? ids.join(', ') : `${ids.slice(0, 6).join(', ')} and ${ids.length - 6} more`;
}
