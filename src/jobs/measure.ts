// Between design and score: every competing design is flown over seeds under typical faults, with the naive reference beside them, and again
// in the worlds of the scenarios. What is flown, and how much of it, is decided by stated rules and the input alone, never by a clock.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { missionOfProposal } from '../plan/mission.ts';
import type { Measurement } from '../score/compare.ts';
import { judged } from '../score/gauge.ts';
import type { Measuring } from '../score/measured.ts';
import { referenceDesign, referenceFrom } from '../score/reference.ts';
import type { Yardstick } from '../score/yardstick.ts';
import { type Flown, type ScenarioWorld, worldsToFly } from '../score/scenarios.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { campaignOf } from '../simulate/campaign-of.ts';
import type { Flight } from '../simulate/flight.ts';
import type { Mission } from '../simulate/mission.ts';
import { faultProfiles } from '../simulate/read-faults.ts';
import type { Setting, Sortie } from '../simulate/sortie.ts';
import type { Faults } from '../simulate/weather.ts';
import { followed, type Lap, type Tell } from './lanes.ts';
import type { Crew, Watch } from './ports.ts';
import type { Stage } from './stages.ts';
import { type Terms, termsFor } from './terms.ts';

/** Who flies, who watches, and the first seed. `begun` hears each stage as it begins, `lanes` how far a comparison is with each design. */
export interface Measure {
  readonly crew: Crew;
  readonly watch: Watch;
  readonly begun: (stage: Stage) => void;
  readonly lanes: Tell;
  readonly seed: number;
}

/** What designs are measured with: a landscape, the designs proposed for it, the mapping of each flow by its id, what they are judged by. */
export interface Ground {
  readonly landscape: Landscape;
  readonly designs: readonly Design[];
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly yardstick: Yardstick;
}

/** What was flown of one design under one fault profile, in one or two sorties that differ in their records, with what became of it. */
export interface FlownDesign {
  readonly sorties: readonly Sortie[];
  readonly flights: readonly Flight[];
  readonly campaign: Campaign;
}

/** The designs with what their runs speak against them, what a comparison rests on, and the runs of the designs and of the reference. */
export interface MeasuredGround {
  readonly designs: readonly Design[];
  readonly measurement: Measurement;
  readonly flown: readonly FlownDesign[];
}

/** The faults under which a design must hold to be recommended. */
export const typicalFaults: Faults = faultsCalled('typical');

export function faultsCalled(name: string): Faults {
  const found = faultProfiles[name];
  if (found === undefined) throw new Error(`no fault profile ${name}`);
  return found;
}

/** Null where no design makes a call that can be flown. Rejects with the signal's reason when it is stopped. */
export async function measure(ground: Ground, request: Measure): Promise<MeasuredGround | null> {
  const { landscape, mappings } = ground;
  const able = ready(ground.designs, landscape, mappings);
  if (able.length === 0) return null;
  const worlds = worldsToFly(
    able.map(({ design }) => design),
    landscape,
  );
  const missions = able.map(({ mission }) => mission);
  const terms = termsFor(missions, worlds.length, request.seed);
  const naive = referenceDesign(able.map(({ design }) => design));
  const setting = { ...settingOf(typicalFaults), days: terms.days, flows: terms.flows };
  const orders = [
    ...missions.map((mission) => sortiesOf(mission, setting, terms)),
    ...able
      .filter(({ design }) => design === naive)
      .map(({ mission }) =>
        sortiesOf(mission, { ...setting, policy: 'naive' }, { heavy: terms.reference, light: terms.light }),
      ),
  ];
  const light = { ...setting, records: terms.light.records, days: terms.scenario.days };
  const inWorlds = worlds.map((world) =>
    ready(world.designs, world.landscape, mappings).map(({ mission }) => [
      { mission, setting: light, seeds: terms.scenario.seeds },
    ]),
  );
  const watch = followed(lapsOf(able, orders, inWorlds.flat(2)), request.watch, request.lanes);
  const flown = await fly([...orders, ...inWorlds.flat()], { crew: request.crew, watch });
  const own = flown.slice(0, orders.length);
  const base = own.slice(0, missions.length);
  const scenarios = parted(flown.slice(orders.length), inWorlds);
  return {
    designs: judgedAll(ground.designs, byDesign(base)),
    measurement: {
      campaigns: byDesign(base),
      scenarios: worlds.map((world, at) => inWorld(world, scenarios[at] ?? [])),
      measuring: measuringOf(terms, flown, own[missions.length] ?? null),
    },
    flown: own,
  };
}

