// The systems as the plan uses them: the contract cut down to what the flows touch, the way in, and the least privilege that all calls need.
import { eventsOf } from '../catalog/event.ts';
import type { ApiProfile, Auth, Resource } from '../catalog/profile.ts';
import type { Call, Design } from '../design/design.ts';
import type { JoinedSystem, Landscape } from '../landscape/landscape.ts';
import { editionOf } from '../landscape/systems.ts';
import type { Connection } from './connection.ts';

/** One connection for each system of the brief, in the brief's order. */
export function connectionsOf(landscape: Landscape, design: Design): readonly Connection[] {
  const calls = design.flows.flatMap((flow) => flow.calls);
  const secrets = design.layers.find((layer) => layer.layer === 'secrets')?.tool ?? null;
  return landscape.systems.map((system) =>
    connect(
      system,
      landscape,
      calls.filter((call) => call.system === system.asked.id),
      secrets,
    ),
  );
}

function connect(
  system: JoinedSystem,
  landscape: Landscape,
  calls: readonly Call[],
  secretStore: string | null,
): Connection {
  const { asked, profile } = system;
  const used = usedResources(asked.id, landscape, calls);
  const resources = profile === null ? [] : profile.resources.filter((resource) => used.has(resource.name));
  const { chosen: auth, others: otherAuth } = waysIn(profile, asked.id, landscape);
  return {
    id: `C-${asked.id}`,
    system: asked.id,
    name: system.name,
    uses: asked.uses,
    api: asked.api,
    kind: profile?.kind ?? null,
    version: profile?.version ?? null,
    edition: asked.edition,
    editionKnown: editionOf(system),
    role: asked.role ?? 'participant',
    servers: profile?.servers ?? [],
    auth,
    otherAuth,
    authorisedBy: authorisedBy(auth, system.name),
    scopes: scopesOf(calls),
    secrets: secretsOf(auth, secretStore),
    encoding: profile?.encoding ?? null,
    rateLimits: profile?.rateLimits ?? [],
    resources,
    events: eventsFor(profile, resources),
    webhooks: profile?.webhooks ?? null,
    sandbox: profile?.sandbox ?? null,
    quirks: quirksFor(profile, resources, calls),
    unknowns: profile?.unknowns ?? [`The API of ${system.name}: no document was given`],
    sources: profile?.sources ?? [],
  };
}

function usedResources(system: string, landscape: Landscape, calls: readonly Call[]): ReadonlySet<string> {
  const ends = landscape.flows.flatMap((flow) => [
    flow.from,
    flow.to,
    ...(flow.route === null ? [] : [flow.route.end]),
  ]);
  const named = ends
    .filter((end) => end.system === system)
    .map((end) => end.resource)
    .filter((name) => name !== null);
  return new Set([...named, ...calls.map((call) => call.resource)]);
}

/** The way in that a connection takes, and the others that exist. */
export function waysIn(
  profile: ApiProfile | null,
  system: string,
  landscape: Landscape,
): { readonly chosen: Auth | null; readonly others: readonly Auth[] } {
  const chosen = chooseAuth(profile, endedSignIns(system, landscape));
  return { chosen, others: profile?.auth.filter((other) => other !== chosen) ?? [] };
}

/** The first way in that still works at go-live; ways that end by then are taken only when there is no other. */
function chooseAuth(profile: ApiProfile | null, ended: ReadonlySet<string>): Auth | null {
  const ways = profile?.auth ?? [];
  const lasting = ways.filter((auth) => !ended.has(auth.type));
  return lasting.find((auth) => auth.type !== 'none') ?? lasting[0] ?? ways[0] ?? null;
}

/** Types of sign-in (`auth:basic` in a sunset) that end before go-live. */
function endedSignIns(system: string, landscape: Landscape): ReadonlySet<string> {
  const ended = landscape.sunsets.filter((sunset) => sunset.system === system && sunset.beforeGoLive);
  return new Set(
    ended
      .flatMap((sunset) => sunset.applies)
      .filter((part) => part.startsWith('auth:'))
      .map((part) => part.slice('auth:'.length)),
  );
}

function authorisedBy(auth: Auth | null, name: string): string {
  if (auth === null) return `Not known: the owner of ${name} says who may grant access`;
  switch (auth.type) {
    case 'oauth2':
    case 'oidc':
      return auth.flow === 'clientCredentials'
        ? `An administrator of ${name} registers the client once for each environment`
        : `An administrator of ${name} grants the app once for each environment; one grant serves the integration, not single users`;
    case 'apiKey':
    case 'bearer':
    case 'basic':
      return `An administrator of ${name} creates a credential for a technical user of the integration's own, one for each environment`;
    case 'mtls':
      return `The operator of ${name} signs a client certificate for each environment`;
    case 'none':
      return `Nobody: ${name} asks for no credential, so the network must restrict who can reach it`;
    default:
      return auth.type satisfies never;
  }
}

function secretsOf(auth: Auth | null, store: string | null): string {
  if (auth?.type === 'none') return 'No secret is needed.';
  const kept = `Kept in ${store === null ? 'a secret store' : store.replace(/^The /, 'the ')}, one set for each environment, readable by the integration alone, never in code, logs or dead letters`;
  const lifetime = auth?.refresh ?? null;
  return lifetime === null
    ? `${kept}; replaced at least once a year and at once when someone with access leaves.`
    : `${kept}; ${lifetime}.`;
}

/** Every scope that some call needs, with the calls, sorted by scope. Entries of a call that hold several scopes are taken apart. */
function scopesOf(calls: readonly Call[]): Connection['scopes'] {
  const byScope = new Map<string, string[]>();
  for (const call of calls) {
    for (const scope of call.scopes) byScope.set(scope, [...(byScope.get(scope) ?? []), call.id]);
  }
  return [...byScope].sort(([a], [b]) => (a < b ? -1 : 1)).map(([scope, ids]) => ({ scope, calls: ids }));
}

function eventsFor(profile: ApiProfile | null, resources: readonly Resource[]): Connection['events'] {
  if (profile === null) return [];
  const used = new Set(resources.flatMap((resource) => eventsOf(profile, resource)));
  return profile.events.filter((event) => used.has(event));
}

function quirksFor(
  profile: ApiProfile | null,
  resources: readonly Resource[],
  calls: readonly Call[],
): Connection['quirks'] {
  const about = new Set([...resources.map((resource) => resource.name), ...calls.map((call) => call.kind)]);
  return (
    profile?.quirks.filter(
      (quirk) => quirk.applies.length === 0 || quirk.applies.some((name) => about.has(name)),
    ) ?? []
  );
}
