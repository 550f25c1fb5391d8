// Briefs of any size for benches and tests: so many systems of the catalog and of private makers, so many flows between them.
// The same numbers give the same text; every flow joins another pair of objects, so no two chapters are alike.

interface Member {
  readonly id: string;
  /** The rest of the system's line in the brief. */
  readonly is: string;
  readonly objects: readonly string[];
}

/** In the order in which a landscape grows; two of each five have no API document or one of their own. */
const members: readonly Member[] = [
  {
    id: 'crm',
    is: 'uses: hubspot, edition: professional, role: system-of-record',
    objects: ['contact', 'company', 'deal'],
  },
  { id: 'billing', is: 'uses: stripe', objects: ['customer', 'invoice', 'subscription'] },
  { id: 'support', is: 'uses: zendesk, edition: professional', objects: ['user', 'ticket', 'organization'] },
  {
    id: 'partner',
    is: 'name: Partner billing of the north, api: ./openapi/billing-private.yaml',
    objects: ['customer', 'invoice'],
  },
  { id: 'shop', is: 'uses: shopify', objects: ['customer', 'order', 'product'] },
  {
    id: 'warehouse',
    is: 'name: Warehouse management, description: A system of our own with a REST API that nobody has described yet.',
    objects: ['order', 'item'],
  },
  { id: 'books', is: 'uses: xero', objects: ['contact', 'invoice', 'payment'] },
  { id: 'mail', is: 'uses: mailchimp', objects: ['member'] },
  { id: 'issues', is: 'uses: jira', objects: ['issue'] },
  { id: 'shipping', is: 'uses: shipstation', objects: ['order', 'shipment', 'customer'] },
  {
    id: 'sales',
    is: 'uses: salesforce, edition: enterprise',
    objects: ['Account', 'Contact', 'Opportunity'],
  },
  {
    id: 'loyalty',
    is: 'name: Loyalty and vouchers, description: A private service with an HTTP API.',
    objects: ['member', 'voucher'],
  },
];

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** A brief of so many systems (2 to 12) and flows. Throws a RangeError when so few systems have not so many pairs of objects. */
export function landscapeBrief(systems: number, flows: number): string {
  const taken = members.slice(0, systems);
  const pairs = pairsOf(taken);
  if (pairs.length < flows) throw new RangeError(`${systems} systems have ${pairs.length} pairs of objects`);
  const lines = pairs.slice(0, flows).map(({ from, to }, index) => {
    const freshness = ['PT5M', 'PT15M', 'PT1H', 'PT4H', 'P1D'][index % 5] ?? 'PT1H';
    return `  - { id: F${index + 1}, from: ${from}, to: ${to}, freshness: ${freshness} }`;
  });
  const volumes = taken.flatMap(({ id, objects }) =>
    objects.map(
      (object, index) =>
        `  - { object: ${id}.${object}, existing: ${4000 * (index + 1)}, changesPerDay: ${60 * (index + 2)}, peakFactor: 4 }`,
    ),
  );
  return [
    'spanwright: 1',
    `name: ${systems} systems and ${flows} flows`,
    'systems:',
    ...taken.map(({ id, is }) => `  - { id: ${id}, ${is} }`),
    'flows:',
    ...lines,
    'volumes:',
    ...volumes,
    'constraints: { hosting: aws, team: { developers: 3, skills: [typescript] } }',
    '',
  ].join('\n');
}

/** Each member to the next, then to the one after, and so on: few flows already touch all systems. */
function pairsOf(taken: readonly Member[]): readonly Pair[] {
  const rounds = Array.from({ length: 9 }, (_, round) => round);
  const steps = Array.from({ length: taken.length - 1 }, (_, step) => step + 1);
  return rounds.flatMap((round) =>
    steps.flatMap((step) =>
      taken.flatMap((member, at): readonly Pair[] => {
        const partner = taken[(at + step) % taken.length];
        const from = member.objects[round % 3];
        const to = partner?.objects[Math.floor(round / 3)];
        if (partner === undefined || from === undefined || to === undefined) return [];
        return [{ from: `${member.id}.${from}`, to: `${partner.id}.${to}` }];
      }),
    ),
  );
}
