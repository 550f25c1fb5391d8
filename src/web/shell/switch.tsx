// From one workspace to another. Loaded when it is first opened.
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useMe } from '../client/queries.ts';

export function WorkspaceMenu({ button }: { readonly button: ReactElement }): ReactNode {
  const { data } = useMe();
  return (
    <Menu position="bottom-start" width={220} defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {data?.workspaces.map((one) => (
          <Menu.Item key={one.workspace} component={Link} to={`/w/${one.workspace}`}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
