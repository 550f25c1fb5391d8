// Credentials where no scheme is declared: parameters that carry a key on many calls, calls that hand out tokens, calls that log in.
// All of it is inferred. A parameter that most APIs use for something else ("key", "token") counts only with its own words.
import type { Auth } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { bare } from '../words.ts';
import type { Api, Call, Parameter } from './calls.ts';
import type { Schemas } from './schema.ts';
import { way } from './schemes.ts';
import { serversOf } from './servers.ts';

const keyNames =
  /^(x?(api|auth|access|app|client|secret|subscription)(key|token|secret|id)|.*(apikey|authtoken|accesstoken|apitoken|subscriptionkey|secretkey|accesskey|appkey|applicationkey|userkey|licen[cs]ekey|servicekey|authsignature))$/;
/** In a header, these endings mean a credential unless the name speaks of something that all headers may hold. */
const headerKeys = /(token|secret|authorization|password|apikey)$/;
const otherHeaders =
  /csrf|xsrf|idempoten|correlation|continuation|request(id|token)|nexttoken|pagetoken|devicetoken|resume/;
const weakNames = /^(key|keyid|token|licen[cs]e|auth|secret|password|apiid|appid|id)$/;
const keyWords =
  /\b(api|access|application|app|licen[cs]e|service|personal|registered|secret|auth\w*)[- ]?(access )?(key|token)\b|\bkey api\b|\bcl[ée] api\b|\bapi[- ]?schl[üu]ssel\b|\bauthenticat(e|ion)\b|\bclave (de )?api\b/i;

/** Parameters that carry a credential, the surest on a tenth of the calls, the weaker on half of them; else keys that stand in bodies. */
export function waysOfParameters(calls: readonly Call[], schemas: Schemas, source: Source): readonly Auth[] {
  const found = counted(
    calls.map((call) => call.parameters),
    source,
  );
  if (found.length > 0) return found;
  const bodies = calls.filter((call) => call.body !== null);
  return counted(
    bodies.map((call) => inBody(call, schemas)),
    source,
  );
}

/** The top of a body as parameters. */
function inBody(call: Call, schemas: Schemas): readonly Parameter[] {
  const body = schemas.shape(call.body?.schema);
  return [...body.properties].map(([name, schema]) => ({
    name,
    in: 'body',
    required: body.required.has(name),
    schema,
    description: schemas.shape(schema).description,
    sample: null,
  }));
}

function counted(carried: readonly (readonly Parameter[])[], source: Source): readonly Auth[] {
  const counts = new Map<
    string,
    { readonly way: Auth; readonly least: number; count: number; required: number }
  >();
  for (const parameters of carried) {
    for (const parameter of parameters) {
      const found = wayOf(parameter, source);
      if (found === null) continue;
      const key = `${found.way.type} ${found.way.in ?? ''} ${found.way.name ?? ''}`;
      const entry = counts.get(key) ?? { ...found, count: 0, required: 0 };
      counts.set(key, {
        ...entry,
        least: Math.min(entry.least, found.least),
        count: entry.count + 1,
        required: entry.required + Number(parameter.required),
      });
    }
  }
  return [...counts.values()]
    .filter((one) => one.count >= one.least * carried.length && (one.least < 0.9 || one.required > 1))
    .map((one) => one.way);
}

/** The way, and the least share of calls that must carry it. */
function wayOf(parameter: Parameter, source: Source): { readonly way: Auth; readonly least: number } | null {
  const { name, description } = parameter;
  const key = bare(name);
  const place = parameter.in;
  if (place === 'header' && key === 'authorization')
    return { way: fromAuthorization(name, `${description} ${parameter.sample ?? ''}`, source), least: 0.1 };
  if (place === 'path' || place === 'body') return elsewhere(parameter, source);
  if (place !== 'header' && place !== 'query' && place !== 'cookie') return null;
  if (otherHeaders.test(key)) return null;
  // Names of OAuth's own: the token that a caller got there.
  if (key === 'oauthtoken' || (key === 'accesstoken' && /\boauth(?! ?1)/i.test(description)))
    return { way: way({ type: 'oauth2', in: place, name }, source, 'inferred'), least: 1 / 3 };
  const made = way({ type: 'apiKey', in: place, name }, source, 'inferred');
  if (keyNames.test(key)) return { way: made, least: place === 'header' ? 0.1 : 1 / 3 };
  if (place === 'header' && headerKeys.test(key)) return { way: made, least: 1 / 3 };
  if (weakNames.test(key) && keyWords.test(description)) return { way: made, least: 1 / 3 };
  // A key that nearly all calls require and nobody explains can hardly be anything else.
  return /^[a-z]{0,8}key$/.test(key) && (description === '' || bare(description) === key)
    ? { way: made, least: 0.9 }
    : null;
}

