// A reading thread: keeps the last few contents as they were read, answers one question at a time. It knows no database and no request.
import { parentPort } from 'node:worker_threads';
import { ApiProfile } from '../../catalog/profile.ts';
import { InputError } from '../../finding/input.ts';
import { Plan } from '../../plan/plan.ts';
import { hashOfText } from '../../store/base/content.ts';
import { faultsOf, Refused } from '../problem.ts';
import type { Question, Reply } from './messages.ts';
import type { ContentKind, Contents, View } from './view.ts';
import { views } from './views.ts';

/** Contents kept at once, and characters of them at most: a plan of 200 flows has some 60 million. */
const mostKept = 6;
const mostCharacters = 200_000_000;

interface Kept {
  readonly body: string;
  readonly read: Map<ContentKind, unknown>;
}

/** By key, the last used last. */
const kept: Map<string, Kept> = new Map<string, Kept>();

function contentOf({ key, hash, body }: Question): Kept | null {
  const held = kept.get(key) ?? (body === null ? null : { body, read: new Map<ContentKind, unknown>() });
  if (held === null) return null;
  if (!kept.has(key) && hashOfText(held.body) !== hash)
    throw new Error(`content ${hash} does not have its hash any more`);
  kept.delete(key);
  kept.set(key, held);
  letGo();
  return held;
}

function letGo(): void {
  let characters = [...kept.values()].reduce((sum, { body }) => sum + body.length, 0);
  for (const [key, { body }] of kept) {
    if (kept.size <= 1 || (kept.size <= mostKept && characters <= mostCharacters)) return;
    kept.delete(key);
    characters -= body.length;
  }
}

function readAs<K extends ContentKind>(content: Kept, kind: K): Contents[K] {
  const before = content.read.get(kind) as Contents[K] | undefined;
  if (before !== undefined) return before;
  const read = readers[kind](content.body);
  content.read.set(kind, read);
  return read;
}

/** What competes is read as it was written: only this version's server writes it, and measuring again writes it anew. */
const readers: { readonly [K in ContentKind]: (body: string) => Contents[K] } = {
  plan: (body) => Plan.parse(JSON.parse(body)),
  proposal: (body) => JSON.parse(body) as Contents['proposal'],
  profile: (body) => ApiProfile.parse(JSON.parse(body)),
  text: (body) => body,
};

async function replied(question: Question): Promise<Reply> {
  const content = contentOf(question);
  if (content === null) return { is: 'lacking' };
  const asked = (views as unknown as Readonly<Record<string, View<ContentKind, unknown, unknown>>>)[
    question.view
  ];
  if (asked === undefined) throw new Error(`no view ${question.view}`);
  return { is: 'answer', answer: await asked.answer(readAs(content, asked.of) as never, question.args) };
}

function failed(error: unknown): Reply {
  if (error instanceof Refused) {
    const { status, message, problems } = error;
    return { is: 'refused', status, detail: message, problems };
  }
  if (error instanceof InputError)
    return { is: 'refused', status: 422, detail: 'The input is not usable.', problems: faultsOf(error) };
  const [message, stack] =
    error instanceof Error ? [`${error.name}: ${error.message}`, error.stack ?? null] : [String(error), null];
  return { is: 'broken', message, stack };
}

parentPort?.on('message', (question: Question) => {
  void replied(question)
    .catch(failed)
    .then((reply) => parentPort?.postMessage(reply));
});
