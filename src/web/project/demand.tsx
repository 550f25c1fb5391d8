// One thing that a gate asks for, and the last evidence of it.
import { Anchor, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from '../parts/state-badge.tsx';
import type { GateView } from './gate-view.ts';
import style from './project.module.css';
import { bringEvidence, type Evidence, type OutlineGate, useDeed, withdrawEvidence } from './queries.ts';
import { dayWords } from '../parts/words.ts';

/** `isStale`: from before the gate was opened again, so that it does not count. `add` null: this person may not. */
export function DemandRow({
  demand,
  last,
  isStale,
  of,
  add,
}: {
  readonly demand: OutlineGate['demands'][number];
  readonly last: Evidence | null;
  readonly isStale: boolean;
  readonly of: GateView;
  readonly add: (() => void) | null;
}): ReactNode {
  const word =
    last === null || isStale
      ? ({ tone: 'waiting', word: 'Not shown' } as const)
      : last.verdict === 'holds'
        ? ({ tone: 'recovered', word: demand.what === 'test' ? 'Passed' : 'Holds' } as const)
        : ({ tone: 'failed', word: demand.what === 'test' ? 'Failed' : 'Fails' } as const);
  return (
    <div className={style['demand']} data-demand={demand.id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <div>
          <Text fw={500}>{demand.title}</Text>
          {demand.how === null ? null : (
            <Text size="sm" c="dimmed" className="read">
              {demand.how}
            </Text>
          )}
        </div>
        <StateBadge {...word} />
      </Group>
      {last === null ? null : <Brought last={last} of={of} isStale={isStale} mayTrack={add !== null} />}
      {add === null ? null : (
        <Button variant="subtle" size="compact-xs" mt={4} ml={-8} onClick={add}>
          {last === null || isStale ? 'Add evidence' : 'Add newer evidence'}
        </Button>
      )}
    </div>
  );
}

function Brought({
  last,
  of,
  isStale,
  mayTrack,
}: {
  readonly last: Evidence;
  readonly of: GateView;
  readonly isStale: boolean;
  readonly mayTrack: boolean;
}): ReactNode {
  const { path, names } = of;
  const withdrawing = useDeed(path, (id: string) => withdrawEvidence(path, id));
  const again = useDeed(path, ({ gate, item, verdict, kind, content, upload }: Evidence) =>
    bringEvidence(path, { gate, items: [item], verdict, kind, content, upload }),
  );
  return (
    <Group gap="xs" mt={4} align="baseline">
      <Shown last={last} workspace={path.workspace} />
      <Text size="xs" c="dimmed">
        {names[last.author] ?? 'Somebody'}, {dayWords(last.at)}, revision {last.revision}
        {isStale ? ' – from before the change, so it does not count' : ''}
      </Text>
      {mayTrack && isStale ? (
        <Button
          variant="default"
          size="compact-xs"
          loading={again.isPending}
          onClick={() => again.mutate(last)}
        >
          It still holds
        </Button>
      ) : null}
      {mayTrack ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate(last.id)}
        >
          Withdraw
        </Button>
      ) : null}
    </Group>
  );
}

function Shown({ last, workspace }: { readonly last: Evidence; readonly workspace: string }): ReactNode {
  switch (last.kind) {
    case 'link':
      return (
        <Anchor href={last.content} target="_blank" rel="noreferrer noopener" size="sm">
          {last.content}
        </Anchor>
      );
    case 'file':
      return (
        <Anchor
          href={`/api/w/${encodeURIComponent(workspace)}/uploads/${last.upload ?? ''}`}
          download
          size="sm"
        >
          {last.content}
        </Anchor>
      );
    case 'text':
      return <Text size="sm">“{last.content}”</Text>;
    default:
      return last.kind satisfies never;
  }
}
