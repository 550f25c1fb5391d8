// Processes that are ended by force in the middle of what they do: nothing that was accepted is lost, torn or done twice. SPANWRIGHT_KILLS
// says how often (3 without it); the moments are random, and printed when something is wrong.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { RevisionRow } from '../src/store/base/revisions.ts';
import type { Work } from '../src/store/base/works.ts';
import { serverDatabase, stopServer } from './postgres.ts';
import { asked, ownerOf, type Place, serveProcess, type ServerProcess, workProcess } from './processes.ts';
import { quickBrief } from './quick-brief.ts';
import type { Caller } from './servers.ts';

after(stopServer);

const kills = Number(process.env['SPANWRIGHT_KILLS'] ?? '3');

/** Two known systems and few records: a second or two of measuring, so that processes die in the middle of it. */
const slow = `${quickBrief
  .replace('name: Northwind ERP', 'uses: hubspot')
  .replace('name: Blue Ledger', 'uses: stripe')}volumes:
  - { object: a.customer, existing: 50, changesPerDay: 10, peakFactor: 2 }
`;

/** What a client was told had been taken. */
interface Taken {
  readonly plans: string[];
  readonly works: string[];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Of so many server lives one asks for measured work; the others for what takes a moment. */
const measuredEvery = 5;

/** Describes a plan, asks for its work, and goes on describing until the server dies. Requests without an answer were not taken, or were: nobody knows. */
async function keepAsking(
  server: ServerProcess,
  caller: Caller,
  { taken, life }: { readonly taken: Taken; readonly life: number },
): Promise<void> {
  const measured = life % measuredEvery === 0;
  const brief = measured ? slow : quickBrief;
  try {
    const plan = await described(server, caller, taken, brief);
    for (const wanted of [
      { kind: 'propose', measured },
      { kind: 'compose', design: 'D1', reason: 'The simplest.', measured },
    ]) {
      const work = await asked<Work>(server, caller, ['POST', `/plans/${plan}/work`], wanted);
      assert.equal(work.status, 202, work.text);
      taken.works.push(work.json.id);
    }
    for (const document of ['plan.docx', 'project.docx', 'archive.zip'] as const) {
      await pause(100);
      await described(server, caller, taken, brief);
      await rendered(server, caller, taken, document);
    }
    for (;;) {
      await pause(100);
      await described(server, caller, taken, brief);
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

async function described(
  server: ServerProcess,
  caller: Caller,
  taken: Taken,
  brief: string,
): Promise<string> {
  const made = await asked<{ readonly id: string }>(server, caller, ['POST', '/plans'], {
    name: `Plan ${taken.plans.length}`,
    description: '',
    brief,
  });
  assert.equal(made.status, 201, made.text);
  taken.plans.push(made.json.id);
  return made.json.id;
}

/** Asks for a document of the first plan, which is the same work each time; nothing where that plan is not made yet. */
async function rendered(
  server: ServerProcess,
  caller: Caller,
  taken: Taken,
  document: string,
): Promise<void> {
  const path = `/plans/${taken.plans[0] ?? ''}/revisions/1/renderings`;
  const work = await asked<Work>(server, caller, ['POST', path], { path: document });
  if (work.status === 404) return;
  assert.equal(work.status, 202, work.text);
  if (!taken.works.includes(work.json.id)) taken.works.push(work.json.id);
}

/** Gives how often a process ended in the middle of one of them. */
async function allDone(server: ServerProcess, caller: Caller, works: readonly string[]): Promise<number> {
  let broken = 0;
  for (const id of works)
    for (;;) {
      const { json } = await asked<Work>(server, caller, ['GET', `/work/${id}`]);
      if (json.state === 'done') {
        broken += json.attempts - 1;
        break;
      }
      assert.ok(json.state === 'waiting' || json.state === 'running', JSON.stringify(json));
      await pause(200);
    }
  return broken;
}

/** Every plan that was taken is there, with one whole revision; every step of its making is in the log once. */
async function nothingTorn(server: ServerProcess, caller: Caller, taken: Taken): Promise<void> {
  const counts = new Map<string, number>();
  for (let after: string | null = null; ; ) {
    const {
      json,
    }: { readonly json: { items: readonly { action: string; subject: string }[]; next: string | null } } =
      await asked(server, caller, ['GET', `/audit?limit=100${after === null ? '' : `&after=${after}`}`]);
    for (const { action, subject } of json.items)
      counts.set(`${action} ${subject}`, (counts.get(`${action} ${subject}`) ?? 0) + 1);
    after = json.next;
    if (after === null) break;
  }
  for (const plan of taken.plans) {
    assert.equal((await asked(server, caller, ['GET', `/plans/${plan}`])).status, 200);
    const { json } = await asked<readonly RevisionRow[]>(server, caller, ['GET', `/plans/${plan}/revisions`]);
    assert.ok(json.length <= 1, `${plan} has ${json.length} revisions`);
    for (const { number, hash } of json) {
      const { text } = await asked(server, caller, ['GET', `/plans/${plan}/revisions/${number}`]);
      assert.equal(createHash('sha256').update(text).digest('hex'), hash);
      for (const action of ['revision.made', 'design.chosen'])
        assert.equal(counts.get(`${action} ${plan}`), 1, `${action} of ${plan}`);
    }
  }
  for (const work of taken.works) assert.equal(counts.get(`work.asked ${work}`), 1);
}

/** What a server said of what broke; else its last words. */
function lastWords(server: ServerProcess): string {
  const broken = server
    .said()
    .split('\n')
    .filter((line) => line.includes('broken'));
  return broken.length > 0 ? broken.slice(-3).join('\n') : server.said().slice(-500);
}

for (const name of ['embedded', 'server'] as const)
  test(`${name}: a server killed ${kills} times at random moments loses nothing that it took, tears and doubles nothing`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'spanwright-kills-'));
    const place: Place = name === 'embedded' ? { folder } : { database: await serverDatabase() };
    const taken: Taken = { plans: [], works: [] };
    const moments: number[] = [];
    let caller: Caller | null = null;
    for (let round = 0; round < kills; round += 1) {
      const server = await serveProcess(place);
      caller ??= await ownerOf(server);
      const asking = keepAsking(server, caller, { taken, life: round });
      const moment = Math.round(Math.random() * 2500);
      moments.push(moment);
      await pause(moment);
      await server.kill();
      await asking;
    }
    const server = await serveProcess(place);
    try {
      assert.ok(caller !== null && taken.works.length > 0);
      const broken = await allDone(server, caller, taken.works);
      await nothingTorn(server, caller, taken);
      context.diagnostic(
        `${kills} kills, ${broken} in the middle of work; ${taken.plans.length} plans and ${taken.works.length} pieces of work were taken`,
      );
    } catch (error) {
      throw new Error(`killed after ${moments.join(', ')} ms\n${lastWords(server)}`, {
        cause: error,
      });
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });

test('two servers and two workers on one Postgres share 100 jobs, one worker killed in the middle, each job done once', async () => {
  const database = await serverDatabase();
  const place: Place = { database };
  const [one, two] = [await serveProcess(place, ['--no-worker']), await serveProcess(place, ['--no-worker'])];
  const workers = [await workProcess(database), await workProcess(database)];
  try {
    const caller = await ownerOf(one);
    const taken: Taken = { plans: [], works: [] };
    for (let at = 0; at < 100; at += 1) {
      const server = at % 2 === 0 ? one : two;
      const made = await asked<{ readonly id: string }>(server, caller, ['POST', '/plans'], {
        name: `Plan ${at}`,
        description: '',
        brief: quickBrief,
      });
      taken.plans.push(made.json.id);
      const wanted = { kind: 'compose', design: 'D1', reason: 'The simplest.', measured: false };
      const work = await asked<Work>(server, caller, ['POST', `/plans/${made.json.id}/work`], wanted);
      assert.equal(work.status, 202, work.text);
      taken.works.push(work.json.id);
      if (at === 40) await workers[0]?.kill();
    }
    await allDone(two, caller, taken.works);
    await nothingTorn(one, caller, taken);
  } finally {
    for (const process of [one, two, ...workers]) await process.kill();
  }
});
