// A made-up CRM and a made-up private billing system, as a plan holds them. Only for tests of the pages and pictures.
import type { RateLimit, Resource } from '../../src/catalog/profile.ts';
import type { Source } from '../../src/measure/fact.ts';
import type { Connection } from '../../src/plan/connection.ts';
import { blank } from '../sides.ts';

const docs = (page: string): Source => ({
  kind: 'vendor-docs',
  ref: `https://developers.harbor.example/${page}`,
  retrieved: '2026-09-14',
});

export const sources: Readonly<
  Record<'limits' | 'webhooks' | 'auth' | 'timeline' | 'forum' | 'tally', Source>
> = {
  limits: docs('limits'),
  webhooks: docs('webhooks'),
  auth: docs('oauth'),
  timeline: docs('timeline'),
  forum: { kind: 'secondary', ref: 'https://forum.example.org/t/harbor-limits', retrieved: 'undated' },
  tally: { kind: 'vendor-spec', ref: './openapi/tally.yaml', retrieved: 'undated' },
};

const cited = (source: Source): { source: Source; confidence: 'documented'; disputed: []; note: null } => ({
  source,
  confidence: 'documented',
  disputed: [],
  note: null,
});

function limit(id: string, count: number, window: string, more: Partial<RateLimit>): RateLimit {
  return {
    id,
    limit: count,
    unit: 'calls',
    costs: [],
    window,
    scope: 'account',
    appliesTo: [],
    edition: null,
    environment: null,
    burst: null,
    counting: null,
    concurrent: false,
    status: 429,
    retryAfter: true,
    ...cited(sources.limits),
    ...more,
  };
}

export const limits: Readonly<Record<'crmBurst' | 'crmSearch' | 'tallyWrite', RateLimit>> = {
  crmBurst: limit('burst', 190, 'PT10S', {
    scope: 'app',
    disputed: [{ claim: '100 per 10 s', source: sources.forum }],
  }),
  crmSearch: limit('search', 4, 'PT1S', { appliesTo: ['search'] }),
  tallyWrite: limit('write', 25, 'PT1S', {
    scope: 'endpoint',
    retryAfter: null,
    confidence: 'assumed',
    source: sources.tally,
    note: 'the document gives no figure for reads',
  }),
};

const operation = {
  operationId: null,
  scopes: [],
  batchOf: null,
  batchSize: null,
  pagination: null,
  incremental: null,
  idempotency: null,
  requestType: 'json',
  errors: [],
  deprecated: false,
} as const;

const contact: Resource = {
  name: 'contact',
  aliases: ['person'],
  concept: 'person',
  primaryKey: ['id'],
  cursorField: 'updated_at',
  custom: 'properties',
  source: docs('contacts'),
  confidence: 'documented',
  operations: [
    {
      ...operation,
      kind: 'get',
      method: 'GET',
      path: '/v2/contacts/{id}',
      scopes: ['contacts.read'],
      errors: [404],
    },
    {
      ...operation,
      kind: 'search',
      method: 'POST',
      path: '/v2/contacts/search',
      scopes: ['contacts.read'],
      errors: [400],
      pagination: {
        style: 'cursor',
        requestParam: 'after',
        nextTokenPath: 'paging.next.after',
        pageSizeParam: 'limit',
        maxPageSize: 100,
        maxResults: 10000,
        confidence: 'documented',
      },
      incremental: {
        param: 'filter',
        field: 'updated_at',
        resolution: 'PT0.001S',
        lag: 'PT30S',
        confidence: 'inferred',
      },
    },
  ],
  fields: [
    { ...blank, path: 'first_name', type: 'string', personal: 'contact' },
    { ...blank, path: 'email', type: 'string', format: 'email', unique: true, personal: 'contact' },
  ],
};

const customer: Resource = {
  name: 'customer',
  aliases: [],
  concept: 'customer',
  primaryKey: ['id'],
  cursorField: 'modified',
  custom: 'metadata',
  source: sources.tally,
  confidence: 'inferred',
  operations: [
    {
      ...operation,
      kind: 'create',
      method: 'POST',
      path: '/customers',
      idempotency: { header: 'Idempotency-Key', retention: 'PT24H' },
      errors: [400, 402],
    },
    { ...operation, kind: 'update', method: 'POST', path: '/customers/{id}', errors: [400, 404] },
    {
      ...operation,
      kind: 'list',
      method: 'GET',
      path: '/customers',
      pagination: {
        style: 'page',
        requestParam: 'page',
        nextTokenPath: null,
        pageSizeParam: 'per_page',
        maxPageSize: 50,
        maxResults: null,
        confidence: 'inferred',
      },
    },
  ],
  fields: [{ ...blank, path: 'name', type: 'string', required: true, maxLength: 256 }],
};

