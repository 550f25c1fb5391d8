import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bases } from '../../test/bases.ts';
import { openQueue } from './queue.ts';

for (const { name, open } of bases)
  test(`${name}: who stops the queue waits until what was given back has let go of the database`, async () => {
    const base = await open();
    const queue = await openQueue(base, () => undefined);
    let hasLetGo = false;
    const begun = new Promise<void>((resolve) => {
      void queue.hand(1, async (_, signal) => {
        resolve();
        await new Promise((stopped) => signal.addEventListener('abort', stopped, { once: true }));
        await new Promise((passed) => setTimeout(passed, 300));
        hasLetGo = true;
      });
    });
    await queue.send(base.db, 'long');
    await begun;
    await queue.stop(100);
    assert.ok(hasLetGo);
    await base.close();
  });
