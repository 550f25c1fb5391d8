// The keys of the mapping, in a dialog.
import { Kbd, Modal, Table } from '@mantine/core';
import type { ReactNode } from 'react';

const keys: readonly (readonly [key: string, does: string])[] = [
  ['J or ↓', 'next field'],
  ['K or ↑', 'field before'],
  ['A', 'accept what was suggested, and go on'],
  ['E or Enter', 'change the transform'],
  ['R', 'reject: the field stays unmapped, and go on'],
  ['U', 'take the decision back'],
  ['/', 'find a field'],
  ['Esc', 'out of the transform or the search, back to the list'],
  ['?', 'these keys'],
];

export function Keys({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }): ReactNode {
  return (
    <Modal opened={isOpen} onClose={close} title="Keys" size="md">
      <Table withRowBorders={false}>
        <Table.Tbody>
          {keys.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" w={120} fw={400}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
