// Addresses of production and of tokens are encrypted on the way. Places inside a network (databases, files) have other schemes and are not judged.
import type { Connection } from '../../plan/connection.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const inTransitEncrypted: Rule = {
  code: 'SPW055',
  name: 'in-transit-encrypted',
  check: (plan) => report('SPW055', plan.connections.flatMap(problemsOf)),
};

const open = /^(http|ftp|ws|amqp|mqtt|ldap|telnet):/i;

function problemsOf(connection: Connection): readonly Problem[] {
  const { auth } = connection;
  const addresses = [
    ...connection.servers.filter((server) => server.environment === 'production').map((server) => server.url),
    ...[auth?.tokenUrl ?? null, auth?.authorizationUrl ?? null].filter((url) => url !== null),
  ];
  return [...new Set(addresses)]
    .filter((address) => open.test(address))
    .map((address) => told(connection.id, `${connection.name} is reached at ${address}, without encryption`));
}
