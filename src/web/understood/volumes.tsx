// How much: records today, changes a day, the busiest hour. Objects that flows read and nobody has counted stand there empty.
import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Volume } from '../../brief/brief.ts';
import { sameObject } from '../../brief/object.ts';
import { type Editing, endName, withVolumeOf } from './editing.ts';
import { SaidNumber } from './said.tsx';
import { Section } from './section.tsx';
import { useSpot } from './spot.ts';
import { useFew } from '../parts/few.tsx';
import style from './brief.module.css';

/** Rows shown at first. */
const first = 15;

/** What is said of each object: its key, the column's head, the field's name, digits after the point. */
const columns = [
  ['existing', 'Records today', 'Records today', 0],
  ['changesPerDay', 'Changes a day', 'Changes a day', 1],
  ['peakFactor', 'Busiest hour, × mean', 'Busiest hour over the mean', 1],
] as const;

export function Volumes(editing: Editing): ReactNode {
  const { brief } = editing;
  const read = brief.flows.flatMap(({ from, to, direction }) =>
    direction === 'two-way' ? [from, to] : [from],
  );
  const held = brief.volumes.map(({ object }) => object);
  const open = [...new Set(read)].filter((object) => !held.some((one) => sameObject(one, object)));
  const none = (object: string): Volume => ({
    object,
    existing: null,
    changesPerDay: null,
    peakFactor: null,
  });
  const rows = [...brief.volumes, ...open.map(none)];
  const { shown, more } = useFew(rows, first);
  return (
    <Section title="Volumes" count={brief.volumes.length}>
      <div className="frame">
        <Table verticalSpacing={6} horizontalSpacing={8} miw={480} className="stacks">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Object</Table.Th>
              {columns.map(([key, head]) => (
                <Table.Th key={key} ta="right">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((volume) => (
              <VolumeRow key={volume.object} {...editing} volume={volume} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {more}
    </Section>
  );
}

function VolumeRow({ brief, change, volume }: Editing & { readonly volume: Volume }): ReactNode {
  return (
    <Lit about={`/volumes/${volume.object}`}>
      <Table.Td>
        <Text fw={500}>{endName(brief, volume.object)}</Text>
      </Table.Td>
      {columns.map(([key, head, label, decimals]) => (
        <Table.Td key={key} align="right" data-column={head}>
          <SaidNumber
            w={110}
            isFigure
            aria-label={`${label}, ${volume.object}`}
            placeholder="Not said"
            value={volume[key]}
            decimals={decimals}
            disabled={change === null}
            commit={(value) => change?.(withVolumeOf(brief, volume.object, { [key]: value }))}
          />
        </Table.Td>
      ))}
    </Lit>
  );
}

/** The row itself: its fields are not drawn anew when it lights up. */
function Lit({ about, children }: { readonly about: string; readonly children: ReactNode }): ReactNode {
  const { isLit, lights } = useSpot(about);
  return (
    <Table.Tr className={style['row'] ?? ''} data-lit={isLit ? true : undefined} {...lights}>
      {children}
    </Table.Tr>
  );
}
