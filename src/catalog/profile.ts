// What is known of one system's API, from the catalog's hand-cited facts, its compiled schema, or a reader of an API document.
// What a source does not say is null or an empty list, never guessed; what was worked out says `inferred`.
import { z } from 'zod';
import { type Cited, citedShape, Source } from '../measure/fact.ts';
import { Duration } from '../measure/duration-schema.ts';
import { type OperationKind, operationKinds, Resource } from './record.ts';

export {
  Field,
  Incremental,
  Operation,
  operationKinds,
  Pagination,
  Resource,
} from './record.ts';
export type { OperationKind } from './record.ts';

export const apiKinds = ['rest', 'graphql', 'soap', 'database', 'file', 'stream'] as const;
export type ApiKind = (typeof apiKinds)[number];

export interface Server {
  readonly url: string;
  readonly environment: 'production' | 'sandbox';
}

export const authTypes = ['oauth2', 'apiKey', 'basic', 'bearer', 'mtls', 'oidc', 'none'] as const;
/** One way to authenticate. `flow` is the OAuth grant; `in`/`name` place an API key; token life and rotation as documented. */
export interface Auth extends Cited {
  readonly type: (typeof authTypes)[number];
  readonly flow: string | null;
  readonly authorizationUrl: string | null;
  readonly tokenUrl: string | null;
  readonly scopes: readonly string[];
  readonly in: 'header' | 'query' | 'cookie' | null;
  readonly name: string | null;
  readonly tokenLifetime: Duration | null;
  readonly refresh: string | null;
}

/**
 * What a call costs under a limit that counts points: `call` for the call itself and `record` for each record that it may read or write.
 * `appliesTo` reads as in {@link RateLimit}; the first entry that means the call holds.
 */
export interface CallCost extends Cited {
  readonly appliesTo: readonly string[];
  readonly call: number;
  readonly record: number;
}

export const limitUnits = ['calls', 'points'] as const;
export const limitCountings = ['fixed', 'sliding', 'token-bucket', 'leaky-bucket'] as const;
export const limitScopes = ['app', 'account', 'token', 'user', 'endpoint', 'record'] as const;
/**
 * At most `limit` calls or points (`unit`) per `window`, counted per `scope`; `costs` says what calls take of points, one each where
 * nothing is said. `burst` is what may be saved up: a bucket of that size which `limit` per `window` fills. `appliesTo` holds operation kinds ("search", "create"),
 * resource names, methods or path prefixes ("/crm/…/search"); an entry of several words ("update ticket") needs all of them;
 * empty means every call (`limit.ts` reads it). `endpoint` counts each operation apart, `record` each single record apart:
 * a `record` limit is never summed over records. `edition` null means every edition.
 * `environment` null means both. `counting`: `fixed` windows that start anew together (at the full hour, at midnight), any `sliding` stretch of
 * that length, or a bucket; null where the source does not say. `limit` null: a limit exists but its figure is not documented.
 */
export interface RateLimit extends Cited {
  readonly id: string;
  readonly limit: number;
  readonly unit: (typeof limitUnits)[number];
  readonly costs: readonly CallCost[];
  readonly window: Duration;
  readonly scope: (typeof limitScopes)[number];
  readonly appliesTo: readonly string[];
  readonly edition: readonly string[] | null;
  readonly environment: 'production' | 'sandbox' | null;
  readonly burst: number | null;
  readonly counting: (typeof limitCountings)[number] | null;
  readonly concurrent: boolean;
  readonly status: number | null;
  readonly retryAfter: boolean | null;
}

/** Something the system tells by itself. `fields` lists what the event carries when it is less than the record. */
export interface ApiEvent extends Cited {
  readonly name: string;
  readonly resource: string | null;
  /** What happened to the record. */
  readonly change: 'created' | 'updated' | 'deleted' | 'merged' | 'other';
  /** `hint`: ids only, read the record; `record`: the record itself; `delta`: the changed values. */
  readonly payload: 'hint' | 'record' | 'delta' | null;
  readonly scopes: readonly string[];
}

/**
 * What becomes of an address that does not take messages in. After `failures` tries in a row without a success, or after failing for `after`
 * (where both are given, both have to be met); `statuses` are answers that switch it off at once. `removed`: the subscription is gone;
 * `paused`: it is there and silent until somebody starts it again; `kept`: documented to stay. Figures that are null are not documented.
 */
export interface SwitchOff extends Cited {
  readonly failures: number | null;
  readonly after: Duration | null;
  readonly statuses: readonly number[];
  readonly then: 'removed' | 'paused' | 'kept';
}

