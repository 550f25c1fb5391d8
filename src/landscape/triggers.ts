// The ways in which a flow can start, each possible or not, and why. What each way gives in freshness is told; choosing is `design`'s.
// Being told (webhook, event) needs events of the resource; asking (poll, schedule) needs a call that lists or searches.
import type { BriefFlow } from '../brief/brief.ts';
import type { ApiEvent, Operation } from '../catalog/profile.ts';
import { finding } from '../finding/compose.ts';
import type { Finding } from '../finding/finding.ts';
import { type Duration, duration, inWords, seconds } from '../measure/duration.ts';
import { fromBrief } from '../measure/fact.ts';
import type { GateMet } from './gates.ts';
import {
  type FlowEnd,
  type JoinedSystem,
  type TriggerMode,
  type TriggerOption,
  triggerModes,
} from './landscape.ts';
import { callName, findingCall, findsNewOnly } from './reach.ts';

/** The source end of a flow with the gates met there. */
export interface Origin {
  readonly asked: BriefFlow;
  readonly system: JoinedSystem;
  readonly end: FlowEnd;
  readonly gates: readonly GateMet[];
}

/** One option for every mode, in the order of {@link triggerModes}. */
export function triggerOptions(origin: Origin): readonly TriggerOption[] {
  const { end, system } = origin;
  if (end.resource === null) {
    const why =
      system.profile === null
        ? `nothing is known of the API of ${system.name}`
        : `"${end.asked}" is not known in ${system.name}`;
    return triggerModes.map((mode) => ({ mode, possible: false, why, needs: [], source: null }));
  }
  const stream = system.profile?.kind === 'stream' || channelOf(system) !== null;
  return triggerModes.map((mode): TriggerOption => {
    switch (mode) {
      case 'webhook':
        return stream
          ? refused(mode, `${system.name} speaks by channels, not by webhooks`)
          : told(mode, origin);
      case 'event':
        return stream
          ? told(mode, origin)
          : refused(
              mode,
              `${system.name} has no channel to subscribe to; its events come as webhooks, if at all`,
            );
      case 'poll':
        return polled(mode, origin);
      case 'schedule':
        return polled(mode, origin);
      case 'manual':
        return byHand(mode, origin);
      default: {
        const never: never = mode;
        throw new Error(`no such trigger: ${String(never)}`);
      }
    }
  });
}

/** Whether a gate takes a way from the flow. A flow that hangs on a gate nobody knows of waits for the answer, and is planned as if it opens: no way of it is better off than another. */
function bars({ verdict }: GateMet): boolean {
  return verdict.verdict === 'shut' || (verdict.verdict === 'unknown' && !verdict.decisive);
}

/** Names the gates that a possible way still waits for. */
function onceOpen(gates: readonly GateMet[], behind: (met: GateMet) => boolean): string {
  const waiting = gates.filter((met) => met.verdict.verdict === 'unknown' && !bars(met) && behind(met));
  return waiting.length === 0
    ? ''
    : `; once ${waiting.map(({ gate }) => `"${gate.title}"`).join(' and ')} is open`;
}

function channelOf(system: JoinedSystem): string | null {
  return system.profile?.webhooks?.channel ?? null;
}

function refused(mode: TriggerMode, why: string): TriggerOption {
  return { mode, possible: false, why, needs: [], source: null };
}

function told(mode: TriggerMode, { end, gates, system }: Origin): TriggerOption {
  const useful = end.events.filter((event) => event.change !== 'deleted' && event.change !== 'merged');
  const closed = (event: ApiEvent): GateMet | undefined =>
    gates.find((met) => bars(met) && met.events.includes(event.name));
  const open = useful.filter((event) => closed(event) === undefined);
  const [first] = open;
  if (first !== undefined)
    return {
      mode,
      possible: true,
      why: `${eventsWhy(open, system)}${onceOpen(gates, (met) => open.some((event) => met.events.includes(event.name)))}`,
      needs: open.map((event) => event.name),
      source: first.source,
    };
  const [barred] = useful;
  const gate = barred === undefined ? undefined : closed(barred);
  if (gate !== undefined)
    return {
      mode,
      possible: false,
      why: `its events are behind "${gate.gate.title}": ${gate.verdict.why.replace(/\.$/, '')}`,
      needs: useful.map((event) => event.name),
      source: gate.gate.source,
    };
  const kind = system.profile?.kind;
  if (kind === 'database' || kind === 'file')
    return refused(
      mode,
      kind === 'file'
        ? `a file tells nothing; ${system.name} is looked at when it is due`
        : `a database tells nothing by itself; change data capture on ${system.name} would, if its owner allows it`,
    );
  return refused(
    mode,
    `no event of ${system.name} is known that tells of each new or changed ${end.resource ?? end.asked}`,
  );
}

function eventsWhy(events: readonly ApiEvent[], system: JoinedSystem): string {
  const tells = (change: ApiEvent['change']): boolean => events.some((event) => event.change === change);
  const what =
    tells('created') && tells('updated')
      ? 'events tell of new and of changed records'
      : tells('created')
        ? 'events tell of new records; other changes have to be found by asking, unless an event of another name tells them'
        : tells('updated')
          ? 'events tell of changed records; whether they tell of new ones too is not known'
          : 'events tell of some state changes; the rest has to be found by asking';
  const webhooks = system.profile?.webhooks ?? null;
  const stops = webhooks?.givesUpAfter ?? null;
  const channel = channelOf(system);
  const reliable =
    channel !== null
      ? `they lie on ${channel}, ${stops === null ? 'for how long is not documented' : `where they are kept for ${inWords(stops)} and then lost`}`
      : stops === null
        ? 'how long a missed delivery is repeated is not documented'
        : `a missed delivery is repeated for ${inWords(stops)} and then lost`;
  return `${what}; ${reliable}`;
}

