// The workspace: who belongs to it and what they may do, tokens, what comparisons and costs begin with, and what was done here.
import { Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../client/queries.ts';
import { PageHead } from '../parts/page-head.tsx';
import { AuditLog } from './audit.tsx';
import { Members } from './members.tsx';
import { Prices } from './prices.tsx';
import { Tokens } from './tokens.tsx';
import { Weights } from './weights.tsx';
import type { In } from './within.ts';

const tabs = [
  { id: 'members', title: 'Members', for: 'read' },
  { id: 'tokens', title: 'Tokens', for: 'token' },
  { id: 'weights', title: 'Weights', for: 'read' },
  { id: 'prices', title: 'Prices', for: 'read' },
  { id: 'audit', title: 'Audit log', for: 'administer' },
] as const;

export function WorkspacePage(): ReactNode {
  const { workspace } = useParams({ from: '/w/$workspace/workspace' });
  const { tab } = useSearch({ from: '/w/$workspace/workspace' });
  const navigate = useNavigate();
  const me = useMe();
  const membership = me.data?.workspaces.find((one) => one.workspace === workspace);
  const role = membership?.role ?? 'viewer';
  const seen = tabs.filter(
    (one) => one.for === 'read' || role === 'owner' || (one.for === 'token' && role !== 'viewer'),
  );
  const shown = seen.find((one) => one.id === tab)?.id ?? 'members';
  const within: In = { workspace, isOwner: role === 'owner', me: me.data?.person.id ?? '' };
  return (
    <>
      <PageHead title={membership?.name ?? 'Workspace'} lead={`Your role here is ${role}.`} />
      <Tabs
        value={shown}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            to: '/w/$workspace/workspace',
            params: { workspace },
            search: { tab: value ?? undefined },
          })
        }
      >
        <div className="frame">
          <Tabs.List mb="lg" style={{ flexWrap: 'nowrap' }}>
            {seen.map((one) => (
              <Tabs.Tab
                key={one.id}
                value={one.id}
                px={{ base: 8, sm: 'md' }}
                style={{ whiteSpace: 'nowrap' }}
              >
                {one.title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        <Tabs.Panel value="members">
          <Members within={within} />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens within={within} />
        </Tabs.Panel>
        <Tabs.Panel value="weights">
          <Weights within={within} />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <Prices within={within} />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditLog within={within} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
