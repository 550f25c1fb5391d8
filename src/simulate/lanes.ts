// The order in which waiting work is taken: live work and the first load side by side, each by due time, then by arrival. A queue says of what
// stands here whether it is still to be done. Every step costs the logarithm of what waits.
import type { Job } from './integration.ts';

/** Says of a job that stands in a lane whether it is still to be done. */
interface Roll {
  waits(job: Job): boolean;
}

/** Live work and the first load side by side; the earlier due goes first, live work on a tie. */
export class Lanes {
  readonly live: Lane = new Lane();
  readonly load: Lane = new Lane();

  push(job: Job): void {
    (job.from === 'backfill' ? this.load : this.live).push(job);
  }

  take(now: number, loadOnly: boolean, roll: Roll): Job | null {
    const loading = nextIn(this.load, now, roll);
    const living = loadOnly ? null : nextIn(this.live, now, roll);
    if (living !== null && (loading === null || living.due <= loading.due)) {
      this.live.pop();
      return living;
    }
    if (loading !== null) this.load.pop();
    return loading;
  }

  clear(): void {
    this.live.clear();
    this.load.clear();
  }
}

function nextIn(lane: Lane, now: number, roll: Roll): Job | null {
  for (;;) {
    const first = lane.peek();
    if (first === null || first.due > now) return null;
    if (first.job.due === first.due && roll.waits(first.job)) return first.job;
    lane.pop();
  }
}

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly job: Job;
}

/** Work that is due much later than what came before it would keep others out of the line, ms. */
const lineMs = 60_000;

/** Most work is due as it comes and stands in line; the rest waits in a heap. The two are one order: by due time, then by arrival. */
class Lane {
  readonly later: Heap = new Heap();
  line: (Entry | null)[] = [];
  first = 0;
  arrivals = 0;

  push(job: Job): void {
    const { line } = this;
    const entry = { due: job.due, order: this.arrivals, job };
    this.arrivals += 1;
    const last = line.length === 0 ? null : (line[line.length - 1] ?? null);
    if (last === null ? this.first === line.length : last.due <= job.due && job.due <= last.due + lineMs)
      line.push(entry);
    else this.later.push(entry);
  }

  pop(): void {
    if (this.isLater()) {
      this.later.pop();
      return;
    }
    const { line } = this;
    line[this.first] = null;
    this.first += 1;
    if (this.first === line.length) {
      line.length = 0;
      this.first = 0;
    } else if (this.first > 1024 && this.first * 2 > line.length) {
      this.line = line.slice(this.first);
      this.first = 0;
    }
  }

  peek(): Entry | null {
    return this.isLater() ? this.later.peek() : this.head();
  }

  clear(): void {
    this.line = [];
    this.first = 0;
    this.later.clear();
  }

  head(): Entry | null {
    return this.first < this.line.length ? (this.line[this.first] ?? null) : null;
  }

  isLater(): boolean {
    const soon = this.head();
    const late = this.later.peek();
    return soon === null || (late !== null && isBefore(late, soon));
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

/** A binary heap by due time and arrival. */
class Heap {
  entries: Entry[] = [];

  peek(): Entry | null {
    return this.entries.length === 0 ? null : (this.entries[0] ?? null);
  }

  clear(): void {
    this.entries = [];
  }

  push(entry: Entry): void {
    const { entries } = this;
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = entries[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      entries[at] = parent;
      at = above;
    }
    entries[at] = entry;
  }

  pop(): void {
    const { entries } = this;
    const last = entries.pop();
    const many = entries.length;
    if (last === undefined || many === 0) return;
    let at = 0;
    for (let below = 1; below < many; below = at * 2 + 1) {
      let child = entries[below];
      const right = below + 1 < many ? entries[below + 1] : undefined;
      if (child !== undefined && right !== undefined && isBefore(right, child)) {
        child = right;
        below += 1;
      }
      if (child === undefined || !isBefore(child, last)) break;
      entries[at] = child;
      at = below;
    }
    entries[at] = last;
  }
}