function polled(mode: 'poll' | 'schedule', origin: Origin): TriggerOption {
  const { end, asked, gates } = origin;
  const barred = gates.filter(bars).flatMap((met) => met.operations);
  const listing = end.operations.filter(
    (operation) => operation.kind === 'list' || operation.kind === 'search',
  );
  const [first] = listing;
  if (first === undefined)
    return refused(
      mode,
      `${origin.system.name} has no call that lists or searches ${end.resource ?? end.asked}`,
    );
  const open = listing.filter((operation) => !barred.includes(operation));
  const way = findingCall(open);
  if (way === null) {
    const gate = gates.find((met) => met.operations.includes(first));
    return {
      mode,
      possible: false,
      why: `its calls are behind "${gate?.gate.title ?? ''}"`,
      needs: [callName(first)],
      source: gate?.gate.source ?? null,
    };
  }
  const gives = mode === 'poll' ? freshnessWhy(asked) : 'a run at set times; a change waits for the next one';
  return {
    mode,
    possible: true,
    why: `${[findsWhy(way, end), ...(gives === null ? [] : [gives])].join('; ')}${onceOpen(gates, (met) => met.operations.includes(way))}`,
    needs: [callName(way)],
    source: end.source,
  };
}

function findsWhy(way: Operation, end: FlowEnd): string {
  const { incremental, pagination } = way;
  const cap = pagination?.maxResults ?? null;
  const lag = incremental?.lag ?? null;
  const found =
    incremental !== null
      ? `${findsNewOnly(way) ? 'only new records are found, no changes to older ones' : 'only changed records are read'} (${incremental.param} on ${incremental.field})`
      : end.cursorField !== null
        ? `no filter by time is known: all records are read, and compared by ${end.cursorField}`
        : 'no filter by time is known: all records are read and compared with the last run';
  const capped = cap === null ? '' : `; one query never returns more than ${cap} records`;
  return `${found}${capped}${lag === null ? '' : `; a record may be missing for up to ${inWords(lag)} after a write`}`;
}

/** What polling gives by arithmetic: at the asked interval, or the interval that the wanted freshness needs. */
function freshnessWhy(asked: BriefFlow): string | null {
  const every: Duration | null = asked.every ?? asked.freshness;
  if (every === null || seconds(every) === 0) return null;
  const length = seconds(every);
  const runs = Math.ceil(86_400 / length);
  const mean = inWords(duration(length / 2));
  return `every ${inWords(every)} a change is seen after ${mean} in the mean and ${inWords(every)} at worst, and a run's own time; at least ${runs} reads a day`;
}

function byHand(mode: TriggerMode, { end, system }: Origin): TriggerOption {
  const reading = end.operations.find((operation) => ['list', 'search', 'get'].includes(operation.kind));
  return reading === undefined
    ? refused(mode, `${system.name} has no call that reads ${end.resource ?? end.asked}`)
    : {
        mode,
        possible: true,
        why: 'a person starts each run; nothing arrives in between',
        needs: [callName(reading)],
        source: end.source,
      };
}

/** A wished trigger that is not possible. `flow` is the id of the flow or leg. */
export function triggerFindings(
  flow: string,
  asked: BriefFlow,
  options: readonly TriggerOption[],
): readonly Finding[] {
  const wished = options.find((option) => option.mode === asked.trigger);
  const possible = options.filter((option) => option.possible).map((option) => option.mode);
  const at = `/flows/${asked.id}/trigger`;
  if (wished === undefined || wished.possible || possible.length === 0) return [];
  const values = { flow, asked: asked.trigger, reason: wished.why, possible: possible.join(', ') };
  return [finding('SPW106', { at, values, source: wished.source ?? fromBrief(at) })];
}

/** An interval that can't give the wanted freshness. */
export function intervalFindings(asked: BriefFlow): readonly Finding[] {
  const { every, freshness } = asked;
  if (every === null || freshness === null || seconds(every) <= seconds(freshness)) return [];
  const values = { flow: asked.id, every: inWords(every), freshness: inWords(freshness) };
  return [
    finding('SPW108', {
      at: `/flows/${asked.id}/every`,
      values,
      source: fromBrief(`/flows/${asked.id}/freshness`),
    }),
  ];
}

/** A wish to poll where the only filter is by creation, so that changes to older records would be missed. */
export function newOnlyFindings(flow: string, asked: BriefFlow, end: FlowEnd): readonly Finding[] {
  const way = findingCall(end.operations);
  if (way === null || !findsNewOnly(way) || asked.writes === 'create-only') return [];
  if (asked.trigger !== 'poll' && asked.trigger !== 'schedule') return [];
  const values = {
    flow,
    object: end.resource ?? end.asked,
    call: callName(way),
    field: way.incremental?.field ?? '',
  };
  return [finding('SPW115', { at: `/flows/${asked.id}/trigger`, values, source: end.source })];
}
