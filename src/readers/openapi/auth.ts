// How a caller proves who it is: the declared security schemes, or, where a document declares none, what its header parameters
// and its own introduction give away (marked as inferred). Also the scopes of one call. No credential is ever read or made up.
import type { Auth } from '../../catalog/profile.ts';
import type { Confidence, Source } from '../../measure/fact.ts';
import { asObject, type JsonObject, objectAt, own, textAt } from '../json.ts';
import { bare } from '../words.ts';
import { type Api, type Call, type Requirement, requirementsOf } from './calls.ts';
import { serversOf } from './servers.ts';

const flowNames: Readonly<Record<string, string>> = {
  authorizationCode: 'authorizationCode',
  clientCredentials: 'clientCredentials',
  implicit: 'implicit',
  password: 'password',
  deviceAuthorization: 'deviceAuthorization',
  accessCode: 'authorizationCode',
  application: 'clientCredentials',
};

/** Every way to authenticate, in the document's order. Empty when the document says nothing at all. */
export function authOf(api: Api, calls: readonly Call[], source: Source): readonly Auth[] {
  const schemes = api.swagger2
    ? objectAt(api.root, 'securityDefinitions')
    : objectAt(objectAt(api.root, 'components'), 'securitySchemes');
  const declared = (schemes === null ? [] : Object.keys(schemes)).flatMap((name) => {
    const scheme = api.refs.follow(schemes?.[name])?.node ?? null;
    return scheme === null ? [] : fromScheme(scheme, source);
  });
  const grants = declared.some((one) => one.type === 'oauth2') ? [] : fromTokenCall(api, calls, source);
  if (declared.length > 0) return unique([...declared, ...grants]);
  const hinted = unique([...fromHeaders(calls, source), ...grants, ...fromWords(api, source)]);
  if (hinted.length > 0) return hinted;
  const global = requirementsOf(own(api.root, 'security'));
  const open = global !== null && global.every((requirement) => requirement.length === 0);
  return open || (calls.length > 0 && calls.every((call) => call.security?.length === 0))
    ? [auth({ type: 'none' }, source)]
    : [];
}

function auth(
  known: Partial<Auth> & Pick<Auth, 'type'>,
  source: Source,
  confidence: Confidence = 'documented',
): Auth {
  return {
    flow: null,
    authorizationUrl: null,
    tokenUrl: null,
    scopes: [],
    in: null,
    name: null,
    tokenLifetime: null,
    refresh: null,
    source,
    confidence,
    disputed: [],
    note: null,
    ...known,
  };
}

function fromScheme(scheme: JsonObject, source: Source): readonly Auth[] {
  switch (textAt(scheme, 'type')?.toLowerCase()) {
    case 'apikey':
      return [fromKey(scheme, source)];
    case 'basic':
      return [auth({ type: 'basic' }, source)];
    case 'http':
      return fromHttp(textAt(scheme, 'scheme')?.toLowerCase() ?? '', source);
    case 'oauth2':
      return fromOauth(scheme, source);
    case 'openidconnect':
      return [auth({ type: 'oidc', authorizationUrl: textAt(scheme, 'openIdConnectUrl') }, source)];
    case 'mutualtls':
      return [auth({ type: 'mtls' }, source)];
    default:
      return [];
  }
}

/** A bearer token is often declared as a key in the Authorization header, with the word only in the description. */
function fromKey(scheme: JsonObject, source: Source): Auth {
  const place = placeOf(textAt(scheme, 'in'));
  const name = textAt(scheme, 'name');
  const bearer =
    place === 'header' &&
    name?.toLowerCase() === 'authorization' &&
    /\bbearer\b/i.test(textAt(scheme, 'description') ?? '');
  return auth(
    { type: bearer ? 'bearer' : 'apiKey', in: place, name },
    source,
    bearer ? 'inferred' : 'documented',
  );
}

function fromHttp(scheme: string, source: Source): readonly Auth[] {
  if (scheme === 'basic') return [auth({ type: 'basic' }, source)];
  if (scheme === 'bearer') return [auth({ type: 'bearer', in: 'header', name: 'Authorization' }, source)];
  return scheme === ''
    ? []
    : [auth({ type: 'apiKey', in: 'header', name: 'Authorization', note: `HTTP scheme ${scheme}` }, source)];
}

