// The decisions of a flow's design as policies: one sentence each that an operator can hold the integration to.
// The arguments stay in the design (`why`); nothing is decided here.
import { counted } from '../design/figures.ts';
import type { FlowDesign, RetryRow } from '../design/design.ts';
import { inWords } from '../measure/duration.ts';
import type { Policy, PlanTest } from './plan.ts';

/** The policies of one flow; `tests` are the flow's tests, matched by what they prove. */
export function policiesOf(design: FlowDesign, tests: readonly PlanTest[]): readonly Policy[] {
  const stated: readonly (readonly [kind: string, title: string, statement: string | null])[] = [
    ['trigger', 'What starts a run', triggerWords(design)],
    ['transport', 'How work is carried', transportWords(design)],
    ['read', 'How changes are found', readWords(design)],
    ['write', 'How the target is written', writeWords(design)],
    ['identity', 'Which records are the same', identityWords(design)],
    ['idempotency', 'Why nothing is doubled', idempotencyWords(design)],
    ['ordering', 'Which change wins in time', `${design.ordering.rule}.`],
    ['retry', 'When a call fails', design.retry.rows.map(retryWords).join(' ')],
    ['dead-letter', 'What can not be delivered', deadLetterWords(design)],
    ['conflict', 'When both sides changed', conflictWords(design)],
    [
      'echo',
      'How own writes are told apart',
      design.echo === null ? null : `${design.echo.tag}; ${design.echo.detect}.`,
    ],
    ['backfill', 'The first load', backfillWords(design)],
    ['reconciliation', 'What finds silent errors', reconciliationWords(design)],
    ['throttle', 'How limits are kept', throttleWords(design)],
    ['deletes', 'What happens to deleted records', `${design.deletes.policy}.`],
  ];
  return stated
    .filter((policy): policy is readonly [string, string, string] => policy[2] !== null)
    .map(([kind, title, statement]) => {
      const id = policyId(design.flow, kind);
      return {
        id,
        flow: design.flow,
        kind,
        title,
        statement: tidy(statement),
        tests: tests.filter((test) => test.proves.includes(id)).map((test) => test.id),
      };
    });
}

export function policyId(flow: string, kind: string): string {
  return `P-${flow}-${kind}`;
}

/** Decision texts may end in a full stop of their own; one is enough. */
function tidy(statement: string): string {
  return statement.replace(/\.\.+/g, '.').replace(/\.;/g, ';').trim();
}

/** A name of ours ("create-then-update") as the beginning of a sentence. */
function sentence(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

function triggerWords({ trigger }: FlowDesign): string {
  const every = trigger.every === null ? '' : ` every ${inWords(trigger.every)}`;
  const events = trigger.events.length === 0 ? '' : ` on ${trigger.events.join(', ')}`;
  const repair =
    trigger.repair === null
      ? ''
      : `; a ${trigger.repair.mode} every ${inWords(trigger.repair.every)} finds what was missed`;
  return `${sentence(trigger.mode)}${events}${every}${repair}.`;
}

function transportWords({ transport }: FlowDesign): string {
  const path =
    transport.queue === null
      ? 'Work is done in the run that found it'
      : `Work waits in the queue ${transport.queue}`;
  return `${path} on ${transport.runsOn}, ${transport.concurrency} at a time, at most ${transport.inFlightPerRecord} in flight per record.`;
}

function readWords({ read }: FlowDesign): string {
  const cursor = read.cursorField === null ? '' : `, cursor ${read.cursorField}`;
  const overlap = read.overlap === null ? '' : `, each window reaching back ${inWords(read.overlap)}`;
  const cut =
    read.partition === null
      ? ''
      : `, cut by ${read.partition.by} above ${counted(read.partition.above, 'result')}`;
  return `${sentence(read.method)}${cursor}${overlap}${cut}; deletions: ${read.deletes}.`;
}

function writeWords({ write }: FlowDesign): string {
  return `${sentence(write.mode)}${write.batch === null ? ', one record a call' : `, up to ${write.batch} records a call`}.`;
}

function identityWords({ identity }: FlowDesign): string {
  const keys = identity.keys.map((key) => `${key.from} = ${key.to} (${key.normalise})`).join(', then ');
  return `Pairs are kept in ${identity.crossReference}; first match by ${keys === '' ? 'hand' : keys}: ${identity.firstMatch}; merges: ${identity.merges}.`;
}

function idempotencyWords({ idempotency }: FlowDesign): string {
  const kept = idempotency.retention === null ? '' : `, kept ${inWords(idempotency.retention)}`;
  const risk = idempotency.risk === null ? '' : ` Risk that stays: ${idempotency.risk}.`;
  return `Key ${idempotency.formula}, stored in ${idempotency.storedIn}${kept}. No answer: ${idempotency.unknownOutcome}.${risk}`;
}

function retryWords(row: RetryRow): string {
  const wait =
    row.firstWait === null
      ? ''
      : `, first wait ${inWords(row.firstWait)}${row.factor === null ? '' : ` × ${row.factor}`}${row.cap === null ? '' : ` up to ${inWords(row.cap)}`}${row.jitter ? ' with jitter' : ''}`;
  const end = row.givesUpAfter === null ? '' : `, gives up after ${inWords(row.givesUpAfter)}`;
  return `${sentence(row.class)}: ${row.retry ? 'retry' : 'no retry'}${row.honoursRetryAfter ? ', Retry-After obeyed' : ''}${wait}${end}; then ${row.then}.`;
}

function deadLetterWords({ deadLetter }: FlowDesign): string {
  return `Kept in ${deadLetter.where} with ${deadLetter.keeps.join(', ')}; ${deadLetter.alert}; triage within ${inWords(deadLetter.triageWithin)}; replay: ${deadLetter.replay}; expires after ${inWords(deadLetter.expires)}.`;
}

function conflictWords({ conflict }: FlowDesign): string | null {
  if (conflict === null) return null;
  return `${conflict.rules.map((rule) => `${rule.fields}: ${rule.winner}`).join('; ')}; clocks may differ by ${inWords(conflict.clockTolerance)}; ${conflict.review}.`;
}

function backfillWords({ backfill }: FlowDesign): string {
  const time =
    backfill.planned === null
      ? 'time not computable: no documented limit'
      : `planned ${inWords(backfill.planned)}`;
  return `${counted(backfill.records, 'record')} by ${backfill.method}, ${time}; watermark: ${backfill.watermark}; partitions: ${backfill.partitions}.`;
}

function reconciliationWords({ reconciliation }: FlowDesign): string {
  return `Every ${inWords(reconciliation.every)}: compares ${reconciliation.compares}; repairs: ${reconciliation.repairs}.`;
}

function throttleWords({ throttle }: FlowDesign): string {
  const limits = throttle.limits
    .map(
      (limit) =>
        `${limit.system} ${counted(limit.count, limit.unit.replace(/s$/, ''))} per ${inWords(limit.window)}`,
    )
    .join(', ');
  return `At most ${Math.round(throttle.share * 100)} % of each documented limit${limits === '' ? '' : `: ${limits}`}.`;
}
