// Why one would take staged batches in a landscape: records, hours one by one against hours in bulk, and flows that ask for no more than a
// schedule gives. Freshness that a schedule can't keep speaks against it elsewhere, by the same rule as for every design.
import type { Landscape } from '../../landscape/landscape.ts';
import { seconds } from '../../measure/duration.ts';
import { argue, counted, figure, time } from '../figures.ts';
import type { Ground } from '../ground.ts';
import { rules } from '../rules.ts';
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

/** Too little to stage: writing one at a time ends within hours, and a day brings less than a part. Nothing where no rate is known. */
export function againstBatch(landscape: Landscape, grounds: readonly Ground[]): readonly string[] {
  const rates = grounds.flatMap((ground) => ratesOf(ground) ?? []);
  const single = rates.reduce((sum, rate) => sum + rate.single, 0);
  const daily = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay, 0);
  if (rates.length === 0 || single >= rules.worthStaging.value || daily >= rules.partRows.value) return [];
  const records = grounds.reduce((sum, ground) => sum + ground.flow.load.existing, 0);
  return [
    `${counted(records, 'record')} are written in ${time(Math.ceil(single))} one at a time and ${figure(daily)} changes a day follow, too little for a stage to pay (from ${time(rules.worthStaging.value)}, or ${figure(rules.partRows.value)} changes a day); lifted by that much`,
  ];
}
