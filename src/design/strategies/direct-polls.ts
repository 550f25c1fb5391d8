// Scheduled polls by direct API calls: a small job asks each source for what changed and writes it in the same run.
// No public address, no queue; watermarks, pairs and failed records lie in a few tables.
import type { Landscape } from '../../landscape/landscape.ts';
import { counted, figure } from '../figures.ts';
import { parts, type Strategy } from '../strategy.ts';
import { pairTable } from '../traits.ts';

export const directPolls: Strategy = {
  id: 'direct-polls',
  name: 'Scheduled polls by direct API',
  traitsFor: () => ({
    platform: 'own-job',
    receives: false,
    subscribes: false,
    queues: 'nothing',
    retriesOutliveRun: false,
    waitsIn: 'the table of failed records',
    shortestInterval: 'PT1M',
    overhead: 'PT0S',
    byClock: false,
    bulk: false,
    keyedBy: 'source-record',
    pairs: pairTable,
    concurrency: 4,
    runsOn: 'scheduled job',
    deadLetters: 'table `failed_records`',
    parts: [parts.job, parts.database, parts.secrets, parts.logs],
  }),
  why: (landscape: Landscape) => {
    const changes = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay, 0);
    return `One scheduled job asks for changes and writes them in the same run: the fewest parts for ${figure(changes)} changes a day over ${counted(landscape.flows.length, 'flow')}, nothing open to the internet, and a missed run is made up by the next. A change waits for the next run, and every run costs calls whether or not anything changed.`;
  },
  method: null,
};
