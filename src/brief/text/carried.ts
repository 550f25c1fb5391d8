// What a flow's record is called at each end: what is read where it starts, what is written where it arrives. A deal that is won
// becomes an invoice; a payment is written on a deal; an order's status keeps the order's name.
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
import type { Chance } from './chances.ts';
import { distanceHome, type Scene } from './scene.ts';
import { nounsIn } from './statement.ts';
import { chatty, counterpart, notice, recordOf, type Unit } from './unit.ts';

export interface Carried {
  readonly fromRecord: string;
  readonly toRecord: string;
  readonly writes: 'create-only' | 'update-only' | null;
}

export function carriedBy(scene: Scene, { unit, from, to }: Pick<Chance, 'unit' | 'from' | 'to'>): Carried {
  const { record } = unit;
  const cause = causeOf(scene, unit, from);
  const makes = makesRecords(unit);
  const caused = cause !== null && makes && (tellsOnly(unit, to) || startsWith(unit, { cause, from }));
  const hangs = attached(unit, to);
  const told = tellsOnly(unit, to)
    ? (cause?.name ?? recordBefore(scene, unit))
    : hangs
      ? 'file'
      : statusName(scene, unit, record);
  const origin = counterpart(unit, from);
  const target = unit.onto ?? counterpart(unit, to);
  const ontoRecord = target === null ? null : recordOf(target);
  return {
    fromRecord: caused ? cause.name : origin === null || tellsOnly(unit, to) ? told : recordOf(origin).name,
    toRecord: chatty(to)
      ? 'alert'
      : (ontoRecord?.name ??
        (unit.where === 'event'
          ? record.name
          : (became(unit) ?? (hangs ? 'attachment' : statusOr(scene, unit, to))))),
    writes: updates(unit, ontoRecord) ? 'update-only' : null,
  };
}

/** Whether all that arrives is a message about something. */
function tellsOnly({ record }: Unit, to: Actor): boolean {
  return record === notice || (chatty(to) && record.concept === 'message');
}

function verbClass({ statement }: Unit): string {
  return statement.verb?.cls ?? 'none';
}

function makesRecords(unit: Unit): boolean {
  if (unit.statement.verb === null) return unit.event !== null;
  return (
    ['create', 'appear', 'want', 'get', 'notify', 'update'].includes(verbClass(unit)) ||
    unit.record === notice
  );
}

/** "Deals become projects": what the record is when it arrives. */
function became({ statement, where }: Unit): string | null {
  const { verb } = statement;
  const turns = /^(becom|turn)/.test(verb?.form ?? '') || (verb?.cls === 'be' && verb.modal);
  if (where !== 'subj' || !turns) return null;
  const [made] = nounsIn(statement.objects).filter(
    (noun) => !noun.pronoun && (noun.record !== null || verb?.cls !== 'be'),
  );
  return made === undefined ? null : recordOf(made).name;
}

function statusOr(scene: Scene, unit: Unit, to: Actor): string {
  const { record } = unit;
  return record.name === 'order_status' ? statusName(scene, unit, record) : usual(unit, to);
}

/** "Tasks, comments and files": files that hang on other records arrive as their attachments. */
function attached({ record, theme, statement }: Unit, to: Actor): boolean {
  if (
    record.name !== 'document' ||
    !theme.names.some((name) => /^(file|picture|image|photo|screenshot)$/.test(name))
  )
    return false;
  const { subject, objects, phrases } = statement;
  const all = nounsIn([...subject, ...objects, ...phrases.flatMap(({ items }) => items)]);
  return (
    ['support', 'project'].includes(to.kind) || all.some((noun) => carriers.has(noun.record?.concept ?? ''))
  );
}

const carriers: ReadonlySet<string> = new Set('ticket task comment note activity deal'.split(' '));

/** Systems in which many sales become one posting. */
const summed = /^(sales?|takings?|totals?|receipts?|revenue)$/;
const books: ReadonlySet<string> = new Set('accounting billing erp warehouse'.split(' '));

/** What a record of a trade ("patient", "donation") is called in a system that is no home of it; "daily sales" are no orders in the books. */
function usual({ record, theme }: Unit, actor: Actor): string {
  if (record.name === 'order' && books.has(actor.kind) && theme.names.some((name) => summed.test(name)))
    return 'sale';
  const plain = record.concept === 'customer' || record.concept === 'payment';
  return plain && actor.uses !== null && !Number.isFinite(distanceHome(record, actor))
    ? record.concept
    : record.name;
}

