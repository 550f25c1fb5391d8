// The frame of the pages before one is in: the product's name, one form, nothing else.
import { Container, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

export function Card({
  title,
  lead,
  children = null,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  useDocumentTitle(`${title} · Spanwright`);
  return (
    <Container component="main" size={400} py={{ base: 48, sm: 96 }}>
      <Group gap="xs" mb="xl">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <Text fw={600} size="lg">
          Spanwright
        </Text>
      </Group>
      <Title order={1} mb={4}>
        {title}
      </Title>
      <Text c="dimmed" mb="lg">
        {lead}
      </Text>
      {children}
    </Container>
  );
}
