// Where messages come in: who signed is checked, what was told is stored, and only then is the sender answered. It does no work itself.
import type { Delivery, Receiver } from '../twin/twin.ts';
import { type Bell, ring } from './bell.ts';
import { handTold } from './found.ts';
import type { Station } from './integration.ts';

/** How long the intake takes to store and answer, and to answer alone, ms. */
const stores = 60;
const answers = 10;
/** How much later it stores where it answers first. */
const laterMs = 2000;

/** What lives of the integration at a moment: null while it is down after a crash. */
export interface Alive {
  readonly station: Station;
  readonly bell: Bell;
  /** False as soon as this life has ended. */
  readonly up: () => boolean;
}

/** One for the whole run: the address stays, whatever happens behind it. */
export function intakeFor(alive: () => Alive | null): Receiver {
  return (delivery) => {
    const now = alive();
    if (now === null) return { accepted: false, latency: answers };
    const { station } = now;
    const { transport, backfill } = station.running.policy;
    if (transport.verifies && !isTrusted(delivery, transport.rotates)) {
      station.bench.took(station.running.flow.id, 'refused-message');
      return { accepted: false, latency: answers };
    }
    station.bench.took(station.running.flow.id, 'message');
    /** Nobody has subscribed yet where live changes are not held back. */
    if (!backfill.holdsLive && backfill.run && station.durable.backfill?.done !== true)
      return { accepted: true, latency: answers };
    if (!transport.storesBeforeAnswer) {
      const { kernel } = station.bench;
      kernel.at(kernel.now() + laterMs, () => {
        if (now.up()) take(now, delivery);
      });
      return { accepted: true, latency: answers };
    }
    take(now, delivery);
    const struck = station.bench.crash('message-stored');
    return struck
      ? { accepted: false, latency: Number.POSITIVE_INFINITY }
      : { accepted: true, latency: stores };
  };
}

function isTrusted({ signed }: Delivery, rotates: boolean): boolean {
  return signed === 'current' || (signed === 'previous' && rotates);
}

/** Without a call for a single record and without the record itself a message only says that a window should be read. */
function take({ station, bell }: Alive, { told }: Delivery): void {
  const { running, bench } = station;
  const asks = running.policy.read.method === 'incremental-filter';
  for (const one of told) {
    if (one.resource !== running.flow.from.resource) continue;
    if (asks && one.row === null && one.change !== 'deleted' && one.change !== 'merged')
      ring(bench.kernel, bell);
    else
      for (const taker of [station, ...station.takers])
        handTold(taker, one, { from: 'message', readAt: bench.kernel.now(), lot: null, rest: 0 });
  }
}