/** How the system tells its events, for all of them: by calling an address, or on a channel that is subscribed to. */
export interface WebhookSemantics extends Cited {
  /** What is subscribed to, where the system keeps its events on a channel instead of calling an address; null where it calls. */
  readonly channel: string | null;
  readonly signature: {
    readonly header: string;
    readonly algorithm: string;
    readonly covers: string;
    readonly tolerance: Duration | null;
  } | null;
  readonly retries: string | null;
  /** After this long the vendor stops retrying, or a channel no longer holds an event. */
  readonly givesUpAfter: Duration | null;
  readonly attempts: number | null;
  readonly timeout: Duration | null;
  readonly delivery: 'at-least-once' | 'at-most-once' | null;
  readonly ordered: boolean | null;
  readonly eventIdField: string | null;
  /** False when the documentation says that event ids are not unique. */
  readonly eventIdUnique: boolean | null;
  readonly batchMax: number | null;
  readonly replay: string | null;
  /** Null: nothing is documented. */
  readonly switchesOff: SwitchOff | null;
}

/** A bulk way in or out. */
export interface Bulk extends Cited {
  readonly what: string;
  readonly path: string | null;
  readonly maxRecords: number | null;
}

/** Another way to reach the same end when a gate is shut: the resource to write instead, and how. */
export interface Alternative {
  readonly resource: string;
  readonly how: string;
  readonly cost: string | null;
}

/**
 * A capability that is not open to everybody. `applies` names resources (by name) and operation kinds it guards.
 * It is open when one of `opens` holds: an edition, an approval, a partner status. `usual`: ordinary customers have it, so it
 * counts as open as long as the edition is not known.
 */
export interface Gate extends Cited {
  readonly id: string;
  readonly title: string;
  readonly applies: {
    readonly resources: readonly string[];
    readonly operations: readonly OperationKind[];
    readonly events: readonly string[];
  };
  readonly opens: {
    readonly editions: readonly string[];
    readonly approval: string | null;
    readonly partner: string | null;
  };
  readonly usual: boolean;
  readonly otherwise: string;
  readonly alternatives: readonly Alternative[];
}

/** Something that ends. `applies` are path prefixes, resource names, or ways to sign in by type (`auth:basic`); `on` the day it ends; `replacement` what to use instead. */
export interface Sunset extends Cited {
  readonly id: string;
  readonly title: string;
  readonly applies: readonly string[];
  readonly on: string;
  readonly phase: 'unsupported' | 'removed';
  readonly replacement: string | null;
}

export interface Sandbox extends Cited {
  readonly what: string;
  readonly differences: readonly string[];
}

/** Behaviour that has cost people data, in our own words. `applies` are resource names or operation kinds; empty means all. */
export interface Quirk extends Cited {
  readonly id: string;
  readonly text: string;
  readonly applies: readonly string[];
}

/** Everything known of one system. `unknowns` are questions to ask the vendor: what was looked for and not found. */
export interface ApiProfile {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly kind: ApiKind;
  readonly category: string | null;
  readonly aliases: readonly string[];
  readonly editions: readonly string[];
  /** "json", "form", "xml": how bodies are written. */
  readonly encoding: string | null;
  /** True when the path has no version and the base URL holds a tenant ("https://{subdomain}.example.com"). */
  readonly servers: readonly Server[];
  readonly auth: readonly Auth[];
  readonly rateLimits: readonly RateLimit[];
  readonly resources: readonly Resource[];
  readonly events: readonly ApiEvent[];
  readonly webhooks: WebhookSemantics | null;
  readonly bulk: readonly Bulk[];
  readonly gates: readonly Gate[];
  readonly sunsets: readonly Sunset[];
  readonly sandbox: Sandbox | null;
  readonly quirks: readonly Quirk[];
  readonly unknowns: readonly string[];
  readonly sources: readonly Source[];
}

const text = z.string().min(1);
const maybe = text.nullable().default(null);
const list = z.array(text).default([]);
const maybeDuration = Duration.nullable().default(null);
const flag = z.boolean().nullable().default(null);
const count = z.number().int().positive();

export const Auth: z.ZodType<Auth> = z.strictObject({
  type: z.enum(authTypes),
  flow: maybe,
  authorizationUrl: maybe,
  tokenUrl: maybe,
  scopes: list,
  in: z.enum(['header', 'query', 'cookie']).nullable().default(null),
  name: maybe,
  tokenLifetime: maybeDuration,
  refresh: maybe,
  ...citedShape,
});

