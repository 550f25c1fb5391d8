// What the system tells by itself: OpenAPI 3.1 webhooks, x-webhooks, callbacks, and the event names that a webhook subscription accepts.
// Only names and payload shapes: signatures, retries and ordering are not in such documents and stay unknown.
import type { ApiEvent, Resource } from '../../catalog/profile.ts';
import type { Confidence, Source } from '../../measure/fact.ts';
import { objectAt, own } from '../json.ts';
import { bare, singular, snake } from '../words.ts';
import { type Api, type Call, callsAt } from './calls.ts';
import { scopesOf } from './auth.ts';
import type { Schemas } from './schema.ts';

interface Told {
  readonly name: string;
  readonly body: unknown;
  readonly scopes: readonly string[];
  readonly confidence: Confidence;
}

/** Every event, each name once, in the document's order. */
export function eventsOf(
  api: Api,
  schemas: Schemas,
  at: { readonly calls: readonly Call[]; readonly resources: readonly Resource[]; readonly source: Source },
): readonly ApiEvent[] {
  const told = [...webhooks(api), ...callbacks(api, at.calls), ...subscribed(api, schemas, at.calls)];
  const byName = new Map<string, Told>();
  for (const one of told) if (!byName.has(one.name)) byName.set(one.name, one);
  const names = new Map(
    at.resources
      .flatMap((resource) =>
        [resource.name, ...resource.aliases].map((name) => [bare(singular(name)), resource.name] as const),
      )
      .reverse(),
  );
  return [...byName.values()].map((one) => ({
    name: one.name,
    resource: resourceIn(one.name, names),
    change: changeIn(one.name),
    payload: payloadOf(schemas, one.body),
    scopes: one.scopes,
    source: at.source,
    confidence: one.confidence,
    disputed: [],
    note: null,
  }));
}

function webhooks(api: Api): readonly Told[] {
  return ['webhooks', 'x-webhooks'].flatMap((key) => {
    const listed = objectAt(api.root, key);
    return (listed === null ? [] : Object.keys(listed)).flatMap((name) => {
      const item = api.refs.follow(own(listed, name))?.node ?? null;
      const calls = callsAt(api, name, item);
      return calls.slice(0, 1).map((call) => ({
        name,
        body: call.body?.schema ?? null,
        scopes: [],
        confidence: 'documented' as const,
      }));
    });
  });
}

function callbacks(api: Api, calls: readonly Call[]): readonly Told[] {
  return calls.flatMap((call) =>
    call.callbacks.flatMap((callback) =>
      Object.keys(callback.node).flatMap((expression) =>
        callsAt(api, expression, api.refs.follow(own(callback.node, expression))?.node ?? null).map(
          (told) => ({
            name: told.operationId ?? nameOfCallback(call, callback.name),
            body: told.body?.schema ?? null,
            scopes: [],
            confidence: 'documented' as const,
          }),
        ),
      ),
    ),
  );
}

/** Several calls may name a callback alike, so it goes by its call too. */
function nameOfCallback(call: Call, name: string): string {
  return `${call.operationId ?? `${call.method.toLowerCase()} ${call.path}`}.${name}`;
}

const eventProperty =
  /^(enabledevents?|events?|eventtypes?|eventnames?|topics?|subscribedevents|triggers?|subscriptiontypes?|subscriptions?)$/;

/** A call that makes a webhook subscription lists the events to choose from as an enum of dotted, slashed or past-tense names. */
function subscribed(api: Api, schemas: Schemas, calls: readonly Call[]): readonly Told[] {
  return calls.flatMap((call) => {
    if (call.method !== 'POST' && call.method !== 'PUT') return [];
    if (!/webhook|subscription|hook|notification|event/i.test(call.path) || call.body === null) return [];
    const scopes = scopesOf(api, call);
    return choicesIn(schemas, call.body.schema, 4).flatMap((values) => {
      // One name that plainly is an event's vouches for its neighbours: ORDER_CREATED for ORDER_SHIPPED.
      const vouched = values.some(isEventName);
      return values
        .filter((value) => isEventName(value) || (vouched && pastTense.test(snake(value))))
        .map((value) => ({ name: value, body: null, scopes, confidence: 'inferred' as const }));
    });
  });
}

