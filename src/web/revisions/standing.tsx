// Whether the latest revision is approved, and if not, what is between.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../parts/notice.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { dayWords } from '../parts/words.ts';
import type { HistoryView } from './queries.ts';

export function Standing({
  view: { standing, names, revisions },
}: {
  readonly view: HistoryView;
}): ReactNode {
  const [latest] = revisions;
  const last = standing?.last ?? null;
  if (latest === undefined) return null;
  if (last === null)
    return (
      <Text>
        <StateBadge tone="waiting" word="Not approved yet" /> Revision {latest.number} waits for an owner or
        an approver who did not make it.
      </Text>
    );
  const who = names[last.author ?? ''] ?? 'somebody';
  switch (last.verdict) {
    case 'approved':
      return (
        <Text>
          <StateBadge tone="recovered" word="Approved" /> Revision {last.revision}, by {who} on{' '}
          {dayWords(last.at)}
          {last.note === '' ? '.' : `: “${last.note}”`}
        </Text>
      );
    case 'refused':
      return (
        <Notice tone="failed" title={`Refused by ${who} on ${dayWords(last.at)}`}>
          {last.note}
        </Notice>
      );
    case 're-opened':
      return (
        <Notice tone="retry" title={`Revision ${last.revision} opened the approval again`}>
          {last.note}
        </Notice>
      );
    default:
      return last.verdict satisfies never;
  }
}
