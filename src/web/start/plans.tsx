// The plans of the workspace, last changed first. A plain table: Mantine's brings its scroll area and positioning along, a tenth of the first view.
import { Anchor, Button, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { PlanState } from '../parts/state-badge.tsx';
import style from './start.module.css';

export function Plans({
  workspace,
  mayPlan,
}: {
  readonly workspace: string;
  readonly mayPlan: boolean;
}): ReactNode {
  const pages = useInfiniteQuery({
    queryKey: ['/api/w', workspace, 'plans'],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/w/{workspace}/plans', {
          params: { path: { workspace }, query: pageParam === null ? {} : { after: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const plans = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="plans">
      <Title order={mayPlan ? 2 : 1} size="h3" mb="sm" id="plans">
        Plans
      </Title>
      {pages.error === null ? null : <ProblemView error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending ? <LoadingRows rows={4} height={36} /> : null}
      {pages.isSuccess && plans.length === 0 ? (
        <Empty
          title="No plans yet"
          text="A plan begins with a description: which systems, what should flow between them, how soon. Everything else is asked or assumed, and said."
        />
      ) : null}
      {plans.length === 0 ? null : <PlanTable workspace={workspace} plans={plans} />}
      {pages.hasNextPage ? (
        <Button
          variant="subtle"
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Older plans
        </Button>
      ) : null}
    </section>
  );
}

function PlanTable({
  workspace,
  plans,
}: {
  readonly workspace: string;
  readonly plans: Answer<'/api/w/{workspace}/plans', 'get'>['items'];
}): ReactNode {
  const members = useQuery({
    queryKey: ['/api/w', workspace, 'members'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/members', { params: { path: { workspace } } })),
    staleTime: 60_000,
  });
  const names = new Map(members.data?.map(({ person, name }) => [person, name]));
  return (
    <div className="frame">
      <table className={style['plans']}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            <th scope="col" className={style['wide']}>
              By
            </th>
            <th scope="col" className={style['wide']}>
              Changed
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id}>
              <td>
                <Anchor
                  component={Link}
                  to={`/w/${workspace}/plans/${plan.id}`}
                  fw={500}
                  c="var(--ink)"
                  lineClamp={2}
                >
                  {plan.name}
                </Anchor>
              </td>
              <td>
                <PlanState state={plan.state} />
              </td>
              <td className={style['wide']}>
                <Text c="dimmed">{names.get(plan.author) ?? ''}</Text>
              </td>
              <td className={style['wide']}>
                <Changed at={plan.updatedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function Changed({ at }: { readonly at: string }): ReactNode {
  return (
    <Text component="time" c="dimmed" dateTime={at}>
      {format.format(new Date(at))}
    </Text>
  );
}
