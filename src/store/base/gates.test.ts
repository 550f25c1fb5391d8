import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { bases } from '../../../test/bases.ts';
import { advance } from './advance.ts';
import { type Approval, listApprovals, type Refusal, sign, standing, type Subject } from './approvals.ts';
import type { Base } from './base.ts';
import { canonicalContent } from './content.ts';
import { bring, lastWords, listEvidence, type NewEvidence, withdraw } from './evidence.ts';
import { createPlan, planHead } from './plans.ts';
import type { RevisionRow } from './revisions.ts';
import { isConflict, type Scope } from './scope.ts';
import { listMoves, listTracked, track } from './tracking.ts';
import { addUpload } from './uploads.ts';

const ada: Scope = { workspace: 'north', person: 'ada' };
const ben: Scope = { workspace: 'north', person: 'ben' };
const eve: Scope = { workspace: 'south', person: 'eve' };

interface Ground {
  readonly base: Base;
  readonly plan: string;
  readonly make: (by: Scope, content: unknown, touches?: readonly Subject[]) => Promise<RevisionRow>;
  readonly signed: (
    by: Scope,
    subject: Subject,
    of: RevisionRow,
    demands?: readonly string[],
  ) => Promise<Approval | Refusal>;
}

async function ground(open: () => Promise<Base>): Promise<Ground> {
  const base = await open();
  const { db } = base;
  for (const { workspace, person } of [ada, ben, eve]) {
    await sql`insert into "user" (id, name, email, "emailVerified") values (${person}, ${person}, ${`${person}@example.com`}, false)`.execute(
      db,
    );
    await sql`insert into workspace (id, name) values (${workspace}, ${workspace}) on conflict do nothing`.execute(
      db,
    );
  }
  const { id: plan } = await createPlan(db, ada, { name: 'Orders', description: 'x', brief: null });
  let against: string | null = null;
  const make: Ground['make'] = async (by, value, touches = []) => {
    const content = canonicalContent(value);
    const made = { content, contentHash: content.hash, files: [], reason: 'made', restoredFrom: null };
    const judged = { against, touches: touches.map((subject) => ({ subject, why: `${subject} changed` })) };
    const advanced = await advance(db, by, plan, { made, judged });
    assert.ok(advanced !== null);
    against = advanced.revision.hash;
    return advanced.revision;
  };
  const signed: Ground['signed'] = (by, subject, { number: revision, hash }, demands = []) =>
    sign(db, by, { plan, revision, hash, subject, verdict: 'approved', note: '', demands });
  return { base, plan, make, signed };
}

const shown = (items: readonly string[], parts: Partial<NewEvidence> = {}): NewEvidence => ({
  gate: 'dev',
  items,
  verdict: 'holds',
  kind: 'link',
  content: 'https://ci.example/run/7',
  upload: null,
  ...parts,
});

async function verdicts({ base, plan }: Ground): Promise<readonly string[]> {
  const stands = standing(await listApprovals(base.db, 'north', plan));
  return Object.entries(stands).flatMap(([subject, approval]) =>
    approval === null ? [] : [`${subject} ${approval.verdict}`],
  );
}

