// The air that a run's twins work in, made of a fault profile and a seed. Outages and other spells are fixed before the run; what meets a
// single call or message is drawn from a stream of its system, so that one system's calls do not change another's luck.
import { type Duration, seconds } from '../measure/duration.ts';
import type { Air, CallAir, MessageAir } from '../twin/air.ts';
import { mix, type Random, randomFrom } from '../twin/random.ts';
import { hour, nextAt } from './clock.ts';
import { filesUnder } from './file-air.ts';
import { type Spells, spellsOf } from './spells.ts';
import type { Faults, Spell } from './weather.ts';

/** Air, and what of it others must know. */
export interface Weather {
  readonly air: Air;
  readonly outages: readonly { readonly system: string; readonly from: number; readonly to: number }[];
  /** A person has put right what made the target refuse this record. */
  readonly correct: (system: string, resource: string, source: number) => void;
}

interface SystemWeather {
  readonly calls: Random;
  readonly messages: Random;
  readonly outage: Spells;
  readonly maintenance: Spells;
  readonly slow: Spells;
  readonly burst: Spells;
  readonly revoked: Spells;
  readonly rotation: Spells;
}

/** Maintenance is announced for the small hours. */
const maintenanceHour = 2;

/** Weather for these systems until `horizon` (ms). The same faults, seed and systems give the same weather. */
export function airOf(faults: Faults, seed: number, systems: readonly string[], horizon: number): Weather {
  const random = randomFrom(seed).fork('air');
  const known = new Map(systems.map((system) => [system, weatherOf(faults, random.fork(system), horizon)]));
  const at = (system: string): SystemWeather => {
    const found = known.get(system);
    if (found === undefined) throw new Error(`no weather was made for ${system}`);
    return found;
  };
  const refusing = refusals(faults.refused, random.fork('refused').below(2 ** 31));
  const call = callsUnder(faults);
  const message = messagesUnder(faults);
  const file = filesUnder(faults, random.fork('files').below(2 ** 31));
  return {
    air: {
      call: (system, now) => call(at(system), now),
      message: (system, now) => message(at(system), now),
      file,
      others: () => faults.others,
      granted: (system, now) => !at(system).revoked.on(now),
      secret: (system, now) => at(system).rotation.begun(now),
      refuses: refusing.refuses,
    },
    outages: systems.flatMap((system) =>
      [...at(system).outage.all, ...at(system).maintenance.all].map((spell) => ({ system, ...spell })),
    ),
    correct: refusing.correct,
  };
}

function weatherOf(faults: Faults, random: Random, horizon: number): SystemWeather {
  const made = (name: string, spell: Spell, place?: (from: number) => number): Spells => {
    const given = { every: ms(spell.every), lasts: ms(spell.lasts) ?? 0, horizon };
    return spellsOf(given, random.fork(name).next, place);
  };
  return {
    calls: random.fork('calls'),
    messages: random.fork('messages'),
    outage: made('outage', faults.outage),
    maintenance: made('maintenance', faults.maintenance, (from) => nextAt(from, maintenanceHour * hour)),
    slow: made('slow', faults.slow),
    burst: made('burst', faults.burst),
    revoked: made('revoked', faults.access.revoked),
    rotation: made('rotation', faults.secretRotation),
  };
}

function ms(length: Duration | null): number | null {
  return length === null ? null : Math.round(seconds(length) * 1000);
}

/** Connections that can't be made are refused, or run into nothing; a vendor that is there but ill says 503. */
function callsUnder(faults: Faults): (system: SystemWeather, now: number) => CallAir {
  const { calls, slow, burst } = faults;
  const typical = ms(calls.latency.typical) ?? 0;
  const worst = ms(calls.latency.worst) ?? 0;
  const [failed, unanswered, unreached] = [
    calls.failed,
    calls.failed + calls.unanswered,
    calls.failed + calls.unanswered + calls.unreached,
  ];
  const limited = unreached + calls.limited;
  return (system, now) => {
    const luck = system.calls.next();
    const calm = long(system.calls.next(), typical, worst);
    const latency = system.slow.on(now) ? Math.round(calm * slow.times) : calm;
    if (system.outage.on(now))
      return luck < 0.5
        ? { latency, fate: 'unreached', status: 0 }
        : { latency, fate: 'failed', status: 503 };
    if (system.maintenance.on(now)) return { latency, fate: 'failed', status: 503 };
    if (system.burst.on(now) && system.calls.next() < burst.share)
      return { latency, fate: 'failed', status: 502 };
    if (luck >= limited) return { latency, fate: 'answered', status: 200 };
    if (luck < failed) return { latency, fate: 'failed', status: 500 };
    if (luck < unanswered) return { latency, fate: 'unanswered', status: 0 };
    if (luck < unreached) return { latency, fate: 'unreached', status: 0 };
    return { latency, fate: 'limited', status: 429 };
  };
}

/** A length of time from 0.6 to 1.4 of the typical one, or once in twenty a longer one up to the worst. Sums and products alone: the same everywhere. */
function long(luck: number, typical: number, worst: number): number {
  if (luck < 0.95) return Math.min(worst, Math.round(typical * (0.6 + luck * 0.842)));
  const tail = (luck - 0.95) * 20;
  return Math.round(typical * 1.4 + Math.max(0, worst - typical * 1.4) * tail * tail * tail);
}

function messagesUnder(faults: Faults): (system: SystemWeather, now: number) => MessageAir {
  const { messages } = faults;
  const typical = ms(messages.delay.typical) ?? 0;
  const worst = ms(messages.delay.worst) ?? 0;
  return ({ messages: luck, outage }, now) => {
    const fate = luck.next();
    const forged = luck.next() < messages.forged;
    const first = long(luck.next(), typical, worst);
    // A vendor that is down does not tell what happens to it meanwhile.
    if (fate < messages.missing || outage.on(now)) return { delays: [], forged };
    if (fate < messages.missing + messages.late)
      return { delays: [Math.round(typical + luck.next() * Math.max(0, worst - typical))], forged };
    if (fate < messages.missing + messages.late + messages.doubled)
      return { delays: [first, first + long(luck.next(), typical * 4, worst)], forged };
    return { delays: [first], forged };
  };
}

function refusals(share: number, salt: number): Pick<Air, 'refuses'> & Pick<Weather, 'correct'> {
  const corrected = new Map<string, Set<number>>();
  const place = (system: string, resource: string): string => `${system} ${resource}`;
  const below = Math.floor(share * 2 ** 32);
  return {
    refuses: (system, resource, source) => {
      if (mix(salt, source) >= below) return false;
      return corrected.get(place(system, resource))?.has(source) !== true;
    },
    correct: (system, resource, source) => {
      const known = corrected.get(place(system, resource)) ?? new Set<number>();
      corrected.set(place(system, resource), known.add(source));
    },
  };
}
