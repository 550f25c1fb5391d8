// Which collection each call belongs to, and in which role: on the collection, on one of its items, or an action on either.
// Decided from the whole set of paths and from what the calls answer, since one path alone can't tell a collection from an action.
import { isPlural, singular, snake } from '../words.ts';
import type { Call } from './calls.ts';
import { manyIn } from './envelope.ts';
import { isDoing, keyOf, type Spelled, type Step, stepsOf, type Verb, verbAndNoun, verbOf } from './paths.ts';
import type { Schemas } from './schema.ts';

/**
 * `collection` is the key of the collection's path, `steps` that path, `noun` its last word as written. `verb` is what the path itself
 * asks for, or null when the method alone tells. `on` says what the path ends in: the collection, one item, or a thing there is only one of.
 */
export interface Place {
  readonly call: Call;
  readonly collection: string;
  readonly steps: readonly Step[];
  readonly noun: string;
  readonly on: 'collection' | 'item' | 'single';
  readonly verb: Verb | null;
}

interface Survey {
  readonly withItems: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly creates: ReadonlySet<string>;
  readonly singles: ReadonlySet<string>;
}

/** One place for each call, in the order of the calls. */
export function placesOf(calls: readonly Call[], schemas: Schemas): readonly Place[] {
  const survey = surveyOf(calls, schemas);
  return calls.map((call) => placeOf(call, stepsOf(call.path), survey));
}

/** Keys of paths that have items below them, that answer with a list of records, that records are posted to, and that read and write one thing. */
function surveyOf(calls: readonly Call[], schemas: Schemas): Survey {
  const withItems = new Set<string>();
  const lists = new Set<string>();
  const creates = new Set<string>();
  const read = new Set<string>();
  const written = new Set<string>();
  for (const call of calls) {
    const steps = stepsOf(call.path);
    const key = keyOf(steps);
    if (call.method !== 'GET') written.add(key);
    else if (schemas.shape(call.success?.schema).properties.size > 0) read.add(key);
    for (const [index, step] of steps.entries())
      if (step.param && index > 0) withItems.add(keyOf(steps.slice(0, index)));
    const noun = steps.findLast((step) => !step.param)?.name ?? '';
    if (call.method === 'GET' && manyIn(schemas, call.success?.schema, noun) !== null) lists.add(key);
    if (
      call.method === 'POST' &&
      call.body !== null &&
      schemas.shape(call.success?.schema).properties.size > 0
    )
      creates.add(key);
  }
  const singles = new Set([...read].filter((key) => written.has(key) && !lists.has(key)));
  return { withItems, lists, creates, singles };
}

function placeOf(call: Call, steps: readonly Step[], survey: Survey): Place {
  const last = steps.at(-1);
  if (last === undefined) return { call, collection: '', steps, noun: '', on: 'collection', verb: null };
  const key = keyOf(steps);
  const batch = batchOn(call, steps, survey);
  if (batch !== null) return batch;
  if (last.param)
    return survey.lists.has(key) && survey.withItems.has(key)
      ? onCollection(call, steps)
      : onItem(call, steps, survey);
  if (survey.withItems.has(key) && !isAction(steps, survey)) return onCollection(call, steps);
  const verb = verbOf(last.name);
  if (verb !== null && steps.length > 1) return actionOn(call, steps, verb, survey);
  const spelled = verbAndNoun(last.name);
  if (spelled === null && isDoing(last.name) && steps.length > 1 && !survey.lists.has(key))
    return actionOn(call, steps, 'other', survey);
  if (spelled !== null) return spelledOut(call, steps, spelled);
  if (isCollection(steps, survey)) return onCollection(call, steps);
  if (survey.singles.has(key)) return { ...onCollection(call, steps), on: 'single' };
  return actionOn(call, steps, null, survey);
}

/** "contacts/batch/archive", "contacts/bulk": whatever follows the word is what the batch does. */
function batchOn(call: Call, steps: readonly Step[], survey: Survey): Place | null {
  const at = steps.findIndex(
    (step, index) => index > 0 && !step.param && /^(batch|bulk|_bulk|_batch)$/i.test(step.name),
  );
  if (at < 0 || survey.withItems.has(keyOf(steps.slice(0, at + 1)))) return null;
  const above = steps.slice(0, at);
  const words = steps
    .slice(at + 1)
    .filter((step) => !step.param)
    .map((step) => step.name);
  const verb = words.length === 0 ? 'batch' : words.length === 1 ? batched(words[0] ?? '') : 'batch other';
  const held = nearest(above, survey)?.(call) ?? null;
  return { ...(held ?? onCollection(call, above)), verb };
}

/** "search/{query}", "batch/{id}": a verb stays a verb although a parameter follows it. */
function isAction(steps: readonly Step[], survey: Survey): boolean {
  const last = steps.at(-1);
  return (
    last !== undefined &&
    !last.param &&
    verbOf(last.name) !== null &&
    steps.length > 1 &&
    !survey.lists.has(keyOf(steps)) &&
    !isPlural(last.name)
  );
}

