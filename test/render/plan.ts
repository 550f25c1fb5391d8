// One whole made-up plan, small but with every kind of thing in it, for tests of the pages and pictures.
import type { Verdict } from '../../src/design/verdict.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Task } from '../../src/plan/project.ts';
import { comparison } from './comparison.ts';
import { flows, mappings, policies, tests } from './flows.ts';
import { crm, limits, sources, tally } from './systems.ts';
import { upkeep } from './upkeep.ts';

/** A policy that the tool carries itself, one that needs something built around it, and one that it can't carry. */
const verdicts: readonly Verdict[] = [
  {
    flow: 'F1',
    policy: 'trigger.schedule',
    tool: 'queue in Postgres',
    verdict: 'native',
    wants: 'a repair every 15 min',
    how: 'schedules of the queue',
    why: 'Bears every figure that the policy asks for.',
    sources: [],
  },
  {
    flow: 'F1',
    policy: 'retry.rate-limit',
    tool: 'queue in Postgres',
    verdict: 'workaround',
    wants: 'waits of 2 s × 2 up to 1 min',
    how: 'loop with a counter. Costs four nodes',
    why: 'own retry: tries at most 5, 1,445 wanted.',
    sources: [sources.webhooks],
  },
  {
    flow: null,
    policy: 'network.reach',
    tool: 'queue in Postgres',
    verdict: 'impossible',
    wants: 'Tally in a private network',
    how: 'nothing documented carries it',
    why: 'Nothing of its own for it.',
    sources: [],
  },
];

function task(number: number, title: string, kind: Task['kind'], days: readonly [number, number]): Task {
  return {
    id: `K${number}`,
    title,
    kind,
    points: 20,
    startDay: days[0],
    endDay: days[1],
    startDate: null,
    endDate: null,
    after: number === 1 ? [] : [`K${number - 1}`],
    subtasks: [{ id: `K${number}-a`, title: `First step of ${title.toLowerCase()}`, serves: ['F1'] }],
    serves: ['F1'],
    gate: number === 5 ? 'G-dev' : null,
  };
}

const tasks: readonly Task[] = [
  task(1, 'Document requirements', 'setup', [0, 1]),
  task(2, 'API authentication setup', 'integration', [2, 4]),
  task(3, 'Build connector', 'integration', [5, 6]),
  task(4, 'Configure data mapping', 'integration', [7, 7]),
  task(5, 'Test integration (dev)', 'testing', [8, 9]),
  task(6, 'Test integration (staging)', 'testing', [10, 11]),
  task(7, 'Deploy to production', 'launch', [12, 14]),
  task(8, 'Monitor and verify', 'review', [15, 15]),
];

