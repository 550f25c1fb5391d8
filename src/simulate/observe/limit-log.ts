// How the limits of each system were used, hour by hour, and whether the integration kept to what its design allows itself.
import type { LimitUse, Twin } from '../../twin/twin.ts';
import { day, hour, hourOfDay } from '../clock.ts';
import type { LimitFigures } from '../flight.ts';
import type { MissionPolicy, ThrottlePolicy } from '../policy.ts';
import type { Incidents } from './incidents.ts';

export interface LimitLog {
  /** To be called at the end of every hour. */
  readonly note: (now: number) => void;
  /** Figures of the time from `from` to `until` (ms), and what went over. */
  readonly figures: (from: number, until: number) => readonly LimitFigures[];
  readonly check: (incidents: Incidents, now: number) => void;
}

/** What a limit had admitted at the end of each hour. */
interface Hours {
  readonly at: number[];
  readonly admitted: number[];
}

/** `intended` is the design's own policy, whatever is flown. */
export function limitLog(twins: readonly Twin[], intended: MissionPolicy): LimitLog {
  const logs = new Map<string, Hours>();
  const nameOf = (twin: Twin, use: LimitUse): string =>
    `${twin.system}\n${use.limitId}\n${use.endpoint ?? ''}`;
  return {
    note: (now) => {
      for (const twin of twins)
        for (const use of twin.limits()) {
          const name = nameOf(twin, use);
          const log = logs.get(name) ?? { at: [], admitted: [] };
          logs.set(name, log);
          log.at.push(now);
          log.admitted.push(use.admitted);
        }
    },
    figures: (from, until) =>
      twins.flatMap((twin) =>
        twin.limits().map((use) => {
          const log = logs.get(nameOf(twin, use)) ?? { at: [], admitted: [] };
          return limitFigures(twin.system, use, {
            log,
            from,
            until,
            allowed: allowedOf(intended, twin.system, use),
            room: burstOf(twin, use) ?? use.limit,
          });
        }),
      ),
    check: (incidents, now) => {
      for (const twin of twins)
        for (const use of twin.limits()) {
          if (use.assumed) continue;
          const allowed = allowedOf(intended, twin.system, use);
          const where = `${use.limitId}${use.endpoint === null ? '' : ` (${use.endpoint})`} of ${twin.system}`;
          if (use.overrun > 0)
            for (let time = 0; time < use.overrun; time++)
              incidents.note(
                'limit-overrun',
                now,
                () => `${twin.system} refused ${use.overrun} calls over ${where}, which nobody else used up`,
              );
          if (burstOf(twin, use) === null && use.busiest > allowed + 1e-6)
            incidents.note(
              'throttle-overrun',
              now,
              () =>
                `${use.busiest} ${use.unit} in one window of ${where}; the design allows itself ${allowed}`,
            );
        }
    },
  };
}

/** What may be saved up: a bucket's content is no window's, and is told by refusals alone. */
function burstOf({ profile }: Twin, { limitId }: LimitUse): number | null {
  return profile.rateLimits.find(({ id }) => id === limitId)?.burst ?? null;
}

type Allowed = Pick<ThrottlePolicy, 'system' | 'limitId' | 'count'>;

/** The share that the design allows itself over all flows; the whole limit where it has no throttle for it. */
function allowedOf(policy: MissionPolicy, system: string, use: LimitUse): number {
  const own = policy.flows
    .flatMap(({ throttle, atOnce }): readonly Allowed[] => [...throttle, ...atOnce])
    .filter((one) => one.system === system && one.limitId === use.limitId);
  return own.length === 0 ? use.limit : Math.max(...own.map(({ count }) => count));
}

function hourCounts(): number[] {
  return Array.from({ length: 24 }, () => 0);
}

interface Window {
  readonly log: Hours;
  readonly from: number;
  readonly until: number;
  readonly allowed: number;
  /** What one window or a full bucket holds. */
  readonly room: number;
}

function limitFigures(
  system: string,
  use: LimitUse,
  { log, from, until, allowed, room }: Window,
): LimitFigures {
  const sums = hourCounts();
  const times = hourCounts();
  let total = 0;
  let hours = 0;
  for (let index = 1; index < log.at.length; index++) {
    const at = log.at[index - 1] ?? 0;
    if (at < from || (log.at[index] ?? 0) > until) continue;
    const calls = (log.admitted[index] ?? 0) - (log.admitted[index - 1] ?? 0);
    const place = hourOfDay(at);
    sums[place] = (sums[place] ?? 0) + calls;
    times[place] = (times[place] ?? 0) + 1;
    total += calls;
    hours += 1;
  }
  const perHour = use.windowMs > 0 ? (use.limit * hour) / use.windowMs : 0;
  return {
    system,
    limitId: use.limitId,
    endpoint: use.endpoint,
    callsPerDay: hours === 0 ? 0 : rounded((total / hours) * (day / hour)),
    busiest: use.busiest,
    share: room > 0 ? rounded(use.busiest / room) : 0,
    allowed,
    refused: use.refused,
    byHour: sums.map((sum, place) =>
      perHour > 0 && (times[place] ?? 0) > 0 ? rounded(sum / (times[place] ?? 1) / perHour) : 0,
    ),
  };
}

/** Six figures are enough for a chart, and short enough for a file. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