/** A key that is sent as a part of the path or in the body, on half of the calls. */
function elsewhere(
  parameter: Parameter,
  source: Source,
): { readonly way: Auth; readonly least: number } | null {
  const { name, description } = parameter;
  const sure = /(api|access|secret|licen[cs]e|subscription|app|user)_?-?(key|token)/i.test(name);
  if (otherHeaders.test(bare(name)) || !(sure || (/^(key|token)$/i.test(name) && keyWords.test(description))))
    return null;
  const note = parameter.in === 'path' ? 'sent as a part of the path' : 'sent in the body';
  return { way: way({ type: 'apiKey', name, note }, source, 'inferred'), least: 0.5 };
}

function fromAuthorization(name: string, words: string, source: Source): Auth {
  if (/\bbasic\b/i.test(words)) return way({ type: 'basic' }, source, 'inferred');
  if (/\b(bearer|oauth2?|jwt|access[ _]?token)\b/i.test(words))
    return way({ type: 'bearer', in: 'header', name }, source, 'inferred');
  return way({ type: 'apiKey', in: 'header', name }, source, 'inferred');
}

const grants: Readonly<Record<string, string>> = {
  client_credentials: 'clientCredentials',
  authorization_code: 'authorizationCode',
  password: 'password',
};

/** A call that hands out tokens shows OAuth although no scheme declares it. Its address is relative to the server's. */
export function waysOfGrant(
  api: Api,
  calls: readonly Call[],
  schemas: Schemas,
  source: Source,
): readonly Auth[] {
  const call = calls.find(
    (one) =>
      one.method === 'POST' &&
      (/(^|\/)oauth2?(\/v?\d[^/]*)?\/(access_?)?tokens?\/?$/i.test(one.path) ||
        (/token|oauth|auth|connect|session|login/i.test(one.path) && knobsOf(one, schemas).has('granttype'))),
  );
  if (call === undefined) return [];
  const server = serversOf(api)[0]?.url ?? '';
  const flow = flowOf(call, schemas);
  return [
    way({ type: 'oauth2', flow, tokenUrl: `${server.replace(/\/$/, '')}${call.path}` }, source, 'inferred'),
  ];
}

/** The grant, where the call accepts only one. */
function flowOf(call: Call, schemas: Schemas): string | null {
  const schema = knobsOf(call, schemas).get('granttype');
  const values = schema === undefined ? [] : (schemas.shape(schema).enum ?? []);
  const known = values.map((value) => grants[value]).filter((value) => value !== undefined);
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** A call that takes a password or a secret and answers with a token: that token is then sent as a bearer token. */
export function waysOfLogin(calls: readonly Call[], schemas: Schemas, source: Source): readonly Auth[] {
  const call = calls.find((one) => {
    if (one.method !== 'POST' || !/login|auth|sign-?in|session|token/i.test(one.path)) return false;
    const asked = [...knobsOf(one, schemas).keys()];
    const answered = [...schemas.shape(one.success?.schema).properties].flatMap(([name, schema]) => [
      bare(name),
      ...[...schemas.shape(schema).properties.keys()].map(bare),
    ]);
    return (
      asked.some((name) => /password|secret|apikey/.test(name)) &&
      answered.some((name) => /^(access|auth|bearer|session|id|api)?token$|^jwt$/.test(name))
    );
  });
  return call === undefined
    ? []
    : [
        way(
          { type: 'bearer', in: 'header', name: 'Authorization', note: `token from POST ${call.path}` },
          source,
          'inferred',
        ),
      ];
}

/** What a call takes, by bare name: query parameters and the top of its body. */
function knobsOf(call: Call, schemas: Schemas): ReadonlyMap<string, unknown> {
  const written = [
    ...call.parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema] as const),
    ...(call.body === null ? [] : schemas.shape(call.body.schema).properties),
  ];
  return new Map(written.map(([name, schema]) => [bare(name), schema] as const));
}
