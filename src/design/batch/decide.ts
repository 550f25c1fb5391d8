// One flow as staged batches: extracted in bulk, transformed over the stage, loaded in bulk with checkpoints, counted. Only the decisions
// that differ from a run of single calls are made here.
import type { FlowDesign, RetryRow, TransportDecision } from '../design.ts';
import { argue, cite, counted, figure, percent } from '../figures.ts';
import { type Ground, sideWords } from '../ground.ts';
import { mediumOf } from '../medium.ts';
import { recordsTogether } from '../pace.ts';
import { byRule, rules } from '../rules.ts';
import { deltaWords, extract, load } from './load.ts';
import type { Turn } from './waves.ts';

/** The decisions of a flow that is loaded at its `turn`. A flow that can't be called keeps what it has. */
export function decideInBatches(ground: Ground, design: FlowDesign, turn: Turn): FlowDesign {
  if (!ground.callable) return design;
  const stage = stageOf(ground);
  return {
    ...design,
    trigger: {
      ...design.trigger,
      why: argue(
        design.trigger.why,
        `Each run is a delta run over all that changed since the last; ${deltaWords}.`,
      ),
      sources: cite(...design.trigger.sources, ...byRule(rules.batchRun)),
    },
    transport: transportOf(ground, design, stage),
    read: extract(ground, design),
    write: writeOf(ground, design),
    ordering: orderingOf(design, turn),
    retry: { ...design.retry, ...retryOf(ground, design) },
    idempotency: {
      ...design.idempotency,
      storedIn: `the row of ${stage} with its run, part and outcome, set before the load and closed after it`,
    },
    deadLetter: {
      ...design.deadLetter,
      keeps: [...design.deadLetter.keeps, 'run, part and line of the staged file'],
      alert: `${design.deadLetter.alert}; a part with more than ${percent(rules.rejectShare.value)} of its rows rejected stops the load and pages its owner`,
      replay:
        'the rejected rows alone, by id, by error or all: extracted anew from the source, transformed and loaded as a part of their own, so that a replay never brings back old values',
      why: argue(
        'Rejected rows lie in a file that people can open, with the reason beside each, and in a table that counts them; the rest of the part goes on.',
        design.deadLetter.why,
      ),
      sources: cite(...design.deadLetter.sources, ...byRule(rules.rejectShare)),
    },
    conflict:
      design.conflict === null
        ? null
        : {
            ...design.conflict,
            why: argue(
              'Both sides are staged before anything is written, so that what changed on both is seen in one query over the stage.',
              design.conflict.why,
            ),
          },
    backfill: load(ground, design, turn),
    reconciliation: reconciliationOf(ground, design),
    deletes: {
      ...design.deletes,
      why: argue(
        design.read.method === 'full-scan' || mediumOf(ground.source) === 'file'
          ? 'Each snapshot is whole, so that a key that the stage had and the new one lacks is a deletion; one with far fewer rows than the last is held back for a person.'
          : 'Delta runs see no deletions; the keys of both sides are compared in the stage.',
        design.deletes.why,
      ),
    },
  };
}

function stageOf(ground: Ground): string {
  return `\`stage_${ground.flow.id.toLowerCase().replace(/[^a-z0-9]+/g, '_')}\``;
}

function transportOf(ground: Ground, { transport }: FlowDesign, stage: string): TransportDecision {
  const together = recordsTogether(ground);
  return {
    ...transport,
    queue: stage.replaceAll('`', ''),
    why: argue(
      `Extract, stage, transform, load and count are five steps that each can be repeated alone: rows wait in ${stage}, not in the source, and a part that is done is never done again.`,
      together > 1
        ? `The target takes ${figure(together)} rows at a time.`
        : `${ground.target.system.name} takes one record a call, so the stage spares the source, not the target.`,
      transport.why,
    ),
    sources: cite(...transport.sources, ...byRule(rules.partRows)),
  };
}

function writeOf(ground: Ground, { write }: FlowDesign): FlowDesign['write'] {
  const medium = mediumOf(ground.target);
  const how =
    medium === 'database'
      ? `Staged rows are merged ${figure(rules.mergeRows.value)} a statement from a table beside the target, each statement a transaction.`
      : medium === 'file'
        ? 'The whole delta goes out as one file with its manifest.'
        : write.batch === null
          ? 'Rows are sent from the stage one a call, as fast as the throttle allows, and each is closed in the stage by its own outcome.'
          : 'Rows go from the stage in batches, and each is closed in the stage by its own outcome.';
  return { ...write, why: argue(how, write.why) };
}

function orderingOf({ ordering }: FlowDesign, { wave, waves, after }: Turn): FlowDesign['ordering'] {
  const place =
    waves === 1
      ? 'no flow waits for another'
      : `wave ${figure(wave)} of ${figure(waves)}${after.length === 0 ? '' : `, after ${after.slice(0, 6).join(', ')}${after.length > 6 ? ` and ${figure(after.length - 6)} more` : ''}`}`;
  return {
    ...ordering,
    rule: `parents before children (${place}); the stage keeps one row per record, the newest; ${ordering.rule}`,
    why: argue(
      after.length === 0
        ? 'Nothing that is loaded with it has to be there first.'
        : 'A row whose parent is missing or was rejected is held back with it and goes when the parent does.',
      ordering.why,
    ),
  };
}

function retryOf(ground: Ground, { retry }: FlowDesign): Pick<FlowDesign['retry'], 'rows' | 'why'> {
  return {
    rows: retry.rows.map((row) => rowOf(ground, row)),
    why: argue(
      'Repeats happen at two heights: a part is repeated from its checkpoint when a system was away, a row is rejected by itself when the target refuses it.',
      retry.why,
    ),
  };
}

function rowOf(ground: Ground, row: RetryRow): RetryRow {
  switch (row.class) {
    case 'unavailable':
      return {
        ...row,
        then: `the part stays open at its checkpoint and the next run goes on there; ${row.then}`,
      };
    case 'refused':
      return {
        ...row,
        then: `the row goes to the rejected rows with its reason, the rest of the part goes on; ${row.then}`,
      };
    case 'event-lost':
      return {
        ...row,
        seenAs: 'a run that did not take place, broke off, or staged fewer rows than the manifest says',
        then: `the next run takes the window again from the last part that is done; ${row.then}`,
      };
    case 'no-answer':
      return {
        ...row,
        then: `the outcome of the part is asked for or counted in ${ground.target.system.name} first; ${row.then}`,
      };
    case 'rate-limit':
    case 'access-lost':
      return row;
    default:
      return row.class satisfies never;
  }
}

function reconciliationOf(ground: Ground, { reconciliation }: FlowDesign): FlowDesign['reconciliation'] {
  const sums = ground.source.end.fields
    .filter((field) => (field.type === 'number' || field.format === 'decimal') && !field.path.includes('[]'))
    .map((field) => field.path)
    .slice(0, 3);
  return {
    ...reconciliation,
    compares: `counts${sums.length === 0 ? '' : `, sums of ${sums.join(', ')}`} and hashes per range of keys, in SQL over the stage: source against stage after each extract, stage against ${sideWords(ground.target)} after each load; ${reconciliation.compares}`,
    why: argue(
      `${counted(2, 'comparison')} tell whether rows were lost on the way out or on the way in.`,
      reconciliation.why,
    ),
  };
}