function isCollection(steps: readonly Step[], survey: Survey): boolean {
  const key = keyOf(steps);
  const last = steps.at(-1);
  if (last === undefined || last.param) return false;
  if (survey.withItems.has(key)) return true;
  const parent = keyOf(steps.slice(0, -1));
  // "/tickets/recent" answers with a list too, but it is a view of the collection above it.
  const view =
    !isPlural(last.name) &&
    !(steps.at(-2)?.param ?? true) &&
    (survey.withItems.has(parent) || survey.lists.has(parent));
  if (survey.lists.has(key)) return !view;
  return survey.creates.has(key) && isPlural(last.name);
}

function onCollection(call: Call, steps: readonly Step[], verb: Verb | null = null): Place {
  const noun = steps.findLast((step) => !step.param)?.name ?? '';
  return { call, collection: keyOf(steps), steps, noun, on: 'collection', verb };
}

/** A path that ends in parameters: an item of the collection that the parameters follow. */
function onItem(call: Call, steps: readonly Step[], survey: Survey): Place {
  let end = steps.length - 1;
  while (end > 0 && steps[end - 1]?.param === true && !survey.lists.has(keyOf(steps.slice(0, end)))) end -= 1;
  const above = steps.slice(0, end);
  const word = above.at(-1);
  if (word === undefined) return onCollection(call, steps);
  if (!word.param && above.length > 1) {
    const by =
      /^(by|with|for)[_-]?/i.test(word.name) || (isAction(above, survey) && verbOf(word.name) !== null);
    if (by) return actionOn(call, above, verbOf(word.name) ?? 'other', survey);
    // "associations/default/{id}": a single word between a collection and a parameter is a way to write, not a collection.
    const before = above.at(-2);
    const variant =
      call.method !== 'GET' &&
      before?.param === false &&
      isPlural(before.name) &&
      !isPlural(word.name) &&
      !survey.lists.has(keyOf(above)) &&
      !survey.creates.has(keyOf(above));
    if (variant) return onCollection(call, above.slice(0, -1), 'other');
  }
  return { ...onCollection(call, above), on: 'item' };
}

function spelledOut(call: Call, steps: readonly Step[], spelled: Spelled): Place {
  const above = [...steps.slice(0, -1), { param: false, name: spelled.noun }];
  const on =
    spelled.verb === 'list' || spelled.verb === 'create' || spelled.verb === 'search' ? 'collection' : 'item';
  const key = keyOf([...steps.slice(0, -1), { param: false, name: singular(spelled.noun) }]);
  return { call, collection: key, steps: above, noun: spelled.noun, on, verb: spelled.verb };
}

/** An action belongs to the nearest collection above it; where there is none, the word names a thing there is only one of. */
function actionOn(call: Call, steps: readonly Step[], verb: Verb | null, survey: Survey): Place {
  const above = steps.slice(0, -1);
  const over = above.at(-1);
  if (over === undefined) return { ...onCollection(call, steps, verb), on: 'single' };
  const typeParam = over.param && survey.lists.has(keyOf(above)) && survey.withItems.has(keyOf(above));
  if (over.param && !typeParam) return { ...onItem(call, above, survey), verb: verb ?? 'other' };
  const inner = verbOf(over.name);
  if (isCollection(above, survey) || typeParam) return onCollection(call, above, verb ?? 'other');
  if (inner !== null && above.length > 1)
    return actionOn(call, above, verb === null || verb === 'other' ? 'other' : verb, survey);
  if (verb !== null) return onCollection(call, above, verb);
  const held = nearest(above, survey);
  return held === null ? { ...onCollection(call, steps), on: 'single' } : { ...held(call), verb: 'other' };
}

function batched(word: string): Verb {
  if (/^archive$/i.test(word)) return 'batch archive';
  switch (verbOf(word)) {
    case 'create':
      return 'batch create';
    case 'get':
    case 'list':
      return 'batch read';
    case 'update':
      return 'batch update';
    case 'delete':
      return 'batch delete';
    case 'upsert':
      return 'batch upsert';
    default:
      return 'batch other';
  }
}

function nearest(steps: readonly Step[], survey: Survey): ((call: Call) => Place) | null {
  for (let end = steps.length; end > 0; end -= 1) {
    const part = steps.slice(0, end);
    const key = keyOf(part);
    const typeParam = part.at(-1)?.param === true && survey.lists.has(key) && survey.withItems.has(key);
    if (
      typeParam ||
      isCollection(part, survey) ||
      (end === steps.length && isPlural(part.at(-1)?.name ?? '') && part.at(-1)?.param === false)
    )
      return (call) => onCollection(call, part);
    if (part.at(-1)?.param === true) return (call) => onItem(call, part, survey);
  }
  return null;
}

/** The words before a collection, nearest first, in the singular: what its name is qualified with when the noun alone is not enough. */
export function qualifiers(steps: readonly Step[]): readonly string[] {
  const words = steps.filter((step) => !step.param).map((step) => step.name);
  const named = words.at(-1);
  return steps
    .slice(
      0,
      steps.findLastIndex((step) => !step.param && step.name === named),
    )
    .flatMap((step, index) =>
      step.param ? [] : [steps[index + 1]?.param === true ? singular(step.name) : snake(step.name)],
    )
    .reverse();
}
