import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apply, run } from './apply.ts';
import type { MappingRow } from './mapping.ts';

const none = { xref: {}, tables: {} };
const plain: MappingRow = {
  from: ['a'],
  to: 'x',
  score: 1,
  transform: 'direct',
  jsonata: 'a',
  lossy: [],
  why: '',
  fromTypes: ['string'],
  toType: 'string',
  required: false,
  nullRule: 'omit',
  defaultValue: null,
  valueMap: null,
  reads: [],
  maxLength: null,
  personal: null,
};

describe('a mapping that is run', () => {
  it('fills nested targets and lists', async () => {
    const mappings = [
      { ...plain, to: 'p.q.r' },
      { ...plain, to: 'p.list[].v', jsonata: '[1, 2]' },
      { ...plain, to: 'p.list[].w', jsonata: '[null, 3]' },
    ];
    const { body } = await apply({ mappings }, { a: 'A' }, none);
    assert.deepEqual(body, { p: { q: { r: 'A' }, list: [{ v: 1 }, { v: 2, w: 3 }] } });
  });

  it('follows the null rule of each row', async () => {
    const mappings = [
      plain,
      { ...plain, to: 'cleared', nullRule: 'clear' as const },
      { ...plain, to: 'kept', nullRule: 'default' as const, defaultValue: '"d"' },
      { ...plain, to: 'needed', nullRule: 'stop' as const, required: true },
    ];
    const { body, problems, stopped } = await apply({ mappings }, { a: '' }, none);
    assert.deepEqual(body, { cleared: null, kept: 'd' });
    assert.deepEqual(problems, [
      { to: 'needed', message: 'needed is required, and a gives no value', stops: true },
    ]);
    assert.equal(stopped, true);
  });

  it('does not write through the prototype of an object', async () => {
    const { body } = await apply({ mappings: [{ ...plain, to: '__proto__.polluted' }] }, { a: 'A' }, none);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(Object.getPrototypeOf(body), Object.prototype);
  });

  it('keeps 0 and false, which are not empty', async () => {
    const { body } = await apply(
      { mappings: [plain, { ...plain, to: 'y', jsonata: 'b' }] },
      { a: 0, b: false },
      none,
    );
    assert.deepEqual(body, { x: 0, y: false });
  });
});

describe('an expression', () => {
  it('that does not end is given up', async () => {
    const { error } = await run('($f := function($n) { $f($n + 1) }; $f(0))', {}, none);
    assert.ok(error !== null && error.length > 0);
  });

  it('that makes a huge list is given up', async () => {
    const { error } = await run('[1..9000000]', {}, none);
    assert.ok(error !== null);
  });

  it('that fails, or cannot be read, is told', async () => {
    assert.ok((await run('$number("x")', {}, none)).error !== null);
    assert.ok((await run('a ~> (', {}, none)).error !== null);
  });

  it('that reads the clock, draws lots or evaluates text is refused', async () => {
    for (const text of ['$now()', '$millis()', '$random()', '$eval("1")', '{"a": [$shuffle([1, 2])]}']) {
      assert.match((await run(text, {}, none)).error ?? '', /not allowed/);
    }
  });
});
