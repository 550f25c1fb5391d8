// How often each call of each flow is made, counted where it reaches the system: refused and lost ones too. What a call costs under a limit
// is the limit log's business.
import type { CallSite, Twin } from '../../twin/twin.ts';
import { day, hour } from '../clock.ts';
import type { CallFigures } from '../flight.ts';

export interface CallLog {
  /** The twin, with its calls counted. */
  readonly counting: (twin: Twin) => Twin;
  /** To be called at the end of every hour. */
  readonly note: (now: number) => void;
  /** Made since the run began, by system. */
  readonly made: () => ReadonlyMap<string, number>;
  /** Calls of whole hours between `from` and `until` (ms), those that were made at all. */
  readonly figures: (from: number, until: number) => readonly CallFigures[];
}

/** `at` and `counts`: what had been made at the end of each hour since the site was first seen. */
interface Entry {
  readonly system: string;
  readonly site: CallSite;
  made: number;
  readonly at: number[];
  readonly counts: number[];
}

export function callLog(): CallLog {
  const entries = new Map<CallSite, Entry>();
  const systems = new Map<string, { made: number }>();
  const hours: number[] = [];
  const entryOf = (system: string, site: CallSite): Entry => {
    const known = entries.get(site);
    if (known !== undefined) return known;
    const entry: Entry = { system, site, made: 0, at: [], counts: [] };
    entries.set(site, entry);
    return entry;
  };
  return {
    counting: (twin) => {
      const own = { made: 0 };
      systems.set(twin.system, own);
      let last: Entry | null = null;
      return {
        ...twin,
        get assumptions() {
          return twin.assumptions;
        },
        call: (site, request, token) => {
          own.made += 1;
          if (last === null || last.site !== site) last = entryOf(twin.system, site);
          last.made += 1;
          return twin.call(site, request, token);
        },
      };
    },
    note: (now) => {
      hours.push(now);
      for (const entry of entries.values()) {
        entry.at.push(now);
        entry.counts.push(entry.made);
      }
    },
    made: () => new Map([...systems].map(([system, { made }]) => [system, made])),
    figures: (from, until) => {
      const whole = hours.filter((now) => now >= from && now <= until);
      const [first, end] = [whole[0], whole.at(-1)];
      if (first === undefined || end === undefined || end <= first) return [];
      const days = (Math.round((end - first) / hour) * hour) / day;
      return [...entries.values()].flatMap((entry): readonly CallFigures[] => {
        const made = countAt(entry, end) - countAt(entry, first);
        if (made === 0) return [];
        const { id, resource, operation } = entry.site;
        const { kind, method, path } = operation;
        const perDay = Number((made / days).toPrecision(6));
        return [{ system: entry.system, call: id, resource, kind, method, path, perDay }];
      });
    },
  };
}

function countAt({ at, counts }: Entry, now: number): number {
  const place = at.indexOf(now);
  return place < 0 ? 0 : (counts[place] ?? 0);
}