export const crm: Connection = {
  id: 'C-crm',
  system: 'crm',
  name: 'Harbor CRM',
  uses: 'harbor',
  api: null,
  kind: 'rest',
  version: '2026-03',
  edition: 'professional',
  editionKnown: 'professional',
  role: 'system-of-record',
  servers: [{ url: 'https://api.harbor.example', environment: 'production' }],
  auth: {
    type: 'oauth2',
    flow: 'authorizationCode',
    authorizationUrl: 'https://app.harbor.example/authorize',
    tokenUrl: 'https://api.harbor.example/token',
    scopes: ['contacts.read', 'companies.write'],
    in: null,
    name: null,
    tokenLifetime: 'PT30M',
    refresh: 'refresh token, no end documented',
    ...cited(sources.auth),
  },
  otherAuth: [
    {
      type: 'bearer',
      flow: null,
      authorizationUrl: null,
      tokenUrl: null,
      scopes: [],
      in: 'header',
      name: 'Authorization',
      tokenLifetime: null,
      refresh: null,
      ...cited(sources.auth),
    },
  ],
  authorisedBy: 'a super admin of Harbor CRM',
  scopes: [
    { scope: 'contacts.read', calls: ['F1-read', 'F1-find'] },
    { scope: 'companies.write', calls: ['F3-back-update'] },
  ],
  secrets: 'secret store of the host, one entry per environment, rotated every 90 days',
  encoding: 'json',
  rateLimits: [limits.crmBurst, limits.crmSearch],
  resources: [contact],
  events: [
    {
      name: 'contact.changed',
      resource: 'contact',
      change: 'updated',
      payload: 'hint',
      scopes: ['contacts.read'],
      ...cited(sources.webhooks),
    },
  ],
  webhooks: {
    channel: null,
    signature: {
      header: 'X-Harbor-Signature',
      algorithm: 'HMAC-SHA256',
      covers: 'method, address, body, time',
      tolerance: 'PT5M',
    },
    retries: '10 times over 24 h',
    givesUpAfter: 'PT24H',
    attempts: 10,
    timeout: 'PT5S',
    delivery: 'at-least-once',
    ordered: false,
    eventIdField: 'eventId',
    eventIdUnique: false,
    batchMax: 100,
    replay: null,
    switchesOff: null,
    ...cited(sources.webhooks),
  },
  sandbox: {
    what: 'developer account, free',
    differences: ['no custom objects', 'lower limits'],
    ...cited(sources.auth),
  },
  quirks: [
    {
      id: 'search-lag',
      text: 'a search right after a write may miss it',
      applies: ['search'],
      ...cited(sources.limits),
    },
  ],
  unknowns: ['How long are merged contact ids resolvable?'],
  sources: [sources.limits, sources.webhooks],
};

export const tally: Connection = {
  id: 'C-tally',
  system: 'tally',
  name: 'Tally Billing',
  uses: null,
  api: './openapi/tally.yaml',
  kind: 'rest',
  version: '1.4',
  edition: null,
  editionKnown: null,
  role: 'participant',
  servers: [
    { url: 'https://tally.internal', environment: 'production' },
    { url: 'https://tally-test.internal', environment: 'sandbox' },
  ],
  auth: {
    type: 'apiKey',
    flow: null,
    authorizationUrl: null,
    tokenUrl: null,
    scopes: [],
    in: 'header',
    name: 'X-Api-Key',
    tokenLifetime: null,
    refresh: null,
    ...cited(sources.tally),
  },
  otherAuth: [],
  authorisedBy: 'the billing team',
  scopes: [],
  secrets: 'secret store of the host',
  encoding: 'json',
  rateLimits: [limits.tallyWrite],
  resources: [customer],
  events: [],
  webhooks: null,
  sandbox: null,
  quirks: [],
  unknowns: ['Does the key of a request end, and when?'],
  sources: [sources.tally],
};
