// Workflow platform n8n: workflows take webhooks or ask on a schedule; waiting changes, pairs and failures lie in Postgres tables.
// Self-hosted where the brief names a host, has systems inside, or starts more runs than a plan of the Cloud holds; else n8n Cloud.
import type { Landscape } from '../../landscape/landscape.ts';
import { mostAtOnce, shortestInterval } from '../ability-figures.ts';
import { executionsOf } from '../billing.ts';
import { figure } from '../figures.ts';
import { containsWords } from '../names.ts';
import { liesInside } from '../place.ts';
import { platformOf } from '../platforms.ts';
import { parts, type Strategy } from '../strategy.ts';
import { pairTable } from '../traits.ts';

const selfHosted = platformOf('n8n-self-hosted');
const cloud = platformOf('n8n-cloud');

/** Executions a month of the plan whose figures cloud's abilities speak of. */
const planned = 10_000;

export const n8n: Strategy = {
  id: 'n8n',
  name: 'Workflow platform n8n',
  traitsFor: (landscape) => {
    const hosted = hostedBy(landscape).self;
    const platform = hosted ? selfHosted : cloud;
    return {
      platform: platform.id,
      receives: true,
      subscribes: false,
      queues: 'every-change',
      retriesOutliveRun: true,
      waitsIn: 'the table `changes`',
      shortestInterval: shortestInterval(platform),
      overhead: 'PT0S',
      byClock: false,
      bulk: false,
      keyedBy: 'source-record',
      pairs: pairTable,
      concurrency: mostAtOnce(platform, 8),
      runsOn: 'n8n workflow',
      deadLetters: 'table `dead_letters`',
      parts: hosted
        ? [parts.n8n, parts.intake, parts.database, parts.logs]
        : [parts.n8nCloud, parts.database],
    };
  },
  why: (landscape: Landscape) => {
    const { self, because } = hostedBy(landscape);
    return `Workflows that people outside of development can read, ${self ? 'self-hosted' : 'on n8n Cloud'} because ${because}. Postgres beside it holds waiting changes, pairs and failures, because n8n neither keeps a back-off of its own nor counts per record. ${self ? 'It takes a server, its database and their updates.' : 'Every run is an execution of the plan.'}`;
  },
  method: null,
};

interface Hosted {
  readonly self: boolean;
  readonly because: string;
}

function hostedBy({ brief, systems, flows }: Landscape): Hosted {
  const { hosting, prefer } = brief.constraints;
  const asked = [...(hosting === null ? [] : [hosting]), ...prefer];
  if (asked.some((words) => cloud.words.some((name) => name.includes('cloud') && containsWords(words, name))))
    return { self: false, because: 'the brief says so' };
  if (hosting !== null) return { self: true, because: `the brief hosts on ${hosting}` };
  const inside = systems.filter(liesInside);
  if (inside.length > 0)
    return {
      self: true,
      because: `${inside.map((system) => system.name).join(', ')} can only be reached from inside`,
    };
  const runs = executionsOf(flows);
  return runs > planned
    ? {
        self: true,
        because: `about ${figure(runs)} executions a month are more than the ${figure(planned)} of the Cloud's Pro plan`,
      }
    : {
        self: false,
        because: `about ${figure(runs)} executions a month fit the ${figure(planned)} of its Pro plan and no host is named`,
      };
}
