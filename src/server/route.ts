// A route as data: what it takes, what it gives, who may call it. From one table come the checks before it, the description at
// /api/openapi.json and the tests that walk every route; nothing about a route is said twice.
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Deed } from './deeds.ts';
import type { Environment, House } from './environment.ts';
import { known, member } from './guard.ts';
import { problem, Refused } from './problem.ts';

export type Ask = Context<Environment>;

/** What a route was given, checked. */
export interface Given<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/**
 * `open` routes need nobody signed in, `known` ones a person, others a member of the path's `workspace` who may do the deed. `answer` null: a
 * Response of the handler's own, described by `media`. `versioned`: takes If-Match, gives ETag.
 */
export interface Route<P = unknown, Q = unknown, B = unknown, A = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/api/w/{workspace}/plans/{plan}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: 'open' | 'known' | Deed;
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly body: z.ZodType<B> | null;
  readonly bodyBytes: number;
  /** Whether the body is the bytes of a file, of whatever media type, in place of JSON. */
  readonly bytes: boolean;
  readonly answer: z.ZodType<A> | null;
  readonly media: string;
  readonly status: 200 | 201 | 202 | 204;
  readonly versioned: boolean;
  readonly handle: (ask: Ask, given: Given<P, Q, B>) => Promise<A | Response>;
}

const nothing: z.ZodType<Record<string, never>> = z.strictObject({});
export const workspaceParams: z.ZodType<{ readonly workspace: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
});
export const planParams: z.ZodType<{ readonly workspace: string; readonly plan: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  plan: z.string().min(1).max(64),
});
export const pageQuery: z.ZodType<{ readonly after: string | null; readonly limit: number }> = z.strictObject(
  {
    after: z.string().max(200).nullable().default(null),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  },
);

/** As much as an ordinary request holds; uploads say more. */
export const ordinaryBytes = 1_000_000;

/** A route with what is not said at its usual: no parameters but the workspace, no body, 200, unversioned. */
export function route<P, Q, B, A>(
  given: Pick<Route<P, Q, B, A>, 'method' | 'path' | 'summary' | 'access' | 'handle'> &
    Partial<Route<P, Q, B, A>>,
): Route {
  return {
    params: workspaceParams,
    query: nothing,
    body: null,
    bodyBytes: ordinaryBytes,
    bytes: false,
    answer: null,
    media: 'application/json',
    status: 200,
    versioned: false,
    ...given,
  } as unknown as Route;
}

/** Puts the routes on a server. */
export function mount(house: House, routes: readonly Route[]): Hono<Environment> {
  const app = new Hono<Environment>();
  for (const one of routes) {
    const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const guards =
      one.access === 'open'
        ? []
        : one.access === 'known'
          ? [known(house)]
          : [known(house), member(house, one.access)];
    const bound = one.method === 'get' ? [] : [bounded(one.bodyBytes)];
    app.on([one.method.toUpperCase()], [path], ...bound, ...guards, async (context) => answer(context, one));
  }
  return app;
}

/** A body of a length that is named need not be counted: the parser of HTTP holds the sender to it. */
export function bounded(most: number): MiddlewareHandler<Environment> {
  const tooLarge = (context: Context): Response =>
    problem(context, 413, `At most ${most} bytes are taken here.`);
  const counted = bodyLimit({ maxSize: most, onError: tooLarge });
  return async (context, next) => {
    const length = context.req.header('content-length');
    if (length === undefined || context.req.header('transfer-encoding') !== undefined)
      return counted(context, next);
    return Number(length) > most ? tooLarge(context) : next();
  };
}

async function answer(context: Ask, one: Route): Promise<Response> {
  const given = {
    params: checked(one.params, context.req.param(), 'path'),
    query: checked(one.query, queryOf(context), 'query'),
    body: one.body === null ? null : checked(one.body, await bodyOf(context), 'body'),
  };
  const made = await one.handle(context, given);
  if (made instanceof Response) return made;
  return one.status === 204 ? context.body(null, 204) : context.json(made as object, one.status);
}

/** A name that comes twice is no value that a route knows. */
function queryOf(context: Ask): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

async function bodyOf(context: Ask): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type))
    throw new Refused(415, 'Send the body as application/json.');
  try {
    return JSON.parse(await context.req.text(), keepable) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(400, 'The body is no JSON.');
    if (error instanceof RangeError) throw new Refused(422, 'The body is nested too deep.');
    throw error;
  }
}

/** What no database keeps as text: NUL, and half of a pair of surrogates. */
function keepable(name: string, value: unknown): unknown {
  for (const text of [name, value])
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))
      throw new Refused(
        422,
        'A text in the body holds a character that no text can hold (NUL, half a surrogate pair).',
      );
  return value;
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refused(
    where === 'path' ? 404 : where === 'query' ? 400 : 422,
    where === 'path' ? 'There is no such place.' : `The ${where} is not as described.`,
    parsed.error.issues.slice(0, 50).map((issue) => ({
      at: `${where} /${issue.path.map(String).join('/')}`,
      message: issue.message,
      expected: null,
      nearest: null,
    })),
  );
}
