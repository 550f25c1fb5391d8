// Work that was found together, counted down as it is done. It waits for nobody by itself and survives no crash.
import type { Job, Lot } from './integration.ts';
import { gate, type Kernel } from './kernel.ts';

export function lot(): Lot {
  return { size: 0, left: 0, done: gate() };
}

/** One job of the lot is finished with, whatever became of it. */
export function settle(kernel: Kernel, job: Job): void {
  const own = job.lot;
  if (own === null) return;
  own.left -= 1;
  if (own.left <= 0) kernel.open(own.done, own.done.waiting.length);
}
