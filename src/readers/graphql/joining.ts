// Each call joined to the kind of record that it is about, and what it does there. A call that is about none is left out; a call
// with a verb of its own (cancel, merge, publish) is `other`.
import type { OperationKind } from '../../catalog/profile.ts';
import { plainName } from '../../catalog/name.ts';
import { type Answer, answerOf } from './answers.ts';
import type { Call } from './calls.ts';
import type { Argument, Graph, Member } from './model.ts';
import { payloadOf, type RecordKind } from './records.ts';
import { type Said, saidByMutation, saidByQuery } from './verbs.ts';

/** `exact` when the call's name is the record's own, so that it speaks of all records and not of some. */
export interface Deed {
  readonly call: Call;
  readonly kind: OperationKind;
  readonly batchOf: string | null;
  readonly exact: boolean;
  readonly answer: Answer | null;
}

/** The deeds of each kind of record. */
export function deedsOf(
  graph: Graph,
  calls: readonly Call[],
  records: readonly RecordKind[],
): ReadonlyMap<RecordKind, readonly Deed[]> {
  const byPlain = new Map(records.map((one) => [one.plain, one]));
  const byType = new Map(records.map((one) => [one.type.name, one]));
  const found = new Map<RecordKind, Deed[]>(records.map((one) => [one, []]));
  for (const call of calls) {
    const joined =
      call.method === 'QUERY' ? asQuery(graph, call, byType) : asMutation(graph, call, { byPlain, byType });
    if (joined !== null) found.get(joined.record)?.push(joined.deed);
  }
  const own = [...found].map(([record, deeds]) => [record, settled(deeds)] as const);
  return new Map(own.map(([record, deeds]) => [record, [...deeds, ...insideOthers(graph, record, own)]]));
}

/**
 * A record that no root field lists may be listed inside others: `order.refunds`, `location.inventoryLevels`. Such a list needs the
 * parent's key, so it stands beside a record only where nothing better is there.
 */
function insideOthers(
  graph: Graph,
  record: RecordKind,
  all: readonly (readonly [RecordKind, readonly Deed[]])[],
): readonly Deed[] {
  const lists = (deeds: readonly Deed[]): boolean =>
    deeds.some((deed) => deed.kind === 'list' || deed.kind === 'search');
  if (all.some(([one, deeds]) => one === record && lists(deeds))) return [];
  const parents = all.flatMap(([parent, deeds]) => {
    const get = deeds.find((deed) => deed.kind === 'get' && deed.exact && deed.call.within === null);
    return get === undefined || parent === record ? [] : [{ parent, get }];
  });
  const found = parents.flatMap(({ parent, get }): readonly Deed[] => {
    const member = parent.type.members.find(
      (one) =>
        !one.deprecated &&
        plainName(one.name) === record.plain &&
        one.args.every((each) => each.optional || /^(first|last|limit)$/.test(each.name)),
    );
    const answer = member === undefined ? null : answerOf(graph, member);
    if (member === undefined || answer?.many !== true || answer.item.name !== record.type.name) return [];
    const path = `${get.call.path}.${member.name}`;
    const call: Call = { method: 'QUERY', path, within: get.call.path, member };
    return [{ call, kind: 'list', batchOf: null, exact: true, answer }];
  });
  // One way suffices, and the first parent is the one that the schema puts first.
  return found.slice(0, 1);
}

interface Joined {
  readonly record: RecordKind;
  readonly deed: Deed;
}

function asQuery(graph: Graph, call: Call, byType: ReadonlyMap<string, RecordKind>): Joined | null {
  const answer = answerOf(graph, call.member);
  const record = answer === null ? undefined : byType.get(answer.item.name);
  if (answer === null || record === undefined) return null;
  const said = saidByQuery(call.member.name);
  const exact = said.noun === record.plain || (call.within !== null && said.noun === plainName(call.within));
  const asks = call.member.args.some((one) => !one.optional);
  const one: OperationKind = asks || call.member.args.some(isKey) ? 'get' : 'other';
  const kind = answer.many ? (said.verb === 'search' ? 'search' : 'list') : one;
  return { record, deed: { call, kind, batchOf: null, exact, answer } };
}

function isKey(argument: Argument): boolean {
  return /^_?(id|key|uuid|slug|handle|number)$/i.test(argument.name) || argument.type.name === 'ID';
}

/**
 * Lists under another name show some records only ("abandonedOrders"), and single records without an argument only one of them
 * ("me"); both count as reads of the record only where nothing better is there.
 */
function settled(deeds: readonly Deed[]): readonly Deed[] {
  const whole = (deed: Deed): boolean => deed.exact && deed.call.within === null;
  const hasList = deeds.some((deed) => deed.kind === 'list' && whole(deed));
  const hasGet = deeds.some((deed) => deed.kind === 'get' || deed.kind === 'list');
  return deeds.map((deed) => {
    if (deed.kind === 'list' && !whole(deed) && hasList) return { ...deed, kind: 'other' as const };
    return deed.kind === 'other' && deed.call.method === 'QUERY' && !hasGet
      ? { ...deed, kind: 'get' as const }
      : deed;
  });
}

interface Index {
  readonly byPlain: ReadonlyMap<string, RecordKind>;
  readonly byType: ReadonlyMap<string, RecordKind>;
}

function asMutation(graph: Graph, call: Call, index: Index): Joined | null {
  const said = saidByMutation(call.member.name);
  const answered = payloadOf(graph, call.member).flatMap((type) => index.byType.get(type.name) ?? []);
  const record = said === null ? null : namedRecord(said, call, { index, answered });
  if (said !== null && record !== null) {
    const batch = said.bulk || (said.plural && takesMany(graph, call.member));
    const deed: Deed = {
      call,
      kind: batch ? 'batch' : said.verb,
      batchOf: batch ? said.verb : null,
      exact: true,
      answer: null,
    };
    return { record, deed };
  }
  const about =
    longestBeginning(call.member.name, index.byPlain) ?? (answered.length === 1 ? answered[0] : undefined);
  return about === undefined
    ? null
    : { record: about, deed: { call, kind: 'other', batchOf: null, exact: false, answer: null } };
}

/** The record of that noun; else the one that the call answers with, when its type's name begins or ends with the noun. */
function namedRecord(
  said: Said,
  call: Call,
  at: { readonly index: Index; readonly answered: readonly RecordKind[] },
): RecordKind | null {
  const noun = said.noun === '' && call.within !== null ? plainName(call.within) : said.noun;
  if (noun === '') return null;
  const named = at.index.byPlain.get(noun);
  if (named !== undefined) return named;
  return (
    at.answered.find((one) => one.plain.startsWith(`${noun} `) || one.plain.endsWith(` ${noun}`)) ?? null
  );
}

/** "orderMarkAsPaid" is about an order: the record with the longest name that the call's name begins with. */
function longestBeginning(name: string, byPlain: ReadonlyMap<string, RecordKind>): RecordKind | undefined {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_]+/);
  for (let end = words.length - 1; end > 0; end -= 1) {
    const found = byPlain.get(plainName(words.slice(0, end).join(' ')));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the call takes a list of inputs or of keys. */
function takesMany(graph: Graph, member: Member): boolean {
  const listed = (one: Argument): boolean =>
    one.type.list && (graph.types.get(one.type.name)?.kind === 'input' || one.type.name === 'ID');
  return member.args.some(
    (one) =>
      listed(one) ||
      (graph.types.get(one.type.name)?.inputs.some(listed) === true && member.args.length === 1),
  );
}
