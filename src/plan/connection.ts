// A system as the plan uses it: its contract, cut down to what the flows touch, the way in, and the least privilege.
import { z } from 'zod';
import {
  ApiEvent,
  Auth,
  RateLimit,
  Resource,
  Sandbox,
  WebhookSemantics,
  apiKinds,
  type ApiKind,
  type Quirk,
  Quirk as QuirkSchema,
} from '../catalog/profile.ts';
import { Source } from '../measure/fact.ts';

/**
 * A system as the plan uses it: the contract that the plan was made against, cut down to the resources in use, with its documents' sources.
 * `scopes` is the least privilege over all flows, each with the calls that need it.
 */
export interface Connection {
  readonly id: string;
  readonly system: string;
  readonly name: string;
  /** Catalog id, or null for a private system. */
  readonly uses: string | null;
  /** The API document named in the brief, or null. */
  readonly api: string | null;
  readonly kind: ApiKind | null;
  readonly version: string | null;
  readonly edition: string | null;
  /** The edition in the spelling of the contract; null when the brief names none or one that the contract does not know. */
  readonly editionKnown: string | null;
  readonly role: string;
  readonly servers: readonly { readonly url: string; readonly environment: 'production' | 'sandbox' }[];
  /** The way in that the plan chose, and the others that exist. */
  readonly auth: Auth | null;
  readonly otherAuth: readonly Auth[];
  readonly authorisedBy: string;
  readonly scopes: readonly { readonly scope: string; readonly calls: readonly string[] }[];
  readonly secrets: string;
  readonly encoding: string | null;
  readonly rateLimits: readonly RateLimit[];
  readonly resources: readonly Resource[];
  readonly events: readonly ApiEvent[];
  readonly webhooks: WebhookSemantics | null;
  readonly sandbox: Sandbox | null;
  readonly quirks: readonly Quirk[];
  readonly unknowns: readonly string[];
  readonly sources: readonly Source[];
}

const text = z.string().min(1);
const maybe = text.nullable();
const texts = z.array(text);
const environment = z.enum(['production', 'sandbox']);

export const Connection: z.ZodType<Connection> = z.strictObject({
  id: text,
  system: text,
  name: text,
  uses: maybe,
  api: maybe,
  kind: z.enum(apiKinds).nullable(),
  version: maybe,
  edition: maybe,
  editionKnown: maybe.default(null),
  role: text,
  servers: z.array(z.strictObject({ url: text, environment })),
  auth: Auth.nullable(),
  otherAuth: z.array(Auth),
  authorisedBy: text,
  scopes: z.array(z.strictObject({ scope: text, calls: texts })),
  secrets: text,
  encoding: maybe,
  rateLimits: z.array(RateLimit),
  resources: z.array(Resource),
  events: z.array(ApiEvent),
  webhooks: WebhookSemantics.nullable(),
  sandbox: Sandbox.nullable(),
  quirks: z.array(QuirkSchema),
  unknowns: texts,
  sources: z.array(Source),
});
