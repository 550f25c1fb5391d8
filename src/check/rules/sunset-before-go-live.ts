// Nothing that a call or a connection uses has ended by go-live. Without a go-live date every sunset in use is told.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import type { SunsetVerdict } from '../../landscape/landscape.ts';
import type { Plan } from '../../plan/plan.ts';
import { callsOf, connectionOf, type Rule } from '../rule.ts';

export const sunsetBeforeGoLive: Rule = {
  code: 'SPW007',
  name: 'sunset-before-go-live',
  check: (plan) =>
    plan.sunsets
      .flatMap((sunset) => used(plan, sunset).map((at) => report(plan, sunset, at)))
      .filter((one) => one !== null),
};

interface Use {
  readonly id: string;
  readonly what: string;
}

function used(plan: Plan, sunset: SunsetVerdict): readonly Use[] {
  const under = (address: string): boolean =>
    sunset.applies.some((part) => part.startsWith('/') && pathOf(address).startsWith(part));
  const calls = callsOf(plan)
    .filter(
      ({ call }) =>
        call.system === sunset.system && (under(call.path) || sunset.applies.includes(call.resource)),
    )
    .map(({ call }) => ({ id: call.id, what: `${call.method} ${call.path}` }));
  const connection = connectionOf(plan, sunset.system);
  const signIn = connection?.auth?.type ?? null;
  const ended = signIn !== null && sunset.applies.includes(`auth:${signIn}`);
  const addresses = [connection?.auth?.tokenUrl, connection?.auth?.authorizationUrl].filter(
    (url) => typeof url === 'string',
  );
  return [
    ...calls,
    ...addresses.filter(under).map((url) => ({ id: connection?.id ?? sunset.system, what: url })),
    ...(ended ? [{ id: `C-${sunset.system}`, what: `Signing in by ${signIn}` }] : []),
  ];
}

function pathOf(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/]+/i, '');
}

function report(plan: Plan, sunset: SunsetVerdict, use: Use): Finding | null {
  const { goLive } = plan.brief.constraints;
  if (goLive !== null && sunset.on > goLive) return null;
  const values = {
    what: use.what,
    title: sunset.title,
    on: sunset.on,
    goLive: goLive === null ? 'a go-live that is not set' : `go-live on ${goLive}`,
    replacement: sunset.replacement ?? 'what the vendor names in its place',
  };
  const made = finding('SPW007', { at: use.id, values, source: sunset.source });
  return goLive === null ? { ...made, severity: 'warning' } : made;
}
