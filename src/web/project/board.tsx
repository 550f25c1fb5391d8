// The board: four columns, cards that are dragged, or moved by keyboard and menu.
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Group, Menu, Progress, Stack, Text, Tooltip } from '@mantine/core';
import { IconDots, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { StateBadge } from '../parts/state-badge.tsx';
import type { Item } from './items.ts';
import { Initials } from './initials.tsx';
import style from './project.module.css';
import type { TaskState } from './queries.ts';
import { counted, shortDay } from '../parts/words.ts';
import { listed, stateWords, taskStates } from './words.ts';

export interface BoardDeeds {
  readonly move: (item: Item, state: TaskState) => void;
  readonly open: (item: Item) => void;
  readonly mayTrack: boolean;
}

export function Board({
  items,
  names,
  deeds,
}: {
  readonly items: readonly Item[];
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: BoardDeeds;
}): ReactNode {
  return (
    <div className="frame">
      <div className={style['board']}>
        {taskStates.map((state) => (
          <Column
            key={state}
            state={state}
            items={items.filter((item) => item.card.state === state)}
            all={items}
            names={names}
            deeds={deeds}
          />
        ))}
      </div>
    </div>
  );
}

function Column({
  state,
  items,
  all,
  names,
  deeds,
}: {
  readonly state: TaskState;
  readonly items: readonly Item[];
  readonly all: readonly Item[];
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const ref = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return dropTargetForElements({
      element,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        const item = all.find(({ id }) => id === source.data['item']);
        if (item !== undefined && item.card.state !== state) deeds.move(item, state);
      },
    });
  }, [all, deeds, state]);
  const { word, tone } = stateWords[state];
  const points = Math.round(items.reduce((sum, item) => sum + item.points, 0));
  return (
    <section ref={ref} aria-label={word} className={style['column']} data-over={isOver || undefined}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <StateBadge tone={tone} word={word} />
        <Text size="xs" c="dimmed" className="figures">
          {items.length === 0 ? 'none' : `${items.length} · ${counted(points, 'point')}`}
        </Text>
      </Group>
      <Stack component="ul" gap="xs" m={0} p={0} className={style['cards'] ?? ''}>
        {items.map((item) => (
          <BoardCard key={item.id} item={item} names={names} deeds={deeds} />
        ))}
      </Stack>
    </section>
  );
}

function BoardCard({
  item,
  names,
  deeds,
}: {
  readonly item: Item;
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const ref = useRef<HTMLLIElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || !deeds.mayTrack) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ item: item.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [item.id, deeds.mayTrack]);
  return (
    <li ref={ref} className={style['card']} data-dragged={isDragged || undefined} data-item={item.id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
        <button
          type="button"
          className={style['title']}
          onClick={() => deeds.open(item)}
          onKeyDown={(event) => shifted(event, item, deeds)}
          aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
        >
          <span className={style['id']}>{item.id}</span> {item.title}
        </button>
        {deeds.mayTrack ? <MoveMenu item={item} deeds={deeds} /> : null}
      </Group>
      <CardFoot item={item} names={names} />
    </li>
  );
}

/** Shift and an arrow moves a card to the next column. */
function shifted(event: KeyboardEvent, item: Item, deeds: BoardDeeds): void {
  if (!event.shiftKey || !deeds.mayTrack) return;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const next = taskStates[taskStates.indexOf(item.card.state) + step];
  if (step === 0 || next === undefined) return;
  event.preventDefault();
  deeds.move(item, next);
}

function MoveMenu({ item, deeds }: { readonly item: Item; readonly deeds: BoardDeeds }): ReactNode {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Move ${item.id}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move to</Menu.Label>
        {taskStates.map((state) => (
          <Menu.Item key={state} disabled={state === item.card.state} onClick={() => deeds.move(item, state)}>
            {stateWords[state].word}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => deeds.open(item)}>Open</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function CardFoot({
  item,
  names,
}: {
  readonly item: Item;
  readonly names: Readonly<Record<string, string>>;
}): ReactNode {
  const { card, waitsFor } = item;
  return (
    <>
      {card.state === 'blocked' && card.note !== '' ? (
        <Text size="xs" mt={4} style={{ color: 'var(--retry)' }}>
          {card.note}
        </Text>
      ) : null}
      {item.parts > 0 ? (
        <Progress
          value={(item.done / item.parts) * 100}
          size={3}
          mt={8}
          color="var(--recovered)"
          aria-label={`${item.done} of ${item.parts} subtasks done`}
        />
      ) : null}
      <Group justify="space-between" mt={6} wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed" className="figures">
          {[
            item.parts > 0 ? `${item.done}/${item.parts}` : null,
            counted(item.points, 'point'),
            item.endDate === null ? `day ${item.task.endDay}` : `by ${shortDay(item.endDate)}`,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        <Group gap={6} wrap="nowrap">
          {waitsFor.length > 0 && card.state !== 'done' ? (
            <Tooltip label={`Waits for ${listed(waitsFor)}`}>
              <span role="img" aria-label={`Waits for ${listed(waitsFor)}`} className={style['lock']}>
                <IconLock size={14} aria-hidden />
              </span>
            </Tooltip>
          ) : null}
          {card.assignee === null ? null : <Initials name={names[card.assignee] ?? 'Somebody'} />}
        </Group>
      </Group>
    </>
  );
}
