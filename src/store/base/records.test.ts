import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { bases } from '../../../test/bases.ts';
import { amend, listAmendments } from './amendments.ts';
import { listApprovals, reopen, sign, standing } from './approvals.ts';
import { auditLog } from './audit.ts';
import type { Base } from './base.ts';
import { canonicalContent } from './content.ts';
import { changePlan, createPlan, listPlans, type PlanChange, planHead } from './plans.ts';
import { restoreRevision } from './advance.ts';
import { addRevision, listRevisions, revisionAt } from './revisions.ts';
import { isConflict, type Scope } from './scope.ts';
import { makeToken, revokeToken, scopeOfToken } from './tokens.ts';
import { addUpload, uploadAt } from './uploads.ts';
import {
  addStep,
  askWork,
  beginWork,
  cancelWork,
  countFailure,
  endWork,
  openWorks,
  stepsAfter,
  workAt,
} from './works.ts';

const ada: Scope = { workspace: 'north', person: 'ada' };
const ben: Scope = { workspace: 'north', person: 'ben' };
const eve: Scope = { workspace: 'south', person: 'eve' };

async function peopled(open: () => Promise<Base>): Promise<Base> {
  const base = await open();
  for (const { workspace, person } of [ada, ben, eve]) {
    await sql`insert into "user" (id, name, email, "emailVerified") values (${person}, ${person}, ${`${person}@example.com`}, false)`.execute(
      base.db,
    );
    await sql`insert into workspace (id, name) values (${workspace}, ${workspace}) on conflict do nothing`.execute(
      base.db,
    );
    await sql`insert into member (workspace, person, role) values (${workspace}, ${person}, 'architect')`.execute(
      base.db,
    );
  }
  return base;
}

const judged = { against: null, touches: [] };
const described = { name: 'Orders', description: 'Orders go from the shop to the books.', brief: null };

