// Security: what is open to the internet, whether what comes in is verified, and how many credentials there are.
import { builtFlows, clamp, type CriterionRule, reckoned } from '../criterion.ts';

export const security: CriterionRule = {
  criterion: 'security',
  says: 'Little is open to the internet, everything that comes in is verified, credentials are few and hold the least privilege.',
  formula:
    '100 − 15 for a public address − 25 × share of flows with messages that carry no documented signature − 2 for each system with a credential − 20 × share of calls without a documented scope',
  gauges: [
    { name: 'public addresses', unit: 'addresses', better: 'less' },
    { name: 'flows with unsigned messages', unit: 'share of flows', better: 'less' },
    { name: 'credentials', unit: 'systems', better: 'less' },
    { name: 'calls without a documented scope', unit: 'share of calls', better: 'less' },
  ],
  read: (design, landscape) => {
    const built = builtFlows(design);
    const signed = (flow: string): boolean => {
      const system = landscape.flows.find((joined) => joined.id === flow)?.from.system;
      const webhooks = landscape.systems.find((one) => one.asked.id === system)?.profile?.webhooks ?? null;
      return webhooks !== null && webhooks.signature !== null;
    };
    const unsigned = built.filter((flow) => flow.trigger.events.length > 0 && !signed(flow.flow)).length;
    const calls = built.flatMap((flow) => flow.calls);
    return [
      reckoned(design.layers.some((layer) => layer.layer === 'intake') ? 1 : 0, 'design/layers'),
      reckoned(built.length === 0 ? 0 : unsigned / built.length, 'design/transport'),
      reckoned(landscape.systems.length, 'design/calls'),
      reckoned(
        calls.length === 0 ? 0 : calls.filter((call) => call.scopes.length === 0).length / calls.length,
        'design/calls',
      ),
    ];
  },
  mark: ([open = 0, unsigned = 0, credentials = 0, wide = 0]) =>
    clamp(100 - 15 * open - 25 * unsigned - 2 * credentials - 20 * wide),
};
