// While something is on its way: quiet blocks of about its size, so that nothing jumps when it comes.
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

/** Rows of a list or table; `height` is one row's, px. */
export function LoadingRows({
  rows = 6,
  height = 40,
}: {
  readonly rows?: number;
  readonly height?: number;
}): ReactNode {
  return (
    <Stack gap="xs" role="status" aria-busy="true">
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="sm" />
      ))}
    </Stack>
  );
}

/** A page whose code or first data is on its way. */
export function Waiting(): ReactNode {
  return (
    <Stack gap="lg" role="status" aria-busy="true">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton height={28} width={220} />
      <Skeleton height={160} />
      <Skeleton height={320} />
    </Stack>
  );
}
