// What each flow needs beside its design: put together from its story, its values, its data and its times, with the locks it takes,
// how far back it can be replayed, and what people see when it stands still.
import { counted } from '../design/figures.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import { conventionsOf } from './conventions.ts';
import { carried, type Groundwork, written } from './groundwork.ts';
import type { Particulars, RecordSize } from './particulars.ts';
import type { PlanFlow } from './plan.ts';
import { type Provision, provision } from './provision.ts';
import { qualityOf } from './quality.ts';
import { storyOf } from './story.ts';
import { timingOf } from './timing.ts';

export function particularsOf(flow: PlanFlow, ground: Groundwork): Particulars {
  return {
    id: `A-${flow.id}`,
    flow: flow.id,
    story: storyOf(flow, ground),
    authority: authorityOf(flow, ground),
    conventions: conventionsOf(flow, ground),
    quality: qualityOf(flow, ground),
    timing: timingOf(flow, ground),
    size: sizeOf(flow),
    locks: locksOf(flow, ground),
    replay: replayOf(flow, ground),
    seen: seenOf(flow, ground),
  };
}

/** Who is master of what: all mapped fields of the source, or field by field where both sides may change. */
function authorityOf(flow: PlanFlow, ground: Groundwork): readonly Provision[] {
  const source = ground.connection(flow.from.system);
  const target = ground.connection(flow.to.system);
  const rows = ground.rows(flow.id);
  const conflict = flow.design.conflict;
  if (conflict !== null)
    return conflict.rules.map((rule, index) =>
      provision(`AU-${flow.id}-${index + 1}`, `${rule.fields}: ${rule.winner}`, [
        `P-${flow.id}-conflict`,
        source.id,
        target.id,
      ]),
    );
  const fields = rows.map(({ row }) => row.to);
  const said =
    fields.length === 0
      ? 'the fields that will be mapped'
      : `${fields.slice(0, 8).join(', ')}${fields.length > 8 ? ` and ${fields.length - 8} more` : ''}`;
  return [
    provision(
      `AU-${flow.id}-1`,
      `${source.name} is master of ${carried(flow)}; in ${target.name} ${written(flow)} the flow owns ${said}, and whoever edits these there is overwritten by the next change.`,
      flow.mapping === null ? [source.id, target.id] : [flow.mapping, source.id, target.id],
    ),
    ...(rows.length === 0
      ? []
      : [
          provision(
            `AU-${flow.id}-2`,
            `Every other field of ${written(flow)} belongs to ${target.name} and is never written.`,
            [target.id],
          ),
        ]),
  ];
}

/** By the example's body in UTF-8; null without an example. */
function sizeOf({ example, load }: PlanFlow): RecordSize | null {
  if (example === null) return null;
  const bytes = utf8Length(example.body.replace(/\n\s*/g, ''));
  return { bytes, bytesPerDay: bytes * load.changesPerDay, firstLoadBytes: bytes * load.existing };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function locksOf(flow: PlanFlow, ground: Groundwork): readonly Provision[] {
  const { design } = flow;
  if (design.calls.length === 0) return [];
  const state = ground.tool('state') ?? 'the state store';
  const { concurrency, inFlightPerRecord } = design.transport;
  const runs = design.trigger.every ?? design.trigger.repair?.every ?? null;
  const record = provision(
    `LK-${flow.id}-record`,
    `${inFlightPerRecord === 1 ? 'One job' : `${inFlightPerRecord} jobs`} of one ${carried(flow)} at a time, ${concurrency === 1 ? 'one record' : `${concurrency} records`} at a time in all; the lock lies in ${design.transport.queue === null ? state : `the queue ${design.transport.queue}`}.`,
    [`P-${flow.id}-transport`],
  );
  const single =
    runs === null
      ? []
      : [
          provision(
            `LK-${flow.id}-run`,
            `One run of ${flow.id} at a time: a run that would start while the last one still works is skipped, and what it would have read is read by the next. The lock lies in ${state} and lapses after ${inWords(duration(Math.max(seconds(runs), 600)))}, so that a killed run does not hold it.`,
            [`P-${flow.id}-trigger`],
          ),
        ];
  const load = provision(
    `LK-${flow.id}-load`,
    `While the first load of ${counted(flow.load.existing, 'record')} runs, the comparison of ${flow.id} is off and live changes wait.`,
    [`P-${flow.id}-backfill`, `P-${flow.id}-reconciliation`],
  );
  return [record, ...single, load];
}

function replayOf(flow: PlanFlow, ground: Groundwork): Provision {
  const { trigger, deadLetter, reconciliation } = flow.design;
  const source = ground.connection(flow.from.system);
  const id = `RW-${flow.id}`;
  const dead = `Dead letters can be replayed for ${inWords(deadLetter.expires)}; each replay reads the record anew`;
  const later = `what is older is found by the comparison every ${inWords(reconciliation.every)}`;
  const refs = [`P-${flow.id}-dead-letter`, `P-${flow.id}-reconciliation`, source.id];
  if (trigger.mode !== 'webhook' && trigger.mode !== 'event')
    return provision(
      id,
      `No event is waited for: every run reads ${source.name} from its watermark, so a pause of any length is made up for as long as the records exist. ${dead}; ${later}.`,
      refs,
    );
  const held = source.webhooks?.givesUpAfter ?? null;
  const repair = trigger.repair === null ? null : seconds(trigger.repair.every);
  const kept =
    held === null
      ? `For how long ${source.name} repeats or keeps an event is not documented, so nothing rests on it`
      : `${source.name} repeats or keeps an event for ${inWords(held)}`;
  const covered =
    repair === null
      ? 'nothing else finds a lost event before the comparison'
      : held === null || repair <= seconds(held)
        ? `the repair every ${inWords(duration(repair))} finds a lost one before that`
        : `the repair comes only every ${inWords(duration(repair))}, later than that, and reads from the watermark`;
  return provision(id, `${kept}; ${covered}. ${dead}; ${later}.`, refs);
}

function seenOf(flow: PlanFlow, ground: Groundwork): Provision {
  const { design } = flow;
  const target = ground.connection(flow.to.system).name;
  const source = ground.connection(flow.from.system).name;
  const missing =
    design.write.mode === 'update-only'
      ? `${written(flow)} records in ${target} keep the values of the last run`
      : `${written(flow)} records in ${target} keep their last values, and new ${carried(flow)} records of ${source} are missing there`;
  return provision(
    `U-${flow.id}`,
    `While ${flow.id} stands still, ${missing}; nothing in ${source} shows it. People who work in ${target} are told by the owner when it lasts longer than ${inWords(design.trigger.expected.worst)}. A single record that was refused stays as it was until its dead letter is settled, within ${inWords(design.deadLetter.triageWithin)}.`,
    [flow.id, `P-${flow.id}-dead-letter`],
  );
}
