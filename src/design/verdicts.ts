// Every policy of a design held against the tool of the layer that has to carry it. What no tool carries speaks against the design.
import type { Demand } from './demand.ts';
import type { Layer } from './design.ts';
import { counted } from './figures.ts';
import { judge } from './judge.ts';
import { platformOf } from './platforms.ts';
import type { Verdict } from './verdict.ts';

/** A layer with the platform whose abilities its tool has. */
export interface JudgedLayer {
  readonly layer: Layer['layer'];
  readonly tool: string;
  readonly platform: string;
}

/** The demands of one flow, or with `flow` null those on the design as a whole. */
export interface Asked {
  readonly flow: string | null;
  readonly demands: readonly Demand[];
}

interface Judged {
  readonly demand: Demand;
  readonly part: string | null;
  readonly verdict: Verdict;
}

/** In the order of the flows and of their demands. A layer for which no tool was left carries nothing. */
export function verdictsOf(asked: readonly Asked[], layers: readonly JudgedLayer[]): readonly Verdict[] {
  return judgedOf(asked, layers).map(({ verdict }) => verdict);
}

/** What has to be run beside the tools because of workarounds, each once, by the name that parts go by. */
export function partsBeside(asked: readonly Asked[], layers: readonly JudgedLayer[]): readonly string[] {
  return [...new Set(judgedOf(asked, layers).flatMap(({ part }) => part ?? []))];
}

/** What is impossible, once for each policy and reason with the flows that it concerns, and what would lift it. */
export function barriers(asked: readonly Asked[], layers: readonly JudgedLayer[]): readonly string[] {
  const barred = judgedOf(asked, layers).filter(({ verdict }) => verdict.verdict === 'impossible');
  const key = ({ verdict }: Judged): string => `${verdict.policy}\n${verdict.tool}\n${verdict.why}`;
  return [...new Set(barred.map(key))].flatMap((one) => {
    const same = barred.filter((candidate) => key(candidate) === one);
    const [first] = same;
    if (first === undefined) return [];
    const flows = same.flatMap(({ verdict }) => verdict.flow ?? []);
    const { verdict, demand } = first;
    const concerned =
      flows.length === 0
        ? ''
        : flows.length <= 3
          ? ` for ${flows.join(', ')}`
          : ` for ${counted(flows.length, 'flow')}`;
    return [
      `${verdict.tool} can't carry ${verdict.policy}${concerned} (${verdict.wants}): ${verdict.why.replace(/\.$/, '')}; lifted by ${demand.lift}`,
    ];
  });
}

function judgedOf(asked: readonly Asked[], layers: readonly JudgedLayer[]): readonly Judged[] {
  return asked.flatMap(({ flow, demands }) =>
    demands.flatMap((demand) => {
      const layer = layers.find((one) => one.layer === demand.layer);
      if (layer === undefined) return [];
      const { verdict, how, why, sources, part } = judge(demand, platformOf(layer.platform));
      return [
        {
          demand,
          part,
          verdict: {
            flow,
            policy: demand.policy,
            tool: layer.tool,
            verdict,
            wants: demand.says,
            how,
            why,
            sources,
          },
        },
      ];
    }),
  );
}
