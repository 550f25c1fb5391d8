// The places of the workbench. Each page is loaded when it is opened; the shell stays.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ProblemError } from './client/api.ts';
import { meQuery } from './client/queries.ts';
import { Lost } from './parts/lost.tsx';
import { Waiting } from './parts/loading.tsx';
import { ProblemView } from './parts/problem.tsx';

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: Lost,
});

interface PlanSearch {
  readonly view?: 'document' | 'findings' | undefined;
  readonly section?: string | undefined;
  readonly flow?: string | undefined;
  readonly work?: string | undefined;
}

/** Home is the first workspace that one belongs to. */
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queries.fetchQuery(meQuery).catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 401) throw redirect({ to: '/sign-in' });
      throw error;
    });
    const [first] = me.workspaces;
    if (first === undefined) throw redirect({ to: '/sign-in' });
    throw redirect({ to: '/w/$workspace', params: { workspace: first.workspace } });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  /** Only places of our own are gone back to. */
  validateSearch: ({ next }: Record<string, unknown>): { readonly next?: string | undefined } => ({
    next: typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined,
  }),
  component: lazyRouteComponent(() => import('./entry/sign-in.tsx'), 'SignInPage'),
});

const first = createRoute({
  getParentRoute: () => root,
  path: '/first',
  component: lazyRouteComponent(() => import('./entry/first.tsx'), 'FirstPage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('./entry/join.tsx'), 'JoinPage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

const start = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyRouteComponent(() => import('./start/page.tsx'), 'StartPage'),
});

interface CatalogueSearch {
  readonly own?: true | undefined;
  readonly system?: string | undefined;
  readonly object?: string | undefined;
}

const catalogue = createRoute({
  getParentRoute: () => workspace,
  path: '/catalogue',
  /** `own`: the workspace's own APIs; `system` an id of the catalogue or a document's hash. */
  validateSearch: ({ own, system, object }: Record<string, unknown>): CatalogueSearch => ({
    own: own === true ? true : undefined,
    system: typeof system === 'string' ? system : undefined,
    object: typeof object === 'string' ? object : undefined,
  }),
  component: lazyRouteComponent(() => import('./catalogue/page.tsx'), 'CataloguePage'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/workspace',
  validateSearch: ({ tab }: Record<string, unknown>): { readonly tab?: string | undefined } => ({
    tab: typeof tab === 'string' ? tab : undefined,
  }),
  component: lazyRouteComponent(() => import('./workspace/page.tsx'), 'WorkspacePage'),
});

const plan = createRoute({ getParentRoute: () => workspace, path: '/plans/$plan', component: Outlet });

const planHome = createRoute({
  getParentRoute: () => plan,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/plans/$plan/understood', params, replace: true });
  },
});

const understood = createRoute({
  getParentRoute: () => plan,
  path: '/understood',
  component: lazyRouteComponent(() => import('./understood/page.tsx'), 'UnderstoodPage'),
});

const designs = createRoute({
  getParentRoute: () => plan,
  path: '/designs',
  /** The designs that stand side by side: "D1,D2". */
  validateSearch: ({ beside }: Record<string, unknown>): { readonly beside?: string | undefined } => ({
    beside: typeof beside === 'string' ? beside : undefined,
  }),
  component: lazyRouteComponent(() => import('./designs/page.tsx'), 'DesignsPage'),
});

const planned = createRoute({
  getParentRoute: () => plan,
  path: '/plan',
  /** What is open on the page: a view, a chapter of the document (or a place in it), a flow beside it; the work that makes it. */
  validateSearch: ({ view, section, flow, work }: Record<string, unknown>): PlanSearch => ({
    view: view === 'document' || view === 'findings' ? view : undefined,
    section: typeof section === 'string' ? section : undefined,
    flow: typeof flow === 'string' ? flow : undefined,
    work: typeof work === 'string' ? work : undefined,
  }),
  component: lazyRouteComponent(() => import('./plan/page.tsx'), 'PlanPage'),
});

const mapping = createRoute({
  getParentRoute: () => plan,
  path: '/mapping',
  validateSearch: ({ flow }: Record<string, unknown>): { readonly flow?: string | undefined } => ({
    flow: typeof flow === 'string' ? flow : undefined,
  }),
  component: lazyRouteComponent(() => import('./mapping/page.tsx'), 'MappingPage'),
});

const specification = createRoute({
  getParentRoute: () => plan,
  path: '/specification',
  component: lazyRouteComponent(() => import('./specification/page.tsx'), 'SpecificationPage'),
});

const project = createRoute({
  getParentRoute: () => plan,
  path: '/project',
  component: lazyRouteComponent(() => import('./project/page.tsx'), 'ProjectPage'),
});

const revisions = createRoute({
  getParentRoute: () => plan,
  path: '/revisions',
  component: lazyRouteComponent(() => import('./revisions/page.tsx'), 'RevisionsPage'),
});

const pages = [understood, designs, planned, mapping, specification, project, revisions] as const;
const tree = root.addChildren([
  home,
  signIn,
  first,
  join,
  workspace.addChildren([start, catalogue, settings, plan.addChildren([planHome, ...pages])]),
]);

export function openRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: ({ error, reset }) => <ProblemView error={error as Error} retry={reset} />,
    defaultNotFoundComponent: Lost,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
