// Three made-up flows: one that works, one that a gate bars but a route saves, one two-way pair.
import type { PlanFlow, PlanMapping, PlanTest, Policy } from '../../src/plan/plan.ts';
import { because, call, contactCalls, design, read, rule } from './decisions.ts';
import { sources } from './systems.ts';

function flow(
  id: string,
  title: string,
  more: Partial<PlanFlow> & Pick<PlanFlow, 'design' | 'from' | 'to'>,
): PlanFlow {
  return {
    id,
    askedAs: id,
    title,
    oneLine: `When a record qualifies, its counterpart is current within minutes (${id}).`,
    purpose: 'A billing specialist invoices a new customer without retyping.',
    filter: null,
    condition: null,
    direction: 'one-way',
    pair: null,
    status: 'feasible',
    statusWhy: 'every call it needs is open to this edition',
    route: null,
    freshness: 'PT5M',
    load: { existing: 20000, changesPerDay: 300, peakFactor: 5, assumed: [] },
    requirements: ['R-F1'],
    mapping: null,
    policies: [],
    tests: [],
    example: null,
    notSynced: [],
    personalData: [],
    ...more,
  };
}

const crmContact = { system: 'crm', asked: 'crm.contact', resource: 'contact' };
const tallyCustomer = { system: 'tally', asked: 'tally.customer', resource: 'customer' };
const twoWay = {
  conflict: {
    rules: [
      { fields: 'name, address', winner: 'crm' },
      { fields: 'tax number', winner: 'tally' },
    ],
    clockTolerance: 'PT2S',
    owner: 'crm',
    timed: true,
    review: 'same field changed on both sides within a minute',
    ...rule,
  },
  echo: {
    tag: 'metadata.origin = spanwright',
    detect: 'a change whose hash equals the last one written is dropped',
    ...rule,
  },
  notApplicable: {},
  trigger: {
    mode: 'poll',
    asked: 'poll',
    events: [],
    every: 'PT5M',
    repair: null,
    watch: null,
    expected: { typical: 'PT2M30S', worst: 'PT5M10S' },
    ...because,
  },
  transport: {
    runsOn: 'scheduled run',
    queue: null,
    concurrency: 1,
    inFlightPerRecord: 1,
    overhead: { time: 'PT0S', per: 'job' },
    intake: null,
    ...because,
  },
} as const;

export const flows: readonly PlanFlow[] = [
  flow('F1', 'Harbor CRM contact → Tally Billing customer', {
    from: crmContact,
    to: tallyCustomer,
    filter: 'only lifecycle stage customer',
    condition: { field: 'lifecyclestage', equals: 'customer' },
    mapping: 'M-F1',
    policies: ['P-F1-trigger', 'P-F1-retry'],
    tests: ['T-F1-01', 'T-F1-02'],
    example: {
      call: 'F1-create',
      record: '{"first_name":"Ada"}',
      body: '{"name":"Ada Lovelace","email":"ada@example.com"}',
    },
    notSynced: [{ what: 'marketing consent', why: 'no lawful basis in billing' }],
    personalData: [{ field: 'email', class: 'contact' }],
    design: design('F1', { calls: contactCalls }),
  }),
  flow('F2', 'Tally Billing invoice → Harbor CRM timeline entry', {
    from: { system: 'tally', asked: 'tally.invoice', resource: 'invoice' },
    to: { system: 'crm', asked: 'crm.timeline_entry', resource: 'timeline_entry' },
    status: 'blocked',
    statusWhy: 'timeline entries are open to partners only',
    route: { resource: 'note', how: 'write a note on the contact', cost: null },
    freshness: null,
    load: { existing: 5000, changesPerDay: 120, peakFactor: 4, assumed: ['peakFactor'] },
    design: design('F2', {
      blocked: 'timeline entries are open to partners only',
      routedTo: 'note',
      notApplicable: {},
      calls: [
        call('F2-find', 'find changed', {
          resource: 'invoice',
          kind: 'list',
          method: 'GET',
          path: '/invoices',
          detail: 'modified after watermark',
          onFailure: 'read',
          limitId: null,
        }),
        call('F2-create', 'create', {
          system: 'crm',
          resource: 'note',
          path: '/v2/notes',
          scopes: ['notes.write'],
          limitId: 'burst',
          sources: [sources.limits],
        }),
      ],
      trigger: twoWay.trigger,
      transport: { ...twoWay.transport, queue: 'invoice-to-note' },
      idempotency: {
        support: 'none',
        header: null,
        formula: 'spw-F2-{id}',
        storedIn: 'cross-reference',
        retention: null,
        unknownOutcome: 'look up before writing again',
        unknown: 'look-up',
        risk: 'a note may appear twice when the look-up lags',
        ...because,
      },
    }),
  }),
  flow('F3-out', 'Harbor CRM company → Tally Billing account', {
    askedAs: 'F3',
    from: { system: 'crm', asked: 'crm.company', resource: 'company' },
    to: { system: 'tally', asked: 'tally.account', resource: 'account' },
    direction: 'two-way',
    pair: 'F3-back',
    design: design('F3-out', {
      ...twoWay,
      calls: [
        call('F3-out-find', 'find changed', {
          ...read,
          resource: 'company',
          kind: 'search',
          path: '/v2/companies/search',
          limitId: 'search',
        }),
        call('F3-out-update', 'update', { resource: 'account', kind: 'update', path: '/accounts/{id}' }),
      ],
    }),
  }),
  flow('F3-back', 'Tally Billing account → Harbor CRM company', {
    askedAs: 'F3',
    from: { system: 'tally', asked: 'tally.account', resource: 'account' },
    to: { system: 'crm', asked: 'crm.company', resource: 'company' },
    direction: 'two-way',
    pair: 'F3-out',
    status: 'open',
    statusWhy: 'whether accounts tell when they changed is not known',
    design: design('F3-back', {
      ...twoWay,
      calls: [
        call('F3-back-find', 'find changed', {
          resource: 'account',
          kind: 'list',
          method: 'GET',
          path: '/accounts',
          onFailure: 'read',
        }),
        call('F3-back-update', 'update', {
          system: 'crm',
          resource: 'company',
          kind: 'update',
          method: 'PATCH',
          path: '/v2/companies/{id}',
          scopes: ['companies.write'],
          limitId: 'burst',
        }),
      ],
    }),
  }),
];

