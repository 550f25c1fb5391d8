// The references to runs that a plan keeps: what was flown with its hashes and the command that flies it again, and what these runs prove of
// the chosen design. The runs themselves are written beside the plan.
import type { Design } from '../design/design.ts';
import { evidenceFile, faultWords, seedsOf } from '../score/gauge.ts';
import type { Campaign } from '../simulate/campaign.ts';
import type { Flight } from '../simulate/flight.ts';
import type { Sortie } from '../simulate/sortie.ts';
import { branchRuns, type Witness } from './branches.ts';
import type { Evidence, EvidenceFile, Proven } from './evidence.ts';
import { hashOf } from './hash.ts';
import { hashesOf } from './mission.ts';
import { budgetRuns, type FewerRecords, reckonedOf } from './rate-proof.ts';

/** Sorties of one design under the same faults, and what became of them. */
export interface Proof {
  readonly sorties: readonly Sortie[];
  readonly flights: readonly Flight[];
  readonly campaign: Campaign;
}

/** The proofs of all designs and of the reference, and in words how they were chosen. */
export interface Proofs {
  readonly chosen: Pick<Design, 'id' | 'flows' | 'budgets'>;
  readonly flown: readonly Proof[];
  readonly says: readonly string[];
}

export function provenFrom({ chosen, flown, says }: Proofs): Proven {
  const witnesses = flown
    .filter(({ campaign }) => campaign.design === chosen.id && campaign.policy === 'design')
    .map(({ campaign }) => ({ evidence: evidenceId(campaign), campaign }));
  const calm = witnesses.find(({ campaign }) => campaign.faults === 'none');
  return {
    runs: flown.map((proof) => evidenceOf(proof, chosen.id)),
    branches: chosen.flows
      .filter((flow) => isFlown(flow.flow, witnesses))
      .flatMap((flow) => branchRuns(flow, witnesses)),
    budgets: calm === undefined ? [] : budgetRuns(reckonedOf(chosen), calm, fewerIn(flown, calm)),
    says,
  };
}

/** The flows of a proof that it flew with fewer existing records than there are. */
function fewerIn(flown: readonly Proof[], { campaign }: Witness): FewerRecords {
  const sorties = flown.find((proof) => proof.campaign === campaign)?.sorties ?? [];
  return new Map(
    sorties.flatMap(({ mission, setting: { records } }) =>
      mission.flows.flatMap(({ id, load }) =>
        records === null || load.existing <= records
          ? []
          : [[id, { held: records, of: load.existing }] as const],
      ),
    ),
  );
}

function isFlown(flow: string, witnesses: readonly Witness[]): boolean {
  return witnesses.some(({ campaign }) => campaign.flows.some((one) => one.flow === flow));
}

export function evidenceId({
  design,
  policy,
  faults,
}: Pick<Campaign, 'design' | 'policy' | 'faults'>): string {
  return `EV-${policy === 'design' ? design : policy}-${faults}`;
}

/** `chosen`: the design of the plan beside which the evidence lies. */
export function evidenceOf({ sorties, campaign }: Proof, chosen: string): Evidence {
  const [first] = sorties;
  if (first === undefined) throw new Error(`the runs of ${campaign.design} have no sortie`);
  const { mission, setting } = first;
  const hashes = hashesOf(mission);
  const runs = `${campaign.seeds.count} ${campaign.seeds.count === 1 ? 'run' : 'runs'}`;
  return {
    id: evidenceId(campaign),
    title: `${setting.policy === 'naive' ? `the naive reference, with the calls of ${campaign.design}` : campaign.design}: ${runs} of ${campaign.days} ${campaign.days === 1 ? 'day' : 'days'} ${faultWords(campaign.faults)}`,
    design: campaign.design,
    policy: campaign.policy,
    faults: campaign.faults,
    faultsHash: hashOf(setting.faults),
    days: campaign.days,
    seeds: seedsOf(campaign),
    missionHash: hashes.mission,
    designHash: hashes.design,
    profileHashes: hashes.profiles,
    survived: campaign.survived,
    events: campaign.events,
    file: evidenceFile(campaign),
    again: sorties.map((sortie) => commandOf(sortie, campaign, chosen)),
  };
}

function commandOf({ setting, seeds }: Sortie, { design }: Campaign, chosen: string): string {
  const words = [
    `--faults ${setting.faults.name}`,
    `--days ${setting.days}`,
    `--seed ${seeds[0] ?? 1}`,
    `--seeds ${seeds.length}`,
    ...(setting.records === null ? [] : [`--records ${setting.records}`]),
    ...(setting.flows === null ? [] : [`--flows ${setting.flows}`]),
    ...(setting.policy === 'naive' ? ['--naive'] : []),
  ].join(' ');
  const fly = (folder: string): string => `spanwright simulate ${folder}plan.json ${words}`;
  return design === chosen
    ? fly('')
    : `spanwright plan BRIEF --quick --design ${design} --out other && ${fly('other/')}`;
}

/** The file beside the plan, one run a line. */
export function evidenceText(proof: Proof, chosen: string): string {
  const { flights, ...head }: EvidenceFile = {
    spanwright: 1,
    ...evidenceOf(proof, chosen),
    weather: weatherOf(proof),
    campaign: proof.campaign,
    flights: proof.flights,
  };
  const lines = flights.map((flight) => ` ${JSON.stringify(flight)}`).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "flights": [\n${lines}\n ]\n}\n`;
}

function weatherOf({ sorties, campaign }: Proof): Sortie['setting']['faults'] {
  const [first] = sorties;
  if (first === undefined) throw new Error(`the runs of ${campaign.design} have no sortie`);
  return first.setting.faults;
}
