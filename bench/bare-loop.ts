// The upper bound that the simulation is held against: an event loop that only takes the earliest event, reads and writes one entry of a map
// and sets the next event down. As plain and as fast as one can be written; it knows no processes, no order of arrival, no vendors.

/** `pending` events wait at any time; the map has `entries`. Gives events per second of processor time. */
export function bareLoop(events: number, pending: number, entries: number): number {
  const size = Math.max(1, pending);
  const times = new Float64Array(size + 1);
  const keys = new Int32Array(size + 1);
  const map = new Map<number, number>();
  for (let key = 0; key < entries; key++) map.set(key, 0);
  let count = 0;
  const push = (time: number, key: number): void => {
    let at = count;
    count += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const aboveTime = times[above] ?? 0;
      if (aboveTime <= time) break;
      times[at] = aboveTime;
      keys[at] = keys[above] ?? 0;
      at = above;
    }
    times[at] = time;
    keys[at] = key;
  };
  const pop = (): number => {
    const key = keys[0] ?? 0;
    count -= 1;
    const time = times[count] ?? 0;
    const last = keys[count] ?? 0;
    let at = 0;
    for (let child = 1; child < count; child = at * 2 + 1) {
      if (child + 1 < count && (times[child + 1] ?? 0) < (times[child] ?? 0)) child += 1;
      if ((times[child] ?? 0) >= time) break;
      times[at] = times[child] ?? 0;
      keys[at] = keys[child] ?? 0;
      at = child;
    }
    times[at] = time;
    keys[at] = last;
    return key;
  };
  let state = 0x2545f491;
  const below = (bound: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
  for (let event = 0; event < size; event++) push(below(1000), below(entries));
  const began = process.cpuUsage();
  for (let event = 0; event < events; event++) {
    const now = times[0] ?? 0;
    const key = pop();
    map.set(key, (map.get(key) ?? 0) + 1);
    push(now + below(1000), below(entries));
  }
  const { user, system } = process.cpuUsage(began);
  return (events / (user + system)) * 1e6;
}
