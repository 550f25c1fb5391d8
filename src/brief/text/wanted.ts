// Names that take no part: what is ruled out or already works, what something is only made of, whose number is only carried along.
import type { Actor } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';

/** The products without those that are only ruled out, compared with or carried along. */
export function productsMeant(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  return actors.filter((actor) => {
    const named = actor.at.filter((mention) => mention.sense.is === 'system');
    return !named.every((mention) => {
      const place = { actor, mention, own: [] };
      return denied(reading, place) || carried(reading, place);
    });
  });
}

/** The actors without those of which every place says that they stay outside. */
export function takingPart(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const own = actors.filter((actor) => actor.uses === null && actor.kind !== 'email');
  return actors.filter((actor) => {
    if (actor.kind === 'email') return true;
    const real = actor.at.filter((mention) => mention.sense.is === 'system' || actor.uses === null);
    return real.length === 0 || !real.every((mention) => outside(reading, { actor, mention, own }));
  });
}

interface Place {
  readonly actor: Actor;
  readonly mention: Mention;
  readonly own: readonly Actor[];
}

function outside(reading: Reading, place: Place): boolean {
  return (
    denied(reading, place) || settled(reading, place) || madeOf(reading, place) || carried(reading, place)
  );
}

const words = (reading: Reading, from: number, to: number, sentence: number | undefined): string =>
  reading.tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .filter((token) => token.sentence === sentence)
    .map((token) => token.low)
    .join(' ');

/** "not PagerDuty", "instead of the reps' Excel". */
function denied(reading: Reading, { actor, mention }: Place): boolean {
  const sentence = reading.tokens[mention.at]?.sentence;
  const before = words(reading, mention.at - 5, mention.at, sentence);
  if (/(^|[,(]|\band|\bbut) not (in |to |into |via |the |our )*$/.test(`${before} `)) return true;
  const after = reading.tokens[mention.to]?.low ?? '';
  if (/^(like|style|esque)$/.test(after) && hyphened(reading, mention.to)) return true;
  if (actor.kind === 'file' && /\b(an|another)$/.test(before)) return true;
  return actor.kind === 'file' && /\b(instead of|rather than|no more|no longer)( \w+| '| 's)*$/.test(before);
}

function hyphened({ text, tokens }: Reading, at: number): boolean {
  return text[(tokens[at]?.start ?? 0) - 1] === '-';
}

const doneWith =
  /\b(so ignore|ignore (it|that|this|them)|please ignore|out of scope|not in scope|not part of (this|it)|(a )?different project|another project|other project|hands off|leave (it|that) alone|don't touch|do not touch|not our concern|nothing to do here|already (works|connected|integrated|covered)|don't need to touch|works already|fine as (it |that )?is|stays as (it )?is|can stay as)\b|, leave (it|that|this|them)( as is| in place)?$|\bstays?( as (it is|they are)| where (it is|they are)| put)?$|\b(is|are|'s) (done already|already done)$/;

/** "A copy lands in Snowflake each night, already works, so ignore": a whole sentence about what is not asked. */
function settled(reading: Reading, { mention }: Place): boolean {
  const sentence = reading.tokens[mention.at]?.sentence;
  const said = words(reading, 0, reading.tokens.length, sentence);
  return doneWith.test(said);
}

/** "(PHP, MySQL)", "Oracle behind it", "on a Postgres": the stuff of which a system of one's own is made. */
function madeOf(reading: Reading, { actor, mention, own }: Place): boolean {
  if (actor.uses === null || actor.kind !== 'database') return false;
  const sentence = reading.tokens[mention.at]?.sentence;
  const after = words(reading, mention.to, mention.to + 4, sentence);
  const before = words(reading, mention.at - 8, mention.at, sentence);
  if (/^(\w+ )?(behind|underneath|under|below) (it|that|them)\b/.test(after)) return true;
  const hosted = own.some((one) =>
    one.at.some((other) => other.to <= mention.at && reading.tokens[other.at]?.sentence === sentence),
  );
  if (!hosted) return false;
  const open = before.lastIndexOf('(');
  if (open >= 0 && !before.slice(open).includes(')')) return true;
  return /\b(runs?|running|sits|built|written|based|backed|stored|with|stores \w+) (on|in|by|with|a|an)( a| an| top of| our)?$/.test(
    before,
  );
}

/** "the DHL number", "UPS labels": a carrier whose papers are only passed on. */
function carried(reading: Reading, { actor, mention }: Place): boolean {
  if (actor.kind !== 'shipping') return false;
  const next = reading.tokens[mention.to]?.base ?? '';
  return ['number', 'label', 'tracking', 'code', 'parcel', 'driver', 'link'].includes(next);
}
