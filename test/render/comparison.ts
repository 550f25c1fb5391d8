// Two made-up designs compared, with bills, prices and what would flip their order, for tests of the pages.
import { type ComparedDesign, type Comparison, criteria, type Criterion } from '../../src/score/scorecard.ts';
import { sources } from './systems.ts';

function compared(id: string, name: string, total: number): ComparedDesign {
  const scores = Object.fromEntries([...criteria, 'total'].map((criterion) => [criterion, total])) as Record<
    Criterion | 'total',
    number
  >;
  return {
    id,
    name,
    strategy: id === 'D1' ? 'scheduled-polls' : 'event-driven',
    platform: { transport: 'queue in the database' },
    why: `${name} suits the freshness asked.`,
    rejectedFor: id === 'D1' ? ['polls alone miss 5 min in a bulk edit'] : [],
    canonical: null,
    verdicts: { native: 15, workaround: id === 'D1' ? 0 : 2, impossible: 0 },
    measured: null,
    campaign: null,
    computed: { apiCallsPerDay: { crm: 864, tally: 300 }, budgetUse: { crm: 0.25, tally: 0.4 } },
    cost: { monthly: { amount: 40, currency: 'USD' }, effortDays: 21 },
    bill: [
      {
        vendor: 'Acme Cloud',
        what: 'Acme Cloud, runs under the plan Small',
        unit: 'runs',
        units: 25_920,
        step: 'Small, holds 40000 runs, 34.29 EUR a month',
        cost: { amount: 34.29, currency: 'EUR' },
        rate: 1.1665,
        converted: { amount: 40, currency: 'USD' },
        source: sources.limits,
      },
    ],
    scores,
    rubric: criteria.map((criterion) => ({
      criterion,
      score: total,
      weight: 0.125,
      formula: '100 × (1 − share of the limit in use)',
      inputs: [{ name: 'busiest share', value: 0.4, unit: 'of limit', source: sources.limits }],
    })),
  };
}

export const comparison: Comparison = {
  recommended: 'D2',
  basis: 'estimated',
  measuring: null,
  why: 'The higher total, and it alone meets the freshness asked.',
  designs: [compared('D1', 'Scheduled polls', 61), compared('D2', 'Event-driven middleware', 78)],
  ranking: ['D2', 'D1'],
  prices: {
    asOf: '2026-10-01',
    notes: [
      {
        what: 'Acme Cloud, runs under the plan Small',
        state: 'old',
        says: 'price as of 2024-02-01, more than twelve months old: check before you sign',
        source: sources.limits,
      },
    ],
  },
  sensitivity: {
    weights: criteria.map((criterion, index) => ({
      criterion,
      weight: 0.125,
      less: null,
      more: index === 3 ? { weight: 0.42, design: 'D1' } : null,
    })),
    scenarios: [
      {
        id: 'volume-3',
        change: 'three times the volume',
        recommended: 'D2',
        turns: false,
        basis: 'arithmetic',
        why: 'D2 then has 77, D1 60',
      },
      {
        id: 'budget-half',
        change: 'half the budget (100 USD a month)',
        recommended: 'D1',
        turns: true,
        basis: 'arithmetic',
        why: 'D1 then has 70, D2 66',
      },
    ],
    dominated: [],
  },
};
