// A workbench as the command line asks it: one address, one personal token, JSON in and out. What it refuses is told as it tells it.
import { z } from 'zod';
import { InputError, inputProblem } from '../finding/input.ts';
import { refused } from './refused.ts';

export interface Workbench {
  readonly url: string;
  readonly workspace: string;
  /** `path` is under the token's workspace. Throws InputError for what the workbench refuses. */
  readonly ask: <T>(shape: z.ZodType<T>, asked: Asked) => Promise<T>;
}

/** `body` goes as JSON, `file` as it is. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly file?: string;
  /** The version that was read, for what may have changed since. */
  readonly version?: number;
}

/** The environment's variable that holds the token. */
const variable = 'SPANWRIGHT_TOKEN';

/** One thing that is wrong with what was sent, as the workbench tells it. */
export interface Fault {
  readonly at: string;
  readonly message: string;
  readonly expected: string | null;
  readonly nearest: string | null;
}

const problems: z.ZodType<readonly Fault[]> = z.array(
  z.object({
    at: z.string(),
    message: z.string(),
    expected: z.string().nullable(),
    nearest: z.string().nullable(),
  }),
);
export const Faults: z.ZodType<{ readonly problems: readonly Fault[] }> = z.object({ problems });
const Problem = z.object({ detail: z.string(), problems });
const Me = z.object({ workspaces: z.array(z.object({ workspace: z.string() })) });

/** Throws InputError for an address that is none or has no workbench, and for a token that it does not take. */
export async function workbenchAt(address: string, token: string | undefined): Promise<Workbench> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw refused('--server', `"${address}" is no address`, 'one such as https://plans.example.com');
  if (token === undefined || token === '')
    throw refused(
      variable,
      'is not set',
      'a personal token: the workbench makes one under Workspace, Tokens',
    );
  const url = address.replace(/\/+$/, '');
  const ask = async <T>(shape: z.ZodType<T>, asked: Asked): Promise<T> =>
    answered(shape, url, await sent(url, token, asked));
  const { workspaces } = await ask(Me, { method: 'GET', path: '/api/me' });
  const [own] = workspaces;
  if (own === undefined) throw refused(variable, 'opens no workspace', 'a token of the workspace to plan in');
  const { workspace } = own;
  return {
    url,
    workspace,
    ask: (shape, asked) => ask(shape, { ...asked, path: `/api/w/${workspace}${asked.path}` }),
  };
}

async function sent(url: string, token: string, asked: Asked): Promise<Response> {
  const { method, path, body, file, version } = asked;
  try {
    return await fetch(`${url}${path}`, {
      method,
      // An answer from elsewhere is none of the workbench's, and the token is for it alone.
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
    });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw refused(
      url,
      `can't be reached: ${cause}`,
      'the address of a workbench that runs (spanwright serve)',
    );
  }
}

async function answered<T>(shape: z.ZodType<T>, url: string, answer: Response): Promise<T> {
  const text = await answer.text();
  if (answer.ok) {
    const parsed = shape.safeParse(parsedJson(text));
    if (parsed.success) return parsed.data;
    throw refused(url, 'answers in another way than this version knows', 'a workbench of the same version');
  }
  if (answer.status === 401)
    throw refused(
      variable,
      'is not taken: it is over, revoked or of another workbench',
      'a token that stands',
    );
  const problem = Problem.safeParse(parsedJson(text));
  if (!problem.success)
    throw refused(url, `answers ${answer.status}, not as a workbench`, 'the address of a workbench');
  throw problemsOf(url, problem.data.detail, problem.data.problems);
}

/** What the workbench says is wrong, each thing for itself. */
export function problemsOf(url: string, detail: string, faults: readonly Fault[]): InputError {
  if (faults.length === 0) return refused(url, detail, 'what the workbench takes');
  return new InputError(
    faults.map(({ at, message, expected, nearest }) =>
      inputProblem({ file: at, message, expected: expected ?? 'what the workbench takes', nearest }),
    ),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
