// Where the time from a change to its arrival goes, and whether what the throttle lets through is enough for the busiest hour.
// Arithmetic on the design's figures; nothing is measured.
import { counted } from '../design/figures.ts';
import { rules } from '../design/rules.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { Groundwork } from './groundwork.ts';
import type { TimeBudget } from './particulars.ts';
import type { PlanFlow } from './plan.ts';

export function timingOf(flow: PlanFlow, ground: Groundwork): TimeBudget {
  const { trigger, retry, calls } = flow.design;
  const typical = seconds(trigger.expected.typical);
  const noticed = Math.min(typical, noticing(flow));
  const busiest = Math.ceil((flow.load.changesPerDay / 24) * flow.load.peakFactor);
  const possible = callsAnHour(flow);
  const target = ground.connection(flow.to.system).name;
  const room =
    possible === null
      ? `no limit of ${target} is documented, so the busiest hour (${busiest} changes) is tried in staging`
      : `the busiest hour brings ${counted(busiest, 'change')}, the throttle leaves ${counted(possible, 'call')} an hour at ${target}, shared by all flows that write there`;
  const spare = flow.freshness === null ? null : seconds(flow.freshness) - typical;
  const kept =
    flow.freshness === null || spare === null
      ? 'no time was asked for'
      : spare >= 0
        ? `${inWords(duration(spare))} of the asked ${inWords(flow.freshness)} are left for retries and queues`
        : `the asked ${inWords(flow.freshness)} are missed by ${inWords(duration(-spare))} in the ordinary case`;
  return {
    parts:
      calls.length === 0
        ? []
        : [
            { what: noticingWords(flow), time: duration(noticed) },
            {
              what: 'read, map and write one record, a second a call by rule, index lag included',
              time: duration(typical - noticed),
            },
          ],
    typical: trigger.expected.typical,
    worst: trigger.expected.worst,
    target: flow.freshness,
    timeoutPerCall: retry.timeout,
    perHour: { busiest, possible },
    verdict: `${kept}; ${room}.`,
  };
}

function noticing({ design: { trigger } }: PlanFlow): number {
  switch (trigger.mode) {
    case 'webhook':
    case 'event':
      return rules.delivery.value;
    case 'poll':
    case 'schedule':
      return trigger.every === null ? 0 : seconds(trigger.every) / 2;
    case 'manual':
      return 0;
    default:
      return trigger.mode satisfies never;
  }
}

function noticingWords({ design: { trigger } }: PlanFlow): string {
  switch (trigger.mode) {
    case 'webhook':
    case 'event':
      return 'the message is on its way, by rule';
    case 'poll':
    case 'schedule':
      return `half an interval of ${inWords(trigger.every ?? 'PT0S')} until the next run`;
    case 'manual':
      return 'none: somebody starts it';
    default:
      return trigger.mode satisfies never;
  }
}

/** Calls that the tightest throttled limit on calls at the target lets through in an hour. */
function callsAnHour(flow: PlanFlow): number | null {
  const rates = flow.design.throttle.limits
    .filter((limit) => limit.system === flow.to.system && limit.unit === 'calls')
    .map((limit) => (limit.count / seconds(limit.window)) * 3600);
  return rates.length === 0 ? null : Math.floor(Math.min(...rates));
}
