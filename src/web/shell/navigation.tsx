// Where one can go: the workspace's places, and inside a plan its pages in the order in which a plan grows.
import { NavLink, Stack, Text, UnstyledButton } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowsLeftRight,
  IconBooks,
  IconChecklist,
  IconFileDescription,
  IconFileText,
  IconGitCompare,
  IconHistory,
  IconHome,
  IconSelector,
  IconTextScan2,
} from '@tabler/icons-react';
import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { useMe, usePlan } from '../client/queries.ts';
import { PlanState } from '../parts/state-badge.tsx';
import { openedLater } from './opened.tsx';
import style from './shell.module.css';

interface Place {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: string;
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
}

const places: readonly Place[] = [
  { to: '/w/$workspace', word: 'Plans', icon: IconHome },
  { to: '/w/$workspace/catalogue', word: 'Catalogue', icon: IconBooks },
  { to: '/w/$workspace/workspace', word: 'Workspace', icon: IconAdjustments },
];

export const planPlaces: readonly Place[] = [
  { to: '/w/$workspace/plans/$plan/understood', word: 'Understood', icon: IconTextScan2 },
  { to: '/w/$workspace/plans/$plan/designs', word: 'Designs', icon: IconGitCompare },
  { to: '/w/$workspace/plans/$plan/plan', word: 'Plan', icon: IconFileText },
  { to: '/w/$workspace/plans/$plan/mapping', word: 'Mapping', icon: IconArrowsLeftRight },
  { to: '/w/$workspace/plans/$plan/specification', word: 'Specification', icon: IconFileDescription },
  { to: '/w/$workspace/plans/$plan/project', word: 'Project', icon: IconChecklist },
  { to: '/w/$workspace/plans/$plan/revisions', word: 'Revisions', icon: IconHistory },
];

export function Navigation({
  workspace,
  plan,
}: {
  readonly workspace: string;
  readonly plan: string | null;
}): ReactNode {
  return (
    <Stack gap="md">
      <WorkspaceName workspace={workspace} />
      <Stack gap={2}>
        {places.map((place) => (
          <Go key={place.to} place={place} params={{ workspace }} />
        ))}
      </Stack>
      {plan === null ? null : <PlanNavigation workspace={workspace} plan={plan} />}
    </Stack>
  );
}

function PlanNavigation({
  workspace,
  plan,
}: {
  readonly workspace: string;
  readonly plan: string;
}): ReactNode {
  const { data } = usePlan(workspace, plan);
  return (
    <section aria-label="This plan">
      <div className={style['plan']}>
        <Text fw={600} lineClamp={2} title={data?.name ?? ''}>
          {data?.name ?? ' '}
        </Text>
        <div className={style['state']}>{data === undefined ? null : <PlanState state={data.state} />}</div>
      </div>
      <Stack gap={2}>
        {planPlaces.map((place) => (
          <Go key={place.to} place={place} params={{ workspace, plan }} />
        ))}
      </Stack>
    </section>
  );
}

function Go({
  place: { to, word, icon: Icon },
  params,
}: {
  readonly place: Place;
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const { pathname } = useLocation();
  const path = to.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const here =
    pathname.replace(/\/$/, '') === path || (params['plan'] !== undefined && pathname.startsWith(`${path}/`));
  return (
    <NavLink
      component={Link}
      to={path}
      activeOptions={{ exact: true }}
      label={word}
      active={here}
      aria-current={here ? 'page' : undefined}
      leftSection={<Icon size={16} stroke={1.75} />}
      className={style['go']}
    />
  );
}

/** The workspace's name; a menu where one belongs to several. */
function WorkspaceName({ workspace }: { readonly workspace: string }): ReactNode {
  const { data } = useMe();
  const name = data?.workspaces.find((one) => one.workspace === workspace)?.name ?? ' ';
  if ((data?.workspaces.length ?? 0) < 2)
    return (
      <Text fw={600} px={10} py={6} truncate>
        {name}
      </Text>
    );
  return (
    <WorkspaceMenu
      button={
        <UnstyledButton className={style['switch']}>
          <Text fw={600} truncate>
            {name}
          </Text>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}

const WorkspaceMenu = openedLater(async () => ({ default: (await import('./switch.tsx')).WorkspaceMenu }));
