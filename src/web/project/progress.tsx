// How far the project is: points left of all, and day by day.
import { Group, Progress as Bar, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { BurnDown } from './burn-down.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { itemsOf } from './items.ts';
import type { Project } from './queries.ts';
import { counted } from '../parts/words.ts';
import { stateWords, taskStates } from './words.ts';

export function Progress({ project }: { readonly project: Project }): ReactNode {
  const { points } = project.outline;
  const done = Math.round((points - project.pointsLeft) * 10) / 10;
  const items = itemsOf(project, 'tasks');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" component="section" aria-label="Progress">
      <div>
        <Text size="sm" c="dimmed">
          Done
        </Text>
        <Text fz={26} lh="34px" fw={600} className="figures">
          {done} of {counted(points, 'point')}
        </Text>
        <Bar
          value={(done / points) * 100}
          size="sm"
          mt="xs"
          color="var(--recovered)"
          aria-label={`${done} of ${points} points done`}
        />
        <Group gap="md" mt="sm">
          {taskStates.map((state) => (
            <Group key={state} gap={6}>
              <StateBadge {...stateWords[state]} />
              <Text size="sm" className="figures">
                {items.filter((item) => item.card.state === state).length}
              </Text>
            </Group>
          ))}
        </Group>
      </div>
      <BurnDown project={project} />
    </SimpleGrid>
  );
}
