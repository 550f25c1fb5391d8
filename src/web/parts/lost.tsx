// An address that nothing answers to.
import { Anchor, Container, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function Lost(): ReactNode {
  useDocumentTitle('Not found · Spanwright');
  return (
    <Container component="main" size="xs" py={96}>
      <Title order={1} size="h2">
        There is no page at this address
      </Title>
      <Text mt="xs" mb="md" c="dimmed">
        It may have been moved, or the link is incomplete.
      </Text>
      <Anchor component={Link} to="/">
        All plans
      </Anchor>
    </Container>
  );
}
