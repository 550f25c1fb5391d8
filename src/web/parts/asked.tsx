// A page whose content was asked for: its title stands while that is on its way, and when it does not come.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadingRows } from './loading.tsx';
import { PageHead } from './page-head.tsx';
import { ProblemView } from './problem.tsx';

export function Asked<Data>({
  page,
  query: { data, error, refetch },
  children,
}: {
  /** The page's title. */
  readonly page: string;
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}): ReactNode {
  if (data !== undefined) return children(data);
  return (
    <>
      <PageHead title={page} lead={error === null ? '\u00a0' : null} />
      {error === null ? (
        <LoadingRows rows={10} height={52} />
      ) : (
        <ProblemView error={error} retry={() => void refetch()} />
      )}
    </>
  );
}
