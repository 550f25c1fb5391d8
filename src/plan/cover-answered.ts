// The lines on what the design answers and how it gets to production and stays there: capacity, reliability, security, operations, delivery.
import type { LineRule } from './cover.ts';
import { asked, builtFlows, isTold, line, lineOver, perFlow, perSystem } from './cover-words.ts';

const security = 'security and privacy';

export const answeredLines: readonly LineRule[] = [
  line(
    'capacity',
    'Volumes: at first, a day, at peak, growth, size of a record',
    ['/flows/*/load', '/particulars/*/size'],
    {
      lacks: perFlow((flow) => `${flow.id} has no example yet to take a size from`),
      asks: (plan) => [
        'Q-growth',
        ...plan.questions.map((question) => question.id).filter((id) => id.startsWith('Q-volumes-')),
      ],
    },
  ),
  line('capacity', 'Demand against each limit, room left, other users, the one that binds', ['/budgets'], {
    none: (plan) =>
      `No limit is documented for ${plan.connections.map((connection) => connection.name).join(', ')}, so there is nothing to hold demand against; owners are asked.`,
  }),
  line(
    'capacity',
    'Why it asks as often as it does',
    ['/flows/*/design/trigger/every', '/flows/*/design/trigger/repair/every'],
    {
      lacks: (plan, at) => {
        const flow = plan.flows[Number(at.split('/')[2])];
        if (flow === undefined) return null;
        return at.endsWith('/repair/every')
          ? `${flow.id} needs no second look: every run reads from its watermark`
          : `${flow.id} does not ask at intervals: ${flow.design.trigger.mode}`;
      },
      none: (plan) =>
        `No flow asks at intervals: ${plan.flows.map((flow) => `${flow.id} by ${flow.design.trigger.mode}`).join(', ')}.`,
    },
  ),
  line('capacity', 'First load: how, cut how, how long at the limit', [
    '/flows/*/design/backfill/method',
    '/flows/*/design/backfill/partitions',
    '/flows/*/design/backfill/why',
  ]),
  line(
    'capacity',
    'Where the time goes: time-outs, pace, the way from end to end',
    ['/particulars/*/timing/verdict', '/particulars/*/timing/timeoutPerCall', '/particulars/*/timing/parts'],
    { lacks: perFlow() },
  ),

  line('reliability', 'What is tried again for each class of error, after which wait, and what is not', [
    '/flows/*/design/retry/rows',
  ]),
  line('reliability', 'The key that keeps a write from being doubled, where it lies, how long', [
    '/flows/*/design/idempotency/formula',
    '/flows/*/design/idempotency/storedIn',
  ]),
  line('reliability', 'What happens when a write gets no answer', [
    '/flows/*/design/idempotency/unknownOutcome',
  ]),
  line('reliability', 'Which change wins in time, and what becomes of old news', [
    '/flows/*/design/ordering/rule',
  ]),
  line('reliability', 'Messages that come twice', [
    '/flows/*/design/transport/why',
    '/flows/*/design/ordering/rule',
  ]),
  lineOver(
    'reliability',
    'Both sides changed: who wins per field, how far clocks differ, who decides',
    (plan) => (plan.flows.some((flow) => flow.pair !== null) ? ['/flows/*/design/conflict/rules'] : []),
    {
      lacks: (plan, at) => plan.flows[Number(at.split('/')[2])]?.design.notApplicable['conflict'] ?? null,
      none: (plan) => oneWayWords(plan.flows.map((flow) => flow.id)),
    },
  ),
  lineOver(
    'reliability',
    'Own writes that come back, and the test that writing stops',
    (plan) => (plan.flows.some((flow) => flow.pair !== null) ? ['/flows/*/design/echo/detect'] : []),
    {
      lacks: (plan, at) => plan.flows[Number(at.split('/')[2])]?.design.notApplicable['echo'] ?? null,
      none: (plan) => oneWayWords(plan.flows.map((flow) => flow.id)),
    },
  ),
  line(
    'reliability',
    'How much runs at once, single runs, locks',
    ['/particulars/*/locks', '/flows/*/design/transport/concurrency'],
    { lacks: perFlow() },
  ),
  line('reliability', 'Dead letters: what they keep, who is told, triage, replay, expiry', [
    '/flows/*/design/deadLetter/keeps',
    '/flows/*/design/deadLetter/replay',
  ]),
  line('reliability', 'How far back can be replayed, against how long events are kept', [
    '/particulars/*/replay/text',
  ]),
  line('reliability', 'What compares both sides, how often, and who may repair', [
    '/flows/*/design/reconciliation/compares',
    '/flows/*/design/reconciliation/repairs',
  ]),
  line(
    'reliability',
    'Circuit breaker, and how it runs on while a system is down',
    ['/flows/*/design/retry/breaker', '/particulars/*/seen/text'],
    {
      lacks: perFlow(
        (flow) =>
          `${flow.id} has no breaker: ${flow.design.transport.runsOn} ends the run, and the next one tries again`,
      ),
    },
  ),
  line('reliability', 'What is undone where several systems must agree', ['/running/compensation/rules'], {
    lacks: (plan) => plan.running.compensation.none,
  }),

  line(security, 'Secrets: where, changed when, per environment, never in logs', [
    '/connections/*/secrets',
    'R-secrets',
  ]),
  lineOver(
    security,
    'Webhooks: signature, tolerance, raw body, replays kept out',
    (plan) =>
      builtFlows(plan, (flow) => flow.design.trigger.mode === 'webhook').length === 0
        ? []
        : ['/connections/*/webhooks/signature'],
    {
      lacks: perSystem(
        ({ name }) =>
          `${name} calls no address of ours, or documents no signature; then messages are only hints, and each record is read anew`,
      ),
      none: (plan) =>
        `No flow takes webhooks${builtFlows(plan, isTold).length === 0 ? '' : '; events are fetched from a channel with our own credential'}: no address of ours is open to anybody.`,
    },
  ),
  line(
    security,
    'Personal data per field: class, purpose, how little, how long it stays',
    ['/flows/*/personalData', '/flows/*/design/deadLetter/expires'],
    {
      lacks: (plan, at) => {
        const flow = plan.flows[Number(at.split('/')[2])];
        return flow === undefined
          ? null
          : `no mapped field of ${flow.id} is marked as personal by its contract`;
      },
      asks: asked('Q-personal'),
    },
  ),
  lineOver(
    security,
    'Where data lies, sub-processors, basis of transfer, record of processing',
    (plan) => plan.custodies.map((custody) => custody.processing),
    { asks: asked('Q-location') },
  ),
  line(security, 'Who gets at what, and what is recorded of it', [
    '/custodies/*/access',
    '/custodies/*/audit',
  ]),

  line('operations', 'One id over all hops; logs without contents', [
    '/running/correlation/text',
    '/running/logs/text',
  ]),
  line(
    'operations',
    'What is measured and the target of each: freshness, success, dead letters, use of limits',
    ['/running/indicators'],
    {
      none: () => 'No flow can be built yet, so there is nothing to measure.',
    },
  ),
  line(
    'operations',
    'Alerts, each with its runbook and who is told',
    ['/running/alerts/*/runbook', '/running/runbooks/*/steps'],
    {
      none: () => 'No flow can be built yet, so nothing can fail.',
    },
  ),
  line('operations', 'What people see when it fails', ['/particulars/*/seen/text', 'S-integration.users'], {
    asks: asked('Q-experience'),
  }),
  line(
    'operations',
    'Run cost a month, what it is billed by, how it grows',
    ['/running/growth', '/comparison/designs/*/cost/monthly'],
    { asks: asked('Q-growth') },
  ),
  line('operations', 'A tool for each layer: why, its limits, the way out', [
    '/architecture/layers/*/why',
    '/architecture/layers/*/exit',
  ]),

  line(
    'delivery',
    'The work with its order, effort, what runs side by side, the longest way',
    ['/project/tasks/*/subtasks', '/roadmap/phases/*/effort', '/roadmap/criticalPath', '/roadmap/waves'],
    {
      lacks: (plan, at) => {
        const task = plan.project.tasks[Number(at.split('/')[3])];
        return plan.flows.every((flow) => flow.design.calls.length === 0) && task !== undefined
          ? `${task.id} has no steps until a flow can be built`
          : null;
      },
    },
  ),
  line('delivery', 'Environments and how a build gets from one to the next', [
    '/running/environments',
    '/project/gates',
  ]),
  line(
    'delivery',
    'Tests: mapping, contract, from end to end, refusals, load, faults, second run, acceptance',
    ['/tests/*/how'],
  ),
  line('delivery', 'Gates before staging and before production: evidence and a named signature', [
    '/project/gates/*/evidence',
    '/project/gates/*/signOff/role',
    'S-log.G-dev',
    'S-log.G-staging',
  ]),
  line('delivery', 'The switch: freeze, first load, both side by side, go or no go', ['/roadmap/cutover']),
  line('delivery', 'The way back from each phase, data already written included', [
    '/roadmap/phases/*/rollback/how',
    '/roadmap/phases/*/rollback/data',
  ]),
  line('delivery', 'Close watch after the switch, and what is verified on day 15', [
    '/roadmap/hypercare',
    'K8',
    'G-verified',
  ]),
  line(
    'delivery',
    'Risks with the sign that they come true and what is done then',
    ['/risks/*/trigger', '/risks/*/mitigation'],
    {
      none: () =>
        'Nothing known is uncertain enough: no gate is shut, no end is near, no limit is tight, no volume is assumed.',
    },
  ),
  line('delivery', 'Handover: access, developer brief, runbook, training', ['/running/handover']),
  line('delivery', 'Watch on ends of support, reviews, and how it is ended', [
    '/running/lifecycle',
    '/custodies/*/leaving',
  ]),
];

function oneWayWords(ids: readonly string[]): string {
  return `All flows run one way (${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ` and ${ids.length - 12} more` : ''}): no side is written and read at once.`;
}
