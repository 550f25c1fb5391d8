// A figure with where it comes from: source, date, how sure. Assumed and disputed ones are violet and say so.
import { Anchor, HoverCard, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';

/** `href` null: the source is no page. `retrieved` is a date, or null when it is not known. */
export interface SourceOf {
  readonly title: string;
  readonly href: string | null;
  readonly retrieved: string | null;
  /** "documented", "measured", "assumed" …; in the words of the plan. */
  readonly confidence: string;
  /** What other sources say instead; empty when nobody does. */
  readonly disputed: readonly string[];
}

export function Source({ of, children }: { readonly of: SourceOf; readonly children: ReactNode }): ReactNode {
  const doubtful = of.disputed.length > 0 || /assumed|inferred|disputed|estimated/i.test(of.confidence);
  return (
    <HoverCard width={320} shadow="md" openDelay={200} closeDelay={120} withinPortal>
      <HoverCard.Target>
        <UnstyledButton
          className="figures"
          style={{
            color: doubtful ? 'var(--assumed)' : 'inherit',
            font: 'inherit',
            textDecoration: `underline ${doubtful ? 'dashed' : 'dotted'} 1px`,
            textUnderlineOffset: 3,
          }}
        >
          {children}
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <Stack gap={4}>
          {of.href === null ? (
            <Text size="sm">{of.title}</Text>
          ) : (
            <Anchor size="sm" href={of.href} target="_blank" rel="noreferrer">
              {of.title}
            </Anchor>
          )}
          <Text size="sm" c={doubtful ? 'var(--assumed)' : 'dimmed'}>
            {of.confidence}
            {of.retrieved === null ? ', undated' : `, read ${of.retrieved}`}
          </Text>
          {of.disputed.map((claim) => (
            <Text key={claim} size="sm" c="var(--assumed)">
              Disputed: {claim}
            </Text>
          ))}
        </Stack>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
