// The call that finds a target record by something other than its id. A search is made for it; a list must be read whole, which is
// no look-up for a single record but serves to index the target before a first load.
import type { Operation } from '../catalog/profile.ts';
import type { Side } from './ground.ts';

export function lookupOf(side: Side): Operation | null {
  return side.reads.search ?? side.reads.list;
}
