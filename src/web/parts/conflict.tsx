// Two people, or two tabs, changed the same thing: both versions stand side by side and the person decides. Nothing that was typed is lost:
// closing the dialog keeps it where it was typed.
import { Button, Group, Modal, ScrollArea, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { markChanges } from './changes.ts';

/** Both versions as text. `keepMine` saves yours over theirs, `takeTheirs` drops yours, `close` goes back to editing without either. */
export interface ConflictOf {
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
}

export function Conflict({
  of,
  keepMine,
  takeTheirs,
  close,
}: {
  readonly of: ConflictOf | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly close: () => void;
}): ReactNode {
  return (
    <Modal opened={of !== null} onClose={close} size="xl" title={`${of?.what ?? ''} was changed elsewhere`}>
      {of === null ? null : (
        <Stack gap="md">
          <Text c="dimmed" className="read">
            It was saved in another window or by somebody else after you read it. Choose what stands. What
            differs is marked.
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <Version title="Yours, not saved" text={of.mine} other={of.theirs} />
            <Version title="Theirs, saved" text={of.theirs} other={of.mine} />
          </SimpleGrid>
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={close}>
              Keep editing
            </Button>
            <Button variant="default" onClick={takeTheirs}>
              Take theirs
            </Button>
            <Button onClick={keepMine}>Save mine</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Version({
  title,
  text,
  other,
}: {
  readonly title: string;
  readonly text: string;
  readonly other: string;
}): ReactNode {
  return (
    <section aria-label={title}>
      <Text fw={600} mb={4}>
        {title}
      </Text>
      <ScrollArea.Autosize
        mah={360}
        tabIndex={0}
        style={{ border: '1px solid var(--line)', borderRadius: 'var(--mantine-radius-md)' }}
      >
        <pre style={{ margin: 0, padding: 12, whiteSpace: 'pre-wrap' }}>
          {markChanges(text, other).map(({ line, isSame }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines repeat
            <div key={index} style={isSame ? {} : { background: 'var(--retry-ground)', color: 'var(--ink)' }}>
              {line === '' ? ' ' : line}
              {isSame ? '' : ' ◂'}
            </div>
          ))}
        </pre>
      </ScrollArea.Autosize>
    </section>
  );
}
