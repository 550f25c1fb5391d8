// Things that an owner or a person made and may end again, invitations and tokens: made by a form that tells a secret once, listed with one
// deed each.
import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Frame } from '../parts/frame.tsx';
import style from './workspace.module.css';

interface Line {
  readonly id: string;
  readonly name: string;
  /** What stands under the heads after the first. */
  readonly cells: readonly ReactNode[];
}

interface Ending {
  readonly label: string;
  readonly heads: readonly string[];
  readonly lines: readonly Line[];
  /** The deed's word. */
  readonly deed: string;
  readonly end: (id: string) => Promise<unknown>;
  /** What is asked for anew afterwards. */
  readonly of: readonly string[];
}

export function EndingTable({ label, heads, lines, deed, end, of }: Ending): ReactNode {
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: end,
    onError: ({ message }) => notifications.show({ color: 'red', title: 'Not changed', message }),
    onSettled: () => queries.invalidateQueries({ queryKey: of }),
  });
  return (
    <Frame label={label}>
      <Table verticalSpacing={6} miw={560} className="stacks">
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Th w={110} aria-label={deed} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ id, name, cells }) => (
            <Table.Tr key={id} className={style['who'] ?? ''}>
              <Table.Td fw={500}>{name}</Table.Td>
              {cells.map((cell, at) => (
                <Table.Td key={heads[at + 1]} data-column={heads[at + 1]}>
                  {cell}
                </Table.Td>
              ))}
              <Table.Td ta="right" className={style['deed'] ?? ''}>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`${deed} ${name}`}
                  onClick={() => ending.mutate(id)}
                >
                  {deed}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

/** Makes one; `made` is told what came, once. */
export function useMaking<Values, Made>(
  make: (values: Values) => Promise<Made>,
  { of, made }: { readonly of: readonly string[]; readonly made: (what: Made) => void },
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: make,
    onSuccess: (what) => {
      made(what);
      return queries.invalidateQueries({ queryKey: of });
    },
    onError: ({ message }) => notifications.show({ color: 'red', title: 'Not made', message }),
  });
}
