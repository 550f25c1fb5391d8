// The example's plan with runs made by hand, as if every design had been flown: for rules and pages that rest on what was measured.
import { branchesOf } from '../src/plan/branches.ts';
import { missionOfPlan } from '../src/plan/mission.ts';
import { contentHash } from '../src/plan/hash.ts';
import { documentsOf } from '../src/plan/documents.ts';
import type { Plan } from '../src/plan/plan.ts';
import { reckonedOf } from '../src/plan/rate-proof.ts';
import { type Proof, provenFrom } from '../src/plan/prove.ts';
import { measuredOf } from '../src/score/gauge.ts';
import { referenceFrom } from '../src/score/reference.ts';
import type { Campaign } from '../src/simulate/campaign.ts';
import { faultsNamed } from '../src/simulate/read-faults.ts';
import { examplePlan } from './example-plan.ts';
import { even, madeCampaign, madeCampaignFlow } from './flown.ts';

let measured: Promise<Plan> | null = null;

/** The plan of the example, measured: everything held, every branch was taken, budgets agree. */
export function measuredPlan(): Promise<Plan> {
  measured ??= examplePlan().then(withRuns);
  return measured;
}

function withRuns(plan: Plan): Plan {
  const { architecture, comparison } = plan;
  const campaignOf = (design: string, faults: string, policy: string = 'design'): Campaign =>
    flownBy(plan, { design, faults, policy });
  const designs = comparison.designs.map((design) => {
    const campaign = campaignOf(design.id, 'typical');
    return { ...design, campaign, measured: measuredOf(campaign) };
  });
  const reference = referenceFrom(campaignOf('D1', 'typical', 'naive'));
  const chosen = {
    ...architecture,
    flows: plan.flows.map((flow) => flow.design),
    budgets: plan.budgets,
  };
  const proven = provenFrom({
    chosen,
    flown: ['typical', 'harsh', 'none'].map((faults) =>
      proofOf(plan, campaignOf(architecture.id, faults), faults),
    ),
    says: ['Three days, seeds 1 to 5, by hand.'],
  });
  const measuring = {
    faults: 'typical',
    days: 3,
    seeds: [1, 2, 3, 4, 5],
    events: 30_000,
    says: ['Three days, seeds 1 to 5, by hand.'],
    reference,
  };
  const content = {
    ...plan,
    comparison: { ...comparison, basis: 'measured' as const, designs, measuring },
    proven,
  };
  const whole = { ...content, documents: documentsOf(content) };
  const hash = contentHash(whole);
  const revisions = plan.revisions.map((one) =>
    one.contentHash === null ? one : { ...one, contentHash: hash },
  );
  return { ...whole, contentHash: hash, revisions };
}

function proofOf(plan: Plan, campaign: Campaign, faults: string): Proof {
  const setting = {
    days: campaign.days,
    policy: 'design' as const,
    without: null,
    records: null,
    flows: null,
    faults: faultsNamed(faults, 'test'),
  };
  return {
    sorties: [{ mission: missionOfPlan(plan), setting, seeds: [1, 2, 3, 4, 5] }],
    flights: [],
    campaign,
  };
}

function flownBy(plan: Plan, named: Pick<Campaign, 'design' | 'faults' | 'policy'>): Campaign {
  const built = plan.flows.filter((flow) => flow.design.calls.length > 0);
  return madeCampaign({
    ...named,
    flows: built.map((flow) => madeCampaignFlow({ flow: flow.id })),
    limits: reckonedOf({ budgets: plan.budgets, flows: built.map(({ design }) => design) }).map(
      ({ system, limit, endpoint, perDay }) => ({
        system,
        limitId: limit.id,
        endpoint,
        callsPerDay: even(perDay),
        busiest: even(9),
        share: even(0.3),
        refused: even(0),
      }),
    ),
    branches: Object.fromEntries(
      built.flatMap((flow) =>
        branchesOf(flow.design).flatMap(({ named: names }) =>
          names.map((name) => [`${flow.id}.${name}`, { taken: 2, firstSeed: 3 }]),
        ),
      ),
    ),
  });
}
