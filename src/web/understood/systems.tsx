// The systems of a brief: what they are, which edition, who holds the truth, and where their API is known from.
import {
  ActionIcon,
  Autocomplete,
  Button,
  FileButton,
  Group,
  Select,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addSystem } from '../../brief/amend.ts';
import type { BriefSystem } from '../../brief/brief.ts';
import { answered, api, bring } from '../client/api.ts';
import { Brand } from '../parts/brand.tsx';
import style from './brief.module.css';
import { type Editing, flowsOf, nameOf, withoutSystem, withSystem } from './editing.ts';
import { Said, words } from './said.tsx';
import { Row, Section } from './section.tsx';

export function Systems(editing: Editing): ReactNode {
  const { brief } = editing;
  return (
    <Section title="Systems" count={brief.systems.length} action={<AddSystem {...editing} />}>
      <ul className={style['rows']}>
        {brief.systems.map((system) => (
          <Row key={system.id} about={`/systems/${system.id}`}>
            <SystemRow {...editing} system={system} />
          </Row>
        ))}
      </ul>
    </Section>
  );
}

const roles = [
  { value: 'system-of-record', label: 'System of record' },
  { value: 'participant', label: 'Participant' },
];

function SystemRow({ system, ...editing }: Editing & { readonly system: BriefSystem }): ReactNode {
  const { brief, change } = editing;
  const name = nameOf(system);
  const set = (said: Partial<BriefSystem>): void => change?.(withSystem(brief, system.id, said));
  return (
    <div className={style['system']}>
      <Group gap="sm" wrap="nowrap" className={style['grow'] ?? ''}>
        <Brand uses={system.uses} name={name} size={28} />
        <div style={{ minWidth: 0 }}>
          <Text fw={500}>{name}</Text>
          <Known {...editing} system={system} set={set} />
        </div>
      </Group>
      <Edition {...editing} system={system} set={set} />
      <Select
        size="xs"
        w="100%"
        aria-label={`Role of ${name}`}
        placeholder="Role"
        data={roles}
        value={system.role}
        disabled={change === null}
        clearable
        onChange={(role) => set({ role: role as BriefSystem['role'] })}
      />
      <Remove {...editing} id={system.id} name={name} />
    </div>
  );
}

interface SystemProps extends Editing {
  readonly system: BriefSystem;
  readonly set: (said: Partial<BriefSystem>) => void;
}

/** From where the API is known; a system whose API nobody knows takes its document here. */
function Known({ workspace, system, set, change }: SystemProps): ReactNode {
  const queries = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) => bring(workspace, file),
    onSuccess: ({ name }) => {
      set({ api: name, uses: null, name: nameOf(system) });
      void queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'apis'] });
    },
    onError: ({ message }) => notifications.show({ title: 'Not uploaded', message, color: 'red' }),
  });
  if (system.uses !== null || system.api !== null)
    return (
      <Text size="xs" c="dimmed">
        {system.id} · {system.api === null ? 'catalogue' : `by ${system.api}`}
      </Text>
    );
  return (
    <Text size="xs" c="var(--retry)">
      {system.id} · API not known ·{' '}
      <FileButton onChange={(file) => (file === null ? undefined : upload.mutate(file))}>
        {(props) => (
          <UnstyledButton {...props} fz="xs" td="underline" disabled={change === null || upload.isPending}>
            {upload.isPending ? 'uploading' : 'bring its document'}
          </UnstyledButton>
        )}
      </FileButton>
    </Text>
  );
}

/** The catalogue's editions where it has some; any word where not. */
function Edition({ workspace, system, set, change }: SystemProps): ReactNode {
  const uses = system.uses ?? '';
  const { data } = useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', uses],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/catalogue/systems/{system}', {
          params: { path: { workspace, system: uses } },
        }),
      ),
    enabled: uses !== '',
    retry: false,
    staleTime: 600_000,
  });
  const editions = data?.system?.editions ?? [];
  const label = `Edition of ${nameOf(system)}`;
  if (editions.length > 0)
    return (
      <Select
        size="xs"
        w="100%"
        aria-label={label}
        placeholder="Edition not known"
        data={[...new Set([...editions, ...(system.edition === null ? [] : [system.edition])])]}
        value={system.edition}
        disabled={change === null}
        clearable
        onChange={(edition) => set({ edition })}
      />
    );
  return (
    <Said
      w="100%"
      aria-label={label}
      placeholder="Edition"
      value={system.edition ?? ''}
      disabled={change === null}
      read={words}
      commit={(edition) => set({ edition })}
    />
  );
}

/** Flows go with their system, so removing one that has some is said before it is done. */
function Remove({
  brief,
  change,
  id,
  name,
}: Editing & { readonly id: string; readonly name: string }): ReactNode {
  const [asked, setAsked] = useState(false);
  const flows = flowsOf(brief, id);
  if (asked)
    return (
      <Group gap={4}>
        <Button size="compact-xs" color="red" onClick={() => change?.(withoutSystem(brief, id))}>
          Remove with {flows} {flows === 1 ? 'flow' : 'flows'}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setAsked(false)} autoFocus>
          Keep
        </Button>
      </Group>
    );
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Remove ${name}`}
      disabled={change === null || brief.systems.length < 2}
      onClick={() => (flows === 0 ? change?.(withoutSystem(brief, id)) : setAsked(true))}
    >
      <IconX size={14} />
    </ActionIcon>
  );
}

function AddSystem({ workspace, brief, change }: Editing): ReactNode {
  const [typed, setTyped] = useState('');
  const choices = useQuery({
    queryKey: ['/api/w', workspace, 'choices', 'systems', typed],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/choices/systems', { params: { path: { workspace }, query: { typed } } }),
      ),
    staleTime: 600_000,
    placeholderData: (before) => before,
    enabled: change !== null,
  });
  const found = choices.data ?? [];
  const add = (name: string): void => {
    const choice = found.find((one) => one.name === name);
    const called = name.trim();
    if (called === '') return;
    const uses = choice?.id ?? null;
    change?.(addSystem(brief, { called, uses, api: null, name: called, description: null, edition: null }));
    setTyped('');
  };
  return (
    <Autocomplete
      size="xs"
      w={220}
      aria-label="Add a system"
      placeholder="Add a system"
      data={[...new Set(found.map(({ name }) => name))]}
      filter={({ options }) => options}
      value={typed}
      disabled={change === null}
      onChange={setTyped}
      onOptionSubmit={(name) => add(name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.defaultPrevented) add(typed);
      }}
    />
  );
}
