// Nothing that a call or a connection uses has ended by go-live. Without a go-live date a sunset in use is told once.
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import type { SunsetVerdict } from '../../landscape/landscape.ts';
import type { Plan } from '../../plan/plan.ts';
import { callsOf, connectionOf, type Rule } from '../rule.ts';

export const sunsetBeforeGoLive: Rule = {
  code: 'SPW007',
  name: 'sunset-before-go-live',
  check: (plan) => plan.sunsets.flatMap((sunset) => told(plan, sunset)),
};

function told(plan: Plan, sunset: SunsetVerdict): readonly Finding[] {
  const { goLive } = plan.brief.constraints;
  const uses = used(plan, sunset);
  if (goLive !== null)
    return sunset.on > goLive ? [] : uses.map((use) => report(sunset, use, `go-live on ${goLive}`));
  const [first, ...others] = uses;
  const isKnown = plan.findings.some((one) => one.at === sunset.id);
  if (first === undefined || isKnown) return [];
  const what = others.length === 0 ? first.what : `${first.what} and ${others.length} more`;
  return [{ ...report(sunset, { id: sunset.id, what }, 'a go-live that is not set'), severity: 'warning' }];
}

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

function report(sunset: SunsetVerdict, use: Use, goLive: string): Finding {
  const values = {
    what: use.what,
    title: sunset.title,
    on: sunset.on,
    goLive,
    replacement: sunset.replacement ?? 'what the vendor names in its place',
  };
  return finding('SPW007', { at: use.id, values, source: sunset.source });
}
