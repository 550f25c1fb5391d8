// One task: where it stands, who has it, its subtasks to tick off.
import { Checkbox, Drawer, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import type { BoardDeeds } from './board.tsx';
import type { Item } from './items.ts';
import type { Card, Project } from './queries.ts';
import { counted, dayWords } from '../parts/words.ts';
import { listed, stateWords, taskStates } from './words.ts';

export interface TaskDeeds extends BoardDeeds {
  readonly set: (card: Card) => void;
}

export interface Member {
  readonly person: string;
  readonly name: string;
}

interface TaskParts {
  readonly item: Item;
  readonly project: Project;
  readonly members: readonly Member[];
  readonly deeds: TaskDeeds;
}

export function TaskDrawer({
  of,
  close,
}: {
  readonly of: TaskParts | null;
  readonly close: () => void;
}): ReactNode {
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      size="md"
      title={of === null ? '' : `${of.item.id} · ${of.item.title}`}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
    >
      {of === null ? null : (
        <Stack gap="md">
          <Facts item={of.item} />
          <Fields key={`${of.item.id} ${of.item.card.version}`} of={of} />
          {of.item.isSubtask ? null : <Subtasks of={of} />}
        </Stack>
      )}
    </Drawer>
  );
}

function Facts({ item }: { readonly item: Item }): ReactNode {
  const { task, startDate, endDate, waitsFor } = item;
  const when =
    startDate === null || endDate === null
      ? `Day ${task.startDay} to ${task.endDay}`
      : `${dayWords(startDate)} to ${dayWords(endDate)}`;
  return (
    <>
      <Text c="dimmed" className="figures">
        {when} · {counted(item.points, 'point')}
        {task.after.length === 0 ? '' : ` · after ${task.after.join(', ')}`}
      </Text>
      {waitsFor.length === 0 ? null : (
        <Notice tone="waiting">Locked: it waits for {listed(waitsFor)}.</Notice>
      )}
    </>
  );
}

function Fields({ of: { item, members, deeds } }: { readonly of: TaskParts }): ReactNode {
  const { card } = item;
  const [note, setNote] = useState(card.note);
  const set = (part: Partial<Card>): void =>
    deeds.set({
      item: item.id,
      version: card.version,
      state: card.state,
      assignee: card.assignee,
      note,
      ...part,
    });
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label="State"
          data={taskStates.map((state) => ({ value: state, label: stateWords[state].word }))}
          value={card.state}
          allowDeselect={false}
          disabled={!deeds.mayTrack}
          onChange={(state) => state !== null && set({ state })}
        />
        <Select
          label="Assignee"
          placeholder="Nobody"
          data={members.map(({ person, name }) => ({ value: person, label: name }))}
          value={card.assignee}
          clearable
          disabled={!deeds.mayTrack}
          onChange={(assignee) => set({ assignee })}
        />
      </Group>
      <Textarea
        label={card.state === 'blocked' ? 'What blocks it' : 'Note'}
        autosize
        minRows={2}
        maxLength={500}
        disabled={!deeds.mayTrack}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note !== card.note && set({ note })}
      />
    </>
  );
}

function Subtasks({ of: { item, project, deeds } }: { readonly of: TaskParts }): ReactNode {
  const cards = new Map(project.tracked.map((one) => [one.item, one]));
  if (item.task.subtasks.length === 0) return null;
  return (
    <section aria-label="Subtasks">
      <Text fw={600} mb="xs">
        Subtasks: {item.done} of {item.parts} done
      </Text>
      <Stack gap={8}>
        {item.task.subtasks.map(({ id, title }) => {
          const card = cards.get(id);
          const { assignee = null, note = '', version = 0, state = 'to-do' } = card ?? {};
          return (
            <Checkbox
              key={id}
              label={title}
              checked={state === 'done'}
              disabled={!deeds.mayTrack}
              onChange={(event) =>
                deeds.set({
                  item: id,
                  version,
                  assignee,
                  note,
                  state: event.currentTarget.checked ? 'done' : 'to-do',
                })
              }
            />
          );
        })}
      </Stack>
    </section>
  );
}
