// The operation of a profile that a call of a design means. Some APIs offer several at one address, which their kind tells apart, and
// several batches, which what they do tells apart.
import type { Operation } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Mission } from './mission.ts';

/** What a batch of a call does is what the call is for: "create", "update", "upsert"; any of them loads, in this order. */
const loads: readonly (string | null)[] = ['upsert', 'create', 'update'];

/** Null where the profile does not have it. */
export function operationOf(mission: Pick<Mission, 'systems'>, call: Call): Operation | null {
  const profile = mission.systems.find((system) => system.id === call.system)?.profile;
  const resource = profile?.resources.find((one) => one.name === call.resource);
  const there =
    resource?.operations.filter((one) => one.method === call.method && one.path === call.path) ?? [];
  const same = there.filter((one) => one.kind === call.kind);
  const deed = loads.includes(call.step) ? [call.step] : loads;
  const meant = deed.flatMap((name) => same.find(({ batchOf }) => batchOf === name) ?? []);
  return meant[0] ?? same[0] ?? there[0] ?? null;
}