export const plan: Plan = {
  spanwright: 1,
  id: 'crm-and-billing',
  name: 'CRM and billing',
  summary: 'Customers are entered once and invoiced without retyping.',
  engine: 'spanwright 0.1.0',
  contentHash: 'ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12',
  brief: {
    spanwright: 1,
    name: 'CRM and billing',
    summary: null,
    systems: [
      {
        id: 'crm',
        uses: 'harbor',
        api: null,
        name: null,
        description: null,
        edition: 'professional',
        approvals: [],
        role: 'system-of-record',
      },
    ],
    flows: [
      {
        id: 'F1',
        name: null,
        from: 'crm.contact',
        to: 'tally.customer',
        direction: 'one-way',
        trigger: 'auto',
        freshness: 'PT5M',
        every: null,
        filter: null,
        writes: null,
        purpose: null,
      },
    ],
    volumes: [],
    unknowns: [],
    assumptions: [],
    constraints: {
      goLive: '2027-03-01',
      monthlyBudget: { amount: 200, currency: 'USD' },
      team: { developers: 2, skills: ['typescript'] },
      hosting: 'aws',
      compliance: ['gdpr'],
      prefer: [],
      avoid: [],
      never: ['never send invoices'],
    },
  },
  requirements: [
    {
      id: 'R-F1',
      kind: 'flow',
      text: 'Contacts become customers.',
      source: { kind: 'brief', ref: '/flows/0', retrieved: 'undated' },
      acceptance: 'A qualifying contact has a customer within 5 min.',
    },
  ],
  connections: [crm, tally],
  flows,
  mappings,
  policies,
  tests,
  gates: [
    {
      id: 'partner-only',
      flow: 'F2',
      system: 'crm',
      title: 'Timeline entries',
      verdict: 'shut',
      why: 'open to partners and enterprise accounts',
      guards: ['timeline_entry'],
      decisive: true,
      opensBy: ['partner status', 'enterprise edition'],
      alternatives: [
        { resource: 'note', how: 'write a note on the contact', cost: null, available: true },
        {
          resource: 'custom_object',
          how: 'model entries as records',
          cost: 'enterprise edition',
          available: false,
        },
      ],
      source: sources.timeline,
      confidence: 'documented',
      disputed: [],
      note: null,
    },
  ],
  prohibitions: [],
  sunsets: [
    {
      id: 'v1-oauth',
      system: 'crm',
      flows: [],
      title: 'OAuth v1 endpoints',
      applies: ['/oauth/v1'],
      on: '2027-02-16',
      phase: 'removed',
      replacement: '/oauth/v3',
      beforeGoLive: true,
      source: sources.auth,
      confidence: 'documented',
      disputed: [],
      note: null,
    },
  ],
  budgets: [
    {
      id: 'B-crm-burst',
      system: 'crm',
      limit: limits.crmBurst,
      demands: [{ flow: 'F1', what: 'read one', callsPerDay: 300, pointsPerDay: null, peakPerWindow: 1 }],
      callsPerDay: 300,
      pointsPerDay: null,
      peakPerWindow: 1,
      use: 1 / 190,
      headroom: 189,
      binding: false,
    },
    {
      id: 'B-tally-write',
      system: 'tally',
      limit: limits.tallyWrite,
      demands: [
        { flow: 'F1', what: 'create', callsPerDay: 40, pointsPerDay: null, peakPerWindow: 1 },
        { flow: 'F1', what: 'update', callsPerDay: 260, pointsPerDay: null, peakPerWindow: 2 },
      ],
      callsPerDay: 300,
      pointsPerDay: null,
      peakPerWindow: 3,
      use: 0.12,
      headroom: 22,
      binding: true,
    },
  ],
  architecture: {
    id: 'D2',
    strategy: 'event-driven',
    name: 'Event-driven middleware',
    why: 'Freshness of five minutes with room to spare.',
    rejectedFor: [],
    parts: ['worker', 'queue'],
    verdicts,
    canonical: null,
    layers: [
      {
        layer: 'transport',
        tool: 'queue in Postgres',
        limits: 'thousands of jobs a second',
        exit: 'jobs are rows',
        why: 'nothing else to run',
        sources: [sources.webhooks],
      },
    ],
  },
  comparison,
  proven: null,
  decisions: [
    {
      id: 'A-1',
      title: 'How changes travel',
      chosen: 'D2',
      why: 'Freshness of five minutes.',
      rejected: [{ id: 'D1', why: 'misses freshness in a bulk edit' }],
      owner: 'sponsor',
      before: 'K3',
      flips: 'A freshness of an hour would do.',
    },
  ],
  project: {
    start: null,
    days: 15,
    points: 175,
    tasks,
    reckoning: ['Base case: 175 points in 15 days.'],
    gates: [
      {
        id: 'G-dev',
        title: 'Dev gate',
        before: 'K6',
        evidence: ['Report of every dev test'],
        tests: ['T-F1-01'],
        signOff: { role: 'Lead developer', name: null, date: null },
      },
      {
        id: 'G-verified',
        title: 'Verified under real traffic',
        before: 'handover',
        evidence: ['Freshness against target'],
        tests: [],
        signOff: { role: 'Business owner', name: null, date: null },
      },
    ],
  },
  ...upkeep,
  assumptions: [
    {
      id: 'AS-1',
      text: 'The busiest hour is four times the mean.',
      from: '/flows/1',
      owner: 'sponsor',
      before: 'K3',
    },
  ],
  risks: [
    {
      id: 'K-crm-limit',
      text: 'Sources disagree on the limit.',
      trigger: '429 in staging',
      mitigation: 'Read the live headers in week one.',
      about: 'B-crm-burst',
      source: sources.forum,
    },
  ],
  findings: [
    {
      rule: 'SPW008',
      severity: 'warning',
      message: 'F2 is blocked as asked.',
      at: 'F2',
      fix: 'Agree the route or choose another.',
      source: sources.timeline,
    },
  ],
  trace: [
    { from: 'R-F1', to: 'F1' },
    { from: 'F1', to: 'M-F1' },
  ],
  revisions: [
    {
      revision: 1,
      date: null,
      action: 'Created',
      by: 'spanwright 0.1.0',
      contentHash: 'ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12cd34ef56ab12',
    },
    { revision: 1, date: null, action: 'Approved', by: null, contentHash: null },
  ],
};
