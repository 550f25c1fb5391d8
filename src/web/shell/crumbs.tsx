// Where one is, and the way back up.
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe, usePlan } from '../client/queries.ts';
import { planPlaces } from './navigation.tsx';
import style from './shell.module.css';

export function Crumbs({
  workspace,
  plan,
}: {
  readonly workspace: string;
  readonly plan: string | null;
}): ReactNode {
  const { data } = useMe();
  const { pathname } = useLocation();
  const last = pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
  const place =
    planPlaces.find(({ to }) => to.endsWith(`/${last}`))?.word ??
    ({ catalogue: 'Catalogue', workspace: 'Workspace' } as Readonly<Record<string, string>>)[last] ??
    (plan === null ? 'Plans' : '');
  const name = data?.workspaces.find((one) => one.workspace === workspace)?.name ?? '';
  return (
    <nav aria-label="Where you are" style={{ minWidth: 0 }}>
      <ol className={style['crumbs']}>
        <li className={style['far']}>
          <Link to="/w/$workspace" params={{ workspace }} activeOptions={{ exact: true }}>
            {name}
          </Link>
        </li>
        {plan === null ? null : <PlanCrumb workspace={workspace} plan={plan} />}
        <li aria-current="page">{place}</li>
      </ol>
    </nav>
  );
}

function PlanCrumb({ workspace, plan }: { readonly workspace: string; readonly plan: string }): ReactNode {
  const { data, error } = usePlan(workspace, plan);
  if (error !== null) return null;
  return (
    <li>
      <Link
        to="/w/$workspace/plans/$plan"
        params={{ workspace, plan }}
        activeOptions={{ exact: true }}
        title={data?.name ?? ''}
      >
        {data?.name ?? ' '}
      </Link>
    </li>
  );
}
