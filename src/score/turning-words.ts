// What would flip the order, in sentences: the same in the terminal, the comparison and the decision record.
import type { Comparison, Criterion, Sensitivity, Turn } from './scorecard.ts';

/** "12.3 %", no more digits than a weight deserves. */
export function weightWords(weight: number): string {
  return `${Math.round(weight * 1000) / 10} %`;
}

/** "fit above 12.3 % (now 10 %) puts D3 first": one for each turn, the smallest change of weight first. */
export function weightTurns({ weights }: Sensitivity): readonly string[] {
  const turns = weights.flatMap(({ criterion, weight, less, more }) => [
    ...oneTurn(criterion, weight, less),
    ...oneTurn(criterion, weight, more),
  ]);
  return turns
    .toSorted((a, b) => a.distance - b.distance || (a.says < b.says ? -1 : 1))
    .map((turn) => turn.says);
}

function oneTurn(
  criterion: Criterion,
  now: number,
  turn: Turn | null,
): readonly { readonly distance: number; readonly says: string }[] {
  if (turn === null) return [];
  const side = turn.weight < now ? 'below' : 'above';
  return [
    {
      distance: Math.abs(turn.weight - now),
      says: `${criterion} ${side} ${weightWords(turn.weight)} (now ${weightWords(now)}) puts ${turn.design} first`,
    },
  ];
}

/** The scenarios that put another design first, and those that do not. */
export function scenarioTurns({ scenarios }: Sensitivity): {
  readonly turning: readonly string[];
  readonly holding: readonly string[];
} {
  return {
    turning: scenarios
      .filter((one) => one.turns)
      .map((one) => `${one.change} puts ${one.recommended} first (${one.why})`),
    holding: scenarios.filter((one) => !one.turns).map((one) => one.change),
  };
}

/** "D4 is dominated by D2", for each that is. */
export function dominanceWords({ dominated }: Sensitivity): readonly string[] {
  return dominated.map(({ design, by }) => `${design} is dominated by ${by}`);
}

/** All of it as one paragraph about the recommended design; null where the comparison holds no sensitivity. */
export function flipWords({ recommended, sensitivity }: Comparison): string | null {
  if (sensitivity === null) return null;
  const weights = weightTurns(sensitivity);
  const { turning, holding } = scenarioTurns(sensitivity);
  return [
    weights.length === 0
      ? `No weight of a single criterion puts another design before ${recommended}.`
      : `Weights, the others in proportion: ${weights.join('; ')}.`,
    ...turning.map((turn) => `${turn[0]?.toUpperCase() ?? ''}${turn.slice(1)}.`),
    ...(holding.length === 0 ? [] : [`${recommended} stays first with ${holding.join(', ')}.`]),
  ].join(' ');
}
