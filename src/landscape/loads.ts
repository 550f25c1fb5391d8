// How much each flow carries: the brief's figures, and marked assumptions where it gives none.
// Two names that mean one resource share a volume; which they are is told by the profiles.
import type { Brief } from '../brief/brief.ts';
import { fullVolume, volumeOf } from '../brief/complete.ts';
import { objectOf, sameObject } from '../brief/object.ts';
import { resourceMeant } from '../catalog/resource.ts';
import type { JoinedSystem, Load } from './landscape.ts';

/** Whether two names of the brief mean the same thing: by spelling, or because both find the same resource. */
export function sameThing(systems: readonly JoinedSystem[]): (a: string, b: string) => boolean {
  const resource = (name: string): string | null => {
    const { system, object } = objectOf(name);
    const profile = systems.find((one) => one.asked.id === system)?.profile ?? null;
    const match = profile === null ? null : resourceMeant(profile, object);
    return match !== null && match.found ? `${system}.${match.resource.name}` : null;
  };
  return (a, b) => sameObject(a, b) || (resource(a) !== null && resource(a) === resource(b));
}

/** The load of a flow that reads `object` ("system.object"). */
export function loadOf(brief: Brief, object: string, same: (a: string, b: string) => boolean): Load {
  return fullVolume(volumeOf(brief, object, same));
}
