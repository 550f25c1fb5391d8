// Whether what was written is saved: always at the same place, in words.
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Kept as KeptText } from './keeper.ts';

const words: Readonly<Record<KeptText['state'], string>> = {
  saved: 'Saved',
  waiting: 'Saving',
  saving: 'Saving',
  failed: 'Not saved',
  conflict: 'Changed elsewhere',
};

export function Kept({ kept, retry }: { readonly kept: KeptText; readonly retry: () => void }): ReactNode {
  const isWrong = kept.state === 'failed' || kept.state === 'conflict';
  return (
    <>
      <Text
        size="sm"
        role="status"
        c={isWrong ? 'var(--failed)' : 'dimmed'}
        miw={56}
        ta="right"
        title={kept.error?.message ?? ''}
      >
        {words[kept.state]}
      </Text>
      {kept.state === 'failed' ? (
        <Button size="compact-sm" variant="default" onClick={retry}>
          Save again
        </Button>
      ) : null}
    </>
  );
}