const mapped = {
  transform: 'copy',
  why: 'same name and type',
  fromTypes: ['string'],
  toType: 'string',
  required: false,
  nullRule: 'omit',
  defaultValue: null,
  valueMap: null,
  reads: [],
  maxLength: null,
  personal: null,
  lossy: [],
} as const;
export const mappings: readonly PlanMapping[] = [
  {
    id: 'M-F1',
    flow: 'F1',
    mapping: {
      from: 'harbor:contact',
      to: 'tally:customer',
      findings: [],
      decided: [],
      candidates: [{ from: ['nickname'], to: 'name', score: 0.41 }],
      unmapped: { required: [], to: ['vat_id'], from: ['nickname'] },
      mappings: [
        {
          ...mapped,
          from: ['first_name', 'last_name'],
          to: 'name',
          score: 0.97,
          transform: 'join with a space',
          jsonata: "$join([first_name, last_name], ' ')",
          lossy: ['the split is not recoverable'],
          required: true,
          nullRule: 'stop',
          maxLength: 256,
          personal: 'contact',
        },
        {
          ...mapped,
          from: ['email'],
          to: 'email',
          score: 0.99,
          transform: 'lower case, trim',
          jsonata: '$lowercase($trim(email))',
          personal: 'contact',
        },
        {
          ...mapped,
          from: ['stage'],
          to: 'status',
          score: 0.71,
          transform: 'value map',
          jsonata: '$lookup({"customer":"active"}, stage)',
          valueMap: { customer: 'active', lost: 'closed' },
          nullRule: 'default',
          defaultValue: '"active"',
        },
        { ...mapped, from: ['address.city'], to: 'address.city', score: 0.9, jsonata: 'address.city' },
      ],
    },
  },
];

export const policies: readonly Policy[] = [
  {
    id: 'P-F1-trigger',
    flow: 'F1',
    kind: 'trigger',
    title: 'What starts a run',
    statement: 'Webhook on contact.changed; a poll every 15 min finds what was missed.',
    tests: ['T-F1-02'],
  },
  {
    id: 'P-F1-retry',
    flow: 'F1',
    kind: 'retry',
    title: 'When a call fails',
    statement: 'Rate limit: retry, Retry-After obeyed.',
    tests: ['T-F1-02'],
  },
];

export const tests: readonly PlanTest[] = [
  {
    id: 'T-F1-01',
    flow: 'F1',
    title: 'Mapping vectors',
    how: 'each row with a full, an empty and a hostile value',
    kind: 'mapping',
    proves: ['M-F1'],
    gate: 'dev',
  },
  {
    id: 'T-F1-02',
    flow: 'F1',
    title: 'Webhook lost',
    how: 'drop every tenth delivery; the next poll finds them',
    kind: 'fault',
    proves: ['P-F1-trigger', 'P-F1-retry'],
    gate: 'staging',
  },
];
