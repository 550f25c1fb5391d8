// Everything to take away: each document in each form, all as one archive. What takes long is made on the server first and says how far it is.
import { Button, Group, Menu, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type File, fileAddress, filesQuery, type Place } from './queries.ts';
import { archive, type Rendering, useRendering } from './rendering.ts';
import { taken } from './taken.ts';

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
  const rendering = useRendering(place);
  const take = async (file: Pick<File, 'path' | 'byWork'>): Promise<void> => {
    close();
    if (file.byWork) return rendering.make(file.path);
    setTaking(true);
    await taken(fileAddress(place, file.path), file.path.slice(file.path.lastIndexOf('/') + 1));
    setTaking(false);
  };
  if (rendering.path !== null) return <Making rendering={rendering} />;
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
        <Menu.Item
          leftSection={<IconArchive size={16} stroke={1.5} />}
          onClick={() => void take({ path: archive, byWork: true })}
        >
          Everything as one archive
        </Menu.Item>
        <ScrollArea.Autosize mah={420} type="auto">
          {groups.map(([group, title]) => (
            <FileGroup
              key={group}
              title={title}
              files={(files.data ?? []).filter((file) => file.group === group)}
              take={(file) => void take(file)}
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

/** In the place of the button, so that nothing jumps. */
function Making({ rendering: { path, share, stop } }: { readonly rendering: Rendering }): ReactNode {
  const what = path === archive ? 'the archive' : path;
  return (
    <Group gap="xs" wrap="nowrap" role="status" aria-live="polite">
      <Text size="sm" className="figures">
        {share === null
          ? `Waiting for a worker to make ${what}`
          : `Making ${what}, ${Math.round(share * 100)} %`}
      </Text>
      <Button variant="default" onClick={stop}>
        Stop
      </Button>
    </Group>
  );
}

function FileGroup({
  title,
  files,
  take,
}: {
  readonly title: string;
  readonly files: readonly File[];
  readonly take: (file: File) => void;
}): ReactNode {
  if (files.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{title}</Menu.Label>
      {files.map((file) => (
        <Menu.Item key={file.path} onClick={() => take(file)} rightSection={<Form path={file.path} />}>
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
