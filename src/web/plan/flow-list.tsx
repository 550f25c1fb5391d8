// The flows as a table: what the map shows, for reading, filtering and narrow screens. Long lists draw only what is in sight.
import { ScrollArea, Table, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { type Tone, StateBadge } from '../parts/state-badge.tsx';
import { counted } from '../parts/words.ts';
import type { Go } from './go.ts';
import style from './plan.module.css';
import { type Outline, type Place, type Remark, remarksQuery } from './queries.ts';

type Flow = Outline['flows'][number];

const states: Readonly<Record<Flow['status'], { readonly tone: Tone; readonly word: string }>> = {
  feasible: { tone: 'recovered', word: 'Feasible' },
  open: { tone: 'assumed', word: 'Open' },
  blocked: { tone: 'failed', word: 'Blocked as asked' },
};

export function FlowState({ status }: { readonly status: Flow['status'] }): ReactNode {
  return <StateBadge {...states[status]} />;
}

/** A list of this length fits a screen or two. */
const many = 12;
const rowHeight = 45;

export function FlowList({
  place,
  outline,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly go: Go;
}): ReactNode {
  const [wanted, setWanted] = useState('');
  const { data: remarks = [] } = useQuery(remarksQuery(place));
  const words = wanted.trim().toLowerCase();
  const flows = outline.flows.filter((flow) =>
    `${flow.id} ${flow.title} ${flow.from} ${flow.to} ${flow.pace}`.toLowerCase().includes(words),
  );
  const isLong = outline.flows.length > many;
  return (
    <section aria-label="Flows" className={style['flows']}>
      {isLong ? (
        <TextInput
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          placeholder="Filter flows by system, object or trigger"
          aria-label="Filter flows"
          leftSection={<IconSearch size={16} stroke={1.5} />}
          mb="sm"
          maw={420}
        />
      ) : null}
      {flows.length === 0 ? <Text c="dimmed">No flow holds “{wanted}”.</Text> : null}
      {isLong ? (
        <LongTable flows={flows} remarks={remarks} go={go} />
      ) : (
        <Frame label="Flows, table">
          <Table verticalSpacing="xs" miw={680} className="stacks" highlightOnHover>
            <Heads />
            <Table.Tbody>
              {flows.map((flow) => (
                <FlowRow key={flow.id} flow={flow} remarks={remarks} go={go} />
              ))}
            </Table.Tbody>
          </Table>
        </Frame>
      )}
    </section>
  );
}

function Heads(): ReactNode {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Flow</Table.Th>
        <Table.Th>Trigger and freshness</Table.Th>
        <Table.Th>State</Table.Th>
        <Table.Th>Findings</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

interface RowsProps {
  readonly flows: readonly Flow[];
  readonly remarks: readonly Remark[];
  readonly go: Go;
}

function LongTable({ flows, remarks, go }: RowsProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized; the list draws itself anew as it scrolls
  const rows = useVirtualizer({
    count: flows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <ScrollArea
      h={Math.min(560, (flows.length + 1) * rowHeight)}
      viewportRef={frame}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Flows, scrolls' }}
    >
      <Table verticalSpacing="xs" highlightOnHover stickyHeader miw={680}>
        <Heads />
        <Table.Tbody>
          {before > 0 ? <tr style={{ height: before }} aria-hidden /> : null}
          {shown.map(({ index }) => {
            const flow = flows[index];
            return flow === undefined ? null : (
              <FlowRow key={flow.id} flow={flow} remarks={remarks} go={go} />
            );
          })}
          {after > 0 ? <tr style={{ height: after }} aria-hidden /> : null}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function FlowRow({
  flow,
  remarks,
  go,
}: {
  readonly flow: Flow;
  readonly remarks: readonly Remark[];
  readonly go: Go;
}): ReactNode {
  const own = remarks.filter(({ flows, severity }) => severity !== 'info' && flows.includes(flow.id)).length;
  return (
    <Table.Tr>
      <Table.Td>
        <UnstyledButton className={style['opens'] ?? ''} onClick={() => go({ flow: flow.id })}>
          <Text component="span" fw={600}>
            {flow.id}
          </Text>{' '}
          {flow.from} → {flow.to}
        </UnstyledButton>
      </Table.Td>
      <Table.Td data-column="Trigger">{flow.pace}</Table.Td>
      <Table.Td data-column="State">
        <FlowState status={flow.status} />
      </Table.Td>
      <Table.Td data-column="Findings">
        {own === 0 ? <span className="quiet">none</span> : counted(own, 'finding')}
      </Table.Td>
    </Table.Tr>
  );
}
