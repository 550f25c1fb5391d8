// The pages' start: the look, the questions to the server, the places. Nothing of a page is loaded before its place is opened.
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/page.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openQueries } from './client/queries.ts';
import { openRouter } from './router.tsx';
import { theme, variables } from './theme/theme.ts';

const queries = openQueries(() => {
  const { pathname, searchStr } = router.state.location;
  if (!['/sign-in', '/first', '/join'].includes(pathname))
    void router.navigate({ to: '/sign-in', search: { next: `${pathname}${searchStr}` } });
});
const router = openRouter(queries);
const scheme = localStorageColorSchemeManager({ key: 'spanwright-scheme' });

/** Nothing is told before something was done: they come after the page. */
const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

const place = document.getElementById('root');
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={scheme}
        defaultColorScheme="auto"
      >
        <Suspense fallback={null}>
          <Notifications position="bottom-right" />
        </Suspense>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
