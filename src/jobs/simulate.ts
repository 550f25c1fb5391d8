// A finished plan's design flown: over seeds, under faults of one's choice, with a safeguard taken out where somebody asks what it is for.
import { InputError, inputProblem } from '../finding/input.ts';
import { hashesOf, type MissionHashes, missionOfPlan } from '../plan/mission.ts';
import type { Plan } from '../plan/plan.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { campaignOf } from '../simulate/campaign-of.ts';
import { policyOf } from '../simulate/derive.ts';
import type { Flight, Invariant } from '../simulate/flight.ts';
import type { Mission } from '../simulate/mission.ts';
import { safeguardNamed } from '../simulate/safeguards.ts';
import type { Setting, Sortie } from '../simulate/sortie.ts';
import type { Crew, Watch } from './ports.ts';

/** What is flown; `setting.without` is taken as it was written, and refused with the nearest spelling where there is no such safeguard. */
export interface SimulateRequest {
  readonly plan: Plan;
  readonly setting: Setting;
  readonly seeds: readonly number[];
}

/**
 * What was flown and what came of it. `left` are flows that could not be, each with the reason. With a safeguard taken out `safeguard` says
 * what it is for and what breaks without it, against the same runs with it.
 */
export interface Simulation {
  readonly hashes: MissionHashes;
  readonly setting: Setting;
  readonly campaign: Campaign;
  readonly flights: readonly Flight[];
  readonly left: Mission['left'];
  readonly safeguard: {
    readonly name: string;
    readonly does: string;
    /** Whether this design has it at all. */
    readonly there: boolean;
    /** Whether some invariant breaks without it that holds with it. */
    readonly needed: boolean;
    readonly breaks: readonly Invariant[];
    readonly whole: Campaign;
  } | null;
}

/** Throws InputError for a plan of which nothing can be flown and for a safeguard that does not exist. */
export async function simulatePlan(
  { plan, setting, seeds }: SimulateRequest,
  crew: Crew,
  watch: Watch,
): Promise<Simulation> {
  const safeguard = setting.without === null ? null : safeguardNamed(setting.without, '--without');
  const mission = missionOfPlan(plan);
  if (mission.flows.length === 0) throw nothingToFly(mission);
  const own: Sortie = { mission, setting, seeds };
  const sorties = safeguard === null ? [own] : [own, { ...own, setting: { ...setting, without: null } }];
  const [flights = [], whole = []] = await crew.fly(sorties, watch);
  const campaign = campaignOf(flights);
  return {
    hashes: hashesOf(mission),
    setting,
    campaign,
    flights,
    left: mission.left,
    safeguard:
      safeguard === null
        ? null
        : {
            name: safeguard.name,
            does: safeguard.does,
            there: safeguard.applies(policyOf(mission)),
            ...difference(campaign, campaignOf(whole)),
          },
  };
}

function difference(
  without: Campaign,
  whole: Campaign,
): Pick<NonNullable<Simulation['safeguard']>, 'needed' | 'breaks' | 'whole'> {
  const before = new Map(whole.held.map((one) => [one.invariant, one.brokenRuns]));
  const breaks = without.held
    .filter(({ invariant, brokenRuns }) => brokenRuns > (before.get(invariant) ?? 0))
    .map(({ invariant }) => invariant);
  return { needed: breaks.length > 0, breaks, whole };
}

function nothingToFly({ left }: Mission): InputError {
  return new InputError([
    inputProblem({
      file: 'the plan',
      message: `no flow of this plan can be simulated: ${left.map(({ flow, why }) => `${flow}: ${why}`).join('; ')}`,
      expected: 'a plan with at least one flow that reads and writes something',
      nearest: null,
    }),
  ]);
}
