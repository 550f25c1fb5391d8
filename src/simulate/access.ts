// The way in: access tokens by system, renewed by one process at a time, for all flows. What is kept here stands in the secret store and
// survives a crash; a renewal under way does not. When a grant is lost a person puts a new one there; until then nobody hammers at the door.
import type { Twin } from '../twin/twin.ts';
import { type Gate, gate, type Kernel, type Wait } from './kernel.ts';

/** How long the flow pauses before it looks whether a person has renewed the grant. */
const looksAgainMs = 300_000;
/** How long before its end a token is renewed: a tenth of its life, a minute at most. */
const share = 0.1;
const atMostMs = 60_000;

/** What the secret store holds of a system. */
interface Grant {
  token: number;
  refresh: number;
  /** Renewed from then on; null: never ends by itself. */
  renewAt: number | null;
  /** A person has to do something; nothing is tried before. */
  lostUntil: number;
}

/** Grants of all systems. */
export type Grants = Map<string, Grant>;

/** Who asks, and what is to be done about tokens that end. `triageMs`: when a person sees to it where nothing renews them. */
export interface Entry {
  readonly twin: Twin;
  readonly renews: boolean;
  readonly timeoutMs: number;
  readonly triageMs: number;
}

/** `token` null: no way in for now; worth another look after `wait` ms. */
export interface Way {
  readonly token: number | null;
  readonly wait: number;
}

export interface Access {
  /** The token that is held and holds, or 0: then {@link enter} gets one. */
  readonly held: (entry: Entry) => number;
  readonly enter: (entry: Entry) => Generator<Wait, Way, void>;
  /** Ms for which nobody gets in, as far as is known. */
  readonly rests: (system: string) => number;
  /** The system refused this token, `again` when it was a new one: ms until another try makes sense, 0 for at once with a new token. */
  readonly refused: (entry: Entry, token: number, again: boolean) => number;
}

/** `grants` outlive the result, which is made anew after every crash. */
export function accessOn(kernel: Kernel, grants: Grants): Access {
  const doors = new Map<string, { readonly gate: Gate; busy: boolean }>();
  return {
    held: ({ twin, renews }) => {
      const own = grants.get(twin.system);
      if (own === undefined) return 0;
      return !renews || own.renewAt === null || kernel.now() < own.renewAt ? own.token : 0;
    },
    *enter(entry) {
      const { system } = entry.twin;
      const held = grantOf(grants, system);
      for (;;) {
        const now = kernel.now();
        if (held.token !== 0 && (!entry.renews || held.renewAt === null || now < held.renewAt))
          return { token: held.token, wait: 0 };
        if (now < held.lostUntil) return { token: null, wait: held.lostUntil - now };
        const door = doors.get(system) ?? { gate: gate(), busy: false };
        doors.set(system, door);
        if (door.busy) {
          yield door.gate;
          continue;
        }
        door.busy = true;
        yield* renew(kernel, entry, held);
        door.busy = false;
        kernel.open(door.gate, door.gate.waiting.length);
      }
    },
    rests: (system) => {
      const held = grants.get(system);
      if (held === undefined) return 0;
      const now = kernel.now();
      // A token that should be renewed and can't be keeps everybody waiting, not each piece of work by itself.
      const holds = held.token !== 0 && (held.renewAt === null || now < held.renewAt);
      return holds ? 0 : Math.max(0, held.lostUntil - now);
    },
    refused: (entry, token, again) => {
      const held = grantOf(grants, entry.twin.system);
      const now = kernel.now();
      if (held.token === token) {
        held.token = 0;
        if (!entry.renews) {
          held.refresh = 0;
          held.lostUntil = now + (held.renewAt === null ? looksAgainMs : entry.triageMs);
        } else if (again) held.lostUntil = now + looksAgainMs;
      }
      return Math.max(0, held.lostUntil - now);
    },
  };
}

function grantOf(grants: Grants, system: string): Grant {
  const known = grants.get(system);
  if (known !== undefined) return known;
  const made: Grant = { token: 0, refresh: 0, renewAt: null, lostUntil: 0 };
  grants.set(system, made);
  return made;
}

/** One try. What was refused needs a person; what was not answered is tried again a little later with what is held. */
function* renew(kernel: Kernel, entry: Entry, held: Grant): Generator<Wait, void, void> {
  const reply = entry.twin.signIn(held.refresh);
  const wait = Math.min(reply.latency, entry.timeoutMs);
  yield wait === Number.POSITIVE_INFINITY ? gate() : wait;
  const now = kernel.now();
  if (reply.latency > entry.timeoutMs || reply.status === 0 || reply.status >= 500 || reply.limited) {
    held.lostUntil = now + Math.max(1000, reply.retryAfter ?? 5000);
    return;
  }
  if (reply.status !== 200) {
    held.token = 0;
    held.refresh = 0;
    held.lostUntil = now + looksAgainMs;
    return;
  }
  held.token = reply.token;
  held.refresh = reply.refresh;
  held.renewAt =
    reply.expiresIn === null
      ? null
      : now - reply.latency + reply.expiresIn - Math.min(atMostMs, reply.expiresIn * share);
}
