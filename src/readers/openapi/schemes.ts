// The declared security schemes as ways to authenticate, and the one maker of such a way. A scheme often says less than it means
// (a key in the Authorization header is mostly a bearer token): what its own name or words add is marked as inferred.
import type { Auth } from '../../catalog/profile.ts';
import type { Confidence, Source } from '../../measure/fact.ts';
import { asObject, type JsonObject, objectAt, own, textAt } from '../json.ts';
import { affirmed, oauthWords } from './prose.ts';

const flowNames: Readonly<Record<string, string>> = {
  authorizationCode: 'authorizationCode',
  clientCredentials: 'clientCredentials',
  implicit: 'implicit',
  password: 'password',
  deviceAuthorization: 'deviceAuthorization',
  accessCode: 'authorizationCode',
  application: 'clientCredentials',
};

/** A way to authenticate of which only `known` is known. */
export function way(
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

/** The ways that one declared scheme offers: one for each OAuth flow, else mostly one; none when its type is unknown. */
export function waysOfScheme(name: string, scheme: JsonObject, source: Source): readonly Auth[] {
  const found = declared(name, scheme, source);
  const words = textAt(scheme, 'description') ?? '';
  const byOauth =
    found.some((one) => one.type === 'apiKey' || one.type === 'bearer') && affirmed(words, oauthWords);
  return byOauth
    ? [...found, way({ type: 'oauth2', note: 'the token is got by OAuth' }, source, 'inferred')]
    : found;
}

function declared(name: string, scheme: JsonObject, source: Source): readonly Auth[] {
  const type = textAt(scheme, 'type')?.toLowerCase() ?? '';
  switch (type) {
    case 'apikey':
      return [fromKey(name, scheme, source)];
    case 'basic':
      return [way({ type: 'basic', note: keyAsUser(scheme) }, source)];
    case 'http':
      return fromHttp(scheme, source);
    case 'oauth2':
      return fromOauth(scheme, source);
    case 'openidconnect':
      return [way({ type: 'oidc', authorizationUrl: textAt(scheme, 'openIdConnectUrl') }, source)];
    case 'mutualtls':
      return [way({ type: 'mtls' }, source)];
    default:
      return fromOdd(type, scheme, source);
  }
}

/** Types that no version of the format knows, but people write: what they mean is taken from the word. */
function fromOdd(type: string, scheme: JsonObject, source: Source): readonly Auth[] {
  if (/^oauth(?!.*1)/.test(type))
    return fromOauth(scheme, source).map((one) => ({ ...one, confidence: 'inferred' }));
  if (/bearer|jwt/.test(type))
    return [way({ type: 'bearer', in: 'header', name: 'Authorization' }, source, 'inferred')];
  const name = textAt(scheme, 'name');
  return /^(api)?[-_ ]?(key|token)$|^header$|^query$/.test(type) && name !== null
    ? [way({ type: 'apiKey', in: placeOf(textAt(scheme, 'in')) ?? placeOf(type), name }, source, 'inferred')]
    : [];
}

/** A bearer token or basic credentials are often declared as a key in the Authorization header; the scheme's name or words then tell. */
function fromKey(name: string, scheme: JsonObject, source: Source): Auth {
  const place = placeOf(textAt(scheme, 'in'));
  const header = textAt(scheme, 'name');
  const words = textAt(scheme, 'description') ?? '';
  const meant = place === 'header' && header?.toLowerCase() === 'authorization' ? meantBy(name, words) : null;
  switch (meant) {
    case 'basic':
      return way({ type: 'basic', note: keyAsUser(scheme) }, source, 'inferred');
    case 'bearer':
      return way({ type: 'bearer', in: place, name: header }, source, 'inferred');
    case null:
      return way({ type: 'apiKey', in: place, name: header, note: signedBy(scheme) }, source);
    default:
      return meant satisfies never;
  }
}

function meantBy(name: string, words: string): 'basic' | 'bearer' | null {
  if (/^(http)?[-_ ]?basic/i.test(name) && !/^\W*bearer\b/i.test(words)) return 'basic';
  if (/\bbearer\b|\bjwt\b|json web token/i.test(words)) return 'bearer';
  if (/\bbasic\b/i.test(words)) return 'basic';
  return /bearer|jwt/i.test(name) ? 'bearer' : null;
}

/** Requests that are signed travel as a key in the Authorization header; what is sent there is no fixed key, and the note says so. */
function signedBy(scheme: JsonObject): string | null {
  const gateway = textAt(scheme, 'x-amazon-apigateway-authtype') ?? '';
  if (/sigv4/i.test(gateway)) return 'each request is signed (AWS Signature Version 4)';
  const words = `${textAt(scheme, 'name') ?? ''} ${textAt(scheme, 'description') ?? ''}`;
  return /\bhmac|\bsigned request|\bsign(ing)? (each|every|the|your) request|signature/i.test(words)
    ? 'each request is signed'
    : null;
}

function keyAsUser(scheme: JsonObject): string | null {
  const words = textAt(scheme, 'description') ?? '';
  return /\b(key|token)\b[^.]{0,40}\bas (the |your |a )?(basic auth )?user ?name|\buser ?name\b[^.]{0,40}\b(api|secret) ?(key|token)/i.test(
    words,
  )
    ? 'the key is the user name'
    : null;
}

function fromHttp(scheme: JsonObject, source: Source): readonly Auth[] {
  const written = textAt(scheme, 'scheme')?.toLowerCase() ?? '';
  if (written === 'basic') return [way({ type: 'basic', note: keyAsUser(scheme) }, source)];
  const bearer = way({ type: 'bearer', in: 'header', name: 'Authorization' }, source);
  if (written === 'bearer') return [bearer];
  if (/bearer|jwt/.test(written) || (written === '' && textAt(scheme, 'bearerFormat') !== null))
    return [{ ...bearer, confidence: 'inferred' }];
  if (written === 'mutual') return [way({ type: 'mtls' }, source)];
  return written === ''
    ? []
    : [way({ type: 'apiKey', in: 'header', name: 'Authorization', note: `HTTP scheme ${written}` }, source)];
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
          way(
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
  return made.length === 0 ? [way({ type: 'oauth2' }, source)] : made;
}

function placeOf(written: string | null): Auth['in'] {
  return written === 'query' || written === 'cookie' || written === 'header' ? written : null;
}
