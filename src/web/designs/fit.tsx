// Tools: how many of a design's policies they carry by themselves, and behind a button everything about them: layers with limits and a way out,
// what needs a workaround and why, the bill line by line, each flow.
import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Behind } from './behind.tsx';
import { type DesignLine, designQuery, type Place } from './queries.ts';
import { GroupHead, Row } from './rows.tsx';

interface FitOf {
  readonly place: Place;
  readonly proposal: string;
  readonly designs: readonly DesignLine[];
}

export function Fit({ place, proposal, designs }: FitOf): ReactNode {
  const [open, setOpen] = useState<string | null>(null);
  const ids = designs.map(({ id }) => id);
  return (
    <tbody>
      <GroupHead title="Tools" columns={ids.length} />
      <Row
        label="Policies that the tools carry"
        note="retry, queue, dedupe, schedule and the like, flow by flow"
        of={ids}
      >
        {(id) => <Counts place={place} proposal={proposal} id={id} />}
      </Row>
      <Row label="Parts to run and watch" of={ids}>
        {(id) => <Parts place={place} proposal={proposal} id={id} />}
      </Row>
      <Row label="Everything about it" note="layers, workarounds, bill, flows" of={ids}>
        {(id) => (
          <Button size="xs" variant="default" onClick={() => setOpen(id)}>
            Look into {id}
          </Button>
        )}
      </Row>
      <Behind
        place={place}
        proposal={proposal}
        design={designs.find(({ id }) => id === open) ?? null}
        close={() => setOpen(null)}
      />
    </tbody>
  );
}

interface OneOf {
  readonly place: Place;
  readonly proposal: string;
  readonly id: string;
}

function Counts({ place, proposal, id }: OneOf): ReactNode {
  const { data } = useQuery(designQuery(place, proposal, id));
  if (data === undefined) return <Skeleton height={40} />;
  const { native, workaround, impossible } = data.counts;
  return (
    <>
      <Text className="figures">{native} by themselves</Text>
      <Text size="sm" c="dimmed" className="figures">
        {workaround === 0 ? 'no workaround' : `${workaround} with something built around`}
        {impossible === 0 ? '' : `, ${impossible} not at all`}
      </Text>
    </>
  );
}

function Parts({ place, proposal, id }: OneOf): ReactNode {
  const { data } = useQuery(designQuery(place, proposal, id));
  if (data === undefined) return <Skeleton height={40} />;
  return <Text size="sm">{data.parts.length === 0 ? 'none of its own' : data.parts.join(', ')}</Text>;
}
