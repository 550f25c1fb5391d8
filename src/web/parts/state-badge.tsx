// A state as a word with a mark of its own shape: never colour alone.
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a colour means, the same in every picture and page. */
export const tones = ['flowing', 'waiting', 'retry', 'failed', 'recovered', 'assumed'] as const;
export type Tone = (typeof tones)[number];

/** Shapes in a square of 12: a full dot, a ring, a triangle, a cross, a tick, a diamond. */
const marks: Readonly<Record<Tone, ReactNode>> = {
  flowing: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  waiting: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  retry: <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />,
  failed: <path d="m2.5 2.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" />,
  recovered: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  assumed: <path d="m6 1 5 5-5 5-5-5Z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

export function StateBadge({ tone, word }: { readonly tone: Tone; readonly word: string }): ReactNode {
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex" style={{ color: `var(--${tone})` }}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden focusable="false">
        {marks[tone]}
      </svg>
      <Text component="span" size="sm" fw={500} inherit={false} style={{ whiteSpace: 'nowrap' }}>
        {word}
      </Text>
    </Group>
  );
}

const planStates = {
  described: { tone: 'waiting', word: 'Described' },
  understood: { tone: 'waiting', word: 'Understood' },
  designed: { tone: 'flowing', word: 'Designs ready' },
  planned: { tone: 'flowing', word: 'Planned' },
  approved: { tone: 'recovered', word: 'Approved' },
  building: { tone: 'flowing', word: 'Building' },
  live: { tone: 'recovered', word: 'Live' },
} as const satisfies Readonly<Record<string, { readonly tone: Tone; readonly word: string }>>;

export function PlanState({ state }: { readonly state: keyof typeof planStates }): ReactNode {
  return <StateBadge {...planStates[state]} />;
}
