// What stands around every page of a workspace: navigation at the left (a drawer where it is narrow), where one is, who one is.
import { ActionIcon, AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserCircle } from '@tabler/icons-react';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { PictureStyle } from '../parts/markup.tsx';
import { Crumbs } from './crumbs.tsx';
import { Navigation } from './navigation.tsx';
import { openedLater } from './opened.tsx';

const PersonMenu = openedLater(async () => ({ default: (await import('./person.tsx')).PersonMenu }));
const NarrowNavigation = lazy(async () => ({ default: (await import('./narrow.tsx')).NarrowNavigation }));

export function Shell(): ReactNode {
  const { workspace, plan } = useParams({ strict: false });
  const [opened, { open, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  useEffect(close, [pathname, close]);
  const navigation = <Navigation workspace={workspace ?? ''} plan={plan ?? null} />;
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: true } }}
      padding={{ base: 'md', sm: 'lg' }}
      transitionDuration={0}
    >
      <PictureStyle />
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger
              hiddenFrom="sm"
              size="sm"
              opened={opened}
              onClick={open}
              aria-label="Open the navigation"
            />
            <Crumbs workspace={workspace ?? ''} plan={plan ?? null} />
          </Group>
          <PersonMenu
            button={
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label="You and the colour scheme">
                <IconUserCircle size={20} stroke={1.5} />
              </ActionIcon>
            }
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label="Workspace">
        {navigation}
      </AppShell.Navbar>
      {opened ? (
        <Suspense fallback={null}>
          <NarrowNavigation close={close}>{navigation}</NarrowNavigation>
        </Suspense>
      ) : null}
      <AppShell.Main ref={content} id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
