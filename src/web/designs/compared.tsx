// The designs once they are measured: why one leads, the order beside the weights that make it, and those that were ticked side by side.
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { usePlan } from '../client/queries.ts';
import { ProblemView } from '../parts/problem.tsx';
import { Beside } from './beside.tsx';
import { Choose } from './choose.tsx';
import style from './designs.module.css';
import { type DesignLine, type DesignsView, type Place, type PlanWeights, weightsQuery } from './queries.ts';
import { mostBeside, Ranking } from './ranking.tsx';
import { Sliders } from './sliders.tsx';
import { Turning } from './turning.tsx';
import { useWeighing } from './weights.ts';

interface ComparedOf {
  readonly place: Place;
  readonly proposal: string;
  readonly view: DesignsView;
  readonly mayChoose: boolean;
}

export function Compared(of: ComparedOf): ReactNode {
  const { data, error, refetch } = useQuery(weightsQuery(of.place));
  if (error !== null) return <ProblemView error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} />;
  return <Weighed {...of} saved={data.value} tag={data.tag} />;
}

function Weighed({
  place,
  proposal,
  view,
  mayChoose,
  saved,
  tag,
}: ComparedOf & { readonly saved: PlanWeights; readonly tag: string }): ReactNode {
  const weighing = useWeighing(
    view.designs.map(({ weighed }) => weighed),
    saved,
  );
  const [picked, pick] = usePicked(view);
  const [asked, choose] = useState<DesignLine | null>(null);
  const { data: plan } = usePlan(place.workspace, place.plan);
  const beside = picked.flatMap((id) => view.designs.find((one) => one.id === id) ?? []);
  return (
    <>
      <section aria-labelledby="order" className={style['order']}>
        <div>
          <Text component="h2" id="order" fw={600} mb="xs">
            Order
          </Text>
          <Ranking
            designs={view.designs}
            ranks={weighing.ranks}
            chosen={plan?.design ?? null}
            picked={picked}
            pick={pick}
          />
          <Text size="sm" c="dimmed" mt="xs">
            Ticked designs, up to four, stand side by side below.
          </Text>
        </div>
        <div>
          <Sliders weighing={weighing} tag={tag} place={place} saved={saved} mayChange={mayChoose} />
          <Turning weighing={weighing} view={view} />
        </div>
      </section>
      <Why view={view} />
      {beside.length === 0 ? (
        <Text c="dimmed">No design is ticked.</Text>
      ) : (
        <Beside
          key={beside.map(({ id }) => id).join()}
          place={place}
          proposal={proposal}
          designs={beside}
          weighing={weighing}
          choose={mayChoose ? choose : null}
        />
      )}
      <Choose design={asked} weighing={weighing} place={place} close={() => choose(null)} />
    </>
  );
}

/** Which designs stand side by side lives in the address, so that it can be sent to somebody. At first: the two that lead. */
function usePicked(view: DesignsView): readonly [readonly string[], (id: string, isPicked: boolean) => void] {
  const { beside } = useSearch({ from: '/w/$workspace/plans/$plan/designs' });
  const go = useNavigate({ from: '/w/$workspace/plans/$plan/designs' });
  const known = (beside ?? view.ranking.slice(0, 2).join()).split(',');
  const picked = view.designs
    .map(({ id }) => id)
    .filter((id) => known.includes(id))
    .slice(0, mostBeside);
  return [
    picked,
    (id, isPicked) => {
      const now = isPicked ? [...picked, id] : picked.filter((one) => one !== id);
      void go({ search: { beside: now.toSorted().join() }, replace: true, resetScroll: false });
    },
  ];
}

/** The reasons in words, what puts designs out, what a naive build would have lost, and what the prices are worth. */
function Why({ view: { why, measuring, prices, designs } }: { readonly view: DesignsView }): ReactNode {
  const naive = measuring?.naive ?? null;
  const out = designs.filter(({ against }) => against.length > 0);
  const told = out.length === designs.length ? [] : out;
  return (
    <div className={style['why']}>
      <section aria-labelledby="why">
        <Text component="h2" id="why" fw={600} mb={4}>
          Why
        </Text>
        <Text className="read">{withoutOthers(why, told)}</Text>
      </section>
      {naive === null ? null : (
        <section aria-labelledby="naive">
          <Text component="h2" id="naive" fw={600} mb={4}>
            What a naive build would have lost
          </Text>
          <Text className="read">{naive.says}</Text>
        </section>
      )}
      <Stack gap="xs" className={style['details']}>
        {told.length === 0 ? null : (
          <details>
            <summary>
              What speaks against {told.map(({ id }) => id).join(', ')}, and what would lift it
            </summary>
            <ul className={style['plain']}>
              {told.map(({ id, name, against }) => (
                <li key={id}>
                  {id} {name}: {against.join('. ')}.
                </li>
              ))}
            </ul>
          </details>
        )}
        {measuring === null && prices === null ? null : (
          <details>
            <summary>How it was measured, and how old the prices are</summary>
            <ul className={style['plain']}>
              {(measuring?.says ?? []).map((one) => (
                <li key={one}>{one}</li>
              ))}
              {prices === null ? null : (
                <li>
                  Prices judged on {prices.asOf}: {prices.current} current
                  {prices.weak.length === 0 ? '' : `; ${prices.weak.join('; ')}`}.
                </li>
              )}
            </ul>
          </details>
        )}
      </Stack>
    </div>
  );
}

/** The reasons for the first; what puts the others out is told by itself. */
function withoutOthers(why: string, out: readonly DesignLine[]): string {
  return out
    .reduce((text, { id, against }) => text.replace(` ${id} is out: ${against.join('; ')}.`, ''), why)
    .trim();
}
