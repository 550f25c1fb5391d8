// Hand-made flows under a whole running integration against real twins, for tests of what is done with work once it is found.
import { policyOf } from '../src/simulate/derive.ts';
import type { RunningFlow } from '../src/simulate/integration.ts';
import { type Kernel, kernelAt } from '../src/simulate/kernel.ts';
import { layoutOf } from '../src/simulate/layout.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { runningOf } from '../src/simulate/running.ts';
import { type Integration, startIntegration } from '../src/simulate/start.ts';
import type { Faults } from '../src/simulate/weather.ts';
import { calmAir } from '../src/twin/air.ts';
import { makeTwin } from '../src/twin/make.ts';
import { randomFrom } from '../src/twin/random.ts';
import type { Change, Store } from '../src/twin/store.ts';
import type { Twin } from '../src/twin/twin.ts';
import { madeMission, type Setup } from './at-work.ts';

/** `crashes` begin before `until` (ms); none where it is left out. */
export interface FlownSetup extends Omit<Setup, 'crash'> {
  readonly crashes?: Faults['crashes'];
  readonly until?: number;
  readonly correct?: (system: string, resource: string, source: number) => void;
}

/** `writes` are those of the integration, in their order; `a` and `b` the two stores of the first flow. */
export interface Flown {
  readonly kernel: Kernel;
  readonly integration: Integration;
  readonly flows: readonly RunningFlow[];
  readonly a: Store;
  readonly b: Store;
  readonly writes: readonly Change[];
  readonly took: ReadonlyMap<string, number>;
}

const calm: Faults['crashes'] = { every: null, restart: 'PT30S', atSteps: false };

export function flown(setup: FlownSetup): Flown {
  const kernel = kernelAt();
  const mission = madeMission(setup.made, setup.strategy);
  const layout = layoutOf(mission);
  const twins = new Map<string, Twin>(
    mission.systems.map(({ id, profile, edition }) => [
      id,
      makeTwin({
        system: id,
        profile,
        edition,
        environment: 'production',
        resources: layout.stocks.filter((stock) => stock.system === id),
        agenda: kernel,
        random: randomFrom(1),
        air: setup.air ?? calmAir(),
      }),
    ]),
  );
  const policy = policyOf(mission);
  const own = setup.policy ?? ((same: FlowPolicy) => same);
  const flows = runningOf({ mission, layout }, { ...policy, flows: policy.flows.map(own) }, twins);
  const [first] = flows;
  if (first === undefined) throw new Error(`nothing flies: ${JSON.stringify(mission.left)}`);
  const a = first.source.store(first.flow.from.resource);
  const b = first.target.store(first.flow.to.resource);
  const writes: Change[] = [];
  for (const store of [a, b])
    store.watch((change) => {
      if (change.by === 'integration') writes.push(change);
    });
  const took = new Map<string, number>();
  const integration = startIntegration({
    flows,
    bench: {
      kernel,
      random: randomFrom(2),
      took: (flow, branch) => took.set(`${flow}.${branch}`, (took.get(`${flow}.${branch}`) ?? 0) + 1),
      correct: setup.correct ?? (() => undefined),
    },
    crashes: setup.crashes ?? calm,
    until: setup.until ?? 0,
  });
  return { kernel, integration, flows, a, b, writes, took };
}
