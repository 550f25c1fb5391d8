// Takes work from the queue, has it done in a thread of its own, and writes what came of it together with its completion: a worker that dies
// in the middle leaves nothing behind but the steps, and the next one begins anew.
import { Worker } from 'node:worker_threads';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { InputError } from '../finding/input.ts';
import { advance } from '../store/base/advance.ts';
import { note } from '../store/base/audit.ts';
import { contentAt, hashOfText, keepContent } from '../store/base/content.ts';
import { changePlan, heldPlan } from '../store/base/plans.ts';
import { keepRendering } from '../store/base/renderings.ts';
import type { Scope } from '../store/base/scope.ts';
import type { Tables } from '../store/base/tables.ts';
import { uploadAt } from '../store/base/uploads.ts';
import { addStep, beginWork, countFailure, endWork, type Work, workAt } from '../store/base/works.ts';
import type { House } from './environment.ts';
import { errorWords } from './log.ts';
import { decidedIn } from './decided.ts';
import type { Answer, Order, OrderedDocument, Result } from './orders.ts';
import { printed } from './printing.ts';
import { faultsOf } from './problem.ts';
import { renderOrder } from './rendering.ts';

/** As `routes/work.ts` writes it. */
const Request = z.object({
  kind: z.enum(['propose', 'compose']),
  design: z.string().nullable(),
  reason: z.string().nullable(),
  brief: z.string(),
  start: z.string().nullable(),
  measured: z.boolean(),
  decided: z.string(),
});

/** What a worker needs of the house. */
type Bench = Pick<House, 'base' | 'metrics' | 'log'>;

/** As sources and as published: the file beside this one, in the language of this one. */
const program = new URL(import.meta.url.endsWith('.ts') ? './labour.ts' : './labour.js', import.meta.url);

/** How often a cancelled work is noticed, ms. */
const lookEvery = 500;

/** Does one piece of work to its end. Throws when the thread broke, so that the queue tries again. */
export async function doWork(house: Bench, id: string, signal: AbortSignal): Promise<void> {
  const { base, metrics } = house;
  const begun = await beginWork(base.db, id);
  if (begun === null) return;
  const { work, workspace } = begun;
  const scope: Scope = { workspace, person: work.author };
  const order = await orderOf(house, scope, work);
  const inHand: InHand = { scope, work, order };
  const answer = await whileWanted(house, inHand, signal).catch((error: unknown) =>
    broken(house, work, error),
  );
  if (answer === null) return;
  await base.db.transaction().execute((trx) => ended(trx, inHand, answer));
  metrics.work(work.kind, answer.is === 'unusable' ? 'failed' : 'done');
}

/** Completion and result together, or neither. */
async function ended(trx: Transaction<Tables>, inHand: InHand, end: End): Promise<void> {
  const { work, scope } = inHand;
  switch (end.is) {
    case 'unusable':
      await endWork(trx, work.id, { state: 'failed', problem: { problems: end.faults } });
      return;
    case 'rendered': {
      const result = hashOfText(end.body);
      if (await endWork(trx, work.id, { state: 'done', result }))
        await keepRendering(trx, scope.workspace, { hash: result, body: end.body });
      return;
    }
    case 'done': {
      const result = await keepContent(trx, scope.workspace, end.result.content);
      if (await endWork(trx, work.id, { state: 'done', result })) await settle(trx, inHand, end.result);
      return;
    }
    default:
      end satisfies never;
  }
}

/** The queue tries again; the last failure ends the work, so that nobody waits for it for ever. */
const mostFailures = 3;

async function broken({ base, log }: Bench, work: Work, error: unknown): Promise<null> {
  const failures = await countFailure(base.db, work.id);
  log.write('error', 'work-broken', { work: work.id, failures, ...errorWords(error) });
  if (failures < mostFailures) throw error;
  await endWork(base.db, work.id, { state: 'failed', problem: { broke: true, problems: [] } });
  return null;
}

interface InHand {
  readonly scope: Scope;
  readonly work: Work;
  readonly order: Order;
}

