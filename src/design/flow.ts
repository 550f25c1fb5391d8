// One flow answered in full: each decision in its own file, in the order in which they lean on one another.
import { decideBackfill } from './backfill.ts';
import { type Spending, spendingOf } from './calls.ts';
import { decideConflict } from './conflict.ts';
import { decideDeadLetter } from './dead-letter.ts';
import { decideDeletes } from './deletes.ts';
import type { FlowDesign } from './design.ts';
import { decideEcho } from './echo.ts';
import type { Ground } from './ground.ts';
import { decideIdempotency } from './idempotency.ts';
import { decideIdentity } from './identity.ts';
import { decideOrdering } from './ordering.ts';
import { decideRead } from './read.ts';
import { decideReconciliation } from './reconciliation.ts';
import { decideRetry } from './retry.ts';
import { decideThrottle } from './throttle.ts';
import { decideTransport } from './transport.ts';
import { decideTrigger } from './trigger.ts';
import { decideWrite } from './write.ts';

/** The design of a flow with what its calls spend, which budgets over all flows are made of. */
export interface DesignedFlow {
  readonly design: FlowDesign;
  readonly spending: readonly Spending[];
}

export function designFlow(ground: Ground): DesignedFlow {
  const trigger = decideTrigger(ground);
  const read = decideRead(ground, trigger);
  const identity = decideIdentity(ground);
  const write = decideWrite(ground, trigger, identity);
  const idempotency = decideIdempotency(ground, identity);
  const reconciliation = decideReconciliation(ground, trigger);
  const spending = spendingOf(ground, {
    trigger,
    read,
    write,
    identity,
    idempotency,
    comparedEvery: reconciliation.every,
  });
  const calls = spending.map((one) => one.call);
  const design: FlowDesign = {
    flow: ground.flow.id,
    blocked: ground.blocked,
    routedTo: ground.routedTo,
    calls,
    trigger,
    transport: decideTransport(ground, trigger),
    read,
    write,
    identity,
    idempotency,
    ordering: decideOrdering(ground, read),
    retry: decideRetry(ground, trigger, idempotency),
    deadLetter: decideDeadLetter(ground),
    conflict: decideConflict(ground, identity),
    echo: decideEcho(ground),
    backfill: decideBackfill(ground, read, identity),
    reconciliation,
    throttle: decideThrottle(ground, calls),
    deletes: decideDeletes(ground, trigger),
    notApplicable: notApplicable(ground),
  };
  return { design, spending };
}

/** Why a question does not arise; answers of a flow without calls hold once it can be built. */
function notApplicable(ground: Ground): Readonly<Record<string, string>> {
  const oneWay =
    ground.flow.direction === 'one-way'
      ? {
          conflict: `one-way: only ${ground.source.system.name} is read, so the two sides never compete`,
          echo: `one-way: nothing that is written to ${ground.target.system.name} is read back`,
        }
      : {};
  const idle = ground.callable
    ? {}
    : { calls: `nothing can be called yet: ${ground.blocked ?? ground.flow.why}` };
  return { ...oneWay, ...idle };
}
