// The record on which transforms are tried: made up by the plan, changed here at will, never sent anywhere.
import { Button, Group, JsonInput, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

export function Sample({
  text,
  made,
  change,
}: {
  readonly text: string;
  readonly made: string;
  readonly change: (text: string) => void;
}): ReactNode {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <section aria-label="Sample record">
      <Group justify="space-between" mt="md">
        <Button size="xs" variant="subtle" onClick={toggle} aria-expanded={isOpen} px={0}>
          {isOpen ? 'Hide the sample record' : 'Change the sample record'}
        </Button>
        {text === made ? null : (
          <Button size="xs" variant="subtle" onClick={() => change(made)}>
            As it was
          </Button>
        )}
      </Group>
      {isOpen ? (
        <>
          <Text size="sm" c="dimmed" mb={4}>
            Made up, and kept in this window alone.
          </Text>
          <JsonInput
            aria-label="Sample record, JSON"
            value={text}
            onChange={change}
            validationError="This is no JSON."
            autosize
            minRows={6}
            maxRows={18}
            maxLength={200_000}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          />
        </>
      ) : null}
    </section>
  );
}
