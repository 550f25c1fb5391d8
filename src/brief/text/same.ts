// Unnamed systems that are one: "our old ERP, a SQL Server database from 2004" and later "the ERP database", "the engine", "their API".
import type { Actor } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';

/** Heads that say nothing more than "a system". */
const vague = new Set(
  'system software api tool platform application program solution package operator'.split(' '),
);
const vagueOrStore = new Set([...vague, 'database', 'db', 'server']);
const anyPartner = new Set(['partner', 'external-partner', 'trading-partner', 'service-provider']);
const generic: readonly string[] = ['database', 'internal', 'file'];

/** The actors with those that are one made one, and with the short forms by which the text speaks of them again. */
export function unified(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const whole = exactPartner(
    actors.reduce<readonly Actor[]>((kept, actor) => joined(reading, kept, actor), []),
  );
  return whole.map((actor) => ({ ...actor, at: [...actor.at, ...echoes(reading, actor, whole)] }));
}

function joined(reading: Reading, kept: readonly Actor[], actor: Actor): readonly Actor[] {
  const same = actor.uses === null ? kept.find((other) => isSame(reading, other, actor)) : undefined;
  if (same === undefined) return [...kept, actor];
  return kept.map((other) => (other === same ? { ...other, at: [...other.at, ...actor.at] } : other));
}

function isSame(reading: Reading, one: Actor, other: Actor): boolean {
  if (one.key === other.key) return true;
  if (one.uses !== null || one.kind === 'email' || other.kind === 'email') return false;
  if (described(reading, one, other)) return true;
  if (again(reading, one, other)) return true;
  if (shorter(one, other) || shorter(other, one)) return true;
  const [left, right] = [stem(one), stem(other)];
  if (one.kind === 'internal' && other.kind === 'internal' && headless(left.stem, right.stem)) return true;
  return left.stem === right.stem && left.stem !== '' && (left.free || right.free);
}

/** "A SQL Server database … the database": named once, and then by its head alone. */
function again({ tokens }: Reading, one: Actor, other: Actor): boolean {
  if (one.kind !== 'database' || other.key !== 'database') return false;
  return other.at.every(({ at }) => /^(the|this|that|our)$/.test(tokens[at - 1]?.low ?? ''));
}

/** "the policy system" for the policy admin system: the same head, and no word of its own. */
function shorter(one: Actor, other: Actor): boolean {
  if (one.kind === 'partner' && other.kind === 'partner') return other.key.endsWith(`-${one.key}`);
  if (one.kind !== 'internal' || other.kind !== 'internal') return false;
  const [few, many] = [one.key.split('-'), other.key.split('-')];
  if (few.length === 1 && many.length > 1 && /^(backend|configurator)$/.test(one.key))
    return many.at(-1) === one.key;
  return (
    few.length > 1 &&
    few.length < many.length &&
    few.at(-1) === many.at(-1) &&
    few.every((word) => many.includes(word))
  );
}

/** "our ERP, a SQL Server database from 2004": a plain kind right behind says what the first is. */
function described(reading: Reading, one: Actor, other: Actor): boolean {
  if (!generic.includes(other.kind) && !generic.includes(one.kind)) return false;
  if ([one.kind, other.kind].includes('partner')) return false;
  return one.at.some((left) =>
    other.at.some((right) => {
      const [first, second] = left.at < right.at ? [left, right] : [right, left];
      if (reading.tokens[first.at]?.sentence !== reading.tokens[second.at]?.sentence) return false;
      const between = reading.tokens.slice(first.to, second.at).map((token) => token.low);
      return between.length < 9 && describing.test(between.join(' ')) && !listed(reading, second);
    }),
  );
}

