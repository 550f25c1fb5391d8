// A part of the brief: its title, how many there are, and what adds to it; rows that light up with the words they came from.
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpot } from './spot.ts';
import style from './brief.module.css';

export function Section({
  title,
  count = null,
  lead = null,
  action = null,
  children,
}: {
  readonly title: string;
  readonly count?: number | null;
  readonly lead?: string | null;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={style['section']} aria-label={title}>
      <Group justify="space-between" mb="xs" mih={30}>
        <Title order={2} size="h3">
          {title}
          {count === null ? null : (
            <Text component="span" c="dimmed" fw={400} ml={8} className="figures">
              {count}
            </Text>
          )}
        </Title>
        {action}
      </Group>
      {lead === null ? null : (
        <Text size="sm" c="dimmed" mb="xs" className="read">
          {lead}
        </Text>
      )}
      {children}
    </section>
  );
}

/** A row about one thing of the brief, by its pointer. */
export function Row({
  about,
  children,
}: {
  readonly about: string;
  readonly children: ReactNode;
}): ReactNode {
  const { isLit, lights } = useSpot(about);
  return (
    <li className={style['row']} data-lit={isLit ? true : undefined} {...lights}>
      {children}
    </li>
  );
}
