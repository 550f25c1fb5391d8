// The server, as pages ask it: typed paths, its problems as errors with what and where, versions as entity tags. Only this file knows fetch.
import createClient from 'openapi-fetch';
import type { paths, Problem } from './paths.ts';

/** `api.GET('/api/w/{workspace}/plans', { params: { path: { workspace } } })`; hand what comes to {@link answered}. */
export const api: ReturnType<typeof createClient<paths>> = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
});

/** What the server refused, or that it was not reached (`status` 0). `message` is for people. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;
  /** Each thing wrong with an input: where, what was expected, the nearest right spelling. */
  readonly problems: Problem['problems'];
  /** The request's id in the server's log. */
  readonly instance: string;

  constructor(problem: Omit<Problem, 'type'>, cause: unknown = null) {
    super(problem.detail, { cause });
    this.status = problem.status;
    this.title = problem.title;
    this.problems = problem.problems;
    this.instance = problem.instance;
  }
}

/** The answer of one operation, by path and method: `Answer<'/api/w/{workspace}/plans', 'get'>`. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  readonly responses: infer Responses;
}
  ? Exclude<keyof Responses, 'default'> extends infer Status extends keyof Responses
    ? Responses[Status] extends { readonly content: { readonly 'application/json': infer Body } }
      ? Body
      : never
    : never
  : never;

interface Came<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What came, or a thrown {@link ProblemError}. */
export async function answered<T>(asked: Promise<Came<T>>): Promise<T> {
  return (await withTag(asked)).value;
}

/** What came with its version, to be sent back as `header: { 'If-Match': tag }`. */
export async function withTag<T>(
  asked: Promise<Came<T>>,
): Promise<{ readonly value: T; readonly tag: string }> {
  const came = await asked.catch((error: unknown) => {
    throw unreached(error);
  });
  if (!came.response.ok) throw problemOf(came.error, came.response);
  return { value: came.data as T, tag: came.response.headers.get('etag') ?? '' };
}

/** Somebody else changed it since it was read. */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 412;
}

/** Brings a file: its bytes are the body. Throws {@link ProblemError}. */
export async function bring(
  workspace: string,
  file: File,
): Promise<Answer<'/api/w/{workspace}/uploads', 'post'>> {
  const response = await fetch(
    `/api/w/${encodeURIComponent(workspace)}/uploads?name=${encodeURIComponent(file.name)}`,
    { method: 'POST', body: file, headers: { 'content-type': file.type || 'application/octet-stream' } },
  ).catch((error: unknown) => {
    throw unreached(error);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(body, response);
  return body as Answer<'/api/w/{workspace}/uploads', 'post'>;
}

/** Signing in and out is the accounts library's own; its problems are told as ours. Throws {@link ProblemError}. */
export async function sign(
  way: 'in',
  who: { readonly email: string; readonly password: string },
): Promise<void>;
export async function sign(way: 'out'): Promise<void>;
export async function sign(way: 'in' | 'out', who: object = {}): Promise<void> {
  const response = await fetch(`/api/auth/sign-${way === 'in' ? 'in/email' : 'out'}`, {
    method: 'POST',
    body: JSON.stringify(who),
    headers: { 'content-type': 'application/json' },
  }).catch((error: unknown) => {
    throw unreached(error);
  });
  if (response.ok) return;
  const told =
    response.status === 401
      ? 'No account has this e-mail address and password.'
      : response.status === 429
        ? 'Too many attempts. Wait a minute, then try again.'
        : 'The server did not accept it.';
  throw new ProblemError({
    title: 'Signing in did not work',
    detail: told,
    status: response.status,
    problems: [],
    instance: '',
  });
}

function problemOf(body: unknown, response: Response): ProblemError {
  if (typeof body === 'object' && body !== null && 'detail' in body && 'problems' in body)
    return new ProblemError(body as Problem);
  return new ProblemError({
    title: 'The server gave no usable answer',
    detail: `It answered with ${response.status}.`,
    status: response.status,
    problems: [],
    instance: response.headers.get('x-request-id') ?? '',
  });
}

function unreached(cause: unknown): unknown {
  if (cause instanceof DOMException && cause.name === 'AbortError') return cause;
  return new ProblemError(
    {
      title: 'The server can’t be reached',
      detail: 'It may have been stopped, or the connection is down. Nothing that you typed is lost.',
      status: 0,
      problems: [],
      instance: '',
    },
    cause,
  );
}
