// Something to know before going on: quiet, with its meaning in a mark and in words, never in colour alone.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge, type Tone } from './state-badge.tsx';

/** `title` null: the text alone. */
export function Notice({
  tone,
  title = null,
  children,
}: {
  readonly tone: Tone;
  readonly title?: string | null;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div
      role="note"
      style={{
        padding: '10px 14px',
        borderRadius: 'var(--mantine-radius-md)',
        background: title === null ? 'var(--raised)' : `var(--${tone}-ground)`,
      }}
    >
      {title === null ? null : <StateBadge tone={tone} word={title} />}
      <Text className="read" mt={title === null ? 0 : 2} style={{ color: 'var(--ink)' }}>
        {children}
      </Text>
    </div>
  );
}
