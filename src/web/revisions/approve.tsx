// The approval of the latest revision, by its hash.
import { Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import type { Role } from '../client/role.ts';
import { Signature } from '../parts/signature.tsx';
import { planKey, type PlanPlace } from '../client/queries.ts';
import type { HistoryView } from './queries.ts';

export function Approve({
  path,
  view,
  role,
  isOpen,
  close,
}: {
  readonly path: PlanPlace;
  readonly view: HistoryView;
  readonly role: Role;
  readonly isOpen: boolean;
  readonly close: () => void;
}): ReactNode {
  const client = useQueryClient();
  const [latest] = view.revisions;
  const signing = useMutation({
    mutationFn: (given: { readonly verdict: 'approved' | 'refused'; readonly note: string }) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/approvals', {
          params: { path },
          body: { revision: latest?.number ?? 1, hash: latest?.hash ?? '', subject: 'plan', ...given },
        }),
      ),
    onSuccess: close,
    onSettled: () => client.invalidateQueries({ queryKey: planKey(path) }),
  });
  return (
    <Modal opened={isOpen} onClose={close} title="Approve or refuse" size="lg">
      {latest === undefined ? null : (
        <Signature
          of={{
            what: view.name,
            revision: latest.number,
            hash: latest.hash,
            contentHash: latest.contentHash,
            why: whyNot(view, role),
            isSigned: view.standing?.state === 'signed',
          }}
          isBusy={signing.isPending}
          sign={(verdict, note) => signing.mutate({ verdict, note })}
        />
      )}
      {signing.error === null ? null : (
        <Text role="alert" mt="sm" style={{ color: 'var(--failed)' }}>
          {signing.error.message}
        </Text>
      )}
    </Modal>
  );
}

function whyNot({ standing }: HistoryView, role: Role): string | null {
  if (role !== 'owner' && role !== 'approver')
    return 'An owner or an approver signs. Your role here does not.';
  return standing?.own === true
    ? 'You made a revision that is not signed yet, so another owner or approver signs it.'
    : null;
}
