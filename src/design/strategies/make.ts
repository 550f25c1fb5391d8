// Workflow platform Make: scenarios in the vendor's cloud take webhooks or ask on a schedule, one run at a time; what fails waits as an
// incomplete execution. Nothing of our own runs. What Make itself can't keep is told by the verdicts.
import type { Landscape } from '../../landscape/landscape.ts';
import { mostAtOnce, shortestInterval } from '../ability-figures.ts';
import { creditsOf } from '../billing.ts';
import { figure } from '../figures.ts';
import { platformOf } from '../platforms.ts';
import { parts, type Strategy } from '../strategy.ts';
import { type PairStore } from '../traits.ts';

const platform = platformOf('make');

/** A data store has one key, so that a pair lies in two. */
const pairStores: PairStore = {
  where: 'data stores `pairs_by_source` and `pairs_by_target`',
  unique: 'each unique by its own key, halves mended by the nightly comparison',
  row: "the pair's records in both data stores",
};

export const make: Strategy = {
  id: 'make',
  name: 'Workflow platform Make',
  traitsFor: () => ({
    platform: platform.id,
    receives: true,
    subscribes: false,
    queues: 'messages',
    retriesOutliveRun: true,
    waitsIn: 'incomplete executions',
    shortestInterval: shortestInterval(platform),
    overhead: 'PT0S',
    byClock: false,
    bulk: false,
    keyedBy: 'source-record',
    pairs: pairStores,
    concurrency: mostAtOnce(platform, 1),
    runsOn: 'Make scenario',
    deadLetters: 'data store of failed records',
    parts: [parts.make],
  }),
  why: (landscape: Landscape) => {
    const changes = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay, 0);
    return `Scenarios that people outside of development can read, with nothing of our own to run: about ${figure(creditsOf(changes * 30))} credits a month for ${figure(changes)} changes a day, polls not counted. A scenario works one change at a time, ends after 40 minutes, repeats after a minute at the earliest and lies in the vendor's cloud; a private network is reached by an agent on the Enterprise plan alone.`;
  },
  method: null,
};
