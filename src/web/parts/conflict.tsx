// Two people, or two tabs, changed the same thing: both versions stand side by side and the person decides. Nothing that was typed is lost:
// closing the dialog keeps it where it was typed.
import { Button, Group, Modal, ScrollArea, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { excerptsOf, markChanges } from './changes.ts';

/** Both versions as text. `keepMine` saves yours over theirs, `takeTheirs` drops yours, `close` goes back to editing without either. */
export interface ConflictOf {
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What the dialog says, where it is not about two windows. */
export interface ConflictWords {
  readonly title: string;
  readonly lead: string;
  readonly mine: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

function usual(what: string): ConflictWords {
  return {
    title: `${what} was changed elsewhere`,
    lead: 'It was saved in another window or by somebody else after you read it. Choose what stands. What differs is marked.',
    mine: 'Yours, not saved',
    theirs: 'Theirs, saved',
    keepMine: 'Save mine',
    takeTheirs: 'Take theirs',
  };
}

export function Conflict({
  of,
  words = usual(of?.what ?? ''),
  keepMine,
  takeTheirs,
  close,
}: {
  readonly of: ConflictOf | null;
  readonly words?: ConflictWords;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly close: () => void;
}): ReactNode {
  return (
    <Modal opened={of !== null} onClose={close} size="xl" title={words.title}>
      {of === null ? null : (
        <Stack gap="md">
          <Text c="dimmed" className="read">
            {words.lead}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <Version title={words.mine} text={of.mine} other={of.theirs} />
            <Version title={words.theirs} text={of.theirs} other={of.mine} />
          </SimpleGrid>
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" onClick={close} data-autofocus>
              Keep editing
            </Button>
            <Button variant="default" onClick={takeTheirs}>
              {words.takeTheirs}
            </Button>
            <Button onClick={keepMine}>{words.keepMine}</Button>
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
        viewportProps={{ tabIndex: 0, 'aria-label': title, role: 'group' }}
        style={{ border: '1px solid var(--line)', borderRadius: 'var(--mantine-radius-md)' }}
      >
        <pre style={{ margin: 0, padding: 12, whiteSpace: 'pre-wrap' }}>
          {excerptsOf(markChanges(text, other), 3).map((excerpt) =>
            'skipped' in excerpt ? (
              <div key={excerpt.number} className="quiet">
                ⋯ {excerpt.skipped} {excerpt.skipped === 1 ? 'line' : 'lines'} alike
              </div>
            ) : (
              <div key={excerpt.number} style={excerpt.isSame ? {} : different}>
                {excerpt.line === '' ? ' ' : excerpt.line}
              </div>
            ),
          )}
        </pre>
      </ScrollArea.Autosize>
    </section>
  );
}

/** Not by colour alone: a bar at the side too. */
const different = {
  background: 'var(--retry-ground)',
  boxShadow: '-8px 0 var(--paper), -10px 0 var(--retry)',
  fontWeight: 600,
} as const;
