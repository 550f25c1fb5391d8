// Where a plan begins: one large field, examples, API documents beside it; below, the plans there are.
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../client/queries.ts';
import { Composer } from './composer.tsx';
import { Plans } from './plans.tsx';
import style from './start.module.css';

export function StartPage(): ReactNode {
  const { workspace } = useParams({ from: '/w/$workspace/' });
  const { data } = useMe();
  const role = data?.workspaces.find((one) => one.workspace === workspace)?.role ?? null;
  const mayPlan = role === 'owner' || role === 'architect';
  return (
    <div className={style['page']}>
      {mayPlan ? <Composer key={workspace} workspace={workspace} /> : null}
      {role === null || mayPlan ? null : (
        <Text c="dimmed" mb="lg">
          As {role} you read plans here; owners and architects begin new ones.
        </Text>
      )}
      <Plans workspace={workspace} mayPlan={mayPlan} />
    </div>
  );
}