const describing =
  /^(\(|,|,? ?(that|which|it)( is| 's)|is|which is)( (just|really|basically|actually|still))?( (a|an|our|one|the))?( (own|old|big|huge|small|little|custom|in|house|home|grown|built|self|internal|simple|plain|legacy|sql|server|postgres|mysql|oracle))*$/;

/** "a shop, a database and a till": a list of several, not a description. */
function listed(reading: Reading, mention: Mention): boolean {
  const next = reading.tokens[mention.to]?.low ?? '';
  return (
    next === 'and' || (next === ',' && /^(a|an|our|and)$/.test(reading.tokens[mention.to + 1]?.low ?? ''))
  );
}

/** A key without a last word that only says "system"; `free` tells whether what was left out says nothing. */
function stem(actor: Actor): { readonly stem: string; readonly free: boolean } {
  const words = actor.key.split('-');
  const last = words.at(-1) ?? '';
  if (words.length === 1) return { stem: actor.key, free: actor.kind !== 'partner' };
  const named = [...vagueOrStore, 'service', 'engine', 'backend'].includes(last);
  if (!named) return { stem: '', free: false };
  const head = words.slice(0, -1).join('-');
  return { stem: head, free: vague.has(last) || (vagueOrStore.has(last) && actor.kind !== 'database') };
}

/** "the scoring service" for the fraud scoring API. */
function headless(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.endsWith(`-${other}`) || other.endsWith(`-${one}`));
}

/** "The partner" is the more exact partner that is named too. */
function exactPartner(actors: readonly Actor[]): readonly Actor[] {
  const partners = actors.filter((actor) => actor.kind === 'partner');
  const [exact] = partners.filter((actor) => !anyPartner.has(actor.key));
  const loose = partners.filter((actor) => anyPartner.has(actor.key));
  if (exact === undefined || loose.length === 0) return actors;
  return actors
    .filter((actor) => !loose.includes(actor))
    .map((actor) =>
      actor === exact ? { ...actor, at: [...actor.at, ...loose.flatMap((one) => one.at)] } : actor,
    );
}

/** "the planner" for the shift planner, "our service", "their API": places that speak of an actor by its head alone. */
function echoes(reading: Reading, actor: Actor, all: readonly Actor[]): readonly Mention[] {
  if (actor.uses !== null || !['internal', 'partner', 'database', 'erp', 'forms'].includes(actor.kind))
    return [];
  const words = actor.key.split('-');
  const head = words.at(-1) ?? '';
  const alone = (kinds: readonly string[]): boolean =>
    all.every((other) => other === actor || other.uses !== null || !kinds.includes(other.kind));
  const heads = new Set<string>();
  const twin = all.some((other) => other !== actor && other.key.endsWith(`-${head}`));
  const onlyApi = head === 'api' && all.every(({ kind }) => kind !== 'partner');
  if (words.length > 1 && (head !== 'api' || onlyApi) && !twin) heads.add(head);
  if (words.length === 1 && actor.kind === 'partner' && !twin) heads.add(head);
  if (words.length === 2 && /^(service|engine|api|core|backend)$/.test(head)) heads.add(words[0] ?? head);
  const ours = actor.kind !== 'partner' && alone(['internal', 'database', 'erp']);
  const theirs = actor.kind === 'partner' && alone(['partner']);
  return reading.tokens.flatMap((token, at): readonly Mention[] => {
    const before = reading.tokens[at - 1]?.low ?? '';
    const apart = /^(if|between|and|from|to)$/.test(before) && words.length === 2 && token.low === words[0];
    const short = (/^(the|our|this|that)$/.test(before) || apart) && heads.has(token.low);
    const general =
      vague.has(token.low) && ((ours && /^(our|this)$/.test(before)) || (theirs && before === 'their'));
    if ((!short && !general) || taken(reading, all, at)) return [];
    if (before === 'their' && token.low === 'system') return [];
    if (followed(reading, at + 1)) return [];
    return [{ at, to: at + 1, sense: { is: 'kind', kind: actor.kind, noun: token.low } }];
  });
}

function taken(reading: Reading, all: readonly Actor[], at: number): boolean {
  const over = (mention: Mention): boolean => mention.at <= at && mention.to > at;
  return (
    reading.mentions.some((one) => one.sense.is === 'system' && over(one)) ||
    all.some((one) => one.at.some(over))
  );
}

/** "the service contract": the head belongs to the next word. */
function followed(reading: Reading, at: number): boolean {
  return reading.mentions.some((mention) => mention.at === at && mention.sense.is === 'object');
}
