// The board: four columns, cards that are dragged, or moved by keyboard and menu.
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ActionIcon, Group, Menu, Progress, Stack, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconDots, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  const { board, told, carried } = useCarried(deeds);
  return (
    <div className="frame">
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <div ref={board} className={style['board']}>
        {taskStates.map((state) => (
          <Column
            key={state}
            state={state}
            items={items.filter((item) => item.card.state === state)}
            all={items}
            names={names}
            deeds={deeds}
            carry={carried}
          />
        ))}
      </div>
    </div>
  );
}

/** Moving by keyboard or menu: the card is another one in the column where it comes to stand, so that the focus is brought there. */
function useCarried({ move }: BoardDeeds) {
  const board = useRef<HTMLDivElement>(null);
  const held = useRef<string | null>(null);
  const [told, setTold] = useState('');
  useLayoutEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    board.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(held.current)}"] button`)?.focus();
  });
  useEffect(() => {
    const element = board.current;
    const left = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Element && relatedTarget.closest('[data-item]') === null)
        held.current = null;
    };
    const pointed = (): void => {
      held.current = null;
    };
    element?.addEventListener('focusout', left);
    document.addEventListener('pointerdown', pointed);
    return () => {
      element?.removeEventListener('focusout', left);
      document.removeEventListener('pointerdown', pointed);
    };
  }, []);
  const carried: BoardDeeds['move'] = (item, state) => {
    held.current = item.id;
    setTold(`${item.id} to ${stateWords[state].word}`);
    move(item, state);
  };
  return { board, told, carried };
}

function Column({
  state,
  items,
  all,
  names,
  deeds,
  carry,
}: {
  readonly state: TaskState;
  readonly items: readonly Item[];
  readonly all: readonly Item[];
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: BoardDeeds;
  /** Moves a card and keeps the focus on it. */
  readonly carry: BoardDeeds['move'];
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
          <BoardCard key={item.id} item={item} names={names} deeds={deeds} carry={carry} />
        ))}
      </Stack>
    </section>
  );
}

function BoardCard({
  item,
  names,
  deeds: { mayTrack, open },
  carry,
}: {
  readonly item: Item;
  readonly names: Readonly<Record<string, string>>;
  readonly deeds: BoardDeeds;
  readonly carry: BoardDeeds['move'];
}): ReactNode {
  const ref = useRef<HTMLLIElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || !mayTrack) return undefined;
    return draggable({
      element,
      getInitialData: () => ({ item: item.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [item.id, mayTrack]);
  return (
    <li ref={ref} className={style['card']} data-dragged={isDragged || undefined} data-item={item.id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
        <button
          type="button"
          className={style['title']}
          onClick={() => open(item)}
          onKeyDown={(event) => (mayTrack ? shifted(event, item, carry) : undefined)}
          aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft"
        >
          <span className={style['id']}>{item.id}</span> {item.title}
        </button>
        {mayTrack ? <MoveMenu item={item} open={open} carry={carry} /> : null}
      </Group>
      <CardFoot item={item} names={names} />
    </li>
  );
}

/** Shift and an arrow moves a card to the next column. */
function shifted(event: KeyboardEvent, item: Item, carry: BoardDeeds['move']): void {
  if (!event.shiftKey) return;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const next = taskStates[taskStates.indexOf(item.card.state) + step];
  if (step === 0 || next === undefined) return;
  event.preventDefault();
  carry(item, next);
}

function MoveMenu({
  item,
  open,
  carry,
}: {
  readonly item: Item;
  readonly open: BoardDeeds['open'];
  readonly carry: BoardDeeds['move'];
}): ReactNode {
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
          <Menu.Item key={state} disabled={state === item.card.state} onClick={() => carry(item, state)}>
            {stateWords[state].word}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => open(item)}>Open</Menu.Item>
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
