import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { InputError, type InputProblem } from '../finding/input.ts';
import { readBrief } from './read.ts';

const start = 'spanwright: 1\nname: Shop and books\nsystems: [{ id: shop, uses: acme }, { id: books }]\n';
const flow = 'flows: [{ id: F1, from: shop.order, to: books.invoice }]\n';

function problemsOf(text: string): readonly InputProblem[] {
  try {
    readBrief({ name: 'b.yaml', text });
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.problems;
  }
  assert.fail('the brief was taken');
}

function only(text: string): InputProblem {
  const problems = problemsOf(text);
  assert.equal(problems.length, 1, problems.map((one) => one.message).join('\n'));
  return problems[0]!;
}

test('the example is read with its figures, and what it leaves out is null, empty or auto', () => {
  const file = new URL('../../examples/crm-billing-support.yaml', import.meta.url);
  const brief = readBrief({ name: 'example', text: readFileSync(file, 'utf8') });
  assert.deepEqual(
    brief.flows.map((one) => [one.id, one.from, one.to, one.trigger, one.freshness]),
    [
      ['F1', 'crm.contact', 'billing.customer', 'webhook', 'PT5M'],
      ['F2', 'billing.payment_intent', 'crm.deal', 'poll', 'PT10M'],
      ['F3', 'support.ticket', 'crm.timeline_event', 'webhook', 'PT1M'],
    ],
  );
  assert.equal(brief.volumes[0]?.existing, 20_000);
  assert.equal(brief.constraints.goLive, '2027-03-01');
  assert.deepEqual([brief.systems[1]?.edition, brief.constraints.never, brief.unknowns], [null, [], []]);
  const short = readBrief({ name: 'b', text: start + flow });
  assert.deepEqual([short.flows[0]?.trigger, short.flows[0]?.direction], ['auto', 'auto']);
});

test('JSON, tabs and a byte order mark included, is read as well', () => {
  const json = JSON.stringify(
    { spanwright: 1, name: 'x', systems: [{ id: 'a' }], flows: [{ id: 'F1', from: 'a.x', to: 'a.y' }] },
    null,
    '\t',
  );
  assert.equal(readBrief({ name: 'b.json', text: `\uFEFF${json}` }).flows[0]?.to, 'a.y');
});

test('an unknown key is named with line, column, pointer and the nearest key', () => {
  const problem = only(
    `${start}flows:\n  - id: F1\n    from: shop.order\n    to: books.invoice\n    freshnes: PT5M\n`,
  );
  assert.deepEqual(
    [problem.file, problem.line, problem.column, problem.pointer],
    ['b.yaml', 8, 5, '/flows/0/freshnes'],
  );
  assert.equal(problem.nearest, 'freshness');
  assert.match(problem.expected ?? '', /^one of id, name, from, to, /);
});

test('what was probably meant by a wrong value is said: enums, durations, dates, currencies, ids', () => {
  const meant = (text: string): string | null => only(text).nearest;
  const withFlow = (rest: string): string =>
    `${start}flows: [{ id: F1, from: shop.order, to: books.invoice, ${rest} }]\n`;
  assert.equal(meant(withFlow('trigger: webhok')), 'webhook');
  assert.equal(meant(withFlow('freshness: 5m')), 'PT5M');
  assert.equal(meant(withFlow('every: 2 hours')), 'PT2H');
  assert.equal(meant(withFlow('every: P1M')), null);
  assert.equal(meant(`${start}${flow}constraints: { goLive: 1.3.2027 }\n`), '2027-03-01');
  assert.equal(meant(`${start}${flow}constraints: { monthlyBudget: { amount: 5, currency: eur } }\n`), 'EUR');
  assert.equal(meant(start + flow.replace('id: F1', 'id: flow one')), 'flow-one');
});

test('a value of the wrong type says what form is expected', () => {
  assert.match(only(`${start}${flow}constraints: { goLive: 2027 }\n`).expected ?? '', /YYYY-MM-DD/);
  assert.match(only(start + flow.replace('to:', 'every: 5, to:')).expected ?? '', /PT5M/);
  assert.equal(only(`${start}${flow}constraints: { compliance: gdpr }\n`).expected, 'a list');
  assert.equal(
    only(`${start}${flow}volumes: [{ object: shop.order, existing: -1 }]\n`).expected,
    'at least 0',
  );
  assert.match(
    only(`${start}${flow}constraints: { goLive: 2027-02-30 }\n`).expected ?? '',
    /a date that exists/,
  );
});

test('systems that do not exist are named with the nearest that does, in flows and volumes', () => {
  const problems = problemsOf(
    `${start}flows: [{ id: F1, from: shp.order, to: nowhere.x }]\nvolumes: [{ object: bokks.invoice }]\n`,
  );
  assert.deepEqual(
    problems.map((one) => [one.pointer, one.nearest]),
    [
      ['/flows/0/from', 'shop.order'],
      ['/flows/0/to', null],
      ['/volumes/0/object', 'books.invoice'],
    ],
  );
});

