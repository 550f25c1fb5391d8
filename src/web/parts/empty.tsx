// Nothing here yet: why, and what would put something here.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** `children`: the one thing to do next. */
export function Empty({
  title,
  text,
  children = null,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <Stack
      align="flex-start"
      gap="xs"
      p="lg"
      style={{ border: '1px dashed var(--line)', borderRadius: 'var(--mantine-radius-lg)' }}
    >
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" className="read">
        {text}
      </Text>
      {children}
    </Stack>
  );
}
