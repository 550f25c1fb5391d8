// Long lists of rows with fields are heavy: the first of them stand there, the rest comes when it is asked for.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** The first of many, and a button for the rest where there are more: rows with fields are heavy. */
export function useFew<T>(
  all: readonly T[],
  first: number,
): { readonly shown: readonly T[]; readonly showAll: () => void; readonly more: ReactNode } {
  const [isAll, setAll] = useState(false);
  const showAll = (): void => setAll(true);
  const more =
    isAll || all.length <= first ? null : (
      <Button variant="subtle" size="xs" mt="xs" onClick={showAll}>
        Show all {all.length}
      </Button>
    );
  return { shown: isAll ? all : all.slice(0, first), showAll, more };
}