for (const { name, open } of bases) {
  test(`${name}: a plan is changed by one of two at a time, and the other sees what stands`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    const first = await changePlan(db, ada, { id, version: 1 }, { name: 'First' });
    assert.ok(first !== null && !isConflict(first) && first.version === 2);
    const second = await changePlan(db, ben, { id, version: 1 }, { name: 'Second' });
    assert.ok(isConflict(second) && second.current.name === 'First');
    assert.equal((await planHead(db, 'north', id))?.name, 'First');
    await close();
  });

  test(`${name}: a plan that was only described is understood with its first brief, and goes back by none`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    const saved = async (version: number, change: PlanChange): Promise<unknown> => {
      const made = await changePlan(db, ada, { id, version }, change);
      assert.ok(made !== null && !isConflict(made));
      return { state: made.state, start: made.start, brief: made.brief };
    };
    assert.deepEqual(await saved(1, { start: '2027-01-11' }), {
      state: 'described',
      start: '2027-01-11',
      brief: null,
    });
    assert.deepEqual(await saved(2, { brief: 'spanwright: 1', start: null }), {
      state: 'understood',
      start: null,
      brief: 'spanwright: 1',
    });
    await saved(3, { state: 'designed' });
    assert.deepEqual(await saved(4, { brief: 'spanwright: 1\nname: Two' }), {
      state: 'designed',
      start: null,
      brief: 'spanwright: 1\nname: Two',
    });
    await close();
  });

  test(`${name}: plans are listed last changed first, every one once whatever the page`, async () => {
    const { db, close } = await peopled(open);
    const ids = [];
    for (let index = 0; index < 7; index += 1)
      ids.unshift((await createPlan(db, ada, { ...described, name: `P${index}` })).id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPlans>> = await listPlans(db, 'north', { after, limit: 3 });
      seen.push(...page.items.map((plan) => plan.id));
      after = page.next;
    } while (after !== null);
    assert.deepEqual(seen.toSorted(), ids.toSorted());
    assert.equal(seen.length, 7);
    await close();
  });

  test(`${name}: another workspace sees and changes nothing`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    await addRevision(db, ada, id, {
      content: canonicalContent({ a: 1 }),
      files: [],
      contentHash: 'x',
      reason: 'made',
      restoredFrom: null,
    });
    const file = await addUpload(db, ada, {
      name: 'a.yaml',
      media: 'text/yaml',
      body: new Uint8Array([1, 2]),
    });
    const { work } = await askWork(db, ada, { plan: id, kind: 'propose', request: {}, key: 'k' });
    assert.equal(await planHead(db, 'south', id), null);
    assert.deepEqual((await listPlans(db, 'south', { after: null, limit: 9 })).items, []);
    assert.equal(await changePlan(db, eve, { id, version: 1 }, { name: 'Mine' }), null);
    assert.equal(
      await addRevision(db, eve, id, {
        content: canonicalContent(1),
        files: [],
        contentHash: 'x',
        reason: 'r',
        restoredFrom: null,
      }),
      null,
    );
    assert.deepEqual(await listRevisions(db, 'south', id), []);
    assert.equal(await revisionAt(db, 'south', id, 1), null);
    assert.equal(await restoreRevision(db, eve, { plan: id, number: 1 }, { reason: 'r', judged }), null);
    assert.equal(await uploadAt(db, 'south', file.hash), null);
    assert.equal(await workAt(db, 'south', work.id), null);
    assert.equal(await cancelWork(db, eve, work.id), false);
    assert.equal(await amend(db, eve, { plan: id, kind: 'task', key: 'T1', version: 0 }, 1), null);
    const signing = {
      plan: id,
      revision: 1,
      hash: 'x',
      subject: 'plan',
      verdict: 'approved',
      note: '',
      demands: [],
    } as const;
    assert.equal(await sign(db, eve, signing), 'no-such-plan');
    assert.deepEqual(
      (await auditLog(db, 'south', { after: null, limit: 9, area: null, actor: null })).items,
      [],
    );
    await close();
  });

  test(`${name}: revisions are numbered without a gap, keep their bytes, and the same content is no new one`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    const add = (content: unknown): ReturnType<typeof addRevision> =>
      addRevision(db, ada, id, {
        content: canonicalContent(content),
        files: [],
        contentHash: 'c',
        reason: 'made',
        restoredFrom: null,
      });
    await Promise.all([add({ n: 1 }), add({ n: 2 }), add({ n: 3 })]);
    const again = await add({ n: 4, m: [1, 'é'] });
    assert.equal((await add({ m: [1, 'é'], n: 4 }))?.number, again?.number, 'order of keys is no content');
    const restored = await restoreRevision(db, ben, { plan: id, number: 1 }, { reason: 'as it was', judged });
    assert.equal(restored?.revision.restoredFrom, 1);
    const all = await listRevisions(db, 'north', id);
    assert.deepEqual(
      all.map((one) => one.number),
      [5, 4, 3, 2, 1],
    );
    assert.equal(all[0]?.hash, all[4]?.hash);
    assert.equal((await revisionAt(db, 'north', id, 4))?.body, '{"m":[1,"é"],"n":4}');
    await assert.rejects(sql`update revision set reason = 'other'`.execute(db), /written once/);
    await assert.rejects(sql`update content set body = '{}'`.execute(db), /written once/);
    await close();
  });

  test(`${name}: gates are signed in order, by another than the author, for what is seen, and are re-opened`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    const revision = await addRevision(db, ada, id, {
      content: canonicalContent({ a: 1 }),
      files: [],
      contentHash: 'c',
      reason: 'made',
      restoredFrom: null,
    });
    assert.ok(revision !== null);
    const of = (subject: 'plan' | 'dev' | 'staging' | 'production', hash: string = revision.hash) =>
      ({ plan: id, revision: 1, hash, subject, verdict: 'approved', note: 'seen', demands: [] }) as const;
    assert.equal(await sign(db, ada, of('plan')), 'own-work');
    assert.equal(await sign(db, ben, of('production')), 'locked');
    assert.equal(await sign(db, ben, of('plan', 'other')), 'not-the-latest');
    for (const subject of ['plan', 'dev', 'staging', 'production'] as const)
      assert.equal(typeof (await sign(db, ben, of(subject))), 'object', subject);
    assert.equal(await sign(db, ben, of('plan')), 'already');
    const next = await addRevision(db, ada, id, {
      content: canonicalContent({ a: 2 }),
      files: [],
      contentHash: 'd',
      reason: 'more',
      restoredFrom: null,
    });
    assert.ok(next !== null);
    const touched = [
      { subject: 'plan', why: 'F1 changed' },
      { subject: 'staging', why: 'T3 changed' },
    ] as const;
    const opened = await reopen(db, ada, { plan: id, revision: next }, touched);
    assert.deepEqual(
      opened.map((one) => [one.subject, one.note]),
      [
        ['plan', 'F1 changed'],
        ['staging', 'T3 changed'],
      ],
    );
    const stands = standing(await listApprovals(db, 'north', id));
    assert.deepEqual(
      [stands.plan?.verdict, stands.dev?.verdict, stands.staging?.verdict],
      ['re-opened', 'approved', 're-opened'],
    );
    assert.equal(await sign(db, ben, { ...of('production', next.hash), revision: 2 }), 'locked');
    await close();
  });

  test(`${name}: work of one key is asked once, its steps go on where a reader stopped, and its end comes once`, async () => {
    const { db, close } = await peopled(open);
    const ask = (): ReturnType<typeof askWork> =>
      askWork(db, ada, { plan: null, kind: 'propose', request: { a: 1 }, key: 'same' });
    const asked = await Promise.all([ask(), ask(), ask()]);
    assert.equal(new Set(asked.map(({ work }) => work.id)).size, 1);
    assert.equal(asked.filter(({ isNew }) => isNew).length, 1);
    const { id } = asked[0].work;
    assert.equal((await beginWork(db, id))?.work.attempts, 1);
    assert.equal((await beginWork(db, id))?.work.attempts, 2, 'after a crash it is taken up again');
    for (const step of ['a', 'b', 'c']) await addStep(db, id, { step });
    assert.deepEqual(
      (await stepsAfter(db, id, 1)).map(({ number, step }) => [number, step]),
      [
        [2, { step: 'b' }],
        [3, { step: 'c' }],
      ],
    );
    assert.equal(await endWork(db, id, { state: 'done', result: 'r' }), true);
    assert.equal(await endWork(db, id, { state: 'done', result: 'again' }), false);
    assert.equal(await beginWork(db, id), null);
    assert.equal(await cancelWork(db, ada, id), false);
    assert.deepEqual(
      [(await workAt(db, 'north', id))?.state, (await workAt(db, 'north', id))?.result],
      ['done', 'r'],
    );
    await close();
  });

  test(`${name}: what was cancelled or failed may be asked for again, as another piece of work`, async () => {
    const { db, close } = await peopled(open);
    const ask = (): ReturnType<typeof askWork> =>
      askWork(db, ada, { plan: null, kind: 'propose', request: { a: 1 }, key: 'same' });
    const { work: first } = await ask();
    assert.equal(await cancelWork(db, ada, first.id), true);
    const { work: second, isNew } = await ask();
    assert.deepEqual([isNew, second.id === first.id], [true, false]);
    await beginWork(db, second.id);
    assert.deepEqual([await countFailure(db, second.id), await countFailure(db, second.id)], [1, 2]);
    assert.equal(await endWork(db, second.id, { state: 'failed', problem: {} }), true);
    assert.equal((await ask()).isNew, true);
    assert.equal(await openWorks(db, 'north'), 1);
    await close();
  });

  test(`${name}: an amendment is set from the version that was seen`, async () => {
    const { db, close } = await peopled(open);
    const { id } = await createPlan(db, ada, described);
    const at = (version: number) => ({ plan: id, kind: 'specification', key: 'SMEs', version }) as const;
    const made = await Promise.all([
      amend(db, ada, at(0), { who: 'Ada' }),
      amend(db, ben, at(0), { who: 'Ben' }),
    ]);
    assert.equal(made.filter((one) => isConflict(one)).length, 1);
    await amend(db, ben, at(1), ['x']);
    const [stands] = await listAmendments(db, 'north', { plan: id, kind: 'specification' });
    assert.deepEqual([stands?.value, stands?.version, stands?.author], [['x'], 2, 'ben']);
    await close();
  });

  test(`${name}: a token speaks for its owner until it is over, revoked, or its owner has left`, async () => {
    const { db, close } = await peopled(open);
    const now = new Date('2027-01-01T00:00:00Z');
    const { secret, token } = await makeToken(db, ada, {
      name: 'ci',
      expiresAt: new Date('2027-02-01T00:00:00Z'),
    });
    assert.deepEqual(await scopeOfToken(db, secret, now), ada);
    assert.equal(await scopeOfToken(db, secret, new Date('2027-03-01T00:00:00Z')), null);
    assert.equal(await scopeOfToken(db, `${secret}x`, now), null);
    assert.equal(await revokeToken(db, ben, token.id), false);
    await sql`delete from member where person = 'ada'`.execute(db);
    assert.equal(await scopeOfToken(db, secret, now), null);
    const { rows } = await sql<{ hash: string }>`select hash from access_token`.execute(db);
    assert.notEqual(rows[0]?.hash, secret);
    await close();
  });

  test(`${name}: an upload keeps its bytes and is there once`, async () => {
    const { db, close } = await peopled(open);
    const body = new Uint8Array([0, 255, 128, 10, 13]);
    const one = await addUpload(db, ada, { name: 'a.bin', media: 'application/octet-stream', body });
    const two = await addUpload(db, ben, { name: 'b.bin', media: 'text/plain', body });
    assert.deepEqual(two, one);
    assert.deepEqual([...((await uploadAt(db, 'north', one.hash))?.body ?? [])], [...body]);
    await close();
  });

  test(`${name}: everything that was done stands in the log, newest first, page by page`, async () => {
    const { db, close } = await peopled(open);
    for (let index = 0; index < 5; index += 1) await createPlan(db, ada, { ...described, name: `P${index}` });
    const first = await auditLog(db, 'north', { after: null, limit: 3, area: null, actor: null });
    const rest = await auditLog(db, 'north', { after: first.next, limit: 3, area: null, actor: null });
    const names = [...first.items, ...rest.items].map((entry) => (entry.detail as { name: string }).name);
    assert.deepEqual(names, ['P4', 'P3', 'P2', 'P1', 'P0']);
    assert.equal(rest.next, null);
    assert.equal(first.items[0]?.actorName, 'ada');
    await close();
  });
}
