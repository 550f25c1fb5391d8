// A flow beside the map: what it is, and in tabs its sequence, endpoints, mapping, policies, evidence and findings.
import { Badge, Drawer, Group, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { FlowState } from './flow-list.tsx';
import { EndpointsTab, EvidenceTab, MappingTab, PoliciesTab, SequenceTab } from './flow-tabs.tsx';
import type { Go } from './go.ts';
import { type Flow, flowQuery, type Outline, type Place } from './queries.ts';
import { RemarkLine } from './remarks.tsx';

export function FlowDrawer({
  place,
  outline,
  flow,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly flow: string | null;
  readonly go: Go;
}): ReactNode {
  const head = outline.flows.find(({ id }) => id === flow);
  return (
    <Drawer.Root opened={flow !== null} onClose={() => go({ flow: null })} position="right" size={760}>
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content>
        <Drawer.Header style={{ alignItems: 'flex-start', borderBottom: '1px solid var(--line)' }}>
          <div style={{ minWidth: 0 }}>
            <Drawer.Title>
              <Text component="span" size="lg" fw={600}>
                {head === undefined ? (flow ?? '') : `${head.id} · ${head.title}`}
              </Text>
            </Drawer.Title>
            {head === undefined ? null : (
              <Group gap="sm" mt={4}>
                <FlowState status={head.status} />
                <Text c="dimmed">{head.pace}</Text>
              </Group>
            )}
          </div>
          <Drawer.CloseButton aria-label="Close the flow" />
        </Drawer.Header>
        <Drawer.Body pt="md">
          {flow === null ? null : <FlowBody place={place} flow={flow} go={go} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

const tabs = ['sequence', 'endpoints', 'mapping', 'policies', 'evidence', 'findings'] as const;
const titles: Readonly<Record<(typeof tabs)[number], string>> = {
  sequence: 'Sequence',
  endpoints: 'Endpoints',
  mapping: 'Mapping',
  policies: 'Policies',
  evidence: 'Evidence',
  findings: 'Findings',
};

function FlowBody({
  place,
  flow,
  go,
}: {
  readonly place: Place;
  readonly flow: string;
  readonly go: Go;
}): ReactNode {
  const detail = useQuery(flowQuery(place, flow));
  const [tab, setTab] = useState<string | null>('sequence');
  if (detail.error !== null) return <ProblemView error={detail.error} retry={() => void detail.refetch()} />;
  if (detail.data === undefined) return <LoadingRows rows={6} height={72} />;
  const { remarks, oneLine, status, statusWhy } = detail.data;
  return (
    <>
      <Text mb="xs">{oneLine}</Text>
      {status === 'feasible' ? null : (
        <Text mb="xs" c="dimmed">
          {statusWhy}
        </Text>
      )}
      <Tabs value={tab} onChange={setTab} keepMounted={false} mt="sm">
        <Tabs.List mb="md" aria-label="Parts of the flow">
          {tabs.map((one) => (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={
                one === 'findings' && remarks.length > 0 ? (
                  <Badge size="xs" variant="default">
                    {remarks.length}
                  </Badge>
                ) : null
              }
            >
              {titles[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <TabBody tab={one} flow={detail.data} place={place} go={go} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function TabBody({
  tab,
  flow,
  place,
  go,
}: {
  readonly tab: (typeof tabs)[number];
  readonly flow: Flow;
  readonly place: Place;
  readonly go: Go;
}): ReactNode {
  switch (tab) {
    case 'sequence':
      return <SequenceTab flow={flow} go={go} />;
    case 'endpoints':
      return <EndpointsTab flow={flow} />;
    case 'mapping':
      return <MappingTab flow={flow} place={place} />;
    case 'policies':
      return <PoliciesTab flow={flow} go={go} />;
    case 'evidence':
      return <EvidenceTab flow={flow} go={go} />;
    case 'findings':
      return flow.remarks.length === 0 ? (
        <Text c="dimmed">Nothing was found about this flow.</Text>
      ) : (
        flow.remarks.map((remark) => (
          <RemarkLine key={`${remark.rule} ${remark.at}`} remark={remark} go={null} />
        ))
      );
    default:
      return tab satisfies never;
  }
}
