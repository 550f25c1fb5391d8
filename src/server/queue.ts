// The queue that hands work to workers: pg-boss in the same database, so that asking for work and writing it down is one transaction.
// It knows ids of work alone; what the work is stands in the store.
import { sql } from 'kysely';
import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { Base } from '../store/base/base.ts';
import type { Access } from '../store/base/scope.ts';

const queueName = 'work';
/** An id that no job has. */
const noJob = '00000000-0000-0000-0000-000000000000';
/** Processes may end as often as they like; what fails by itself is counted and ended by the worker. */
const patient = 10_000;
/** A worker that is silent for so long is taken for dead, and its work goes to another. */
const silence = 15;
/** How often somebody looks who is silent, seconds. */
const look = 10;

export interface Queue {
  /** Within the caller's transaction. */
  readonly send: (access: Access, work: string) => Promise<void>;
  /** Hands work out, so many at a time, until the queue is stopped. What `act` throws is tried again. */
  readonly hand: (atOnce: number, act: (work: string, signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Waits for what is in hand, so many milliseconds at most. */
  readonly stop: (patience: number) => Promise<void>;
}

interface Slip {
  readonly work: string;
}

/** `told` hears of errors that belong to no piece of work. */
export async function openQueue(base: Base, told: (error: Error) => void): Promise<Queue> {
  const watching = { superviseIntervalSeconds: look, monitorIntervalSeconds: look };
  const boss = new PgBoss(
    base.embedded === null
      ? { connectionString: base.url ?? '', max: 4, ...watching }
      : { db: fromPglite(base.embedded), backend: 'pglite', ...watching },
  );
  boss.on('error', told);
  await boss.start();
  await boss.createQueue(queueName, {
    retryLimit: patient,
    retryDelay: 1,
    expireInSeconds: 3600,
    heartbeatSeconds: silence,
  });
  // It reads once what the queue is, and not in a transaction of ours: the embedded database would wait for itself.
  await boss.complete(queueName, noJob);
  const send: Queue['send'] = async (access, work) => {
    await boss.send(queueName, { work } satisfies Slip, { db: fromKysely(access) });
  };
  const inHand = new Set<Promise<void>>();
  if (base.embedded !== null) await takeUpAgain(base);
  await bringAgain(base, send);
  return {
    send,
    hand: async (atOnce, act) => {
      await boss.work<Slip>(
        queueName,
        { pollingIntervalSeconds: 0.5, localConcurrency: atOnce, batchSize: 1 },
        async (jobs) => {
          for (const job of jobs) {
            const doing = act(job.data.work, job.signal);
            inHand.add(doing);
            await doing.finally(() => inHand.delete(doing));
          }
        },
      );
    },
    stop: async (patience) => {
      await boss.stop({ graceful: true, timeout: patience });
      // What was given back has been told so, and still holds the database for a moment.
      await Promise.allSettled(inHand);
    },
  };
}

/** The database lives in one process at a time: whatever was in hand when it opens was in the hands of one that is gone. */
async function takeUpAgain({ db }: Base): Promise<void> {
  await sql`update pgboss.job set state = 'retry', start_after = now() where name = ${queueName} and state = 'active'`.execute(
    db,
  );
}

/** Work that nobody will bring any more, because the queue was lost or a backup was restored, is brought again. */
async function bringAgain({ db }: Base, send: Queue['send']): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select w.id from work w where w.state in ('waiting', 'running') and not exists (
      select 1 from pgboss.job j where j.name = ${queueName} and j.data->>'work' = w.id and j.state in ('created', 'retry', 'active'))`.execute(
    db,
  );
  for (const { id } of rows) await send(db, id);
}
