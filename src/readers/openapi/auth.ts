// How a caller proves who it is: the declared security schemes, or, where a document declares none, what its parameters, its calls
// and its own words give away (marked as inferred). Also the scopes of one call. No credential is ever read or made up.
import type { Auth } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { asList, asObject, listAt, objectAt, own, textAt } from '../json.ts';
import { type Api, type Call, type Requirement, requirementsOf } from './calls.ts';
import { waysOfGrant, waysOfLogin, waysOfParameters } from './credentials.ts';
import { type Spoken, spokenOf } from './prose.ts';
import type { Schemas } from './schema.ts';
import { way, waysOfScheme } from './schemes.ts';

/** Every way to authenticate, in the document's order. Empty when the document says nothing at all. */
export function authOf(api: Api, calls: readonly Call[], schemas: Schemas, source: Source): readonly Auth[] {
  const schemes = api.swagger2
    ? objectAt(api.root, 'securityDefinitions')
    : objectAt(objectAt(api.root, 'components'), 'securitySchemes');
  const declared = (schemes === null ? [] : Object.keys(schemes)).flatMap((name) => {
    const scheme = api.refs.follow(schemes?.[name])?.node ?? null;
    return scheme === null ? [] : waysOfScheme(name, scheme, source);
  });
  const grants = declared.some((one) => one.type === 'oauth2')
    ? []
    : waysOfGrant(api, calls, schemas, source);
  if (declared.length > 0) return unique([...declared, ...grants]);
  return hinted(api, calls, schemas, { grants, source });
}

/** Without a scheme: what parameters, a token call and the introduction say together, else what the calls say one by one. */
function hinted(
  api: Api,
  calls: readonly Call[],
  schemas: Schemas,
  at: { readonly grants: readonly Auth[]; readonly source: Source },
): readonly Auth[] {
  const { grants, source } = at;
  const sent = waysOfParameters(calls, schemas, source);
  const told = spokenOf(introductionOf(api));
  const said = (spoken: readonly Spoken[]): readonly Auth[] =>
    spoken.map((one) => way(one, source, 'inferred'));
  const named = sent.some((one) => one.type === 'apiKey');
  const first = unique([
    ...withoutClient(sent, grants),
    ...grants,
    ...said(told.filter((one) => one.type !== 'none' && !(named && one.type === 'apiKey'))),
  ]);
  if (first.length > 0) return first.every(isVague) ? sharper(first, said(spokenOften(calls))) : first;
  const second = unique([...said(spokenOften(calls)), ...waysOfLogin(calls, schemas, source)]);
  if (second.length > 0) return second.slice(0, 2);
  const global = requirementsOf(own(api.root, 'security'));
  const open =
    (global !== null && global.every((requirement) => requirement.length === 0)) ||
    (calls.length > 0 && calls.every((call) => call.security?.length === 0));
  if (open) return [way({ type: 'none' }, source)];
  return said(told);
}

/** A key of which nothing is known but that it goes into the usual header. */
function isVague(one: Auth): boolean {
  return one.type === 'apiKey' && one.note === null && /^authorization$/i.test(one.name ?? 'authorization');
}

/** What most calls show in their samples is surer than a vague introduction. */
function sharper(vague: readonly Auth[], shown: readonly Auth[]): readonly Auth[] {
  const known = shown.filter((one) => !isVague(one));
  return known.length === 1 ? known : vague;
}

/** A client's id and secret that are sent to the token call are its input, not a key of their own. */
function withoutClient(sent: readonly Auth[], grants: readonly Auth[]): readonly Auth[] {
  return grants.length === 0 ? sent : sent.filter((one) => !/^client_?(id|secret)$/i.test(one.name ?? ''));
}

function introductionOf(api: Api): string {
  const tags = listAt(api.root, 'tags').map((tag) => textAt(asObject(tag), 'description') ?? '');
  return [textAt(objectAt(api.root, 'info'), 'description') ?? '', ...tags].join('\n');
}

/** What many calls say in their own texts, refusals and samples; a single call may well speak of somebody else's credentials. */
function spokenOften(calls: readonly Call[]): readonly Spoken[] {
  const counts = new Map<string, { readonly spoken: Spoken; readonly count: number }>();
  const asked = calls.slice(0, 2000);
  for (const call of asked) {
    for (const spoken of spokenOf(wordsOf(call))) {
      const key = `${spoken.type} ${spoken.name ?? ''}`;
      counts.set(key, { spoken, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  const ranked = [...counts.values()]
    .filter((one) => one.spoken.type !== 'none' && one.count >= Math.max(2, asked.length / 20))
    .toSorted((a, b) => b.count - a.count);
  return ranked.filter((one) => one.count * 2 >= (ranked[0]?.count ?? 0)).map((one) => one.spoken);
}

function wordsOf(call: Call): string {
  const refusals = call.answers
    .filter((one) => one.status === '401' || one.status === '403')
    .map((one) => one.description);
  return [call.text, ...refusals, ...call.extensions.flatMap((value) => textsIn(value, 4))].join('\n');
}

/** The texts in an extension, where vendors keep their code samples. */
function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  const inner = Array.isArray(value) ? asList(value) : Object.values(value);
  return inner.slice(0, 50).flatMap((one) => textsIn(one, depth - 1));
}

/** Each way once; an OAuth of which nothing but the name is known gives way to one that is known better. */
function unique(found: readonly Auth[]): readonly Auth[] {
  const ways = [
    ...new Map(
      found.map((one) => [
        JSON.stringify([one.type, one.flow, one.tokenUrl, one.authorizationUrl, one.in, one.name]),
        one,
      ]),
    ).values(),
  ];
  const bare = (one: Auth): boolean =>
    one.type === 'oauth2' &&
    one.confidence === 'inferred' &&
    one.flow === null &&
    one.tokenUrl === null &&
    one.name === null;
  return ways.filter((one) => !bare(one) || !ways.some((other) => other.type === 'oauth2' && other !== one));
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
