// Hand-made flows put at work against real twins, for tests of the parts of an integration: everything is the product's own but the queue,
// which only collects what finders hand over.
import { propose } from '../src/design/propose.ts';
import type { Strategy } from '../src/design/strategy.ts';
import { match } from '../src/mapping/match.ts';
import { mappingSides } from '../src/jobs/propose.ts';
import { callersOn, line } from '../src/simulate/caller.ts';
import { policyOf } from '../src/simulate/derive.ts';
import type { Bench, CrashPoint, Job, RunningFlow, Station } from '../src/simulate/integration.ts';
import { type Kernel, kernelAt } from '../src/simulate/kernel.ts';
import { layoutOf } from '../src/simulate/layout.ts';
import { settle } from '../src/simulate/lot.ts';
import type { Mission } from '../src/simulate/mission.ts';
import { missionOf } from '../src/simulate/mission-of.ts';
import { emptyDurable } from '../src/simulate/pairs.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { runningOf } from '../src/simulate/running.ts';
import { type Air, calmAir } from '../src/twin/air.ts';
import { makeTwin } from '../src/twin/make.ts';
import { randomFrom } from '../src/twin/random.ts';
import type { Mark, Store } from '../src/twin/store.ts';
import type { Twin } from '../src/twin/twin.ts';
import { type Made, madeLandscape } from './designed.ts';

/** People at work in a vendor's own pages. */
export const byPeople: Mark = { by: 'people', writer: null, carried: null };

/** The mission of one strategy over a hand-made landscape. */
export function madeMission(made: Made, strategy: Strategy): Mission {
  const landscape = madeLandscape(made);
  const mappings = new Map(
    landscape.flows.flatMap((flow) => {
      const sides = mappingSides(flow);
      return sides === null ? [] : [[flow.id, match(sides.from, sides.to, [])] as const];
    }),
  );
  return missionOf(landscape, propose(strategy, 'D1', landscape), mappings);
}

/** What a test changes: the landscape, the strategy, the policy of every flow, the air, where crashes strike. */
export interface Setup {
  readonly made: Made;
  readonly strategy: Strategy;
  readonly policy?: (policy: FlowPolicy) => FlowPolicy;
  readonly air?: Air;
  readonly crash?: (point: CrashPoint) => boolean;
}

/** The first flow of the landscape with a queue that settles every job as soon as it is put. */
export interface AtWork {
  readonly kernel: Kernel;
  readonly station: Station;
  readonly running: RunningFlow;
  readonly jobs: Job[];
  readonly took: string[];
  readonly source: Store;
  readonly target: Store;
}

/** A flow in its first life that nobody else has to do with. */
const alone = { address: null, index: null, other: null, states: null, circle: null, life: 1 } as const;

export function atWork(setup: Setup): AtWork {
  const kernel = kernelAt();
  const mission = madeMission(setup.made, setup.strategy);
  const layout = layoutOf(mission);
  const twins = new Map<string, Twin>(
    mission.systems.map((system) => [
      system.id,
      makeTwin({
        system: system.id,
        profile: system.profile,
        edition: system.edition,
        environment: 'production',
        resources: layout.stocks.filter((stock) => stock.system === system.id),
        agenda: kernel,
        random: randomFrom(1),
        air: setup.air ?? calmAir(),
      }),
    ]),
  );
  const policy = policyOf(mission);
  const own = setup.policy ?? ((same) => same);
  const [running] = runningOf({ mission, layout }, { ...policy, flows: policy.flows.map(own) }, twins);
  if (running === undefined) throw new Error(`nothing flies: ${JSON.stringify(mission.left)}`);
  const took: string[] = [];
  const jobs: Job[] = [];
  const bench: Bench = {
    kernel,
    random: randomFrom(2),
    took: (_, branch) => took.push(branch),
    crash: setup.crash ?? (() => false),
    correct: () => undefined,
  };
  const station: Station = {
    ...alone,
    running,
    durable: emptyDurable(kernel, running),
    bench,
    ...callersOn(bench, line()),
    inbox: {
      put: (job) => {
        jobs.push(job);
        kernel.at(kernel.now() + 1, () => settle(kernel, job));
      },
    },
    takers: [],
  };
  return {
    kernel,
    station,
    running,
    jobs,
    took,
    source: running.source.store(running.flow.from.resource),
    target: running.target.store(running.flow.to.resource),
  };
}
