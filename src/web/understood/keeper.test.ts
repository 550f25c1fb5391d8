import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keeper, type Place, type Version } from './keeper.ts';

class Changed extends Error {}

/** A place as a server is one: refuses what was not read last. */
function server(text: string): Place & { held: Version; remembered: unknown; down: boolean } {
  const self = {
    held: { text, tag: '"1"' },
    remembered: null as unknown,
    down: false,
    save: async (version: Version) => {
      await Promise.resolve();
      if (self.down) throw new Error('not reached');
      if (version.tag !== self.held.tag) throw new Changed('changed');
      self.held = { text: version.text, tag: `"${Number(self.held.tag.replaceAll('"', '')) + 1}"` };
      return self.held;
    },
    read: () => Promise.resolve(self.held),
    isConflict: (error: unknown) => error instanceof Changed,
    remember: (unsaved: unknown) => {
      self.remembered = unsaved;
    },
  };
  return self;
}

function opened(place: Place & { held: Version }): Keeper {
  return new Keeper(place.held, place, 1);
}

test('what is written is saved after a pause, and remembered here until then', async () => {
  const place = server('a');
  const keeper = opened(place);
  keeper.write('b');
  assert.deepEqual(place.remembered, { text: 'b', base: 'a' });
  assert.equal(keeper.snapshot().state, 'waiting');
  await new Promise((done) => setTimeout(done, 30));
  assert.equal(place.held.text, 'b');
  assert.equal(place.remembered, null);
  assert.equal(keeper.snapshot().state, 'saved');
});

test('what is written while it is being sent is sent next', async () => {
  const place = server('a');
  const keeper = opened(place);
  keeper.write('b');
  const first = keeper.flush();
  keeper.write('c');
  await first;
  assert.equal(await keeper.flush(), true);
  assert.equal(place.held.text, 'c');
});

test('two that change the same: the second chooses, and either choice leaves one text', async () => {
  for (const choice of ['mine', 'theirs'] as const) {
    const place = server('a');
    const [one, two] = [opened(place), opened(place)];
    one.write('one');
    assert.equal(await one.flush(), true);
    two.write('two');
    assert.equal(await two.flush(), false);
    assert.deepEqual(two.snapshot().theirs?.text, 'one');
    assert.equal(two.snapshot().text, 'two');
    if (choice === 'mine') assert.equal(await two.keepMine(), true);
    else two.takeTheirs();
    assert.equal(place.held.text, choice === 'mine' ? 'two' : 'one');
    assert.equal(two.snapshot().text, place.held.text);
    assert.equal(two.snapshot().state, 'saved');
  }
});

test('a version that only counts other changes is no conflict', async () => {
  const place = server('a');
  const keeper = opened(place);
  place.held = { text: 'a', tag: '"7"' };
  keeper.write('b');
  assert.equal(await keeper.flush(), true);
  assert.equal(place.held.text, 'b');
});

test('a server that is away loses nothing: it is saved when it comes back', async () => {
  const place = server('a');
  const keeper = opened(place);
  place.down = true;
  keeper.write('b');
  assert.equal(await keeper.flush(), false);
  assert.equal(keeper.snapshot().state, 'failed');
  assert.deepEqual(place.remembered, { text: 'b', base: 'a' });
  place.down = false;
  assert.equal(await keeper.flush(), true);
  assert.equal(place.held.text, 'b');
});

test('a newer version is taken only where nothing is unsaved', () => {
  const place = server('a');
  const keeper = opened(place);
  keeper.adopt({ text: 'z', tag: '"9"' });
  assert.equal(keeper.snapshot().text, 'z');
  keeper.write('mine');
  keeper.adopt({ text: 'y', tag: '"10"' });
  assert.equal(keeper.snapshot().text, 'mine');
});

test('unsaved words of an earlier visit over another version are a choice too', async () => {
  const place = server('theirs');
  const keeper = opened(place);
  keeper.dispute('mine');
  assert.deepEqual([keeper.snapshot().state, keeper.snapshot().theirs?.text], ['conflict', 'theirs']);
  assert.equal(await keeper.flush(), false);
  assert.equal(await keeper.keepMine(), true);
  assert.equal(place.held.text, 'mine');
});
