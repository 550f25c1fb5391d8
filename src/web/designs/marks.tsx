// A mark with the rubric behind it: the sentence that makes it, its weight, and every figure that went in with its source. Solid where runs had
// a part in it, hollow where it is arithmetic alone.
import { Popover, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Source } from '../parts/source.tsx';
import { sourceOf } from './cite.ts';
import style from './designs.module.css';
import { designQuery, type DesignView, type Place } from './queries.ts';
import { shareWords } from './weights.ts';
import { criterionWords, figureWords } from './words.ts';

type Mark = DesignView['marks'][number];

export function MarkCell({
  place,
  proposal,
  design,
  criterion,
  weight,
  best,
}: {
  readonly place: Place;
  readonly proposal: string;
  readonly design: string;
  readonly criterion: string;
  readonly weight: number;
  readonly best: boolean;
}): ReactNode {
  const { data } = useQuery(designQuery(place, proposal, design));
  const mark = data?.marks.find((one) => one.criterion === criterion);
  if (mark === undefined) return <Skeleton height={20} />;
  const measured = mark.inputs.some(({ source }) => source.kind === 'run');
  return (
    <Popover width={420} shadow="md" withArrow position="bottom-start" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={style['mark']}
          aria-label={`${criterionWords[criterion] ?? criterion} of ${design}: ${mark.score.toFixed(1)} of 100, ${measured ? 'measured' : 'estimated'}. How it was made`}
        >
          <Gauge at={mark.score / 100} solid={measured} limit={null} />
          <span className="figures" data-best={best}>
            {mark.score.toFixed(1)}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Rubric mark={mark} weight={weight} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Rubric({ mark, weight }: { readonly mark: Mark; readonly weight: number }): ReactNode {
  return (
    <Stack gap="xs">
      <Text fw={600}>
        {criterionWords[mark.criterion] ?? mark.criterion} {mark.score.toFixed(1)} of 100
      </Text>
      <Text size="sm" c="dimmed">
        {mark.formula}
      </Text>
      <Text size="sm" className="figures">
        Weight {shareWords(weight)}: adds {(mark.score * weight).toFixed(1)} to the total.
      </Text>
      <dl className={style['inputs']}>
        {mark.inputs.map((input, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same figure may go in twice
          <div key={index}>
            <dt>{input.name}</dt>
            <dd>
              <Source of={sourceOf(input.source)}>
                {figureWords(input.value)}
                {input.unit === '' || input.unit === 'count' ? '' : ` ${input.unit}`}
              </Source>
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}

/** A place on a scale from 0 to 1; the line is a limit. Decoration: the figure stands beside it. */
export function Gauge({
  at,
  solid,
  limit,
}: {
  readonly at: number;
  readonly solid: boolean;
  readonly limit: number | null;
}): ReactNode {
  return (
    <span className={style['gauge']} aria-hidden>
      <span
        className={style['level']}
        data-solid={solid}
        style={{ width: `${at === 0 ? 0 : Math.max(1, at * 100)}%` }}
        hidden={at === 0}
      />
      {limit === null ? null : <span className={style['limit']} style={{ left: `${limit * 100}%` }} />}
    </span>
  );
}
