// What the grammar of one statement says of who gives a record and who gets it: "A sends X to B", "X from A must be in B", "they pull X
// from us", "X goes back". A number for each side: above zero for, below against, 0 where the statement says nothing of the system.
// It is one more figure to learn from, and decides nothing.
import type { Actor } from './actors.ts';
import { chatty, type Unit } from './unit.ts';

const gives: ReadonlySet<string> = new Set(['send', 'notify']);
const takes: ReadonlySet<string> = new Set(['pull', 'get', 'want', 'ask']);
/** Verbs after which "in B" is where something arrives. */
const arrives: ReadonlySet<string> = new Set([
  'appear',
  'create',
  'want',
  'copy',
  'send',
  'update',
  'get',
  'sync',
]);
/** Verbs of answering, which the lexicon has in no class. */
const answering =
  /^(answers?|answered|repl(y|ies|ied)|confirms?|confirmed|returns?|returned|responds?|offers?|deliver(s|ed)?)$/;

/** Where a system that only passes messages stands when one is sent by it. */
const told = /^(p|pn)-(to|into|in|on|by|via|with|over|through|at)$|^obj$|^inn$/;

const placed = /^(subj|obj|of|ofx|inn|inhsubj|p-.*|pn-.*)$/;

interface Manner {
  readonly cls: string;
  readonly passive: boolean;
  readonly gives: boolean;
  readonly takes: boolean;
  readonly arrives: boolean;
  /** "Orders are entered in A": it tells where something is, not where it should go. */
  readonly homely: boolean;
  /** "Claims that come in through A": the way is where they start. */
  readonly incoming: boolean;
  /** "The lots have to be with them". */
  readonly due: boolean;
  readonly back: boolean;
  readonly there: boolean;
  /** Whether the statement itself names where the record goes. */
  readonly aimed: boolean;
  /** Whether it names one system alone. */
  readonly single: boolean;
  /** Whether what starts the flow names a system. */
  readonly started: boolean;
}

const manners = new WeakMap<Unit, Manner>();

function mannerOf(unit: Unit): Manner {
  const before = manners.get(unit);
  if (before !== undefined) return before;
  const { verb, adverbs, text } = unit.statement;
  const cls = verb?.cls ?? 'none';
  const passive = verb?.passive === true;
  const all = [...unit.parts.values()].flat();
  const manner: Manner = {
    cls,
    passive,
    gives: gives.has(cls) || answering.test(verb?.form ?? ''),
    takes: takes.has(cls),
    arrives:
      arrives.has(cls) ||
      (cls === 'be' && (verb?.modal === true || /\b(has|have|needs?|ought) to be\b/.test(text))),
    homely:
      passive && verb?.modal !== true && !takes.has(cls) && !/\b(has|have|needs?|ought) to be\b/.test(text),
    incoming:
      /^(come|comes|coming|came|arrives?|made|placed|submitted|entered|received|sold|booked|joins?|appl(y|ies)|registers?|subscribes?|donates?)$/.test(
        verb?.form ?? '',
      ),
    due: cls === 'be' && verb?.modal === true,
    back: adverbs.some((word) => word === 'back' || word === 'reverse'),
    there: adverbs.includes('there'),
    aimed: all.some((part) => /^(p|pn)-(to|into)$/.test(part)),
    single: [...unit.parts.values()].filter((parts) => parts.some((part) => placed.test(part))).length === 1,
    started: all.includes('ev'),
  };
  manners.set(unit, manner);
  return manner;
}

/** How much the statement says that a system gives the record. */
export function givesRecord(unit: Unit, actor: Actor): number {
  if (chatty(actor)) return -3;
  const parts = unit.parts.get(actor) ?? [];
  const has = (...names: readonly string[]): boolean => names.some((name) => parts.includes(name));
  const how = mannerOf(unit);
  if (has('p-from', 'p-off')) return 3;
  if (has('p-to', 'p-into')) return -3;
  if (how.back && how.cls === 'none' && has('p-in', 'p-on')) return -3;
  if (has('p-by') && how.passive) return how.takes ? -3 : 3;
  if (has('subj', 'inhsubj') && how.passive && how.gives) return -3;
  if (has('subj', 'inhsubj') && !how.passive && (how.gives || how.takes)) return how.gives ? 3 : -3;
  if ((how.arrives || how.homely) && has('p-in', 'p-on', 'p-at')) return how.homely ? 1 : -2;
  if (how.incoming && has('p-through', 'p-via', 'p-by', 'pn-through', 'pn-via')) return 2;
  if (how.due && has('p-with')) return -2;
  if (has('obj')) return how.takes ? 1 : how.gives ? -2 : 0;
  if (has('of')) return how.cls === 'update' ? -1 : 2;
  if (has('inn')) return arrivesIn(unit, how) ? -2 : 2;
  if (how.back) return has('lt') ? 2 : has('lf') ? -2 : 0;
  if (has('ev')) return 1;
  return !how.started && has('eh0', 'ehown') ? 1 : 0;
}

/** How much the statement says that a system gets the record. */
export function getsRecord(unit: Unit, actor: Actor): number {
  const parts = unit.parts.get(actor) ?? [];
  if (chatty(actor)) return parts.some((part) => told.test(part)) ? 3 : 0;
  const has = (...names: readonly string[]): boolean => names.some((name) => parts.includes(name));
  const how = mannerOf(unit);
  if (has('p-to', 'p-into')) return 3;
  if (has('p-from', 'p-off')) return -3;
  if (how.back && how.cls === 'none' && has('p-in', 'p-on')) return 3;
  if (has('p-by') && how.passive) return how.takes ? 3 : -3;
  if (has('subj', 'inhsubj') && how.passive && how.gives) return 3;
  if (has('subj', 'inhsubj') && !how.passive && (how.gives || how.takes)) return how.takes ? 3 : -3;
  if ((how.arrives || how.homely) && !how.aimed && has('p-in', 'p-on', 'p-at')) return how.homely ? -2 : 3;
  if (how.incoming && has('p-through', 'p-via', 'p-by', 'pn-through', 'pn-via')) return -2;
  if (how.due && has('p-with')) return 3;
  if (has('obj')) return how.gives && !how.aimed ? 3 : how.takes ? -1 : 0;
  if (has('of', 'inn')) return how.cls === 'update' ? 2 : has('inn') && arrivesIn(unit, how) ? 3 : -2;
  if (how.aimed) return -1;
  if (how.back) return has('lf') ? 2 : has('lt') ? -2 : 0;
  if (how.there) return has('la', 'lt') ? 2 : 0;
  return has('ev') ? -1 : 0;
}

/** "I want invoices in B", "the account in B should be there": the record's place is where it arrives, unless it goes on from there. */
function arrivesIn({ where, statement }: Unit, how: Manner): boolean {
  if (!how.arrives) return false;
  return (
    where !== 'subj' ||
    (how.single && statement.verb?.modal === true && !/^(go|come|flow|sen[dt])/.test(statement.verb.form))
  );
}