function fromOauth(scheme: JsonObject, source: Source): readonly Auth[] {
  const flows = objectAt(scheme, 'flows');
  const swagger2Flow = textAt(scheme, 'flow');
  const found =
    flows === null
      ? swagger2Flow === null
        ? []
        : [[swagger2Flow, scheme] as const]
      : Object.keys(flows).map((name) => [name, objectAt(flows, name)] as const);
  const made = found.flatMap(([name, flow]) =>
    flow === null || !Object.hasOwn(flowNames, name)
      ? []
      : [
          auth(
            {
              type: 'oauth2',
              flow: flowNames[name] ?? null,
              authorizationUrl: textAt(flow, 'authorizationUrl'),
              tokenUrl: textAt(flow, 'tokenUrl'),
              scopes: Object.keys(asObject(own(flow, 'scopes')) ?? {}).filter((scope) => scope.trim() !== ''),
            },
            source,
          ),
        ],
  );
  return made.length === 0 ? [auth({ type: 'oauth2' }, source)] : made;
}

function placeOf(written: string | null): Auth['in'] {
  return written === 'query' || written === 'cookie' || written === 'header' ? written : null;
}

const keyNames =
  /^(x?(api|auth|access|app|client|secret|subscription)(key|token|secret|id)|.*(apikey|authtoken|accesstoken|apitoken|subscriptionkey))$/;

/** Header or query parameters that carry a credential on most calls. */
function fromHeaders(calls: readonly Call[], source: Source): readonly Auth[] {
  const counts = new Map<string, { readonly auth: Auth; readonly count: number }>();
  for (const call of calls) {
    for (const parameter of call.parameters) {
      const found = parameterAuth(parameter.in, parameter.name, parameter.description, source);
      if (found === null) continue;
      const key = `${found.type} ${found.in ?? ''} ${found.name ?? ''}`;
      counts.set(key, { auth: found, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].filter((one) => one.count * 3 >= calls.length).map((one) => one.auth);
}

function parameterAuth(place: string, name: string, description: string, source: Source): Auth | null {
  if (place === 'header' && bare(name) === 'authorization') {
    if (/\bbasic\b/i.test(description)) return auth({ type: 'basic' }, source, 'inferred');
    if (/\b(bearer|oauth|jwt|access token)\b/i.test(description))
      return auth({ type: 'bearer', in: 'header', name }, source, 'inferred');
    return auth({ type: 'apiKey', in: 'header', name }, source, 'inferred');
  }
  if ((place !== 'header' && place !== 'query') || !keyNames.test(bare(name))) return null;
  return auth({ type: 'apiKey', in: place, name }, source, 'inferred');
}

/** A call that hands out tokens shows OAuth although no scheme declares it. Its address is relative to the server's. */
function fromTokenCall(api: Api, calls: readonly Call[], source: Source): readonly Auth[] {
  const call = calls.find(
    (one) => one.method === 'POST' && /(^|\/)oauth2?(\/v?\d[^/]*)?\/(access_?)?tokens?\/?$/i.test(one.path),
  );
  if (call === undefined) return [];
  const server = serversOf(api)[0]?.url ?? '';
  return [auth({ type: 'oauth2', tokenUrl: `${server}${call.path}` }, source, 'inferred')];
}

/** What the introduction says in so many words. Read for known terms only; nothing else in it is acted upon. */
function fromWords(api: Api, source: Source): readonly Auth[] {
  const words = textAt(objectAt(api.root, 'info'), 'description') ?? '';
  const found: Auth[] = [];
  if (/\bbasic (http )?auth(entication|orization)?\b/i.test(words))
    found.push(auth({ type: 'basic' }, source, 'inferred'));
  if (/\boauth ?2(\.0)?\b/i.test(words)) found.push(auth({ type: 'oauth2' }, source, 'inferred'));
  if (/\bbearer\b/i.test(words))
    found.push(auth({ type: 'bearer', in: 'header', name: 'Authorization' }, source, 'inferred'));
  const key = /\b(x-(?:[a-z]+-)*(?:key|token))\b/i.exec(words)?.[1];
  if (key !== undefined) found.push(auth({ type: 'apiKey', in: 'header', name: key }, source, 'inferred'));
  return found;
}

function unique(found: readonly Auth[]): readonly Auth[] {
  return [
    ...new Map(
      found.map((one) => [
        JSON.stringify([one.type, one.flow, one.tokenUrl, one.authorizationUrl, one.in, one.name]),
        one,
      ]),
    ).values(),
  ];
}

/**
 * The scopes that one call needs: alternatives, each with several scopes joined by a space where all are needed together.
 * Alternatives without scopes (a plain API key) leave no trace here.
 */
export function scopesOf(api: Api, call: Call): readonly string[] {
  const requirements: readonly Requirement[] =
    call.security ?? requirementsOf(own(api.root, 'security')) ?? [];
  const entries = requirements
    .map((requirement) => requirement.flatMap((one) => one.scopes).join(' '))
    .filter((entry) => entry !== '');
  return [...new Set(entries)];
}
