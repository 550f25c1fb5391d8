// An answer while it is put together. It is a class, because every call makes one and all of them have to look alike; most pages are compared
// or passed over, so that their rows are made when somebody asks for them.
import type { Row, RowList } from './store.ts';
import type { Cursor, Reply, Told, Written } from './twin.ts';

const none: readonly never[] = [];

export class Answer implements Reply {
  status: number;
  latency: number;
  limited = false;
  retryAfter: number | null = null;
  /** Rows of an answer that is no page. */
  found: readonly Row[] = none;
  page: RowList | null = null;
  told: readonly Told[] = none;
  next: Cursor | null = null;
  partial = false;
  written: readonly Written[] = none;

  constructor(status: number, latency: number) {
    this.status = status;
    this.latency = latency;
  }

  get rows(): readonly Row[] {
    return this.page === null ? this.found : this.page.rows;
  }
}
