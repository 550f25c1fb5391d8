// The objects of a system: found by name, a page at a time; one whole beside the page, with its calls and fields.
import {
  Button,
  Drawer,
  Group,
  Skeleton,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { ProblemView } from '../parts/problem.tsx';
import style from './catalogue.module.css';
import { Cited } from './facts.tsx';
import { type Objects, type ObjectView, useObject, useObjects } from './queries.ts';

interface Place {
  readonly workspace: string;
  readonly system: string;
}

export function ObjectList({
  place,
  object,
}: {
  readonly place: Place;
  readonly object: string | null;
}): ReactNode {
  const [words, setWords] = useState('');
  const [after, setAfter] = useState(0);
  const [find] = useDebouncedValue(words, 200);
  const objects = useObjects(place, find, after);
  const navigate = useNavigate();
  const open = (name: string | undefined): void =>
    void navigate({
      to: '/w/$workspace/catalogue',
      params: { workspace: place.workspace },
      search: { system: place.system, object: name },
      resetScroll: false,
    });
  return (
    <section id="objects" className={style['section']} aria-label="Objects">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          Objects
        </Title>
        <TextInput
          aria-label="Find an object"
          placeholder="Find an object"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAfter(0);
          }}
          w={220}
        />
      </Group>
      {objects.error === null ? null : (
        <ProblemView error={objects.error} retry={() => void objects.refetch()} />
      )}
      {objects.isPending ? <Skeleton height={320} /> : null}
      {objects.data === undefined ? null : (
        <>
          <ObjectTable items={objects.data.items} open={open} />
          <Pager objects={objects.data} after={after} go={setAfter} />
        </>
      )}
      <Drawer
        opened={object !== null}
        onClose={() => open(undefined)}
        position="right"
        size="xl"
        title={object ?? ''}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {object === null ? null : <OneObject key={object} place={place} name={object} />}
      </Drawer>
    </section>
  );
}

function Pager({
  objects: { items, found, next },
  after,
  go,
}: {
  readonly objects: Objects;
  readonly after: number;
  readonly go: (after: number) => void;
}): ReactNode {
  return (
    <Group mt="xs" gap="xs" justify="space-between">
      <Text size="sm" c="dimmed" className="figures">
        {found === 0
          ? 'No object is called so.'
          : `${after + 1} to ${after + items.length} of ${found.toLocaleString('en-US')}`}
      </Text>
      {next === null && after === 0 ? null : (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            disabled={after === 0}
            onClick={() => go(Math.max(0, after - 50))}
          >
            Before
          </Button>
          <Button size="xs" variant="default" disabled={next === null} onClick={() => go(next ?? 0)}>
            Next
          </Button>
        </Group>
      )}
    </Group>
  );
}

function ObjectTable({
  items,
  open,
}: {
  readonly items: readonly ObjectView['line'][];
  readonly open: (name: string) => void;
}): ReactNode {
  return (
    <Frame label="Objects, table">
      <Table highlightOnHover verticalSpacing={6} miw={620}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Object</Table.Th>
            <Table.Th>Means</Table.Th>
            <Table.Th>Calls</Table.Th>
            <Table.Th ta="right">Fields</Table.Th>
            <Table.Th ta="right">Required</Table.Th>
            <Table.Th>Own fields under</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((line) => (
            <Table.Tr key={line.name}>
              <Table.Td>
                <UnstyledButton c="var(--accent)" onClick={() => open(line.name)}>
                  {line.name}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{line.concept ?? ''}</Table.Td>
              <Table.Td>{line.operations.join(', ')}</Table.Td>
              <Table.Td ta="right">{line.fields.toLocaleString('en-US')}</Table.Td>
              <Table.Td ta="right">{line.required}</Table.Td>
              <Table.Td>{line.custom ?? ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

function OneObject({ place, name }: { readonly place: Place; readonly name: string }): ReactNode {
  const [words, setWords] = useState('');
  const [find] = useDebouncedValue(words, 200);
  const object = useObject(place, name, find);
  if (object.error !== null) return <ProblemView error={object.error} retry={() => void object.refetch()} />;
  if (object.data === undefined) return <Skeleton height={480} />;
  const { line, primaryKey, cursorField, operations, fields, found, source } = object.data;
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {[
          line.concept === null ? null : `means ${line.concept}`,
          primaryKey.length === 0 ? 'no key is documented' : `key ${primaryKey.join(', ')}`,
          cursorField === null ? null : `changes by ${cursorField}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      <div>
        <Cited source={source} confidence={line.confidence} />
      </div>
      <Calls operations={operations} />
      <section aria-label="Fields">
        <Group justify="space-between" mb={4}>
          <Text fw={600}>Fields</Text>
          <TextInput
            aria-label="Find a field"
            placeholder="Find a field"
            size="xs"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </Group>
        <FieldTable fields={fields} />
        {found > fields.length ? (
          <Text size="sm" c="dimmed" mt="xs">
            The first {fields.length} of {found.toLocaleString('en-US')}. Find others by name.
          </Text>
        ) : null}
      </section>
    </Stack>
  );
}

function Calls({ operations }: { readonly operations: ObjectView['operations'] }): ReactNode {
  if (operations.length === 0) return <Text c="dimmed">No call on it is documented.</Text>;
  return (
    <Frame label="Calls">
      <Table verticalSpacing={4} miw={520}>
        <Table.Tbody>
          {operations.map((call) => (
            <Table.Tr key={`${call.method} ${call.path}`}>
              <Table.Td w={80} c="dimmed">
                {call.kind}
              </Table.Td>
              <Table.Td>
                <code>
                  {call.method} {call.path}
                </code>
                {call.deprecated ? (
                  <Text component="span" size="sm" c="var(--retry)">
                    {' '}
                    deprecated
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td c="dimmed">{call.scopes.join(' or ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

function FieldTable({ fields }: { readonly fields: ObjectView['fields'] }): ReactNode {
  if (fields.length === 0) return <Text c="dimmed">No field is called so.</Text>;
  return (
    <Frame label="Fields, table">
      <Table verticalSpacing={4} miw={520}>
        <Table.Tbody>
          {fields.map((field) => (
            <Table.Tr key={field.path}>
              <Table.Td>
                <code>{field.path}</code>
              </Table.Td>
              <Table.Td>{field.format === null ? field.type : `${field.type} (${field.format})`}</Table.Td>
              <Table.Td c="dimmed">
                {[
                  field.required ? 'required' : null,
                  field.readOnly ? 'read-only' : null,
                  field.unique ? 'unique' : null,
                  field.maxLength === null ? null : `at most ${field.maxLength}`,
                  field.references === null ? null : `→ ${field.references}`,
                  field.personal === null ? null : `personal: ${field.personal}`,
                  field.enum === null
                    ? null
                    : `one of ${field.enum.slice(0, 6).join(', ')}${field.enum.length > 6 ? ', …' : ''}`,
                ]
                  .filter((part) => part !== null)
                  .join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
