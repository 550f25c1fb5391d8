// Why a write that is repeated does not double or undo anything: the vendor's own key while it is kept, a natural key, or a stated risk.
// The key of an update also counts the writes applied: the same values can come back later (A, B, A) and must be written again.
import type { Operation } from '../catalog/profile.ts';
import { type Duration, inWords, seconds } from '../measure/duration.ts';
import type { IdempotencyDecision, IdentityDecision } from './design.ts';
import { argue, cite, counted } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { isSearched, writtenKeys } from './identity.ts';
import { lookupOf } from './lookup.ts';
import { mediumOf } from './medium.ts';
import { singleWrites } from './operations.ts';
import { type ReadBack, readBackOf } from './read-back.ts';
import { byRule, rules } from './rules.ts';

export function decideIdempotency(ground: Ground, identity: IdentityDecision): IdempotencyDecision {
  const keyed = singleWrites(ground.writes).find((operation) => operation.idempotency !== null) ?? null;
  const base = {
    formula: formulaOf(ground),
    storedIn: `${ground.traits.pairs.row}, written before the call and closed after it`,
  };
  if (keyed !== null) return { ...base, ...byHeader(ground, keyed, identity) };
  return { ...base, header: null, retention: null, ...withoutHeader(ground, identity) };
}

/** The key of one kind of write. "n" counts the writes applied to the pair: a repeat of one write keeps it, the next write raises it. */
export function keyOf(ground: Ground, write: 'create' | 'update' | 'upsert'): string {
  const canonical = ground.traits.keyedBy === 'canonical-version';
  const id = `spw-${ground.flow.id}-{${canonical ? 'canonical' : ground.source.resource} id}`;
  if (write === 'create') return `${id}-create`;
  return canonical ? `${id}-v{version}` : `${id}-{hash of mapped values}-{n}`;
}

function formulaOf(ground: Ground): string {
  const { writes } = ground;
  const counts =
    ground.traits.keyedBy === 'canonical-version'
      ? 'version = changes of the golden record so far'
      : 'n = writes applied to the pair so far';
  if (writes.upsert !== null || writes.create === null) return `${keyOf(ground, 'update')}, ${counts}`;
  if (writes.update === null) return keyOf(ground, 'create');
  return `${keyOf(ground, 'create')}, then ${keyOf(ground, 'update')} with ${counts}`;
}

type Rest = Omit<IdempotencyDecision, 'formula' | 'storedIn'>;

function byHeader(ground: Ground, operation: Operation, identity: IdentityDecision): Rest {
  const header = operation.idempotency?.header ?? null;
  const retention: Duration | null = operation.idempotency?.retention ?? null;
  const name = ground.target.system.name;
  const kept =
    retention === null
      ? `how long ${name} keeps a key is not documented, so it is trusted within one run only`
      : `${name} keeps a key for ${inWords(retention)}`;
  return {
    support: 'header',
    header,
    retention,
    unknown: 'same-key',
    unknownOutcome: `${retention === null ? 'repeat with the same key within the run' : `repeat with the same key for up to ${inWords(retention)}`}; after that ${lookUpFirst(ground, identity)}`,
    risk:
      retention === null && !isFoundAgain(ground, identity)
        ? `a create of ${sideWords(ground.target)} that got no answer and is repeated in a later run may double it, because the life of a key is not documented and nothing finds the record again`
        : null,
    why: argue(
      `${operation.method} ${operation.path} takes ${header ?? 'a key'}: a repeat with the same key gives the first answer again; ${kept}.`,
      retention !== null && seconds(retention) < rules.giveUp.value
        ? `That is shorter than the ${inWords('P1D')} for which calls are repeated, so later repeats look the record up first.`
        : null,
      'The key of a create is the same in every run; the key of an update changes with each write applied, since a value that comes back (A, B, A) within that time would else be answered from memory and never written.',
      'A corrected dead letter gets a new key after a look-up: the same key with other values is refused.',
    ),
    sources: cite(...ground.target.sources, ...byRule(rules.giveUp)),
  };
}

