// What is flown of the chosen design beyond the comparison: harsh faults, so that every branch of its flows is taken by some run, and none,
// so that its call budgets can be held against the closed form.
import type { Design } from '../design/design.ts';
import type { Proven } from '../plan/evidence.ts';
import { evidenceText, provenFrom } from '../plan/prove.ts';
import { evidenceFile } from '../score/gauge.ts';
import type { Sortie } from '../simulate/sortie.ts';
import { campaignOf } from '../simulate/campaign-of.ts';
import type { Flight } from '../simulate/flight.ts';
import { faultsCalled, type FlownDesign, fly, type Measure } from './measure.ts';
import type { Proposal } from './propose.ts';

/** Seeds flown under harsh faults, at once and at most. */
const atOnce = 4;
const mostHarsh = 16;

export interface Proved {
  readonly proven: Proven;
  /** By path in the plan's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** Null where nothing of the proposal was flown. Rejects with the signal's reason when it is stopped. */
export async function prove(proposal: Proposal, chosen: Design, request: Measure): Promise<Proved | null> {
  const { measuring } = proposal.comparison;
  const base = proposal.flown.find(isOf(chosen));
  if (measuring === null || base === undefined) return null;
  const [heavy] = base.sorties;
  const light = base.sorties.at(-1) ?? heavy;
  if (heavy === undefined || light === undefined) return null;
  // A bulk edit would come on the second day, and is in no budget.
  const calm: Sortie = {
    ...heavy,
    setting: { ...heavy.setting, faults: faultsCalled('none'), days: 1 },
    seeds: measuring.seeds.slice(0, 1),
  };
  const [counted] = await fly([[calm]], request);
  const harsh = await harshRuns(chosen, light, { proposal, request });
  const flown = [...proposal.flown, harsh, ...(counted === undefined ? [] : [counted])];
  const says = [
    ...measuring.says,
    `${chosen.id} flew under harsh faults as well, with seeds from ${calm.seeds[0] ?? 1} on until every branch of its flows had been taken, at most ${mostHarsh} of them (${harsh.campaign.seeds.count} were flown), and without faults for a day, so that calls are counted on a usual day.`,
  ];
  return {
    proven: provenFrom({ chosen, flown, says }),
    files: new Map(flown.map((proof) => [evidenceFile(proof.campaign), evidenceText(proof, chosen.id)])),
  };
}

/** Seed after seed until every branch was taken by some run. */
async function harshRuns(
  chosen: Design,
  light: Sortie,
  { proposal, request }: { readonly proposal: Proposal; readonly request: Measure },
): Promise<FlownDesign> {
  const setting = { ...light.setting, faults: faultsCalled('harsh') };
  const before = proposal.flown.filter(isOf(chosen));
  let seeds: readonly number[] = [];
  let flights: readonly Flight[] = [];
  for (;;) {
    const more = Array.from({ length: atOnce }, (_, at) => request.seed + seeds.length + at);
    const [next] = await fly([[{ ...light, setting, seeds: more }]], request);
    seeds = [...seeds, ...more];
    flights = [...flights, ...(next?.flights ?? [])];
    const harsh = { sorties: [{ ...light, setting, seeds }], flights, campaign: campaignOf(flights) };
    const { branches } = provenFrom({ chosen, flown: [...before, harsh], says: [] });
    if (seeds.length >= mostHarsh || branches.every(({ taken }) => taken > 0)) return harsh;
  }
}

function isOf(chosen: Design): (flown: FlownDesign) => boolean {
  return ({ campaign }) => campaign.design === chosen.id && campaign.policy === 'design';
}
