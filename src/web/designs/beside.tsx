// Two to four designs side by side on the same scales. Where there is room, one column each under a head that stays; where there is none, one
// design at a time under a switch that stays.
import { Button, Group, SegmentedControl, Skeleton, Switch, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ProblemView } from '../parts/problem.tsx';
import style from './designs.module.css';
import { FigureRows } from './figures.tsx';
import { Fit } from './fit.tsx';
import { DesignPicture } from './map.tsx';
import { MarkCell } from './marks.tsx';
import { besideQuery, type DesignLine, type Place, type SideBySide } from './queries.ts';
import { GroupHead, Row } from './rows.tsx';
import { Survived } from './survived.tsx';
import { shareWords, type Weighing } from './weights.ts';
import { criterionWords } from './words.ts';

const Panelled = lazy(async () => ({ default: (await import('./charts.tsx')).Panelled }));

export interface BesideOf {
  readonly place: Place;
  readonly proposal: string;
  readonly designs: readonly DesignLine[];
  readonly weighing: Weighing;
  /** Null for whoever may not choose. */
  readonly choose: ((design: DesignLine) => void) | null;
}

export function Beside(of: BesideOf): ReactNode {
  const { place, proposal, designs } = of;
  const [naive, setNaive] = useState(false);
  const ids = designs.map(({ id }) => id);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...besideQuery(place, proposal, { designs: ids, naive }),
    placeholderData: (before) => before,
  });
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [one, setOne] = useState(ids[0] ?? '');
  const alone = designs.find(({ id }) => id === one) ?? designs[0];
  if (error !== null) return <ProblemView error={error} retry={() => void refetch()} />;
  return (
    <section aria-labelledby="beside">
      <Group justify="space-between" align="baseline" mb="sm">
        <Text component="h2" id="beside" fw={600} size="lg">
          Side by side
        </Text>
        {data === undefined || data.survived.length === 0 ? null : (
          <Switch
            size="xs"
            checked={naive}
            onChange={(event) => setNaive(event.currentTarget.checked)}
            label="Draw the naive reference on the same scales"
          />
        )}
      </Group>
      {narrow ? (
        <SegmentedControl
          className={style['switch'] ?? ''}
          fullWidth
          aria-label="Which design is shown"
          data={ids}
          value={alone?.id ?? ''}
          onChange={setOne}
        />
      ) : null}
      <Columns
        {...of}
        designs={narrow && alone !== undefined ? [alone] : designs}
        data={data}
        naive={naive}
        isNarrow={narrow}
        isWaiting={isPlaceholderData}
      />
    </section>
  );
}

function Columns({
  data,
  naive,
  isNarrow,
  isWaiting,
  ...of
}: BesideOf & {
  readonly data: SideBySide | undefined;
  readonly naive: boolean;
  readonly isNarrow: boolean;
  readonly isWaiting: boolean;
}): ReactNode {
  const columns = of.designs.length;
  return (
    <table className={style['beside']} data-narrow={isNarrow} data-columns={columns} data-waiting={isWaiting}>
      <Heads designs={of.designs} weighing={of.weighing} choose={of.choose} />
      {data === undefined ? (
        <tbody>
          <tr>
            <td colSpan={columns + 1}>
              <Skeleton height={640} />
            </td>
          </tr>
        </tbody>
      ) : (
        <Bodies {...of} data={data} naive={naive} />
      )}
    </table>
  );
}

