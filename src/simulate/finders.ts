// The processes of a flow that find work: the first load, the window that starts by the clock or by a message, and the repair of what no
// message announced. One window at a time; none before the first load has passed.
import { type Bell, bell } from './bell.ts';
import { day, hour, nextAt } from './clock.ts';
import { isLoaded, loadFirst } from './first-load.ts';
import type { Station } from './integration.ts';
import { type Gate, gate, type Process, type Wait } from './kernel.ts';
import { pollOnce } from './poll.ts';

/** Runs of once a day or less begin at this hour, when nobody works. */
const nightHour = 2;

/** What the finders of one life share. */
export interface Finders {
  readonly processes: readonly Process[];
  /** Messages ring it where they only ask for a window. */
  readonly bell: Bell;
}

/** To be spawned together, in their order, at the beginning of every life of the integration. */
export function findersOf(station: Station): Finders {
  const { trigger } = station.running.policy;
  const own = bell();
  const loaded = gate();
  const turn: Turn = { busy: false, gate: gate() };
  const told = trigger.mode === 'webhook' || trigger.mode === 'event';
  const processes = [load(station, loaded)];
  if (station.running.policy.read.by !== null) return { processes, bell: own };
  if (!told && trigger.everyMs !== null)
    processes.push(clock(station, { everyMs: trigger.everyMs, from: 'poll', loaded, turn }));
  if (told && trigger.repairMs !== null)
    processes.push(clock(station, { everyMs: trigger.repairMs, from: 'repair', loaded, turn }));
  if (told && trigger.watchMs !== null) processes.push(watch(station, trigger.watchMs, { loaded, turn }));
  if (told && station.running.policy.read.method === 'incremental-filter')
    processes.push(onBell(station, own, { loaded, turn }));
  return { processes, bell: own };
}

/** Whose turn it is to read a window. */
interface Turn {
  busy: boolean;
  readonly gate: Gate;
}

interface Rhythm {
  readonly loaded: Gate;
  readonly turn: Turn;
}

function* load(station: Station, loaded: Gate): Process {
  const { durable, bench } = station;
  if (!station.running.policy.backfill.run) durable.watermark ??= bench.kernel.now();
  yield* loadFirst(station);
  bench.kernel.open(loaded, loaded.waiting.length);
}

function* clock(
  station: Station,
  own: Rhythm & { readonly everyMs: number; readonly from: 'poll' | 'repair' },
): Process {
  const { kernel } = station.bench;
  yield* afterLoad(station, own.loaded);
  let due = own.everyMs >= day ? nextAt(kernel.now() + 1, nightHour * hour) : kernel.now();
  for (;;) {
    yield due - kernel.now();
    yield* inTurn(station, own.turn, own.from);
    due = Math.max(kernel.now(), due + own.everyMs);
  }
}

/** Looks at the beginning of every life too: an address is switched off while nobody is there to answer. */
function* watch(station: Station, everyMs: number, { loaded, turn }: Rhythm): Process {
  const { address, running, bench } = station;
  for (;;) {
    if (address?.stands() === false) {
      address.subscribe();
      bench.took(running.flow.id, 'subscribed-anew');
      yield* afterLoad(station, loaded);
      yield* inTurn(station, turn, 'repair');
    }
    yield everyMs;
  }
}

function* onBell(station: Station, own: Bell, { loaded, turn }: Rhythm): Process {
  yield* afterLoad(station, loaded);
  for (;;) {
    if (!own.rung) yield own.gate;
    own.rung = false;
    yield* inTurn(station, turn, 'poll');
  }
}

function* afterLoad(station: Station, loaded: Gate): Generator<Wait, void, void> {
  while (!isLoaded(station)) yield loaded;
}

function* inTurn(station: Station, turn: Turn, from: 'poll' | 'repair'): Generator<Wait, void, void> {
  const { kernel } = station.bench;
  while (turn.busy) yield turn.gate;
  turn.busy = true;
  yield* pollOnce(station, from);
  turn.busy = false;
  kernel.open(turn.gate, 1);
}