interface Ready {
  readonly design: Design;
  readonly mission: Mission;
}

/** `orders` are those of the designs in their order, then that of the reference. */
function lapsOf(
  able: readonly Ready[],
  orders: readonly (readonly Sortie[])[],
  scenarios: readonly Sortie[],
): readonly Lap[] {
  return [
    ...able.map(({ design: { id, name } }, at) => ({ id, name, sorties: orders[at] ?? [] })),
    { id: 'naive', name: 'Naive reference', sorties: orders.slice(able.length).flat() },
    { id: 'scenarios', name: 'What would flip it', sorties: scenarios },
  ];
}

/** The designs of which something can be flown, with their missions. */
function ready(
  designs: readonly Design[],
  landscape: Landscape,
  mappings: Ground['mappings'],
): readonly Ready[] {
  return designs
    .map((design) => ({ design, mission: missionOfProposal(landscape, design, mappings) }))
    .filter(({ mission }) => mission.flows.length > 0);
}

/** The design as it is, for a day, with all its records. */
export function settingOf(faults: Faults): Setting {
  return { faults, days: 1, policy: 'design', without: null, records: null, flows: null };
}

function sortiesOf(
  mission: Mission,
  setting: Setting,
  { heavy, light }: Pick<Terms, 'heavy' | 'light'>,
): readonly Sortie[] {
  return [heavy, light]
    .filter(({ seeds }) => seeds.length > 0)
    .map(({ seeds, records }) => ({ mission, setting: { ...setting, records }, seeds }));
}

/** Each list of sorties becomes one campaign. */
export async function fly(
  orders: readonly (readonly Sortie[])[],
  { crew, watch }: Pick<Measure, 'crew' | 'watch'>,
): Promise<readonly FlownDesign[]> {
  const flights = parted(await crew.fly(orders.flat(), watch), orders);
  return orders.map((sorties, at) => {
    const own = (flights[at] ?? []).flat();
    return { sorties, flights: own, campaign: campaignOf(own) };
  });
}

/** A flat list in parts as long as those of the given lists. */
function parted<T>(flat: readonly T[], lists: readonly (readonly unknown[])[]): readonly (readonly T[])[] {
  let from = 0;
  return lists.map(({ length }) => {
    from += length;
    return flat.slice(from - length, from);
  });
}

function byDesign(flown: readonly FlownDesign[]): ReadonlyMap<string, Campaign> {
  return new Map(flown.map(({ campaign }) => [campaign.design, campaign]));
}

function judgedAll(designs: readonly Design[], campaigns: ReadonlyMap<string, Campaign>): readonly Design[] {
  return designs.map((design) => judged(design, campaigns.get(design.id) ?? null));
}

/** What broke something in a scenario is out in it as well. */
function inWorld(world: ScenarioWorld, flown: readonly FlownDesign[]): Flown {
  const campaigns = byDesign(flown);
  return { world: { ...world, designs: judgedAll(world.designs, campaigns) }, campaigns };
}

function measuringOf(
  { days, heavy, light, says }: Terms,
  flown: readonly FlownDesign[],
  reference: FlownDesign | null,
): Measuring {
  return {
    faults: typicalFaults.name,
    days,
    seeds: [...heavy.seeds, ...light.seeds],
    events: flown.reduce((sum, { campaign }) => sum + campaign.events, 0),
    says,
    reference: reference === null ? null : referenceFrom(reference.campaign),
  };
}
