// All revisions, newest first, with their hashes and signatures.
import { Button, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Hash } from '../parts/signature.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { momentWords } from '../parts/words.ts';
import type { Approval, HistoryView, Revision } from './queries.ts';

export function History({
  view,
  compare,
  restore,
}: {
  readonly view: HistoryView;
  readonly compare: (since: number) => void;
  readonly restore: ((number: number) => void) | null;
}): ReactNode {
  const [latest] = view.revisions;
  return (
    <div className="frame">
      <Table
        verticalSpacing={8}
        miw={880}
        aria-label="Revisions"
        className="stacks"
        highlightOnHover
        layout="fixed"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>Revision</Table.Th>
            <Table.Th w={160}>Made</Table.Th>
            <Table.Th>Reason</Table.Th>
            <Table.Th w={130}>Content</Table.Th>
            <Table.Th w="34%">Signatures</Table.Th>
            <Table.Th w={170} aria-label="Deeds" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.revisions.map((revision) => (
            <Row
              key={revision.number}
              revision={revision}
              view={view}
              isLatest={revision.number === latest?.number}
              compare={compare}
              restore={revision.hash === latest?.hash ? null : restore}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({
  revision,
  view,
  isLatest,
  compare,
  restore,
}: {
  readonly revision: Revision;
  readonly view: HistoryView;
  readonly isLatest: boolean;
  readonly compare: (since: number) => void;
  readonly restore: ((number: number) => void) | null;
}): ReactNode {
  const { number, at, author, reason, contentHash, restoredFrom } = revision;
  const signed = view.approvals.filter((approval) => approval.revision === number);
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td data-column="Revision">
        <Text fw={600}>{number}</Text>
        {isLatest ? (
          <Text size="xs" c="dimmed">
            latest
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td data-column="Made">
        <Text>{view.names[author] ?? 'Somebody'}</Text>
        <Text size="xs" c="dimmed" component="time" dateTime={at}>
          {momentWords(at)}
        </Text>
      </Table.Td>
      <Table.Td data-column="Reason">
        <Text lineClamp={3}>{reason}</Text>
        {restoredFrom === null ? null : (
          <Text size="xs" c="dimmed">
            restored from {restoredFrom}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-column="Content">
        <Hash value={contentHash} />
      </Table.Td>
      <Table.Td data-column="Signatures">
        {signed.length === 0 ? (
          <span className="quiet">none</span>
        ) : (
          signed.map((approval) => <SignatureLine key={approval.id} approval={approval} names={view.names} />)
        )}
      </Table.Td>
      <Table.Td>
        <Deeds number={number} isLatest={isLatest} compare={compare} restore={restore} />
      </Table.Td>
    </Table.Tr>
  );
}

function Deeds({
  number,
  isLatest,
  compare,
  restore,
}: {
  readonly number: number;
  readonly isLatest: boolean;
  readonly compare: (since: number) => void;
  readonly restore: ((number: number) => void) | null;
}): ReactNode {
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {isLatest ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => compare(number)}>
          Compare
        </Button>
      )}
      {restore === null ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => restore(number)}>
          Restore
        </Button>
      )}
    </Group>
  );
}

const verdicts = {
  approved: { tone: 'recovered', word: 'signed' },
  refused: { tone: 'failed', word: 'refused' },
  're-opened': { tone: 'retry', word: 'opened again' },
} as const;

const called: Readonly<Record<Approval['subject'], string>> = {
  plan: 'Plan',
  dev: 'Dev gate',
  staging: 'Staging gate',
  production: 'Production',
  verified: 'Verification',
};

function SignatureLine({
  approval: { subject, verdict, author, note, hash },
  names,
}: {
  readonly approval: Approval;
  readonly names: HistoryView['names'];
}): ReactNode {
  const { tone, word } = verdicts[verdict];
  const who = author === null ? '' : `, ${names[author] ?? 'somebody'}`;
  return (
    <div>
      <StateBadge tone={tone} word={`${called[subject]} ${word}${who}`} />
      {verdict === 're-opened' ? null : (
        <Text size="xs" c="dimmed">
          plan.json <Hash value={hash} />
        </Text>
      )}
      {note === '' ? null : (
        <Text size="xs" c="dimmed" lineClamp={2} title={note}>
          {note}
        </Text>
      )}
    </div>
  );
}
