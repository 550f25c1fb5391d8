// One flow in time: who calls whom, with method and path, and what follows when a call is limited, unanswered or refused.
import type { Call, FlowDesign, RetryRow } from '../../design/design.ts';
import { inWords } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import type { Branch, Participant, Sequence, Step, Tone } from './diagram.ts';
import { backOff } from './flow.ts';
import { oncePerFlow } from './once.ts';
import { bare, idOf, plain } from './plain.ts';
import {
  connectionOf,
  endpoint,
  readCalls,
  sourceObject,
  systemName,
  targetObject,
  triggerWords,
  writeCalls,
  findingCall,
  hasIntake,
  readingCall,
} from './terms.ts';

export const sequenceOf: (plan: Plan, flow: PlanFlow) => Sequence = oncePerFlow(stepsOf);

function stepsOf(plan: Plan, flow: PlanFlow): Sequence {
  return {
    kind: 'sequence',
    id: `${idOf(flow.id)}-sequence`,
    title: `${flow.id} sequence: ${plain(flow.title)}`,
    description: `What ${systemName(plan, flow.from.system)}, the integration and ${systemName(plan, flow.to.system)} tell each other for one ${sourceObject(flow)}, with failure, retry, dead letter and recovery.`,
    participants: participants(plan, flow),
    steps: [...arrival(plan, flow), ...reading(flow), ...writing(flow), ...recovery(flow)],
  };
}

function participants(plan: Plan, flow: PlanFlow): readonly Participant[] {
  const { queue } = flow.design.transport;
  return [
    { id: 'source', shape: 'system', title: systemName(plan, flow.from.system) },
    ...(hasIntake(flow) ? [{ id: 'intake', shape: 'own', title: 'Intake' } as const] : []),
    ...(queue === null ? [] : [{ id: 'queue', shape: 'queue', title: 'Queue' } as const]),
    { id: 'worker', shape: 'own', title: 'Worker' },
    {
      id: 'target',
      shape: 'system',
      title:
        flow.from.system === flow.to.system
          ? `${systemName(plan, flow.to.system)} (target)`
          : systemName(plan, flow.to.system),
    },
    { id: 'dead', shape: 'dead-letter', title: 'Dead letters' },
  ];
}

/** From the first sign of a change to a job that a worker holds. */
function arrival(plan: Plan, flow: PlanFlow): readonly Step[] {
  const holder = flow.design.transport.queue === null ? 'worker' : 'queue';
  const handOver = holder === 'queue' ? [next(flow)] : [];
  if (!hasIntake(flow)) return [{ kind: 'remark', over: ['worker'], text: `starts: ${triggerWords(flow)}` }];
  const event = flow.design.trigger.events[0] ?? `${sourceObject(flow)} changed`;
  const accept: readonly Step[] = [
    say('intake', holder, `${sourceObject(flow)} id, once`),
    reply('intake', 'source', '2xx at once'),
  ];
  const signature = connectionOf(plan, flow.from.system)?.webhooks?.signature ?? null;
  const checked: readonly Step[] =
    signature === null
      ? accept
      : [
          choice(
            {
              when: 'signature or time wrong',
              tone: 'failed',
              steps: [reply('intake', 'source', '401, counted', 'failed')],
            },
            { when: 'accepted', tone: 'flowing', steps: accept },
          ),
        ];
  return [
    say('source', 'intake', `${plain(event)}${signature === null ? '' : ` (${plain(signature.header)})`}`),
    ...checked,
    ...handOver,
  ];
}

/** Finding or reading what changed; with a queue behind a poll, also how each record comes back to a worker. */
function reading(flow: PlanFlow): readonly Step[] {
  if (hasIntake(flow)) return asked(flow, readingCall(flow));
  const found = asked(flow, findingCall(flow));
  if (flow.design.transport.queue === null) return found;
  return [
    ...found,
    say('worker', 'queue', `each ${sourceObject(flow)} id, once`),
    next(flow),
    ...asked(flow, readingCall(flow)),
  ];
}

function next(flow: PlanFlow): Step {
  return say('queue', 'worker', `next ${sourceObject(flow)}, one in flight per record`);
}

/** A call to the source and its two answers. */
function asked(flow: PlanFlow, call: Call | undefined): readonly Step[] {
  if (call === undefined) return [];
  const { read, retry } = flow.design;
  const since =
    call.kind !== 'get' && read.method === 'incremental-filter' && read.cursorField !== null
      ? `, ${plain(read.cursorField)} ≥ watermark${read.overlap === null ? '' : ` − ${inWords(read.overlap)}`}`
      : '';
  const limited = rowOf(retry.rows, 'rate-limit');
  const pages = call.pageSize === null ? '' : `, pages of ${call.pageSize}`;
  const found = reply('source', 'worker', `${sourceObject(flow)}${pages}`);
  const steps: Step[] = [say('worker', 'source', `${endpoint(call)}${since}`)];
  if (limited === null) return [...steps, found];
  const refusal = [
    reply('source', 'worker', clause(limited.seenAs), 'retry'),
    say('worker', 'worker', waitWords(limited), 'retry'),
  ];
  return [
    ...steps,
    choice(
      { when: 'limited', tone: 'retry', steps: refusal },
      { when: 'answered', tone: 'flowing', steps: [found] },
    ),
  ];
}

