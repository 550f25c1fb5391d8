// What differs from the version that this document replaced, as far as a plan would notice.
import { Skeleton, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '../parts/frame.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import style from './catalogue.module.css';
import { useChanges } from './queries.ts';

const words = {
  removed: { tone: 'failed', word: 'Gone' },
  changed: { tone: 'retry', word: 'Changed' },
  added: { tone: 'recovered', word: 'New' },
} as const;

export function Changes({
  workspace,
  system,
  since,
}: {
  readonly workspace: string;
  readonly system: string;
  readonly since: { readonly hash: string; readonly at: string };
}): ReactNode {
  const changes = useChanges(workspace, system, since.hash);
  return (
    <section id="changes" className={style['section']} aria-label="What changed">
      <Title order={2} size="h3" mb="xs">
        Since the version of {since.at.slice(0, 10)}
      </Title>
      {changes.error === null ? null : (
        <ProblemView error={changes.error} retry={() => void changes.refetch()} />
      )}
      {changes.isPending ? <Skeleton height={80} /> : null}
      {changes.data?.length === 0 ? <Text c="dimmed">Nothing that a plan would notice.</Text> : null}
      {changes.data === undefined || changes.data.length === 0 ? null : (
        <Frame label="What changed, table">
          <Table verticalSpacing={4} miw={520}>
            <Table.Tbody>
              {changes.data.map((change) => (
                <Table.Tr key={`${change.kind} ${change.about} ${change.says}`}>
                  <Table.Td w={110}>
                    <StateBadge {...words[change.kind]} />
                  </Table.Td>
                  <Table.Td>{change.about}</Table.Td>
                  <Table.Td>{change.says}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Frame>
      )}
    </section>
  );
}