function withoutHeader(ground: Ground, identity: IdentityDecision): Omit<Rest, 'header' | 'retention'> {
  const { writes, target } = ground;
  const name = target.system.name;
  const sources = cite(...target.sources, ...byRule(rules.lag));
  const lookup = lookupOf(target);
  const written = writtenKeys(identity, ground);
  const keyless =
    mediumOf(target) === 'api' ? `${name} documents no idempotency key` : `${name} knows no keys of calls`;
  if (mediumOf(target) === 'file') return { ...dropped(ground), sources };
  if (singleWrites(writes).length === 0)
    return {
      support: 'none',
      sources,
      risk: `no call that writes ${sideWords(target)} is known, so nothing is known of what a repeat does`,
      unknown: 'dead-letter',
      unknownOutcome: 'never repeated by itself: the record goes to the dead letters as "outcome unknown"',
      why: `Whether ${name} recognises a repeated write is a question to its owner: no call that writes ${target.resource} is known yet.`,
    };
  if (writes.upsert !== null && written.length > 0)
    return {
      support: 'natural-key',
      risk: null,
      sources,
      ...upserted(ground, identity, writes.upsert, keyless),
    };
  if (writes.create === null && writes.upsert === null)
    return {
      support: 'natural-key',
      risk: null,
      sources,
      unknown: 'repeat',
      unknownOutcome: 'repeat it: an update by id sets the same values again',
      why: `${keyless} and none is needed: an update by id sets absolute values, so a repeat changes nothing.`,
    };
  const unique = written.find((key) =>
    target.end.fields.some((field) => field.path === key.to && field.unique && !field.readOnly),
  );
  if (unique !== undefined)
    return {
      support: 'natural-key',
      risk: null,
      sources,
      unknown: 'repeat',
      unknownOutcome: `repeat it: a second record with the same ${unique.to} is refused as a conflict, which is answered by looking it up and linking it`,
      why: `${keyless}, but keeps ${unique.to} unique: a repeated create is refused instead of doubled.`,
    };
  if (lookup !== null && written.length > 0)
    return { support: 'natural-key', ...searched(ground, identity, lookup), sources };
  const why = `${keyless}${lacksWords(ground, written.length > 0)}`;
  const back = readBackOf(ground);
  if (back !== null)
    return { ...compared(ground, back, why), sources: cite(...sources, ...byRule(rules.safety)) };
  return { ...leftToPeople(ground, written.length > 0, why), sources };
}

/** Both ways, a blind repeat would overwrite what people have changed since. */
function upserted(
  ground: Ground,
  identity: IdentityDecision,
  { method, path }: Operation,
  keyless: string,
): Pick<Rest, 'unknown' | 'unknownOutcome' | 'why'> {
  const by = `${keyless}; ${method} ${path} writes by a unique key`;
  return isOverwriting(ground, identity)
    ? {
        unknown: 'look-up',
        unknownOutcome: lookUpFirst(ground, identity),
        why: `${by}, so that a repeat doubles nothing, but it would overwrite what people have changed there since the first try: what is there is linked first and compared field by field.`,
      }
    : {
        unknown: 'repeat',
        unknownOutcome: 'repeat it: the upsert finds the record by its key',
        why: `${by}, so a repeat changes the same record.`,
      };
}

/** The read that finds an unanswered create where no search does by a key; null where none is needed, or there is none. */
export function readBackFor(ground: Ground, identity: IdentityDecision): ReadBack | null {
  const { create, upsert } = ground.writes;
  if (mediumOf(ground.target) === 'file' || (create === null && upsert === null)) return null;
  const named = writtenKeys(identity, ground).length > 0;
  if (named && (isSearched(ground, identity) || (upsert !== null && ground.flow.pair === null))) return null;
  return readBackOf(ground);
}

/** Two-way: a blind repeat of an upsert overwrites what people have changed since, and something can tell whether it is there. */
function isOverwriting(ground: Ground, identity: IdentityDecision): boolean {
  return ground.flow.pair !== null && (isSearched(ground, identity) || readBackOf(ground) !== null);
}

function isFoundAgain(ground: Ground, identity: IdentityDecision): boolean {
  const looked = lookupOf(ground.target) !== null && writtenKeys(identity, ground).length > 0;
  return looked || readBackFor(ground, identity) !== null;
}

/** What the target lacks; `named`: a new record is written with a key, and nothing looks it up by that. */
function lacksWords({ writes, target }: Ground, named: boolean): string {
  if (named) return `, no upsert, no unique field and no look-up for ${target.resource}`;
  return writes.upsert === null
    ? `, and the mapping fills no field that names the ${target.resource}`
    : `, and ${writes.upsert.method} ${writes.upsert.path} knows a record by a key that the mapping does not fill`;
}

