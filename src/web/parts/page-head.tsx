// The head of a page: its title, one line of what it is for, and what can be done with it.
import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** `children` are the actions at the right (below, where it is narrow); `meta` stands beside the title. */
export function PageHead({
  title,
  lead = null,
  meta = null,
  children = null,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly meta?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  useDocumentTitle(`${title} · Spanwright`);
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="lg" wrap="wrap">
      <div style={{ minWidth: 0, flex: '1 1 320px' }}>
        <Group gap="sm" align="center">
          <Title order={1} size="h2">
            {title}
          </Title>
          {meta}
        </Group>
        {lead === null ? null : (
          <Text c="dimmed" mt={4} className="read">
            {lead}
          </Text>
        )}
      </div>
      {children === null ? null : <Group gap="xs">{children}</Group>}
    </Group>
  );
}
