// Everything about one design: why, what speaks against it, its layers, what its tools carry, its bill, its flows. Every figure with its source.
import { Drawer, Skeleton, Stack, Table, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Source } from '../parts/source.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { sourceOf } from './cite.ts';
import style from './designs.module.css';
import { type DesignLine, designQuery, type DesignView, type Place } from './queries.ts';
import { figureWords, moneyWords } from './words.ts';

export function Behind({
  place,
  proposal,
  design,
  close,
}: {
  readonly place: Place;
  readonly proposal: string;
  readonly design: DesignLine | null;
  readonly close: () => void;
}): ReactNode {
  return (
    <Drawer
      opened={design !== null}
      onClose={close}
      position="right"
      size="xl"
      title={design === null ? '' : `${design.id} ${design.name}`}
    >
      {design === null ? null : <All place={place} proposal={proposal} design={design} />}
    </Drawer>
  );
}

function All({
  place,
  proposal,
  design,
}: {
  readonly place: Place;
  readonly proposal: string;
  readonly design: DesignLine;
}): ReactNode {
  const { data } = useQuery(designQuery(place, proposal, design.id));
  if (data === undefined) return <Skeleton height={400} />;
  return (
    <Stack gap="md">
      <Text className="read">{data.why}</Text>
      {design.against.length === 0 ? null : (
        <div>
          <Text fw={600}>Against it</Text>
          <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
            {design.against.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <Tabs defaultValue="layers" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="layers">Layers</Tabs.Tab>
          <Tabs.Tab value="fit">Tool fit</Tabs.Tab>
          <Tabs.Tab value="bill">Bill</Tabs.Tab>
          <Tabs.Tab value="flows">Flows</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="layers">
          <Layers layers={data.layers} />
        </Tabs.Panel>
        <Tabs.Panel value="fit">
          <Verdicts verdicts={data.verdicts} />
        </Tabs.Panel>
        <Tabs.Panel value="bill">
          <Bill view={data} />
        </Tabs.Panel>
        <Tabs.Panel value="flows">
          <Flows view={data} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Layers({ layers }: Pick<DesignView, 'layers'>): ReactNode {
  return (
    <Stack gap="md">
      {layers.map(({ layer, tool, why, limits, exit, sources }) => (
        <div key={layer}>
          <Text size="sm" c="dimmed">
            {layer}
          </Text>
          <Text fw={600}>{tool}</Text>
          <Text size="sm">{why}</Text>
          <Text size="sm" c="dimmed">
            Limits: {limits}
          </Text>
          <Text size="sm" c="dimmed">
            Way out: {exit}
          </Text>
          <Cited sources={sources} />
        </div>
      ))}
    </Stack>
  );
}

function Cited({ sources }: { readonly sources: DesignView['layers'][number]['sources'] }): ReactNode {
  if (sources.length === 0) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      Rests on{' '}
      {sources.map((source, at) => (
        <span key={`${source.kind} ${source.ref}`}>
          {at === 0 ? '' : ', '}
          <Source of={sourceOf(source)}>{sourceOf(source).title}</Source>
        </span>
      ))}
    </Text>
  );
}

const verdictWords = {
  native: { tone: 'recovered', word: 'carried' },
  workaround: { tone: 'retry', word: 'workaround' },
  impossible: { tone: 'failed', word: 'not at all' },
} as const;

/** What is carried in the same way is told once, with everything that is wanted of it. */
function Verdicts({ verdicts }: Pick<DesignView, 'verdicts'>): ReactNode {
  const ways = Map.groupBy(verdicts, ({ tool, verdict, how }) => `${verdict} ${tool} ${how}`);
  return (
    <Stack gap="lg">
      {[...ways].map(([key, [first, ...others]]) =>
        first === undefined ? null : (
          <div key={key}>
            <StateBadge {...verdictWords[first.verdict]} />
            <Text>
              <strong>{first.tool}</strong>: {first.how}
            </Text>
            <ul className={style['plain']}>
              {[first, ...others].map(({ policy, wants, why, flows }) => (
                <li key={[policy, wants, why].join()}>
                  {wants}
                  {flows.length === 0 ? '' : ` (${flows.join(', ')})`}
                  <Text size="sm" c="dimmed">
                    {why}
                  </Text>
                </li>
              ))}
            </ul>
            <Cited sources={first.sources} />
          </div>
        ),
      )}
    </Stack>
  );
}

function Bill({ view: { bill, cost } }: { readonly view: DesignView }): ReactNode {
  return (
    <div className="frame">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th ta="right">Units a month</Table.Th>
            <Table.Th ta="right">Cost a month</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bill.map((line) => (
            <Table.Tr key={`${line.vendor} ${line.what}`}>
              <Table.Td>
                {line.vendor}: {line.what}
                {line.step === null ? '' : `, ${line.step}`}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {figureWords(line.units)} {line.unit}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                <Source of={sourceOf(line.source)}>{moneyWords(line.converted)}</Source>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={2}>Together</Table.Th>
            <Table.Th ta="right" className="figures">
              {moneyWords(cost)}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

function Flows({ view: { flows, allFlows } }: { readonly view: DesignView }): ReactNode {
  return (
    <div className="frame">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Flow</Table.Th>
            <Table.Th>How</Table.Th>
            <Table.Th ta="right">Asked</Table.Th>
            <Table.Th ta="right">Typical, worst</Table.Th>
            <Table.Th ta="right">Calls a day</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flows.map((flow) => (
            <Table.Tr key={flow.flow}>
              <Table.Td>
                {flow.flow} {flow.title}
                {flow.blocked === null ? null : (
                  <Text size="sm" c="var(--failed)">
                    As asked: blocked
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{flow.how}</Table.Td>
              <Table.Td ta="right" className="figures">
                {flow.asked ?? 'not said'}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {flow.typical}, {flow.worst}
              </Table.Td>
              <Table.Td ta="right" className="figures">
                {figureWords(flow.callsPerDay)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Caption>
          Times are by arithmetic, not measured.
          {allFlows > flows.length ? ` ${flows.length} of ${allFlows} flows are listed.` : ''}
        </Table.Caption>
      </Table>
    </div>
  );
}
