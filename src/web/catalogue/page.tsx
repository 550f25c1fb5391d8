// The catalogue: systems with what is known of them, and the workspace's own APIs.
import { Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';
import { OwnApis } from './own-apis.tsx';
import { SystemPage } from './system.tsx';
import { Systems } from './systems.tsx';

export function CataloguePage(): ReactNode {
  const { workspace } = useParams({ from: '/w/$workspace/catalogue' });
  const { own, system, object } = useSearch({ from: '/w/$workspace/catalogue' });
  const navigate = useNavigate();
  if (system !== undefined)
    return <SystemPage key={system} workspace={workspace} system={system} object={object ?? null} />;
  return (
    <>
      <PageHead
        title="Catalogue"
        lead="What is known of each system’s API, with source and date. What is not documented is said, and what sources disagree about stands side by side."
      />
      <Tabs
        value={own === true ? 'own' : 'systems'}
        onChange={(value) =>
          void navigate({
            to: '/w/$workspace/catalogue',
            params: { workspace },
            search: value === 'own' ? { own: true } : {},
          })
        }
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="systems">Systems</Tabs.Tab>
          <Tabs.Tab value="own">Own APIs</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="systems">
          <Systems workspace={workspace} />
        </Tabs.Panel>
        <Tabs.Panel value="own">
          <OwnApis workspace={workspace} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
