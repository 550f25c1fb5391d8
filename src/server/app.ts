// The server as a function of requests: headers that protect, a request id, logs and counts, then the routes. No port is opened here.
import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { InputError } from '../finding/input.ts';
import type { Environment, House } from './environment.ts';
import { errorWords } from './log.ts';
import { docsPage } from './docs.ts';
import { openApiOf } from './openapi.ts';
import { type Pages, servedPages } from './pages.ts';
import { faultsOf, isProblemStatus, problem, Refused } from './problem.ts';
import { bounded, mount, type Route } from './route.ts';
import { designRoutes } from './routes/designs.ts';
import { amendmentRoutes } from './routes/amendments.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { describingRoutes } from './routes/describing.ts';
import { mappingRoutes } from './routes/mappings.ts';
import { ownApiRoutes } from './routes/own-apis.ts';
import { planRoutes } from './routes/plans.ts';
import { projectRoutes } from './routes/project.ts';
import { fileRoutes } from './routes/files.ts';
import { readingRoutes } from './routes/reading.ts';
import { revisionRoutes } from './routes/revisions.ts';
import { sessionRoutes } from './routes/session.ts';
import { specificationRoutes } from './routes/specification.ts';
import { settingsRoutes } from './routes/settings.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { workRoutes } from './routes/work.ts';
import { workspaceRoutes } from './routes/workspace.ts';

/** An e-mail address and a password hold no more. */
const credentialBytes = 10_000;

export function routesOf(house: House): readonly Route[] {
  return [
    ...sessionRoutes(house),
    ...describingRoutes(),
    ...planRoutes(house),
    ...workRoutes(house),
    ...designRoutes(house),
    ...revisionRoutes(house),
    ...readingRoutes(house),
    ...fileRoutes(house),
    ...approvalRoutes(house),
    ...specificationRoutes(house),
    ...projectRoutes(house),
    ...amendmentRoutes(house),
    ...uploadRoutes(house),
    ...workspaceRoutes(house),
    ...settingsRoutes(house),
    ...catalogueRoutes(house),
    ...mappingRoutes(house),
    ...ownApiRoutes(house),
  ];
}

/** `version` is the product's; `pages` empty: only the API answers. */
export function appOf(house: House, version: string, pages: Pages = new Map()): Hono<Environment> {
  const app = new Hono<Environment>();
  const routes = routesOf(house);
  app.use(watched(house));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
    }),
  );
  app.onError((error, context) => told(house, error, context));
  app.notFound((context) => problem(context, 404, 'There is nothing at this address.'));
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    if (house.closing()) return problem(context, 503, 'The server is shutting down.');
    await house.base.db.selectFrom('workspace').select('id').limit(1).execute();
    return context.json({ status: 'ready' });
  });
  app.get('/metrics', (context) =>
    context.text(house.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
  );
  app.get('/api/openapi.json', (context) => context.json(openApiOf(routes, version)));
  app.get('/api/docs', (context) => context.html(docsPage(routes, version)));
  for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out'])
    app.post(path, bounded(credentialBytes), async (context) => {
      const peer = context.env.incoming?.socket.remoteAddress;
      return toldAsOurs(context, await house.accounts.handle(context.req.raw, peer));
    });
  app.route('/', mount(house, routes));
  app.get('*', servedPages(pages));
  return app;
}

/** What the library of accounts refuses is told in the one form for that. */
async function toldAsOurs(context: Context, answer: Response): Promise<Response> {
  if (answer.status < 400) return answer;
  const { message } = (await answer.json().catch(() => ({}))) as { readonly message?: string };
  const status = isProblemStatus(answer.status) ? answer.status : 400;
  const made = problem(context, status, message ?? 'Signing in or out did not work.');
  const wait = answer.headers.get('x-retry-after');
  if (wait !== null) made.headers.set('Retry-After', wait);
  return made;
}

/** Gives each request its id, and says how it went: method, place and status, never what was in it. */
function watched(house: House): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const given = context.req.header('x-request-id') ?? '';
    const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    context.set('requestId', requestId);
    const begun = performance.now();
    if (/%00|\0/.test(context.req.url)) throw new Refused(404, 'No address holds a NUL.');
    await next();
    context.res.headers.set('X-Request-Id', requestId);
    const seconds = Math.round(performance.now() - begun) / 1000;
    const at = { method: context.req.method, route: context.req.routePath, status: context.res.status };
    house.metrics.request({ ...at, seconds });
    house.log.write('info', 'request', { requestId, ...at, seconds });
  };
}

function told(house: House, error: Error, context: Parameters<typeof problem>[0]): Response {
  if (error instanceof Refused) return problem(context, error.status, error.message, error.problems);
  if (error instanceof InputError) return problem(context, 422, 'The input is not usable.', faultsOf(error));
  house.log.write('error', 'broken', { requestId: context.get('requestId'), ...errorWords(error) });
  return problem(context, 500, 'Something broke on the server; its log has the request’s id.');
}