const CallCost: z.ZodType<CallCost> = z.strictObject({
  appliesTo: list,
  call: z.number().nonnegative(),
  record: z.number().nonnegative().default(0),
  ...citedShape,
});

export const RateLimit: z.ZodType<RateLimit> = z.strictObject({
  id: text,
  limit: count,
  unit: z.enum(limitUnits).default('calls'),
  costs: z.array(CallCost).default([]),
  window: Duration,
  scope: z.enum(limitScopes),
  appliesTo: list,
  edition: z.array(text).nullable().default(null),
  environment: z.enum(['production', 'sandbox']).nullable().default(null),
  burst: count.nullable().default(null),
  counting: z.enum(limitCountings).nullable().default(null),
  concurrent: z.boolean().default(false),
  status: count.nullable().default(null),
  retryAfter: flag,
  ...citedShape,
});

export const ApiEvent: z.ZodType<ApiEvent> = z.strictObject({
  name: text,
  resource: maybe,
  change: z.enum(['created', 'updated', 'deleted', 'merged', 'other']),
  payload: z.enum(['hint', 'record', 'delta']).nullable().default(null),
  scopes: list,
  ...citedShape,
});

const SwitchOff: z.ZodType<SwitchOff> = z.strictObject({
  failures: count.nullable().default(null),
  after: maybeDuration,
  statuses: z.array(z.number().int().min(100).max(599)).default([]),
  then: z.enum(['removed', 'paused', 'kept']),
  ...citedShape,
});

export const WebhookSemantics: z.ZodType<WebhookSemantics> = z.strictObject({
  channel: maybe,
  signature: z
    .strictObject({
      header: text,
      algorithm: text,
      covers: text,
      tolerance: maybeDuration,
    })
    .nullable()
    .default(null),
  retries: maybe,
  givesUpAfter: maybeDuration,
  attempts: count.nullable().default(null),
  timeout: maybeDuration,
  delivery: z.enum(['at-least-once', 'at-most-once']).nullable().default(null),
  ordered: flag,
  eventIdField: maybe,
  eventIdUnique: flag,
  batchMax: count.nullable().default(null),
  replay: maybe,
  switchesOff: SwitchOff.nullable().default(null),
  ...citedShape,
});

export const Bulk: z.ZodType<Bulk> = z.strictObject({
  what: text,
  path: maybe,
  maxRecords: count.nullable().default(null),
  ...citedShape,
});

export const Gate: z.ZodType<Gate> = z.strictObject({
  id: text,
  title: text,
  applies: z.strictObject({
    resources: list,
    operations: z.array(z.enum(operationKinds)).default([]),
    events: list,
  }),
  opens: z.strictObject({ editions: list, approval: maybe, partner: maybe }),
  usual: z.boolean().default(false),
  otherwise: text,
  alternatives: z.array(z.strictObject({ resource: text, how: text, cost: maybe })).default([]),
  ...citedShape,
});

export const Sunset: z.ZodType<Sunset> = z.strictObject({
  id: text,
  title: text,
  applies: z.array(text).min(1),
  on: z.iso.date(),
  phase: z.enum(['unsupported', 'removed']),
  replacement: maybe,
  ...citedShape,
});

export const Sandbox: z.ZodType<Sandbox> = z.strictObject({
  what: text,
  differences: list,
  ...citedShape,
});

export const Quirk: z.ZodType<Quirk> = z.strictObject({
  id: text,
  text,
  applies: list,
  ...citedShape,
});

export const ApiProfile: z.ZodType<ApiProfile> = z.strictObject({
  id: text,
  name: text,
  version: maybe,
  kind: z.enum(apiKinds),
  category: maybe,
  aliases: list,
  editions: list,
  encoding: maybe,
  servers: z
    .array(
      z.strictObject({
        url: text,
        environment: z.enum(['production', 'sandbox']),
      }),
    )
    .default([]),
  auth: z.array(Auth).default([]),
  rateLimits: z.array(RateLimit).default([]),
  resources: z.array(Resource).default([]),
  events: z.array(ApiEvent).default([]),
  webhooks: WebhookSemantics.nullable().default(null),
  bulk: z.array(Bulk).default([]),
  gates: z.array(Gate).default([]),
  sunsets: z.array(Sunset).default([]),
  sandbox: Sandbox.nullable().default(null),
  quirks: z.array(Quirk).default([]),
  unknowns: list,
  sources: z.array(Source).default([]),
});
