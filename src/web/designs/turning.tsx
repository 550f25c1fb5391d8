// What would change the first place: the nearest weight of each criterion, and other volumes, freshness, budgets and prices. Said in
// sentences, so that nobody has to try every slider.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Flip } from '../../score/scorecard.ts';
import style from './designs.module.css';
import type { DesignsView } from './queries.ts';
import { shareWords, type Weighing } from './weights.ts';
import { criterionWords } from './words.ts';

export function Turning({
  weighing,
  view,
}: {
  readonly weighing: Weighing;
  readonly view: DesignsView;
}): ReactNode {
  const first = weighing.ranks[0];
  if (first === undefined) return null;
  const turns = weighing.turns.flatMap(turnsWords).toSorted((a, b) => a.distance - b.distance);
  const scenarios = view.scenarios;
  const holding = scenarios.filter(({ turns: does }) => !does);
  return (
    <section aria-labelledby="turning" className={style['turning']}>
      <Text component="h2" id="turning" fw={600} mb={4}>
        What flips it
      </Text>
      <Stack gap={6} aria-live="polite">
        <Text>{leadWords(weighing, view)}</Text>
        {turns.length === 0 ? (
          <Text c="dimmed">
            No weight of a single criterion puts another design first while the others keep their proportions.
          </Text>
        ) : (
          <ul className={style['plain']}>
            {turns.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        )}
      </Stack>
      {scenarios.length === 0 ? null : (
        <Stack gap={4} mt="sm">
          {scenarios
            .filter(({ turns: does }) => does)
            .map(({ id, change, recommended, why }) => (
              <Text key={id} size="sm">
                With {change}, {recommended} comes first: {why}.
              </Text>
            ))}
          {holding.length === 0 ? null : (
            <Text size="sm" c="dimmed">
              Under the rubric’s weights {view.recommended} stays first with{' '}
              {listed(holding.map(({ change }) => change))}.
            </Text>
          )}
        </Stack>
      )}
    </section>
  );
}

/** Who leads now, and whether that is another than under the weights that stand without anybody's change. */
function leadWords({ ranks }: Weighing, view: DesignsView): string {
  const [first, second] = ranks;
  if (first === undefined) return '';
  const lead = second === undefined ? '' : `, ${second.id} follows with ${second.total.toFixed(1)}`;
  const says = first.recommendable
    ? `${first.id} leads with ${first.total.toFixed(1)} of 100${lead}.`
    : `Something speaks against every design, so none can be recommended; ${first.id} has the best total, ${first.total.toFixed(1)}.`;
  return first.id === view.recommended
    ? says
    : `${says} Under the rubric’s weights it is ${view.recommended}.`;
}

function turnsWords({
  criterion,
  weight,
  less,
  more,
}: Flip): readonly { readonly distance: number; readonly says: string }[] {
  const name = criterionWords[criterion] ?? criterion;
  return [
    { turn: less, side: 'below' },
    { turn: more, side: 'above' },
  ].flatMap(({ turn, side }) =>
    turn === null
      ? []
      : [
          {
            distance: Math.abs(turn.weight - weight),
            says: `${name} ${side} ${shareWords(turn.weight)} (now ${shareWords(weight)}) puts ${turn.design} first`,
          },
        ],
  );
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
