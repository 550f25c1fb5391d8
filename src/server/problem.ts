// Problem details (RFC 9457): the one form in which the server says that something did not go. Nothing of the machine gets into them.
import type { Context } from 'hono';
import { z } from 'zod';
import type { InputError } from '../finding/input.ts';

/** `problems` tells each thing that is wrong with an input: where, what was expected, the nearest right spelling. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly problems: readonly InputFault[];
}

export interface InputFault {
  readonly at: string;
  readonly message: string;
  readonly expected: string | null;
  readonly nearest: string | null;
}

export const InputFault: z.ZodType<InputFault> = z.strictObject({
  at: z.string(),
  message: z.string(),
  expected: z.string().nullable(),
  nearest: z.string().nullable(),
});

export const Problem: z.ZodType<Problem> = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  problems: z.array(InputFault),
});

const titles = {
  400: 'The request can’t be read',
  401: 'Nobody is signed in',
  403: 'This role may not do that',
  404: 'There is no such thing',
  409: 'It can’t be done as things stand',
  412: 'It was changed in the meantime',
  413: 'The request is too large',
  415: 'The content is of another kind',
  422: 'The input is not usable',
  428: 'The version that is changed has to be named',
  429: 'Too many requests',
  500: 'Something broke on the server',
  503: 'The server is not ready',
} as const;
export type ProblemStatus = keyof typeof titles;

/** When it is worth to ask again, seconds. */
const waits: Partial<Readonly<Record<ProblemStatus, number>>> = { 429: 10, 503: 5 };

export function isProblemStatus(status: number): status is ProblemStatus {
  return status in titles;
}

/** An answer with the problem; thrown as {@link Refused} where a route can't return it. */
export function problem(
  context: Context,
  status: ProblemStatus,
  detail: string,
  problems: readonly InputFault[] = [],
): Response {
  const body: Problem = {
    type: 'about:blank',
    title: titles[status],
    status,
    detail,
    instance: String(context.get('requestId') ?? ''),
    problems,
  };
  const wait = waits[status];
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
  });
}

/** Ends a request with a problem from wherever it is thrown. */
export class Refused extends Error {
  readonly status: ProblemStatus;
  readonly problems: readonly InputFault[];

  constructor(status: ProblemStatus, detail: string, problems: readonly InputFault[] = []) {
    super(detail);
    this.status = status;
    this.problems = problems;
  }
}

/** What the readers of briefs and documents found, as faults of the request. */
export function faultsOf(error: InputError): readonly InputFault[] {
  return error.problems.map((one) => ({
    at: [one.file, one.pointer ?? (one.line === null ? '' : `line ${one.line}`)]
      .filter((part) => part !== '')
      .join(' '),
    message: one.message,
    expected: one.expected,
    nearest: one.nearest,
  }));
}
