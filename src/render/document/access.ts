// How the integration gets into a system: the chosen way, the scopes with the calls that need them, where secrets lie.
import type { RootContent } from 'mdast';
import type { Auth } from '../../catalog/profile.ts';
import { inWords } from '../../measure/duration.ts';
import type { Connection } from '../../plan/connection.ts';
import type { Plan } from '../../plan/plan.ts';
import { code, facts, heading, type Inline, joined, pointers, table } from './content.ts';
import { doubt, sentence } from './figures.ts';

export function accessBlocks(_plan: Plan, connection: Connection): readonly RootContent[] {
  const { auth, otherAuth, scopes } = connection;
  const others = otherAuth.map((other) => [authWords(other), ...doubt(other)]);
  return [
    heading(4, null, 'Authentication'),
    facts([
      ['Method', auth === null ? 'not documented: ask the owner' : [authWords(auth), ...doubt(auth)]],
      ['Addresses', auth === null ? null : addresses(auth)],
      ['Token life', auth === null || auth.type === 'none' ? null : tokenLife(auth)],
      ['Granted by', sentence(connection.authorisedBy)],
      ['Secrets', sentence(connection.secrets)],
      ['Also possible', others.length === 0 ? null : joined(others, '; ')],
    ]),
    ...(scopes.length === 0
      ? []
      : [
          table(
            ['scope', 'needed by'],
            scopes.map((entry) => [code(entry.scope), pointers(entry.calls)]),
          ),
        ]),
  ];
}

export function authWords(auth: Auth): Inline {
  const place = auth.in === null || auth.name === null ? '' : [` in ${auth.in} `, code(auth.name)];
  switch (auth.type) {
    case 'oauth2':
      return [
        'OAuth 2',
        auth.flow === null ? '' : `, ${auth.flow.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} grant`,
        place,
      ];
    case 'oidc':
      return ['OpenID Connect', place];
    case 'apiKey':
      return ['API key', place];
    case 'basic':
      return ['HTTP Basic', place];
    case 'bearer':
      return ['Bearer token', place];
    case 'mtls':
      return 'client certificate (mutual TLS)';
    case 'none':
      return 'none';
    default: {
      const never: never = auth.type;
      return never;
    }
  }
}

function addresses(auth: Auth): Inline | null {
  const known = [
    auth.authorizationUrl === null ? [] : [['authorise ', code(auth.authorizationUrl)]],
    auth.tokenUrl === null ? [] : [['token ', code(auth.tokenUrl)]],
  ].flat();
  return known.length === 0 ? null : joined(known, ', ');
}

function tokenLife(auth: Auth): string {
  const life = auth.tokenLifetime === null ? 'not documented' : inWords(auth.tokenLifetime);
  return auth.refresh === null ? life : `${life}; refresh: ${auth.refresh}`;
}