/** The lists of event names to choose from, in properties that are named for events: an enum, or names quoted in the description. */
function choicesIn(schemas: Schemas, schema: unknown, depth: number): readonly (readonly string[])[] {
  return [...schemas.shape(schema).properties].flatMap(([name, inner]) => {
    const shape = schemas.shape(inner);
    const items = schemas.shape(shape.items);
    if (eventProperty.test(bare(name)) && shape.properties.size === 0) {
      const quoted = [
        ...`${shape.description}\n${items.description}`.matchAll(/[`"']([\w.:/-]{4,60})[`"']/g),
      ];
      const told = quoted.map((found) => found[1] ?? '').filter((value) => dotted.test(value));
      return [shape.enum ?? items.enum ?? (told.length > 1 ? told : [])];
    }
    return depth > 1 ? choicesIn(schemas, shape.type === 'array' ? shape.items : inner, depth - 1) : [];
  });
}

const dotted = /^[a-z][\w-]*([./:][\w-]+)+$/i;
const pastTense = /(ed|paid|sent|won|lost|made|left|held|sold|begun|done|new)$/;

function isEventName(value: string): boolean {
  return (
    dotted.test(value) ||
    /(created|updated|deleted|changed|creation|deletion|modified|removed)$/i.test(snake(value))
  );
}

const changes: readonly (readonly [RegExp, ApiEvent['change']])[] = [
  [/(^|_)(merged?|merging)(_|$)/, 'merged'],
  [/(^|_)(deleted?|deletion|removed?|destroyed?|archived?|erased|purged|privacy_deletion)(_|$)/, 'deleted'],
  [/(^|_)(created?|creation|added|new|inserted|opened|registered|received|placed|restored?)(_|$)/, 'created'],
  [
    /(^|_)(updated?|changed?|modified|edited|property_change|association_change|renamed|assigned|moved)(_|$)/,
    'updated',
  ],
];

function changeIn(name: string): ApiEvent['change'] {
  const words = snake(name);
  return changes.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

/** The resource that the name speaks of: the longest run of its words that is a resource's name, the nearest to the verb first. */
function resourceIn(name: string, names: ReadonlyMap<string, string>): string | null {
  const words = snake(name).split('_');
  for (let length = Math.min(words.length, 5); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const found = names.get(bare(singular(words.slice(start, start + length).join('_'))));
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** Ids and types only make a hint; anything fuller is taken for the record. A body without listed properties says nothing. */
function payloadOf(schemas: Schemas, body: unknown): ApiEvent['payload'] {
  if (body === null) return null;
  const shape = schemas.shape(body);
  const listed = shape.type === 'array' ? schemas.shape(shape.items) : shape;
  if (listed.properties.size === 0) return null;
  const values = [...listed.properties];
  if (values.some(([name]) => /^(old|previous|before|changes?|changed|delta|diff)/i.test(name)))
    return 'delta';
  const holdsRecord = values.some(
    ([name, schema]) =>
      !/^(meta|metadata|links?|_links|context|headers?)$/i.test(name) && nested(schemas, schema) > 2,
  );
  const plain = values.filter(
    ([name]) =>
      !/(id|ids|type|event|name|time|timestamp|at|date|version|attempt|source|url|livemode|topic|action|object|kind|occurred|created|key)$/i.test(
        name,
      ),
  );
  return holdsRecord || plain.length > 3 ? 'record' : 'hint';
}

function nested(schemas: Schemas, schema: unknown): number {
  const shape = schemas.shape(schema);
  return Math.max(
    shape.properties.size,
    ...[...shape.properties.values()].slice(0, 30).map((inner) => schemas.shape(inner).properties.size),
    0,
  );
}