async function orderOf({ base }: Bench, scope: Scope, work: Work): Promise<Order> {
  if (work.kind === 'render') return renderOrder(base.db, scope.workspace, work.request);
  const request = Request.parse(work.request);
  const { brief, start, measured } = request;
  const kept = await contentAt(base.db, scope.workspace, request.decided);
  if (kept === null) throw new Error(`work ${work.id} has lost what people decided`);
  const { before, written, documents: named, decided } = decidedIn(kept);
  const documents: OrderedDocument[] = [];
  for (const { hash, name } of named) {
    const found = await uploadAt(base.db, scope.workspace, hash);
    if (found !== null) documents.push({ name, text: new TextDecoder().decode(found.body) });
  }
  const common = { brief, documents, start, measured, decided };
  if (request.kind === 'propose') return { kind: 'propose', ...common };
  const body = before === null ? null : await contentAt(base.db, scope.workspace, before);
  return {
    kind: 'compose',
    ...common,
    design: request.design ?? '',
    reason: request.reason,
    written,
    before: before === null || body === null ? null : { hash: before, body },
  };
}

type End = Exclude<Answer, { readonly is: 'progress' } | { readonly is: 'page' }>;

/** Null when it was cancelled or the server shuts down. */
async function whileWanted(house: Bench, inHand: InHand, signal: AbortSignal): Promise<End | null> {
  const { work, scope } = inHand;
  const unwanted = new AbortController();
  const look = setInterval(() => {
    // A database that gives no answer is asked again.
    workAt(house.base.db, scope.workspace, work.id).then(
      (now) => (now?.state === 'running' ? undefined : unwanted.abort()),
      () => undefined,
    );
  }, lookEvery);
  const stopped = AbortSignal.any([signal, unwanted.signal]);
  try {
    const answer = await laboured(house, inHand, stopped);
    return answer?.is === 'page' ? await onPaper(inHand.order, answer.html, stopped) : answer;
  } catch (error) {
    if (stopped.aborted) return null;
    throw error;
  } finally {
    clearInterval(look);
  }
}

async function onPaper(order: Order, html: string, stopped: AbortSignal): Promise<End> {
  try {
    const path = order.kind === 'render' ? order.path : '';
    return { is: 'rendered', body: await printed(html, path, stopped) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { is: 'unusable', faults: faultsOf(error) };
  }
}

async function laboured(
  { base }: Bench,
  { work, order }: InHand,
  stopped: AbortSignal,
): Promise<Exclude<Answer, { readonly is: 'progress' }> | null> {
  stopped.throwIfAborted();
  const thread = new Worker(program, { workerData: order });
  let end: Exclude<Answer, { readonly is: 'progress' }> | null = null;
  let steps: Promise<void> = Promise.resolve();
  const over = new Promise<void>((resolve, reject) => {
    thread.on('message', (answer: Answer) => {
      if (answer.is === 'progress') {
        steps = steps.then(() => addStep(base.db, work.id, answer.progress));
        // Told at the end, to whoever waits for it.
        steps.catch(() => undefined);
      } else end = answer;
    });
    thread.once('error', reject);
    thread.once('exit', () => resolve());
  });
  const stop = (): void => void thread.terminate();
  stopped.addEventListener('abort', stop, { once: true });
  try {
    await over;
    await steps;
    return end;
  } finally {
    stopped.removeEventListener('abort', stop);
  }
}

/** What the plan's row takes over from the result, in the transaction of the completion. */
async function settle(
  db: Transaction<Tables>,
  { scope, work, order }: InHand,
  { content, contentHash, files, judged }: Result,
): Promise<void> {
  if (work.plan === null || order.kind === 'render') return;
  const head = await heldPlan(db, scope.workspace, work.plan);
  if (head === null) return;
  const at = { id: head.id, version: head.version };
  if (order.kind === 'propose') {
    const state = head.state === 'described' || head.state === 'understood' ? 'designed' : head.state;
    await changePlan(db, scope, at, { proposal: content.hash, state });
    return;
  }
  const { reason } = Request.parse(work.request);
  for (const file of files) await keepContent(db, scope.workspace, file.content);
  await changePlan(db, scope, at, { design: order.design, reason, state: 'planned' });
  await note(db, scope, 'design.chosen', { subject: head.id, detail: { design: order.design, reason } });
  const made = {
    content,
    contentHash: contentHash ?? content.hash,
    files: files.map(({ path, content: { hash } }) => ({ path, hash })),
    reason: reason ?? '',
    restoredFrom: null,
  };
  await advance(db, scope, head.id, { made, judged });
}
