// What is to happen, by time and within one moment by arrival. A heap of four branches in typed arrays: what moves about are numbers, never
// objects. What is taken leaves a hollow at the top that the next arrival fills, since most events bring exactly one other.

export interface Moments<T> {
  /** Times may come in any order, also before what was taken last. */
  readonly push: (time: number, act: T) => void;
  /** The earliest, or null when nothing is left; {@link time} then tells its moment. */
  readonly pop: () => T | null;
  /** When the next one is; Infinity when nothing is left. */
  readonly next: () => number;
  /** The moment of what was taken last; 0 at first. */
  readonly time: () => number;
  readonly size: () => number;
}

export function moments<T>(): Moments<T> {
  const heap = new Heap<T>();
  return {
    push: (time, act) => heap.push(time, act),
    pop: () => heap.pop(),
    next: () => heap.next(),
    time: () => heap.last,
    size: () => heap.count - (heap.hollow ? 1 : 0),
  };
}

/** A class, because its arrays are replaced when they grow. */
class Heap<T> {
  times: Float64Array = new Float64Array(64);
  orders: Float64Array = new Float64Array(64);
  /** Where in `acts` each entry's act stands. */
  places: Int32Array = new Int32Array(64);
  readonly acts: (T | null)[] = [];
  readonly free: number[] = [];
  count = 0;
  arrivals = 0;
  last = 0;
  /** The top was taken and still stands in the arrays. */
  hollow = false;

  push(time: number, act: T): void {
    const place = this.free.pop() ?? this.acts.length;
    this.acts[place] = act;
    this.arrivals += 1;
    if (this.hollow) {
      this.hollow = false;
      this.sink(time, this.arrivals, place);
      return;
    }
    if (this.count === this.times.length) this.grow();
    this.count += 1;
    this.rise(time, this.arrivals, place);
  }

  pop(): T | null {
    if (this.hollow) this.close();
    if (this.count === 0) return null;
    const place = this.places[0] ?? 0;
    const act = this.acts[place] ?? null;
    this.acts[place] = null;
    this.free.push(place);
    this.last = this.times[0] ?? 0;
    this.hollow = true;
    return act;
  }

  next(): number {
    if (this.hollow) this.close();
    return this.count === 0 ? Number.POSITIVE_INFINITY : (this.times[0] ?? 0);
  }

  /** Fills the hollow with the last entry. */
  close(): void {
    this.hollow = false;
    this.count -= 1;
    const { count, times, orders, places } = this;
    if (count > 0) this.sink(times[count] ?? 0, orders[count] ?? 0, places[count] ?? 0);
  }

  /** Puts an entry in from the top; what stood there is gone. */
  sink(time: number, order: number, place: number): void {
    const { times, orders, places, count } = this;
    let at = 0;
    for (let child = 1; child < count; child = at * 4 + 1) {
      let least = child;
      let leastTime = times[child] ?? 0;
      const end = child + 4 < count ? child + 4 : count;
      for (let other = child + 1; other < end; other++) {
        const otherTime = times[other] ?? 0;
        if (
          otherTime < leastTime ||
          (otherTime === leastTime && (orders[other] ?? 0) < (orders[least] ?? 0))
        ) {
          least = other;
          leastTime = otherTime;
        }
      }
      const leastOrder = orders[least] ?? 0;
      if (time < leastTime || (time === leastTime && order < leastOrder)) break;
      times[at] = leastTime;
      orders[at] = leastOrder;
      places[at] = places[least] ?? 0;
      at = least;
    }
    times[at] = time;
    orders[at] = order;
    places[at] = place;
  }

  /** Puts the newest entry in from below: of one moment it is the last. */
  rise(time: number, order: number, place: number): void {
    const { times, orders, places } = this;
    let at = this.count - 1;
    while (at > 0) {
      const above = (at - 1) >> 2;
      const aboveTime = times[above] ?? 0;
      if (aboveTime <= time) break;
      times[at] = aboveTime;
      orders[at] = orders[above] ?? 0;
      places[at] = places[above] ?? 0;
      at = above;
    }
    times[at] = time;
    orders[at] = order;
    places[at] = place;
  }

  grow(): void {
    const size = this.times.length * 2;
    const times = new Float64Array(size);
    const orders = new Float64Array(size);
    const places = new Int32Array(size);
    times.set(this.times);
    orders.set(this.orders);
    places.set(this.places);
    this.times = times;
    this.orders = orders;
    this.places = places;
  }
}
