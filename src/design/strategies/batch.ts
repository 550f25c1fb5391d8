// Batch and ELT: runs by the clock take everything that changed out in bulk, stage it, transform it there and load it in bulk with
// checkpoints. Made for migrations and large loads; what must be fresh within minutes is not for it.
import type { Landscape } from '../../landscape/landscape.ts';
import { duration, seconds } from '../../measure/duration.ts';
import { shortestInterval } from '../ability-figures.ts';
import { decideInBatches } from '../batch/decide.ts';
import { againstBatch, whyBatch } from '../batch/reasons.ts';
import { turnsOf } from '../batch/waves.ts';
import { type Ground, groundOf } from '../ground.ts';
import type { Method } from '../method.ts';
import { platformOf } from '../platforms.ts';
import { rules } from '../rules.ts';
import { parts, type Strategy } from '../strategy.ts';
import { pairTable, type Traits } from '../traits.ts';

const platform = platformOf('own-batch');

const traits: Traits = {
  platform: platform.id,
  receives: false,
  subscribes: false,
  queues: 'nothing',
  retriesOutliveRun: false,
  waitsIn: 'the stage',
  shortestInterval: shortestInterval(platform),
  overhead: duration(rules.batchRun.value),
  byClock: true,
  bulk: true,
  keyedBy: 'source-record',
  pairs: pairTable,
  concurrency: 4,
  runsOn: 'batch job',
  deadLetters: 'rejected-rows file and table `stage_rejects`',
  parts: [parts.job, parts.stage, parts.database, parts.secrets, parts.logs],
};

export const batch: Strategy = {
  id: 'batch',
  name: 'Batch and ELT over a stage',
  traitsFor: () => traits,
  why: (landscape: Landscape) => whyBatch(landscape, groundsOf(landscape), seconds(traits.shortestInterval)),
  method: (landscape: Landscape): Method => {
    const turns = turnsOf(landscape);
    return {
      refine: (flows) =>
        flows.map(({ ground, flow }) => {
          const turn = turns.get(flow.design.flow) ?? { wave: 1, waves: 1, after: [] };
          return { ...flow, design: decideInBatches(ground, flow.design, turn) };
        }),
      against: againstBatch(landscape, groundsOf(landscape)),
      canonical: null,
    };
  },
};

function groundsOf(landscape: Landscape): readonly Ground[] {
  return landscape.flows.map((flow) => groundOf(flow, landscape, traits));
}
