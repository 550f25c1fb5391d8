// What is flown of the chosen design beyond the comparison: harsh faults, so that every branch of its flows is taken by some run, and none,
// so that its call budgets can be held against the closed form.
import type { Design } from '../design/design.ts';
import type { Proven } from '../plan/evidence.ts';
import { evidenceText, provenFrom } from '../plan/prove.ts';
import { evidenceFile } from '../score/gauge.ts';
import type { Sortie } from '../simulate/sortie.ts';
import { faultsCalled, fly, type Measure } from './measure.ts';
import type { Proposal } from './propose.ts';

/** Runs under harsh faults, at most. */
const harshRuns = 4;

export interface Proved {
  readonly proven: Proven;
  /** By path in the plan's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** Null where nothing of the proposal was flown. Rejects with the signal's reason when it is stopped. */
export async function prove(proposal: Proposal, chosen: Design, request: Measure): Promise<Proved | null> {
  const { measuring } = proposal.comparison;
  const base = proposal.flown.find(
    ({ campaign }) => campaign.design === chosen.id && campaign.policy === 'design',
  );
  if (measuring === null || base === undefined) return null;
  const [heavy] = base.sorties;
  const light = base.sorties.at(-1) ?? heavy;
  if (heavy === undefined || light === undefined) return null;
  const harsh: Sortie = {
    ...light,
    setting: { ...light.setting, faults: faultsCalled('harsh') },
    seeds: measuring.seeds.slice(0, harshRuns),
  };
  // Comparisons of both sides grow with the records, so that budgets are counted where most of them are.
  const calm: Sortie = {
    ...heavy,
    setting: { ...heavy.setting, faults: faultsCalled('none') },
    seeds: measuring.seeds.slice(0, 1),
  };
  const flown = [...proposal.flown, ...(await fly([[harsh], [calm]], request))];
  const says = [
    ...measuring.says,
    `${chosen.id} also under harsh faults (${harsh.seeds.length} of these seeds) and without any (seed ${calm.seeds[0] ?? 1}).`,
  ];
  return {
    proven: provenFrom({ chosen, flown, says }),
    files: new Map(flown.map((proof) => [evidenceFile(proof.campaign), evidenceText(proof, chosen.id)])),
  };
}