/** The record whose change starts a flow: that of "when …", or the subject of "tickets create an issue". A paid invoice is a payment. */
function causeOf(scene: Scene, unit: Unit, from: Actor): RecordWord | null {
  const { event, statement, theme } = unit;
  if (event !== null) {
    const own = event.nouns.filter((noun) => noun.record !== null && noun.record.concept !== 'user');
    const home = own.find((noun) => Number.isFinite(distanceHome(recordOf(noun), from)));
    const noun =
      home ??
      (event.actors.includes(from) || event.nouns.some((one) => one.of.includes(from))
        ? event.nouns.find((one) => one.record?.concept !== 'user')
        : undefined);
    if (noun === undefined) return null;
    const record = recordOf(noun);
    const paid = /\b(paid|pays|settled|payment)\b/i.test(event.statement.text);
    return paid && ['invoice', 'order', 'subscription'].includes(record.name) ? scene.payment : record;
  }
  const starts =
    ['create', 'want', 'notify', 'pull'].includes(verbClass(unit)) && statement.verb?.passive !== true;
  const [subject] = nounsIn(statement.subject).filter(
    (noun) => !noun.pronoun && noun.record !== null && noun.record.concept !== 'user',
  );
  const fellow = nounsIn(statement.subject).includes(theme);
  return starts && subject !== undefined && !fellow ? recordOf(subject) : null;
}

/** The writer's own word for a record that arrives as what it is: "meter readings", "pictures" that become attachments. */
export function wordFor(
  scene: Scene,
  { record, theme }: Unit,
  { fromRecord, toRecord }: Carried,
): string | null {
  const same = fromRecord === record.name && toRecord === record.name;
  if ((!same && toRecord !== 'attachment') || theme.at === theme.to) return null;
  return scene.records.find((one) => one.at <= theme.head && theme.head < one.to)?.said ?? null;
}

const persons: ReadonlySet<string> = new Set(['person', 'company', 'customer', 'lead']);

/** Whether the record that causes a flow is also what is read: it becomes another one ("a contact becomes a customer"). */
function startsWith(
  unit: Unit,
  { cause, from }: { readonly cause: RecordWord; readonly from: Actor },
): boolean {
  const { record } = unit;
  if (cause.name === record.name || record === notice) return true;
  if (['create', 'notify', 'want'].includes(verbClass(unit))) return true;
  return (
    !Number.isFinite(distanceHome(record, from)) ||
    (persons.has(cause.concept) && persons.has(record.concept)) ||
    (cause.name === 'payment' && record.name !== 'payment')
  );
}

/** Concepts of records that exist before a flow writes to them, as a deal does before its payment shows on it. */
const standing: ReadonlySet<string> = new Set(
  'person company customer deal lead product order subscription invoice employee user'.split(' '),
);

function updates(unit: Unit, onto: RecordWord | null): boolean {
  return (
    verbClass(unit) === 'update' ||
    (onto !== null && onto.name !== unit.record.name && standing.has(onto.concept))
  );
}

const tracked = new Set('order shipment payment invoice ticket deal application claim return'.split(' '));

/** A status of an order, or of whatever was spoken of. */
const plainStatus =
  /^(new|current|latest|final|last|own|live|same|right|actual|open|shipping|delivery|shipment|production|printing|job|their|our|its|every|each|all|any|no)_/;

/** A status is that of the record it stands with or that was spoken of last: "claim status", "the order … its status". */
function statusName(scene: Scene, { statement, theme }: Unit, record: RecordWord): string {
  if (record.name !== 'order_status') return record.name;
  const whose = theme.names.find((name) => name.endsWith('_status') && name !== record.name);
  if (whose !== undefined && !plainStatus.test(whose)) return whose;
  const said = scene.records.find(
    (one) => one.at >= statement.at && one.at < statement.to && one.record === record,
  );
  const words = said === undefined ? [] : scene.tokens.slice(said.at, said.to).map((token) => token.base);
  const [own, next] = words;
  if (
    words.length === 2 &&
    next === 'status' &&
    own !== undefined &&
    !['production', 'job', 'delivery', 'shipping'].includes(own)
  )
    return `${own}_status`;
  if (!words.includes('status') || words.some((word) => ['order', 'job', 'production'].includes(word)))
    return record.name;
  const near = scene.records.findLast(
    (one) => one.at < (said?.at ?? statement.to) && tracked.has(one.record.name),
  );
  return near === undefined ? record.name : `${near.said ?? near.record.name}_status`;
}

/** What a message tells of when nothing starts it: the record that was named last. */
function recordBefore(scene: Scene, { statement }: Unit): string {
  return scene.records.findLast((record) => record.at < statement.to)?.record.name ?? 'event';
}
