// One worker: learns missions, flies seeds, reports each flight. It loads the simulation and nothing else of the product, so that it starts
// quickly. What goes wrong in a flight is reported, never swallowed.
import { parentPort } from 'node:worker_threads';
import { flyOnce } from '../simulate/run.ts';
import type { Order, Report } from './orders.ts';

type Known = Pick<Extract<Order, { order: 'learn' }>, 'mission' | 'setting'>;
const known: Map<number, Known> = new Map<number, Known>();

parentPort?.on('message', (order: Order) => {
  switch (order.order) {
    case 'learn':
      known.set(order.sortie, order);
      return;
    case 'fly':
      parentPort?.postMessage(reported(order.sortie, order.seed));
      return;
    default:
      order satisfies never;
  }
});

function reported(sortie: number, seed: number): Report {
  try {
    const order = known.get(sortie);
    if (order === undefined) throw new Error(`the sortie ${sortie} was never told`);
    return { report: 'flown', flight: flyOnce(order.mission, order.setting, seed) };
  } catch (error) {
    const [message, stack] =
      error instanceof Error ? [error.message, error.stack ?? null] : [String(error), null];
    return { report: 'failed', message, stack };
  }
}
