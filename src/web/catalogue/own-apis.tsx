// The workspace's own APIs: brought, read, replaced by newer versions, put away. What could not be read says what and where.
import { ActionIcon, Button, FileButton, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { answered, api, bring } from '../client/api.ts';
import { useMe } from '../client/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { Faults, ProblemView } from '../parts/problem.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import style from './catalogue.module.css';
import { Drop } from './drop.tsx';
import { apisKey, type OwnApi, useApis, useSystem } from './queries.ts';

export function OwnApis({ workspace }: { readonly workspace: string }): ReactNode {
  const apis = useApis(workspace);
  const brought = useBring(workspace);
  const me = useMe();
  const role = me.data?.workspaces.find((one) => one.workspace === workspace)?.role ?? 'viewer';
  if (apis.isPending) return <LoadingRows rows={5} height={72} />;
  if (apis.error !== null) return <ProblemView error={apis.error} retry={() => void apis.refetch()} />;
  return (
    <Stack gap="md">
      {role === 'viewer' ? null : (
        <Drop isBusy={brought.isPending} take={(files) => brought.mutate({ files, name: null })} />
      )}
      {apis.data.length === 0 ? (
        <Empty
          title="No own API yet"
          text="Systems that the catalogue does not have are planned from their own document. Bring one, then name its file in a description."
        />
      ) : (
        <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {apis.data.map((one) => (
            <OwnRow
              key={one.name}
              workspace={workspace}
              api={one}
              mayChange={role === 'owner' || role === 'architect'}
              replace={(file) => brought.mutate({ files: [file], name: one.name })}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** Brings files, each under its own name or all under the one that they replace; each is then read. */
function useBring(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      files,
      name,
    }: {
      readonly files: readonly File[];
      readonly name: string | null;
    }) => {
      for (const file of files)
        await bring(workspace, name === null ? file : new File([file], name, { type: file.type }));
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not brought', message: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: apisKey(workspace) }),
  });
}

function OwnRow({
  workspace,
  api: own,
  mayChange,
  replace,
}: {
  readonly workspace: string;
  readonly api: OwnApi;
  readonly mayChange: boolean;
  readonly replace: (file: File) => void;
}): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <li style={{ borderBottom: '1px solid var(--line)', padding: '12px 0' }}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Link
            to="/w/$workspace/catalogue"
            params={{ workspace }}
            search={{ own: true, system: own.hash }}
            className={style['link']}
          >
            {own.name}
          </Link>
          <Read workspace={workspace} own={own} />
          <Text size="sm" c="dimmed" className="figures">
            {sizeOf(own.size)}, brought by {own.author} on{' '}
            <time dateTime={own.at}>{own.at.slice(0, 10)}</time>, <code>{own.hash.slice(0, 12)}</code>
            {own.earlier.length === 0
              ? ''
              : `, replaces ${own.earlier.length === 1 ? 'a version' : `${own.earlier.length} versions`} from ${own.earlier[0]?.at.slice(0, 10) ?? ''}`}
            {own.plans.length === 0
              ? ', used by no plan'
              : `, used by ${own.plans.map((plan) => plan.name).join(', ')}`}
          </Text>
        </div>
        {mayChange ? (
          <More own={own} replace={replace} workspace={workspace} ask={() => setIsAsked(true)} />
        ) : null}
      </Group>
      <PutAway workspace={workspace} own={own} isOpen={isAsked} close={() => setIsAsked(false)} />
    </li>
  );
}

/** How reading it went; one that nobody read yet is read now. */
function Read({ workspace, own }: { readonly workspace: string; readonly own: OwnApi }): ReactNode {
  switch (own.state) {
    case 'unread':
      return <ReadNow workspace={workspace} hash={own.hash} />;
    case 'refused':
      return (
        <Stack gap={4} my={4}>
          <StateBadge tone="failed" word="Can’t be read" />
          <Faults faults={own.faults} />
        </Stack>
      );
    case 'read': {
      const counts = own.summary?.counts;
      return (
        <Group gap="sm" my={2}>
          <StateBadge tone="recovered" word="Read" />
          <Text size="sm" className="figures">
            {own.summary?.name}: {counts?.objects} objects, {counts?.operations} calls, {counts?.fields}{' '}
            fields
            {counts === undefined || counts.unknowns === 0 ? '' : `, ${counts.unknowns} not known`}
          </Text>
        </Group>
      );
    }
    default:
      return own.state satisfies never;
  }
}

function ReadNow({ workspace, hash }: { readonly workspace: string; readonly hash: string }): ReactNode {
  const queries = useQueryClient();
  const read = useSystem(workspace, hash);
  const isOver = read.isSuccess;
  if (isOver) void queries.invalidateQueries({ queryKey: apisKey(workspace) });
  return read.error === null ? (
    <StateBadge tone="waiting" word="Being read" />
  ) : (
    <Text size="sm" c="var(--failed)">
      {read.error.message}
    </Text>
  );
}

function More({
  own,
  workspace,
  replace,
  ask,
}: {
  readonly own: OwnApi;
  readonly workspace: string;
  readonly replace: (file: File) => void;
  readonly ask: () => void;
}): ReactNode {
  return (
    <Group gap={4} wrap="nowrap">
      <FileButton onChange={(file) => (file === null ? undefined : replace(file))}>
        {(props) => (
          <Button {...props} size="xs" variant="default">
            Replace
          </Button>
        )}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={`More about ${own.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={`/api/w/${workspace}/uploads/${own.hash}`} download={own.name}>
            Download
          </Menu.Item>
          <Menu.Item onClick={ask}>Put away</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function PutAway({
  workspace,
  own,
  isOpen,
  close,
}: {
  readonly workspace: string;
  readonly own: OwnApi;
  readonly isOpen: boolean;
  readonly close: () => void;
}): ReactNode {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      answered(
        api.DELETE('/api/w/{workspace}/uploads/{hash}', { params: { path: { workspace, hash: own.hash } } }),
      ),
    onSuccess: () => {
      close();
      return queries.invalidateQueries({ queryKey: apisKey(workspace) });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not put away', message: error.message }),
  });
  const used =
    own.plans.length === 0
      ? ''
      : ` ${own.plans.map((plan) => plan.name).join(', ')} can’t be made anew without it.`;
  return (
    <Modal opened={isOpen} onClose={close} title={`Put ${own.name} away`}>
      <Text mb="md">
        No new work will read it{own.earlier.length === 0 ? '' : '; the version before it is used again'}.
        Revisions that were made from it stay as they are, with its hash.{used}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Keep
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          Put away
        </Button>
      </Group>
    </Modal>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
