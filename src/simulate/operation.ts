// The operation of a profile that a call of a design means.
import type { Operation } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Mission } from './mission.ts';

/** Null where the profile does not have it. */
export function operationOf(mission: Pick<Mission, 'systems'>, call: Call): Operation | null {
  const profile = mission.systems.find((system) => system.id === call.system)?.profile;
  const resource = profile?.resources.find((one) => one.name === call.resource);
  return resource?.operations.find((one) => one.method === call.method && one.path === call.path) ?? null;
}