test('ids and volumes that stand twice, by case alone too, and names of legs are refused', () => {
  const twice = problemsOf(
    `spanwright: 1\nname: x\nsystems: [{ id: a }, { id: A }]\nflows:\n  - { id: F1, from: a.x, to: a.y, direction: two-way }\n  - { id: f1, from: a.x, to: a.z }\n  - { id: F1-back, from: a.x, to: a.w }\nvolumes: [{ object: a.x }, { object: a.x }]\n`,
  );
  assert.deepEqual(
    twice.map((one) => one.pointer),
    ['/systems/1/id', '/flows/1/id', '/flows/2/id', '/volumes/1/object'],
  );
});

test('a flow to itself, and a system with both catalog id and document, are refused', () => {
  assert.match(only(start + flow.replace('books.invoice', 'shop.order')).message, /to itself/);
  assert.match(
    only(start.replace('uses: acme', 'uses: acme, api: a.yaml') + flow).message,
    /both "uses" and "api"/,
  );
});

test('a system of which nothing is said but its id is allowed', () => {
  assert.deepEqual(readBrief({ name: 'b', text: start + flow }).systems[1], {
    id: 'books',
    uses: null,
    api: null,
    name: null,
    description: null,
    edition: null,
    role: null,
    approvals: [],
  });
});

test('all problems of shape and coherence come together, in the order of the text', () => {
  const problems = problemsOf(
    'name: 3\nsistems: []\nsystems: [{ id: a, rol: x }]\nflows: [{ id: F1, from: b.x, to: a.x, trigger: no }]\n',
  );
  assert.deepEqual(
    problems.map((one) => one.pointer),
    ['/spanwright', '/name', '/sistems', '/systems/0/rol', '/flows/0/from', '/flows/0/trigger'],
  );
  assert.equal(problems[0]?.expected, '1');
});

test('bad YAML is told by line: tabs, keys that stand twice, foreign tags, a second document', () => {
  assert.deepEqual(
    [only('spanwright: 1\nsystems:\n\t- id: a').line, only('spanwright: 1\nsystems:\n\t- id: a').message],
    [3, 'Tabs are not allowed as indentation'],
  );
  assert.deepEqual(
    [only('spanwright: 1\nname: a\nname: b').line, only('spanwright: 1\nname: a\nname: b').message],
    [3, 'Map keys must be unique'],
  );
  assert.equal(only('spanwright: 1\nname: !!js/function x').line, 2);
  assert.match(only('spanwright: 1\n---\nname: b').message, /second document/);
});

test('texts that would exhaust the machine are refused: anchors that multiply, endless nesting, more than 1 MB', () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]`,
  );
  assert.match(only(`spanwright: 1\na0: &a0 [x, x]\n${levels.join('\n')}\n`).message, /anchors expand/);
  assert.match(only(`spanwright: ${'['.repeat(100_000)}`).message, /nested too deeply/);
  assert.match(only(`spanwright: 1\nname: ${'x'.repeat(1_000_000)}`).message, /larger than 1 MB/);
  assert.match(only(`spanwright: 1\nname: ${'語'.repeat(340_000)}`).message, /larger than 1 MB/);
});

test('what is no map of keys is told that a YAML brief is expected', () => {
  for (const text of [
    '',
    '# nothing yet\n',
    '- a\n- b\n',
    'Please connect our shop to the books.',
    'Connect these: shop, books: [and\n\tmore',
  ]) {
    assert.match(only(text).expected ?? '', /a YAML brief \(with the key spanwright: 1\)/, text);
  }
});

test('keys that reach for prototypes are unknown keys like others', () => {
  assert.match(only(`${start}${flow}__proto__: { a: 1 }\n`).message, /unknown key "__proto__"/);
});

test('two volumes of one object are refused, however it is spelled', () => {
  const problem = only(
    `${start}${flow}volumes: [{ object: shop.order, existing: 1 }, { object: shop.Orders, existing: 2 }]\n`,
  );
  assert.deepEqual([problem.pointer, problem.line], ['/volumes/1/object', 5]);
  assert.match(problem.message, /same object as "shop.order"/);
});

test('no time at all is neither an interval nor a freshness', () => {
  for (const key of ['every', 'freshness']) {
    const problem = only(start + flow.replace('to:', `${key}: P0D, to:`));
    assert.deepEqual([problem.pointer, problem.expected?.includes('PT5M')], [`/flows/0/${key}`, true]);
  }
});

test('a flow may not be called as the plan calls a part of its own', () => {
  for (const id of ['K1', 'd2', 'Project', 'budget', 'no-loss', 'PH-staging', 'K3-F1', 'avoid-kafka']) {
    const problem = only(start + flow.replace('F1', id));
    assert.equal(problem.pointer, '/flows/0/id', id);
    assert.equal(problem.nearest, `flow-${id}`);
  }
  const second = '{ id: F1-freshness, from: shop.refund, to: books.invoice }';
  assert.equal(
    only(`${start}flows: [{ id: F1, from: shop.order, to: books.invoice, freshness: PT5M }, ${second}]`)
      .pointer,
    '/flows/1/id',
  );
  for (const id of ['constructor', 'a-b', 'F1-create', 'Kontakte', 'D', 'order-status', 'toString'])
    assert.equal(readBrief({ name: 'b', text: start + flow.replace('F1', id) }).flows[0]?.id, id);
});
