// The roadmap's phases: what each is for, when it is over, and how it is undone.
import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '../parts/frame.tsx';
import style from './project.module.css';
import type { Project } from './queries.ts';

export function Phases({ project }: { readonly project: Project }): ReactNode {
  const titles = new Map(project.outline.phases.map((phase) => [phase.id, phase.title]));
  return (
    <Frame label="Phases of the roadmap">
      <Table verticalSpacing={8} miw={920} className={`stacks ${style['phases'] ?? ''}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="22%">Phase</Table.Th>
            <Table.Th w="13%">After</Table.Th>
            <Table.Th w={104} style={{ textAlign: 'right' }}>
              Person-days
            </Table.Th>
            <Table.Th w="22%">Over when</Table.Th>
            <Table.Th>Undone by</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {project.outline.phases.map((phase) => (
            <Table.Tr key={phase.id} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Text fw={500}>{phase.title}</Text>
                <Text size="xs" c="dimmed">
                  {phase.goal}
                </Text>
              </Table.Td>
              <Table.Td data-column="After">
                {phase.after.map((id) => titles.get(id) ?? id).join(', ') || '–'}
              </Table.Td>
              <Table.Td data-column="Person-days" style={{ textAlign: 'right' }}>
                {phase.likelyDays}
              </Table.Td>
              <Table.Td data-column="Over when">{phase.exit}</Table.Td>
              <Table.Td data-column="Undone by">{phase.rollback}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
