// The brief that `init` writes where nobody can be asked: small, whole, ready to be changed. It is an example and says so.
import { addFlow, addSystem, emptyBrief, withGoLive, withRecordKeeper, withVolume } from './amend.ts';
import type { Brief } from './brief.ts';

const system = { api: null, name: null, description: null, edition: null };
const flow = { direction: 'one-way', trigger: 'auto', freshness: null, every: null } as const;

/** An example of two systems with two flows between them. */
export function templateBrief(): Brief {
  let brief: Brief = { ...emptyBrief(), name: 'Shop and bookkeeping' };
  brief = { ...brief, summary: 'Orders reach the books the same day, and nobody types them again.' };
  brief = addSystem(brief, { ...system, called: 'shop', uses: 'shopify' });
  brief = addSystem(brief, { ...system, called: 'books', uses: 'xero' });
  brief = withRecordKeeper(brief, 'shop');
  brief = addFlow(brief, { ...flow, from: 'shop.customer', to: 'books.contact', freshness: 'PT15M' });
  brief = addFlow(brief, { ...flow, from: 'shop.order', to: 'books.invoice', freshness: 'P1D' });
  brief = withVolume(brief, 'shop.customer', { existing: 20_000, changesPerDay: 100 });
  brief = withVolume(brief, 'shop.order', { existing: 50_000, changesPerDay: 300 });
  brief = withGoLive(brief, '2027-03-01');
  return {
    ...brief,
    constraints: {
      ...brief.constraints,
      monthlyBudget: { amount: 200, currency: 'USD' },
      team: { developers: 2, skills: ['typescript'] },
      compliance: ['gdpr'],
      never: ['An invoice is never sent to a customer automatically.'],
    },
  };
}
