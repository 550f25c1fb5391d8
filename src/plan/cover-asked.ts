// The lines on what was asked and on what it is asked of: purpose and control, systems and contracts, flows, data.
import type { LineRule } from './cover.ts';
import { asked, builtFlows, isTold, line, lineOver, perFlow, perSystem } from './cover-words.ts';

const control = 'purpose and control';
const contracts = 'systems and contracts';

export const askedLines: readonly LineRule[] = [
  line(control, 'Name, id, summary, and what is left out', [
    '/name',
    '/id',
    '/summary',
    '/charter/outOfScope',
  ]),
  lineOver(
    control,
    'Why it is wanted, how success is measured, by when',
    () => ['/requirements/*/acceptance', '/brief/constraints/goLive', 'S-overview.objective'],
    {
      lacks: (_, at) => (at.endsWith('/goLive') ? 'no day was given; it is asked for' : null),
      asks: asked('Q-objective', 'Q-go-live'),
    },
  ),
  line(control, 'Revisions and who approved which content', ['S-log', 'S-log.1', 'S-log.2']),
  line(
    control,
    'Owners, experts and whom to turn to next',
    ['/charter/responsibilities/*/named', '/charter/escalation', 'S-experts'],
    { lacks: () => 'nothing runs yet that could fail', asks: asked('Q-owners') },
  ),
  lineOver(
    control,
    'Assumptions, questions and decisions that carry weight, each with who answers and by when',
    () => [
      '/questions/*/owner',
      '/questions/*/due/day',
      '/decisions/*/owner',
      '/decisions/*/before',
      '/assumptions/*/owner',
    ],
  ),
  line(control, 'Designs that were rejected, and what would turn the decision', [
    '/decisions/*/rejected',
    '/decisions/*/flips',
  ]),
  line(control, 'What must be there first', ['/charter/prerequisites', 'S-access', 'S-changes']),

  line(
    contracts,
    'The systems: role, edition, region, version in use and how long it is supported',
    ['/connections/*/role', '/connections/*/version', '/connections/*/edition', '/custodies/*/compatibility'],
    {
      lacks: perSystem(({ name, kind, uses, version, edition }) =>
        version === null && (kind === 'database' || kind === 'file')
          ? `${name} is a ${kind}: it has no version or edition`
          : uses === null
            ? `${name} is private: its document names ${version === null ? 'no version' : 'no edition'}`
            : edition === null
              ? `the brief names no edition of ${name}; what depends on one counts as not known`
              : null,
      ),
      asks: (plan) => [
        'Q-location',
        ...plan.questions.map((question) => question.id).filter((id) => /^Q-systems-.*-edition$/.test(id)),
      ],
    },
  ),
  line(
    contracts,
    'Ways to sign in, least rights, who grants, life of tokens, change and withdrawal',
    [
      '/connections/*/auth',
      '/connections/*/authorisedBy',
      '/connections/*/secrets',
      '/custodies/*/access',
      '/custodies/*/leaving',
    ],
    {
      lacks: perSystem(({ name }) => `no way into ${name} is documented; it is asked for`),
      asks: asked('Q-access-'),
    },
  ),
  line(
    contracts,
    'Calls of each flow: method, path, purpose, example, required fields, errors',
    ['/flows/*/design/calls', '/flows/*/example', '/connections/*/resources'],
    {
      lacks: (plan, at) =>
        at.startsWith('/connections')
          ? perSystem(({ name }) => `nothing of ${name} is used by a flow that can be built`)(plan, at)
          : perFlow((flow) => `no mapping makes a body for ${flow.id} yet`)(plan, at),
    },
  ),
  line(
    contracts,
    'Paging: style, size, caps, whether the order holds',
    ['/flows/*/design/read/why', '/flows/*/design/read/pageSize'],
    {
      lacks: perFlow((flow) => `${flow.id} reads no pages: ${flow.design.read.method.replaceAll('-', ' ')}`),
    },
  ),
  line(
    contracts,
    'Limits by window, scope and edition, with source and date',
    ['/connections/*/rateLimits'],
    {
      lacks: perSystem(({ name, kind }) =>
        kind === 'database' || kind === 'file'
          ? `a ${kind} such as ${name} states no limit of calls; load and hours are its owner's to say`
          : `no limit of ${name} is documented: one call at a time until its owner says otherwise`,
      ),
      asks: (plan) =>
        plan.questions
          .map((question) => question.id)
          .filter((id) => /limit|how-many-(connections|calls)/.test(id)),
    },
  ),
  lineOver(
    contracts,
    'Events: name, trigger, body, signature, repeats, how long kept, doubles and order',
    (plan) =>
      builtFlows(plan, isTold).length === 0
        ? []
        : ['/flows/*/design/trigger/events', '/connections/*/webhooks'],
    {
      lacks: (plan, at) =>
        at.startsWith('/connections')
          ? perSystem(({ name }) => `${name} tells of nothing by itself that a flow listens to`)(plan, at)
          : perFlow((flow) => `${flow.id} is not started by events: ${flow.design.trigger.mode}`)(plan, at),
      none: (plan) =>
        `No flow is started by events: ${plan.flows.map((flow) => `${flow.id} by ${flow.design.trigger.mode}`).join(', ')}.`,
    },
  ),
  line(contracts, 'Versions of contracts and when a change breaks one', ['/custodies/*/compatibility']),
  line(
    contracts,
    'Sandboxes and how they differ from production',
    ['/connections/*/sandbox/what', '/running/environments'],
    {
      lacks: perSystem(({ name }) => `no sandbox of ${name} is documented; it is asked for`),
      asks: asked('Q-sandbox-'),
    },
  ),

  line('flows', 'A map of the systems and a picture of each flow, with direction and how often', [
    '/flows/*/title',
    '/flows/*/direction',
    '/flows/*/design/trigger/mode',
    '/documents',
  ]),
  line('flows', 'The course in time with failure, repeat, dead letter and recovery', [
    '/flows/*/design/retry/rows',
    '/flows/*/design/deadLetter/where',
    '/flows/*/design/reconciliation/repairs',
  ]),
  line('flows', 'Why it starts as it does, by freshness and volume', ['/flows/*/design/trigger/why']),
  line(
    'flows',
    'Preconditions, filters, and what is left out on purpose',
    ['/flows/*/statusWhy', '/flows/*/filter', '/flows/*/notSynced'],
    {
      lacks: (plan, at) =>
        at.endsWith('/filter')
          ? perFlowAlways(plan, at, (id) => `${id} has no filter: every record qualifies`)
          : perFlowAlways(plan, at, (id) => `${id} leaves out nothing that is known`),
      asks: (plan) =>
        plan.questions.map((question) => question.id).filter((id) => /^Q-flows-.*-filter$/.test(id)),
    },
  ),
  line(
    'flows',
    'Stories with who wants it and how it is accepted; screens and fields',
    ['/particulars/*/story/acceptance', 'S-stories', 'S-functional'],
    { asks: asked('Q-stories', 'Q-screens') },
  ),
  line(
    'flows',
    'What customers may set, who sets it up, who gets which feature',
    ['S-customer.options', 'S-customer.complexity', 'S-customer.deployment', 'S-customer.gating'],
    { asks: asked('Q-experience') },
  ),

  line('data', 'Who is master of each record and field', ['/particulars/*/authority']),
  line(
    'data',
    'Mapping with types, required fields, defaults, changes of value, tables, empty values, lengths',
    ['/mappings/*/mapping/mappings', '/flows/*/mapping'],
    {
      lacks: (plan, at) =>
        at.startsWith('/mappings')
          ? 'no field of the source finds one of the target by its name; the rows are agreed by hand'
          : perFlowAlways(plan, at, (id) => `the fields of ${id} are not known on both sides yet`),
      none: () => 'The fields of no flow are known on both sides yet.',
      asks: asked('Q-M-', 'Q-links-'),
    },
  ),
  line(
    'data',
    'Which records are the same: keys, their form, doubles, where pairs are kept',
    [
      '/flows/*/design/identity/crossReference',
      '/flows/*/design/identity/keys',
      '/flows/*/design/identity/firstMatch',
    ],
    {
      lacks: perFlow((flow) => `${flow.id} has no key that both sides hold: pairs are made by hand`),
      asks: asked('Q-pair-', 'Q-key-'),
    },
  ),
  line('data', 'Currency, units, time zones, locale, encoding', ['/particulars/*/conventions']),
  line('data', 'What becomes of deleted, archived, merged and erased records', [
    '/flows/*/design/deletes/policy',
    '/flows/*/design/identity/merges',
  ]),
  line('data', 'What to count in the data before the build', ['/particulars/*/quality'], {
    lacks: perFlow(
      (flow) => `${flow.id} rests on no key, no required field and no table that counts could test`,
    ),
    asks: asked('Q-quality-'),
  }),
  line('data', 'How a changed contract is noticed: renamed fields, new values', ['/custodies/*/drift/how']),
];

function perFlowAlways(
  plan: Parameters<NonNullable<LineRule['lacks']>>[0],
  at: string,
  why: (id: string) => string,
): string | null {
  const flow = plan.flows[Number(at.split('/')[2])];
  return flow === undefined ? null : why(flow.id);
}