function Heads({
  designs,
  weighing,
  choose,
}: {
  readonly designs: readonly DesignLine[];
  readonly weighing: Weighing;
  readonly choose: BesideOf['choose'];
}): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col" className={style['corner']}>
          <VisuallyHidden>What is compared</VisuallyHidden>
        </th>
        {designs.map((design) => {
          const rank = weighing.ranks.find(({ id }) => id === design.id);
          return (
            <th key={design.id} scope="col">
              <Text fw={600} lineClamp={2} title={design.name}>
                <span className={style['id']}>{design.id}</span> {design.name}
              </Text>
              <Group gap="xs" mt={4} justify="space-between">
                <Text size="sm" c="dimmed" className="figures">
                  {rank === undefined ? '' : `${rank.place}. with ${rank.total.toFixed(1)}`}
                </Text>
                {choose === null ? null : (
                  <Button
                    size="compact-xs"
                    variant={rank?.place === 1 ? 'filled' : 'default'}
                    onClick={() => choose(design)}
                  >
                    Choose {design.id}
                  </Button>
                )}
              </Group>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface BodiesOf extends BesideOf {
  readonly data: SideBySide;
  readonly naive: boolean;
}

function Bodies(of: BodiesOf): ReactNode {
  const { designs, data, place, proposal } = of;
  const ids = designs.map(({ id }) => id);
  return (
    <>
      <tbody>
        <GroupHead
          title="Map"
          columns={ids.length}
          lead="Solid: told by an event. Dashed: fetched by a poll. Double: in bulk."
        />
        <Row label="Systems and flows" of={ids}>
          {(id) => {
            const map = data.maps.find(({ design }) => design === id);
            return map === undefined ? null : <DesignPicture map={map} />;
          }}
        </Row>
      </tbody>
      <Scores {...of} />
      <Charts {...of} />
      {data.groups.map((group) => (
        <FigureRows key={group.id} group={group} ids={ids} />
      ))}
      <Survived rows={data.survived} faults={data.faults} ids={ids} />
      <Fit place={place} proposal={proposal} designs={designs} />
    </>
  );
}

function Scores({ place, proposal, designs, weighing }: BodiesOf): ReactNode {
  const ids = designs.map(({ id }) => id);
  return (
    <tbody>
      <GroupHead
        title="Scores"
        columns={ids.length}
        lead="0 worst, 100 best. Solid: runs had a part in it; hollow: arithmetic alone. Open one to see how it was made."
      />
      {weighing.turns.map(({ criterion }) => {
        const marks = designs.map(({ weighed }) => weighed.marks[criterion]);
        const most = Math.max(...marks);
        return (
          <Row
            key={criterion}
            label={criterionWords[criterion] ?? criterion}
            note={`weight ${shareWords(weighing.weights[criterion])}`}
            of={ids}
          >
            {(id, at) => (
              <MarkCell
                place={place}
                proposal={proposal}
                design={id}
                criterion={criterion}
                weight={weighing.weights[criterion]}
                best={
                  marks.length > 1 &&
                  (marks[at] ?? 0) > most - 0.05 &&
                  marks.some((mark) => mark < most - 0.05)
                }
              />
            )}
          </Row>
        );
      })}
    </tbody>
  );
}

function Charts({ data, designs, naive }: BodiesOf): ReactNode {
  const ids = designs.map(({ id }) => id);
  if (data.charts.length === 0) return null;
  return (
    <tbody>
      <GroupHead
        title="Measured"
        columns={ids.length}
        lead="One run of each design, the same scales in a row; time until a change shows is on a logarithmic scale."
      />
      {data.charts.map((chart) => {
        const reference = naive ? chart.panels.find(({ id }) => id === 'naive') : undefined;
        return (
          <Row key={chart.id} label={chart.title} of={ids}>
            {(id, at) => {
              const panel = chart.panels.find((one) => one.id === id);
              return (
                <Suspense fallback={<Skeleton height={152} />}>
                  {panel === undefined ? null : <Panelled chart={chart} panel={panel} />}
                  {reference === undefined ? null : at === 0 ? (
                    <>
                      <Text size="sm" fw={500} mt="sm">
                        Naive reference
                      </Text>
                      <Panelled chart={chart} panel={reference} />
                    </>
                  ) : null}
                </Suspense>
              );
            }}
          </Row>
        );
      })}
    </tbody>
  );
}
