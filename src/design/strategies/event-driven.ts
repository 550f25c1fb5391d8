// Event-driven middleware: webhooks come in at a verified address, work lies in a durable queue, workers write, and what fails
// goes to a dead letter channel. A poll repairs what no message announced; a comparison finds what both missed.
import type { Landscape } from '../../landscape/landscape.ts';
import { figure } from '../figures.ts';
import { parts, type Strategy } from '../strategy.ts';
import { pairTable } from '../traits.ts';

export const eventDriven: Strategy = {
  id: 'event-driven',
  name: 'Event-driven middleware with queue and dead letters',
  traitsFor: () => ({
    platform: 'own-worker',
    receives: true,
    subscribes: true,
    queues: 'every-change',
    retriesOutliveRun: true,
    waitsIn: 'the queue',
    shortestInterval: 'PT10S',
    overhead: 'PT0S',
    byClock: false,
    bulk: false,
    keyedBy: 'source-record',
    pairs: pairTable,
    concurrency: 8,
    runsOn: 'worker',
    deadLetters: 'dead letter queue',
    parts: [parts.intake, parts.worker, parts.database, parts.secrets, parts.logs],
  }),
  why: (landscape: Landscape) => {
    const told = landscape.flows.filter((flow) =>
      flow.triggers.some(
        (option) => option.possible && (option.mode === 'webhook' || option.mode === 'event'),
      ),
    ).length;
    return `Systems tell of changes in ${figure(told)} of ${figure(landscape.flows.length)} flows; the intake verifies, stores and answers at once, and workers write at the pace that limits allow. A queue holds work through outages and bursts, a repair poll finds what no message announced. It takes a public address and an always-on worker.`;
  },
  method: null,
};
