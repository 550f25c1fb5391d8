// The operation of a profile that a call of a design means. Some APIs offer several at one address, which their kind tells apart.
import type { Operation } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Mission } from './mission.ts';

/** Null where the profile does not have it. */
export function operationOf(mission: Pick<Mission, 'systems'>, call: Call): Operation | null {
  const profile = mission.systems.find((system) => system.id === call.system)?.profile;
  const resource = profile?.resources.find((one) => one.name === call.resource);
  const there =
    resource?.operations.filter((one) => one.method === call.method && one.path === call.path) ?? [];
  return there.find((one) => one.kind === call.kind) ?? there[0] ?? null;
}