/** Nothing names the record: what is there since the attempt is compared with what was written. */
function compared(
  ground: Ground,
  back: ReadBack,
  lacks: string,
): Pick<Rest, 'support' | 'risk' | 'unknown' | 'unknownOutcome' | 'why'> {
  return {
    support: 'read-back',
    unknown: 'read-back',
    unknownOutcome: readBackWords(ground, back),
    risk: `records of ${sideWords(ground.target)} that people change before they are read back, and several with the same values, can't be told apart: they wait for a person`,
    why: `${lacks}: the intent is stored with all values before the call, so that what ${ground.target.system.name} shows since then can be compared with it. Two records that agree in every written value within those minutes and belong to nothing else are the same, or a person decides.`,
  };
}

function readBackWords(ground: Ground, back: ReadBack): string {
  return `${sinceWords(ground, back)}, and leave out what has a pair: the one record with every written value is linked; where nothing was created since, the create is repeated; anything else goes to the dead letters as "outcome unknown", with the source record and those that it may be`;
}

function sinceWords({ target }: Ground, { operation, field, wait, pages }: ReadBack): string {
  const call = `${operation.method} ${operation.path}`;
  const read =
    field === null
      ? `read all ${target.resource.replaceAll('_', ' ')} records by ${call} (${counted(pages, 'page')})`
      : `read by ${call} what ${field} shows since the attempt`;
  const late = seconds(wait) === 0 ? '' : `wait ${inWords(wait)}, then `;
  return `${late}${read}`;
}

function leftToPeople(
  { target }: Ground,
  named: boolean,
  lacks: string,
): Pick<Rest, 'support' | 'risk' | 'unknown' | 'unknownOutcome' | 'why'> {
  const why = named
    ? `${target.system.name} offers neither a key nor a call to look it up`
    : 'nothing that is written into it tells it from others';
  return {
    support: 'none',
    risk: `a create of ${sideWords(target)} that got no answer may have happened; repeating it can double the record, and ${why}`,
    unknown: 'dead-letter',
    unknownOutcome:
      'never repeated by itself: the record goes to the dead letters as "outcome unknown", a person looks and links or replays it',
    why: `${lacks}, nor can what was created since be read back: an unanswered create is left to a person, which loses minutes instead of doubling records.`,
  };
}

/** A file is the same file when its hash is: the manifest carries both, and the receiver leaves what it has done. */
function dropped(ground: Ground): Omit<Rest, 'header' | 'retention' | 'sources'> {
  return {
    support: 'natural-key',
    risk: `a receiver of ${sideWords(ground.target)} that does not compare the hash of a file with those already done may take it twice`,
    unknown: 'repeat',
    unknownOutcome:
      'drop the same file again under the same name: its manifest carries the same hash, and what is done already is left',
    why: 'Each file has a manifest with its run, count and hash, and is renamed into place when complete: the same hash is the same work, and each row carries its own key.',
  };
}

function searched(
  ground: Ground,
  identity: IdentityDecision,
  lookup: Operation,
): Pick<Rest, 'risk' | 'unknown' | 'unknownOutcome' | 'why'> {
  const lag = lookup.incremental?.lag ?? null;
  const wait =
    lag === null
      ? lookup.kind === 'search'
        ? `${inWords('PT1M')} (assumed index lag)`
        : null
      : `${inWords(lag)} (documented index lag)`;
  const name = ground.target.system.name;
  return {
    unknown: 'look-up',
    unknownOutcome: `${wait === null ? '' : `wait ${wait}, then `}${lookUpFirst(ground, identity)}`,
    risk:
      wait === null
        ? null
        : `a search that still lags behind may miss the record just written; the wait before a repeat makes that unlikely, not impossible`,
    why: `${name} documents no idempotency key and no upsert: the intent is stored before the call, and after an unknown outcome the record is searched by ${namesOf(ground, identity)} before anything is repeated${wait === null ? '' : `, not sooner than ${wait}, because the index lags behind the write`}.`,
  };
}

function lookUpFirst(ground: Ground, identity: IdentityDecision): string {
  const lookup = lookupOf(ground.target);
  if (ground.writes.create === null && ground.writes.upsert === null)
    return 'repeat it: an update by id sets the same values again';
  const by = namesOf(ground, identity);
  const back = readBackFor(ground, identity);
  if (back !== null && by !== '')
    return `${sinceWords(ground, back)}, look for ${by} in it, and repeat only when it is not there`;
  if (lookup !== null && by !== '') return `look it up by ${by} first, and repeat only when it is not there`;
  return back === null ? 'it goes to the dead letters as "outcome unknown"' : readBackWords(ground, back);
}

function namesOf(ground: Ground, identity: IdentityDecision): string {
  return writtenKeys(identity, ground)
    .map((key) => key.to)
    .join(' or ');
}
