// Why one would take staged batches in a landscape: records, hours one by one against hours in bulk, and flows that ask for no more than a
// schedule gives. Freshness that a schedule can't keep speaks against it elsewhere, by the same rule as for every design.
import type { Landscape } from '../../landscape/landscape.ts';
import { seconds } from '../../measure/duration.ts';
import { argue, counted, figure, time } from '../figures.ts';
import type { Ground } from '../ground.ts';
import { ratesOf } from './ways.ts';

/** `floor` is the shortest interval in seconds. */
export function whyBatch(landscape: Landscape, grounds: readonly Ground[], floor: number): string {
  const rates = grounds.flatMap((ground) => ratesOf(ground) ?? []);
  const records = grounds.reduce((sum, ground) => sum + ground.flow.load.existing, 0);
  const single = rates.reduce((sum, rate) => sum + rate.single, 0);
  const bulk = rates.reduce((sum, rate) => sum + rate.bulk, 0);
  const slow = landscape.flows.filter(({ asked }) => {
    const within = asked.freshness ?? asked.every;
    return within === null || seconds(within) >= floor * 2;
  }).length;
  return argue(
    `Bulk out, stage, transform by SQL or JSONata, bulk in, count: ${counted(records, 'record')} take ${time(Math.ceil(single))} of writing one at a time and ${time(Math.ceil(bulk))} by the fastest ways that the targets offer.`,
    single > bulk * 1.05 ? null : 'None of them takes many records at once, so the stage saves no time here.',
    `${figure(slow)} of ${counted(landscape.flows.length, 'flow')} ${slow === 1 ? 'asks' : 'ask'} for nothing fresher than a run every ${time(floor * 2)}.`,
    'Every step can be repeated alone and every run is counted; a change waits for the next run, and nothing starts sooner than the clock.',
  );
}