for (const { name, open } of bases) {
  test(`${name}: a gate is signed when each of its demands is shown, and a failed one holds it up`, async () => {
    const here = await ground(open);
    const {
      base: { db, close },
      plan,
    } = here;
    const first = await here.make(ada, { a: 1 });
    await here.signed(ben, 'plan', first);
    const demands = ['Report', 'T-1'];
    assert.equal(await here.signed(ben, 'dev', first, demands), 'evidence');
    await bring(db, ada, plan, shown(['Report']));
    assert.equal(await here.signed(ben, 'dev', first, demands), 'evidence');
    await bring(
      db,
      ada,
      plan,
      shown(['T-1'], { verdict: 'fails', kind: 'text', content: 'two records twice' }),
    );
    assert.equal(await here.signed(ben, 'dev', first, demands), 'evidence');
    const again = await bring(db, ada, plan, shown(['T-1']));
    assert.ok(typeof again !== 'string');
    await withdraw(db, ada, { plan, id: again[0]?.id ?? '' });
    assert.equal(
      await here.signed(ben, 'dev', first, demands),
      'evidence',
      'withdrawn, the failure counts again',
    );
    await bring(db, ada, plan, shown(['T-1']));
    assert.equal(typeof (await here.signed(ben, 'dev', first, demands)), 'object');
    assert.equal((await planHead(db, 'north', plan))?.state, 'building');
    await close();
  });

  test(`${name}: a new revision re-opens what it touches, says why, and asks for new evidence there alone`, async () => {
    const here = await ground(open);
    const {
      base: { db, close },
      plan,
    } = here;
    const first = await here.make(ada, { a: 1 });
    await bring(db, ada, plan, shown(['D']));
    await bring(db, ada, plan, shown(['S'], { gate: 'staging' }));
    for (const [subject, demands] of [
      ['plan', []],
      ['dev', ['D']],
      ['staging', ['S']],
      ['production', []],
    ] as const)
      assert.equal(typeof (await here.signed(ben, subject, first, demands)), 'object', subject);
    assert.equal((await planHead(db, 'north', plan))?.state, 'live');
    const second = await here.make(ada, { a: 2 }, ['plan', 'staging', 'production', 'verified']);
    assert.deepEqual(await verdicts(here), [
      'plan re-opened',
      'dev approved',
      'staging re-opened',
      'production re-opened',
    ]);
    assert.equal((await planHead(db, 'north', plan))?.state, 'building');
    const words = lastWords(await listEvidence(db, 'north', plan), 'staging', second.number);
    assert.equal(words.size, 0, 'what was shown of the old content does not count');
    await here.signed(ben, 'plan', second);
    assert.equal(await here.signed(ben, 'production', second), 'locked');
    assert.equal(await here.signed(ben, 'staging', second, ['S']), 'evidence');
    await bring(db, ada, plan, shown(['S'], { gate: 'staging' }));
    assert.equal(typeof (await here.signed(ben, 'staging', second, ['S'])), 'object');
    assert.equal(typeof (await here.signed(ben, 'production', second)), 'object');
    await close();
  });

  test(`${name}: what nobody compared is taken to be touched, the same content touches nothing`, async () => {
    const here = await ground(open);
    const {
      base: { db, close },
      plan,
    } = here;
    const first = await here.make(ada, { a: 1 });
    await here.signed(ben, 'plan', first);
    await here.make(ada, { a: 1 }, ['plan']);
    assert.deepEqual(await verdicts(here), ['plan approved']);
    const content = canonicalContent({ a: 3 });
    const made = { content, contentHash: content.hash, files: [], reason: 'r', restoredFrom: null };
    const late = await advance(db, ada, plan, { made, judged: { against: 'something older', touches: [] } });
    assert.deepEqual(
      late?.reopened.map((one) => one.subject),
      ['plan'],
    );
    assert.match(late?.reopened[0]?.note ?? '', /not compared/);
    assert.equal(await advance(db, eve, plan, { made, judged: { against: null, touches: [] } }), null);
    await close();
  });

  test(`${name}: nobody signs what they made since it was signed last, even when another made the last revision`, async () => {
    const here = await ground(open);
    const {
      base: { close },
    } = here;
    await here.make(ben, { a: 1 });
    const second = await here.make(ada, { a: 2 });
    assert.equal(await here.signed(ben, 'plan', second), 'own-work');
    assert.equal(await here.signed(ada, 'plan', second), 'own-work');
    await close();
  });

  test(`${name}: a task is moved from the version that was seen, and every move is kept`, async () => {
    const here = await ground(open);
    const {
      base: { db, close },
      plan,
    } = here;
    const card = { state: 'doing', assignee: 'ada', note: '' } as const;
    const first = await track(db, ada, { plan, item: 'K1', version: 0 }, card);
    assert.ok(first !== null && !isConflict(first) && first.version === 1);
    assert.ok(isConflict(await track(db, ben, { plan, item: 'K1', version: 0 }, { ...card, state: 'done' })));
    await track(db, ben, { plan, item: 'K1', version: 1 }, { ...card, assignee: null });
    await track(db, ben, { plan, item: 'K1', version: 2 }, { ...card, state: 'done' });
    assert.equal(await track(db, eve, { plan, item: 'K1', version: 3 }, card), null);
    assert.deepEqual(
      (await listMoves(db, 'north', plan)).map(({ item, state, author }) => [item, state, author]),
      [
        ['K1', 'doing', 'ada'],
        ['K1', 'done', 'ben'],
      ],
    );
    assert.deepEqual(await listTracked(db, 'south', plan), []);
    await assert.rejects(sql`update task_move set state = 'to-do'`.execute(db), /written once/);
    await close();
  });

  test(`${name}: evidence of another workspace, of an unknown file and beyond what is kept is not taken`, async () => {
    const here = await ground(open);
    const {
      base: { db, close },
      plan,
    } = here;
    assert.equal(
      await bring(db, ada, plan, shown(['D'])),
      'no-such-plan',
      'there is no revision to show anything of',
    );
    await here.make(ada, { a: 1 });
    assert.equal(await bring(db, eve, plan, shown(['D'])), 'no-such-plan');
    const foreign = await addUpload(db, eve, {
      name: 'a.txt',
      media: 'text/plain',
      body: new Uint8Array([1]),
    });
    assert.equal(
      await bring(db, ada, plan, shown(['D'], { kind: 'file', upload: foreign.hash })),
      'no-such-file',
    );
    const own = await addUpload(db, ada, {
      name: 'report.txt',
      media: 'text/plain',
      body: new Uint8Array([2]),
    });
    const brought = await bring(db, ada, plan, shown(['D'], { kind: 'file', content: '', upload: own.hash }));
    assert.ok(typeof brought !== 'string' && brought[0]?.content === 'report.txt');
    assert.equal(await withdraw(db, eve, { plan, id: brought[0]?.id ?? '' }), null);
    await close();
  });
}
