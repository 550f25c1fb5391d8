// Who was asked to join: by a link that is told once.
import { Button, Group, Select, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import { dayWords } from '../parts/words.ts';
import { EndingTable, useMaking } from './ending.tsx';
import { Once } from './once.tsx';
import { type Role, roles } from './roles.ts';

type Made = Answer<'/api/w/{workspace}/invitations', 'post'>;

const of = (workspace: string) => ['/api/w', workspace, 'invitations'] as const;

export function Invitations({ workspace }: { readonly workspace: string }): ReactNode {
  const [made, setMade] = useState<Made | null>(null);
  const invitations = useQuery({
    queryKey: of(workspace),
    queryFn: () => answered(api.GET('/api/w/{workspace}/invitations', { params: { path: { workspace } } })),
  });
  const open = (invitations.data ?? []).filter((one) => one.state === 'open');
  return (
    <section aria-label="Invitations">
      <Title order={2} size="h3" mb="xs">
        Invite
      </Title>
      <InvitationForm workspace={workspace} made={setMade} />
      {made === null ? null : (
        <Once
          title={`The link for ${made.invitation.email}`}
          text="It is told this once and stands for seven days. Nothing is sent from here: hand it over yourself."
          secret={made.link}
          close={() => setMade(null)}
        />
      )}
      {open.length === 0 ? null : (
        <EndingTable
          label="Open invitations"
          heads={['Asked to join', 'Role', 'Link ends']}
          lines={open.map(({ id, email, role, expiresAt }) => ({
            id,
            name: email,
            cells: [
              role,
              <time key="ends" dateTime={expiresAt}>
                {dayWords(expiresAt)}
              </time>,
            ],
          }))}
          deed="Withdraw"
          end={(id) =>
            answered(
              api.DELETE('/api/w/{workspace}/invitations/{id}', { params: { path: { workspace, id } } }),
            )
          }
          of={of(workspace)}
        />
      )}
    </section>
  );
}

function InvitationForm({
  workspace,
  made,
}: {
  readonly workspace: string;
  readonly made: (link: Made) => void;
}): ReactNode {
  const form = useForm<{ email: string; role: Role }>({
    mode: 'uncontrolled',
    initialValues: { email: '', role: 'architect' },
    validate: { email: (value) => (/^\S+@\S+\.\S+$/.test(value) ? null : 'An e-mail address') },
  });
  const invite = useMaking(
    (body: { readonly email: string; readonly role: Role }) =>
      answered(api.POST('/api/w/{workspace}/invitations', { params: { path: { workspace } }, body })),
    {
      of: of(workspace),
      made: (what) => {
        made(what);
        form.reset();
      },
    },
  );
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
      <Group gap="sm" align="flex-end" mb="md">
        <TextInput
          label="E-mail address"
          type="email"
          style={{ flex: '1 1 220px', maxWidth: 360 }}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Select
          label="Role"
          allowDeselect={false}
          data={[...roles]}
          style={{ flex: '1 1 260px', maxWidth: 360 }}
          key={form.key('role')}
          {...form.getInputProps('role')}
        />
        <Button type="submit" loading={invite.isPending}>
          Make the link
        </Button>
      </Group>
    </form>
  );
}
