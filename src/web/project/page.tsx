// The project of a plan: gates on the way to production, progress, and its tasks as board, table or timeline.
import { Group, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { isConflict, ProblemError } from '../client/api.ts';
import { type Role, useRole } from '../client/role.ts';
import { Conflict, type ConflictOf } from '../parts/conflict.tsx';
import { Asked } from '../parts/asked.tsx';
import { NoPlan } from '../parts/no-plan.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Export } from '../plan/export.tsx';
import { Board } from './board.tsx';
import { FirstDay } from './first-day.tsx';
import { GateDrawer } from './gate-drawer.tsx';
import { Gates } from './gates.tsx';
import { type Item, itemsOf } from './items.ts';
import { Phases } from './phases.tsx';
import { Progress } from './progress.tsx';
import type { PlanPlace } from '../client/queries.ts';
import {
  type Card,
  membersQuery,
  type Project,
  projectQuery,
  type ProjectView,
  type Subject,
  type TaskState,
  useTrack,
} from './queries.ts';
import { TaskTable } from './table.tsx';
import { TaskDrawer } from './task-drawer.tsx';
import { Timeline } from './timeline.tsx';
import { counted } from '../parts/words.ts';
import { stateWords } from './words.ts';

export function ProjectPage(): ReactNode {
  const path = useParams({ from: '/w/$workspace/plans/$plan/project' });
  const query = useQuery(projectQuery(path));
  return (
    <Asked page="Project" query={query}>
      {(view) =>
        view.project === null ? (
          <NoPlan
            page="Project"
            text="The project is made with the plan: its tasks, gates and dates stand here then."
            path={path}
          />
        ) : (
          <Outlined path={path} view={view} project={view.project} />
        )
      }
    </Asked>
  );
}

interface Outlined {
  readonly path: PlanPlace;
  readonly view: ProjectView;
  readonly project: Project;
}

function Outlined({ path, view, project }: Outlined): ReactNode {
  const { tasks, points, days } = project.outline;
  return (
    <>
      <PageHead
        title="Project"
        lead={`${counted(tasks.length, 'task')}, ${counted(points, 'point')}, ${counted(days, 'working day')}, reckoned from this plan.`}
      >
        <Group gap="sm" align="flex-end">
          <FirstDay path={path} view={view} />
          <Export place={{ ...path, number: project.revision.number }} />
        </Group>
      </PageHead>
      <Tracking path={path} view={view} project={project} />
    </>
  );
}

function Tracking({
  path,
  view,
  project,
}: {
  readonly path: PlanPlace;
  readonly view: ProjectView;
  readonly project: Project;
}): ReactNode {
  const role = useRole(path.workspace);
  const [gate, setGate] = useState<Subject | null>(null);
  const standing = project.standings.find(({ subject }) => subject === gate);
  return (
    <Stack gap="lg">
      <Gates project={project} names={view.names} open={setGate} />
      <Progress project={project} />
      <Tasks path={path} view={view} project={project} role={role} />
      <section aria-labelledby="phases">
        <Title order={2} size="h3" id="phases" mb="xs">
          Phases
        </Title>
        <Phases project={project} />
      </section>
      <Reckoning project={project} />
      <GateDrawer
        of={standing === undefined ? null : { path, project, standing, role, names: view.names }}
        close={() => setGate(null)}
      />
    </Stack>
  );
}

function Reckoning({ project }: { readonly project: Project }): ReactNode {
  return (
    <details>
      <summary>How points and days were reckoned</summary>
      <ul className="read">
        {project.outline.reckoning.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

const views = ['Board', 'Table', 'Timeline'] as const;

function Tasks({
  path,
  view,
  project,
  role,
}: {
  readonly path: PlanPlace;
  readonly view: ProjectView;
  readonly project: Project;
  readonly role: Role;
}): ReactNode {
  const [shown, setShown] = useLocalStorage<string>({ key: 'project-view', defaultValue: 'Board' });
  const [fine, setFine] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const members = useQuery(membersQuery(path));
  const { set, conflict, keepMine, close } = useCards(path, project);
  const items = useMemo(() => itemsOf(project, fine ? 'subtasks' : 'tasks'), [project, fine]);
  const move = useCallback(({ card }: Item, state: TaskState) => set({ ...cardOf(card), state }), [set]);
  const open = useCallback((item: Item) => setOpened(item.id), []);
  const mayTrack = role !== 'viewer';
  const deeds = useMemo(() => ({ move, open, set, mayTrack }), [move, open, set, mayTrack]);
  const item = items.find(({ id }) => id === opened) ?? null;
  return (
    <section aria-labelledby="tasks">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="tasks">
          Tasks
        </Title>
        <Group gap="md">
          <Switch
            label="Subtasks"
            checked={fine}
            onChange={(event) => setFine(event.currentTarget.checked)}
          />
          <SegmentedControl size="xs" aria-label="View" data={[...views]} value={shown} onChange={setShown} />
        </Group>
      </Group>
      {shown === 'Table' ? (
        <TaskTable items={items} names={view.names} deeds={deeds} />
      ) : shown === 'Timeline' ? (
        <Timeline items={items} project={project} deeds={deeds} />
      ) : (
        <Board items={items} names={view.names} deeds={deeds} />
      )}
      {mayTrack && shown === 'Board' ? (
        <Text size="xs" c="dimmed" mt="xs">
          Drag a card, or reach it with Tab and press Shift with → or ←. Enter opens it.
        </Text>
      ) : null}
      <TaskDrawer
        of={item === null ? null : { item, project, members: members.data ?? [], deeds }}
        close={() => setOpened(null)}
      />
      <Conflict of={conflict} keepMine={keepMine} takeTheirs={close} close={close} />
    </section>
  );
}

function cardOf({ item, version, state, assignee, note }: Project['tracked'][number]): Card {
  return { item, version, state, assignee, note };
}

/** Sets cards; what another set in the meantime is shown beside, to be chosen from. */
function useCards(
  path: PlanPlace,
  project: Project,
): {
  readonly set: (card: Card) => void;
  readonly conflict: ConflictOf | null;
  readonly keepMine: () => void;
  readonly close: () => void;
} {
  const { mutate } = useTrack(path);
  const [mine, setMine] = useState<Card | null>(null);
  const set = useCallback(
    (card: Card) =>
      mutate(card, {
        onError: (error) => {
          if (isConflict(error)) setMine(card);
          else
            notifications.show({
              color: 'red',
              title: error instanceof ProblemError ? error.title : 'It was not moved',
              message: error.message,
            });
        },
      }),
    [mutate],
  );
  const theirs = mine === null ? undefined : project.tracked.find(({ item }) => item === mine.item);
  const isOver = mine === null || theirs === undefined || theirs.version === mine.version;
  return {
    set,
    conflict: isOver ? null : { what: mine.item, mine: told(mine), theirs: told(theirs) },
    keepMine: () => {
      if (mine !== null && theirs !== undefined) set({ ...mine, version: theirs.version });
      setMine(null);
    },
    close: () => setMine(null),
  };
}

function told({ state, note }: Pick<Card, 'state' | 'note'>): string {
  return [stateWords[state].word, note].filter((part) => part !== '').join('\n');
}
