// Everything to take away: each document in each form, all as one archive.
import { Button, Menu, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../client/paths.ts';
import { type File, fileAddress, filesQuery, type Place } from './queries.ts';

const groups: readonly (readonly [File['group'], string])[] = [
  ['documents', 'Documents'],
  ['model', 'Data'],
  ['mappings', 'Mappings'],
  ['diagrams', 'Diagrams'],
  ['evidence', 'Evidence'],
];

export function Export({ place }: { readonly place: Place }): ReactNode {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [taking, setTaking] = useState(false);
  const files = useQuery({ ...filesQuery(place), enabled: isOpen });
  const take = async (path: string | null): Promise<void> => {
    close();
    setTaking(true);
    await taken(
      fileAddress(place, path),
      path?.slice(path.lastIndexOf('/') + 1) ?? `plan-revision-${place.number}.zip`,
    );
    setTaking(false);
  };
  return (
    <Menu opened={isOpen} onChange={toggle} position="bottom-end" width={320} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={taking}
          leftSection={<IconDownload size={16} stroke={1.5} />}
          rightSection={<IconChevronDown size={14} stroke={1.5} />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArchive size={16} stroke={1.5} />} onClick={() => void take(null)}>
          Everything as one archive
        </Menu.Item>
        <ScrollArea.Autosize mah={420} type="auto">
          {groups.map(([group, title]) => (
            <FileGroup
              key={group}
              title={title}
              files={(files.data ?? []).filter((file) => file.group === group)}
              take={(path) => void take(path)}
            />
          ))}
          {files.data === undefined ? (
            <Text size="sm" c="dimmed" p="xs">
              {files.error === null ? 'Listing the files' : files.error.message}
            </Text>
          ) : null}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function FileGroup({
  title,
  files,
  take,
}: {
  readonly title: string;
  readonly files: readonly File[];
  readonly take: (path: string) => void;
}): ReactNode {
  if (files.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{title}</Menu.Label>
      {files.map((file) => (
        <Menu.Item key={file.path} onClick={() => take(file.path)} rightSection={<Form path={file.path} />}>
          <Text size="sm" truncate>
            {file.title}
          </Text>
        </Menu.Item>
      ))}
    </>
  );
}

const forms: Readonly<Record<string, string>> = {
  csv: 'CSV',
  docx: 'Word',
  html: 'HTML',
  json: 'JSON',
  jsonata: 'JSONata',
  md: 'Markdown',
  mmd: 'Mermaid',
  pdf: 'PDF',
  svg: 'SVG',
};

function Form({ path }: { readonly path: string }): ReactNode {
  return (
    <Text size="xs" c="dimmed">
      {forms[path.slice(path.lastIndexOf('.') + 1)] ?? ''}
    </Text>
  );
}

/** By hand and not by a link, so that a refusal is told here and is no file that holds a problem. */
async function taken(address: string, name: string): Promise<void> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null || !answer.ok) {
    const problem = (await answer?.json().catch(() => null)) as Partial<Problem> | null | undefined;
    notifications.show({
      color: 'red',
      title: `${name} could not be made`,
      message: problem?.detail ?? 'The server was not reached. Try again in a moment.',
      autoClose: 12_000,
    });
    return;
  }
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