function writing(flow: PlanFlow): readonly Step[] {
  const { design } = flow;
  const lookUps = readCalls(flow).filter((call) => call.system === flow.to.system);
  const lookUp = lookUps.find((call) => call.kind === 'search' || call.kind === 'get') ?? lookUps[0];
  const prepare = `find the pair${flow.mapping === null ? '' : `, map by ${flow.mapping}`}`;
  const steps: Step[] = [say('worker', 'worker', prepare)];
  if (lookUp !== undefined)
    steps.push({
      kind: 'choice',
      branches: [
        {
          when: 'pair not known yet',
          tone: 'waiting',
          steps: [
            say('worker', 'target', endpoint(lookUp)),
            reply('target', 'worker', `none, one or several`),
          ],
        },
      ],
    });
  const write = writeCalls(flow)[0];
  if (write === undefined) return steps;
  const key =
    design.idempotency.support === 'header' && design.idempotency.header !== null
      ? `, ${plain(design.idempotency.header)}`
      : '';
  steps.push(say('worker', 'target', `${endpoint(write)}${key}`));
  steps.push({ kind: 'choice', branches: outcomes(design, write, targetObject(flow)) });
  return steps;
}

function outcomes(design: FlowDesign, write: Call, object: string): readonly Branch[] {
  const { rows } = design.retry;
  const [limited, silent, refused, shut] = [
    rowOf(rows, 'rate-limit'),
    rowOf(rows, 'no-answer'),
    rowOf(rows, 'refused'),
    rowOf(rows, 'access-lost'),
  ];
  const branches: Branch[] = [
    {
      when: 'written',
      tone: 'flowing',
      steps: [
        reply('target', 'worker', `2xx, ${object} id`),
        say('worker', 'worker', 'keep the pair, move the watermark'),
      ],
    },
  ];
  if (limited !== null)
    branches.push({
      when: 'limited or down',
      tone: 'retry',
      steps: [
        reply('target', 'worker', clause(limited.seenAs), 'retry'),
        say('worker', 'worker', waitWords(limited), 'retry'),
      ],
    });
  if (silent !== null) {
    const again = repeat(design, write);
    branches.push({ when: 'no answer', tone: 'retry', steps: [say('worker', 'target', again, 'retry')] });
  }
  if (refused !== null)
    branches.push({
      when: 'refused',
      tone: 'failed',
      steps: [
        reply('target', 'worker', clause(refused.seenAs), 'failed'),
        say('worker', 'dead', 'ids, mapped values, reason', 'failed'),
      ],
    });
  if (shut !== null)
    branches.push({
      when: 'access lost',
      tone: 'failed',
      steps: [say('worker', 'worker', clause(shut.then), 'failed')],
    });
  return branches;
}

/** What is done when a write got no answer. */
function repeat(design: FlowDesign, write: Call): string {
  const { support } = design.idempotency;
  if (support === 'none') return 'look it up before writing again';
  return `${endpoint(write)}, ${support === 'header' ? 'same key' : 'the same again, changes nothing twice'}`;
}

/** What brings back a lost event or a silent error. */
function recovery(flow: PlanFlow): readonly Step[] {
  const { trigger, reconciliation, transport } = flow.design;
  const steps: Step[] = [];
  const find = readCalls(flow).find(
    (call) => call.system === flow.from.system && (call.kind === 'search' || call.kind === 'list'),
  );
  if (trigger.repair !== null) {
    steps.push({
      kind: 'remark',
      over: ['source', 'worker'],
      text: `Recovery: ${trigger.repair.mode} every ${inWords(trigger.repair.every)} finds what no event told`,
    });
    steps.push(
      say(
        'worker',
        'source',
        find === undefined ? 'changed since the watermark' : endpoint(find),
        'recovered',
      ),
    );
    if (transport.queue !== null) steps.push(say('worker', 'queue', 'missed ids', 'recovered'));
  }
  steps.push({
    kind: 'remark',
    over: ['source', 'target'],
    text: `Every ${inWords(reconciliation.every)}: compare ${bare(reconciliation.compares)}`,
  });
  return steps;
}

function waitWords(row: RetryRow): string {
  const first = row.honoursRetryAfter ? ['Retry-After'] : [];
  return `wait ${[...first, backOff([row]).join(', ')].join(', else ')}`;
}

/** The first clause of a sentence: enough beside an arrow. */
function clause(text: string): string {
  return bare(text.split(/[;]|\. /)[0] ?? '');
}

function rowOf(rows: readonly RetryRow[], kind: RetryRow['class']): RetryRow | null {
  return rows.find((row) => row.class === kind) ?? null;
}

function say(from: string, to: string, text: string, tone: Tone = 'flowing'): Step {
  return { kind: 'message', from, to, text: plain(text), reply: false, tone };
}

function reply(from: string, to: string, text: string, tone: Tone = 'flowing'): Step {
  return { kind: 'message', from, to, text: plain(text), reply: true, tone };
}

function choice(...branches: readonly Branch[]): Step {
  return { kind: 'choice', branches };
}
