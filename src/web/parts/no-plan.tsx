// A page of a plan that nobody has chosen a design for yet: what will stand here, and the way there.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanPlace } from '../client/queries.ts';
import { Empty } from './empty.tsx';
import { PageHead } from './page-head.tsx';

export function NoPlan({
  page,
  text,
  path,
}: {
  /** The page's title. */
  readonly page: string;
  readonly text: string;
  readonly path: PlanPlace;
}): ReactNode {
  return (
    <>
      <PageHead title={page} />
      <Empty title="No plan yet" text={text}>
        <Button component={Link} to={`/w/${path.workspace}/plans/${path.plan}/designs`} mt="xs">
          Choose a design
        </Button>
      </Empty>
    </>
  );
}
