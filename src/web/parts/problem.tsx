// Something did not go: what, where, what was expected, the nearest right spelling, and what can be done now.
import { Alert, Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../client/api.ts';
import type { Problem } from '../client/paths.ts';

/** A whole page's or section's error. `retry` null: trying again would not help. */
export function ProblemView({
  error,
  retry = null,
}: {
  readonly error: Error;
  readonly retry?: (() => void) | null;
}): ReactNode {
  const told =
    error instanceof ProblemError
      ? error
      : { title: 'This page broke', message: error.message, problems: [], instance: '', status: -1 };
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={told.title}
      styles={{
        root: { borderColor: 'var(--line)' },
        title: { color: 'var(--failed)' },
        icon: { color: 'var(--failed)' },
      }}
    >
      <Stack gap="sm" align="flex-start">
        <Text>{told.message}</Text>
        <Faults faults={told.problems} />
        <Group gap="xs">
          {retry === null || told.status === 404 ? null : (
            <Button variant="default" onClick={retry}>
              Try again
            </Button>
          )}
          {told.status === 404 ? (
            <Anchor component={Link} to="/">
              All plans
            </Anchor>
          ) : null}
        </Group>
        {told.instance === '' ? null : (
          <Text size="xs" c="dimmed">
            Request <Code>{told.instance}</Code>
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

/** What is wrong with an input, one line of place each. */
export function Faults({ faults }: { readonly faults: Problem['problems'] }): ReactNode {
  if (faults.length === 0) return null;
  return (
    <Stack component="ul" gap="xs" m={0} pl="md">
      {faults.map((fault, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same fault may come twice
        <li key={index}>
          <Text component="span" fw={500}>
            {fault.at}
          </Text>
          <Text component="span">: {fault.message}</Text>
          {fault.expected === null ? null : (
            <Text size="sm" c="dimmed">
              Expected {fault.expected}
            </Text>
          )}
          {fault.nearest === null ? null : (
            <Text size="sm" c="dimmed">
              Nearest: <Code>{fault.nearest}</Code>
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}
