import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { row, side, value } from '../../test/sides.ts';
import { messages } from '../finding/messages.ts';
import { apply } from './apply.ts';
import { matchers, recallAtThree } from './eval/matchers.ts';
import { type EvalPair, readPair, scorePair, summary } from './eval/pair.ts';
import { Mapping, type MappingSide } from './mapping.ts';
import { match } from './match.ts';
import { sample } from './sample.ts';

const folder = new URL('./eval/', import.meta.url);
const pairs: readonly EvalPair[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readPair(name, readFileSync(new URL(name, folder), 'utf8')));

describe('match', () => {
  it('beats both plain matchers on the evaluation set by far, and its mappings are nearly all right', () => {
    const measured = new Map(
      Object.entries(matchers).map(([name, predict]) => [
        name,
        summary(pairs.map((pair) => scorePair(pair, predict(pair.from, pair.to)))),
      ]),
    );
    const ours = measured.get('spanwright');
    assert.ok(ours !== undefined);
    assert.ok(ours.f1 > 0.85, `F1 ${ours.f1}`);
    assert.ok(ours.precision > 0.95, `precision ${ours.precision}`);
    assert.ok(ours.f1 > 1.5 * (measured.get('trigram TF-IDF')?.f1 ?? 1));
    const hits = pairs.map((pair) => recallAtThree(pair.from, pair.to, pair.truth));
    assert.ok(
      hits.reduce((sum, { hit }) => sum + hit, 0) > 0.95 * hits.reduce((sum, { all }) => sum + all, 0),
    );
  });

  it('gives a valid mapping whose every expression runs on the sample record, in both directions of every pair', async () => {
    for (const pair of pairs) {
      for (const [from, to] of [
        [pair.from, pair.to],
        [pair.to, pair.from],
      ] as const) {
        const mapping = match(from, to);
        assert.deepEqual(Mapping.parse(mapping), mapping);
        const { problems, body } = await apply(mapping, sample(from), { xref: {}, tables: {} });
        assert.deepEqual(problems, []);
        assert.ok(Object.keys(body).length > 5);
      }
    }
  });

  it('names at least three other targets for every source field, and none that was chosen', () => {
    for (const { from, to } of pairs) {
      const { candidates, mappings } = match(from, to);
      for (const { path } of from.fields) {
        const own = candidates.filter((candidate) => candidate.from[0] === path);
        assert.ok(own.length >= 3, path);
        for (const { to: target } of own)
          assert.ok(!mappings.some((chosen) => chosen.from.includes(path) && chosen.to === target));
      }
    }
  });

  it('gives the same mapping twice', () => {
    for (const { from, to } of pairs)
      assert.equal(JSON.stringify(match(from, to)), JSON.stringify(match(from, to)));
  });

  it('never fills read-only fields, ids and timestamps of the system', () => {
    const from = side('contact', {
      id: {},
      email: {},
      created_at: { format: 'date-time' },
      score: { type: 'number' },
    });
    const to = side('customer', {
      id: {},
      email: { readOnly: true },
      createdAt: { format: 'date-time' },
      score: { type: 'number' },
    });
    assert.deepEqual(
      match(from, to).mappings.map((chosen) => chosen.to),
      ['score'],
    );
  });

  it('joins first and last name, and splits a full name with the loss told', async () => {
    const parts = side('contact', { 'properties.firstname': {}, 'properties.lastname': {} });
    const whole = side('customer', { name: {} });
    const joined = match(parts, whole);
    assert.deepEqual(row(joined, 'name').from, ['properties.firstname', 'properties.lastname']);
    assert.equal(row(joined, 'name').transform, 'concat');
    assert.equal(
      await value(joined, 'name', { properties: { firstname: 'Ada', lastname: 'Lovelace' } }),
      'Ada Lovelace',
    );
    assert.equal(
      await value(joined, 'name', { properties: { firstname: null, lastname: 'Lovelace' } }),
      'Lovelace',
    );
    const apart = match(whole, parts);
    assert.equal(await value(apart, 'properties.firstname', { name: 'Ada King Lovelace' }), 'Ada King');
    assert.equal(await value(apart, 'properties.lastname', { name: 'Ada King Lovelace' }), 'Lovelace');
    assert.equal(await value(apart, 'properties.lastname', { name: 'Plato' }), undefined);
    assert.equal(row(apart, 'properties.lastname').lossy.length, 1);
  });

  it('converts money by the record’s own currency', async () => {
    const from = side('deal', { amount: { type: 'number' }, currency: {} });
    const to = side('charge', { amount_cents: { type: 'integer' }, currency: {} });
    const there = match(from, to);
    assert.equal(row(there, 'amount_cents').transform, 'unit');
    assert.equal(await value(there, 'amount_cents', { amount: 19.99, currency: 'usd' }), 1999);
    assert.equal(await value(there, 'amount_cents', { amount: 500, currency: 'JPY' }), 500);
    assert.equal(await value(there, 'amount_cents', { amount: 1.5, currency: 'KWD' }), 1500);
    const back = match(to, from);
    assert.equal(await value(back, 'amount', { amount_cents: 1999, currency: 'EUR' }), 19.99);
    assert.equal(await value(back, 'amount', { amount_cents: 500, currency: 'JPY' }), 500);
  });

  it('warns when an integer amount is only taken to count minor units', () => {
    const { findings } = match(
      side('invoice', { total: { type: 'integer' } }),
      side('bill', { total: { type: 'number' } }),
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['SPW205'],
    );
  });

  it('turns moments round: epoch, date-time and date', async () => {
    const epoch = side('invoice', { due_date: { type: 'integer', format: 'unix-time' } });
    const day = side('bill', { DueDate: { format: 'date' } });
    const moment = side('bill', { dueAt: { format: 'date-time' } });
    assert.equal(await value(match(epoch, day), 'DueDate', { due_date: 1768469400 }), '2026-01-15');
    assert.equal(
      await value(match(epoch, moment), 'dueAt', { due_date: 1768469400 }),
      '2026-01-15T09:30:00.000Z',
    );
    assert.equal(
      await value(match(moment, epoch), 'due_date', { dueAt: '2026-01-15T09:30:00Z' }),
      1768469400,
    );
    assert.equal(await value(match(moment, day), 'DueDate', { dueAt: '2026-01-15T09:30:00Z' }), '2026-01-15');
    assert.deepEqual(row(match(moment, day), 'DueDate').lossy, ['the time of day is dropped']);
    assert.equal(await value(match(day, moment), 'dueAt', { DueDate: '2026-01-15' }), '2026-01-15T00:00:00Z');
  });

  it('maps enum values by word and by meaning, and lists those without a counterpart', () => {
    const mapping = match(
      side('ticket', { status: { enum: ['new', 'on-hold', 'solved', 'teleported'] } }),
      side('issue', { state: { enum: ['OPEN', 'WAITING', 'CLOSED'] } }),
    );
    assert.deepEqual(row(mapping, 'state').valueMap, { new: 'OPEN', 'on-hold': 'WAITING', solved: 'CLOSED' });
    assert.deepEqual(row(mapping, 'state').lossy, ['no counterpart for teleported']);
    assert.deepEqual(
      mapping.findings.map(({ rule }) => rule),
      ['SPW203'],
    );
  });

  it('looks references up instead of copying them', async () => {
    const mapping = match(
      side('contact', { organization_id: { type: 'integer' } }),
      side('person', { account_id: { references: 'company' } }),
    );
    assert.equal(row(mapping, 'account_id').transform, 'lookup');
    assert.equal(await value(mapping, 'account_id', { organization_id: 7 }), 'acc_7');
    assert.equal(await value(mapping, 'account_id', { organization_id: 8 }), undefined);
  });

  it('keeps lists side by side, entry by entry, also where an entry lacks a value', async () => {
    const from = side('order', {
      line_items: { type: 'array' },
      'line_items[].title': {},
      'line_items[].qty': { type: 'integer' },
    });
    const to = side('invoice', {
      Lines: { type: 'array' },
      'Lines[].Description': {},
      'Lines[].Quantity': { type: 'number' },
    });
    const record = { line_items: [{ title: 'Pen', qty: 2 }, { title: 'Ink' }, { qty: 1 }] };
    const { body } = await apply(match(from, to), record, { xref: {}, tables: {} });
    assert.deepEqual(body, {
      Lines: [{ Description: 'Pen', Quantity: 2 }, { Description: 'Ink' }, { Quantity: 1 }],
    });
  });

  it('takes the first of a list for a single value, and puts a single value first in a list', async () => {
    const many = side('contact', { 'emails[].value': {} });
    const one = side('customer', { email: {} });
    const record = { emails: [{ value: ' Ada@Example.com ' }, { value: 'b@example.com' }] };
    assert.equal(await value(match(many, one), 'email', record), 'ada@example.com');
    const { body } = await apply(match(one, many), { email: 'ada@example.com' }, { xref: {}, tables: {} });
    assert.deepEqual(body, { emails: [{ value: 'ada@example.com' }] });
  });

  it('turns opposites round, cuts what is too long, casts what has another type', async () => {
    const from = side('comment', {
      private: { type: 'boolean' },
      subject: {},
      priority_score: { type: 'number' },
      zip: { type: 'integer' },
    });
    const to = side('note', { public: { type: 'boolean' }, subject: { maxLength: 5 }, zip_code: {} });
    const mapping = match(from, to);
    assert.equal(await value(mapping, 'public', { private: true }), false);
    assert.equal(await value(mapping, 'subject', { subject: 'A long subject' }), 'A lon');
    assert.deepEqual(row(mapping, 'subject').lossy, ['cut at 5 characters']);
    assert.equal(await value(mapping, 'zip_code', { zip: 10115 }), '10115');
  });

  it('turns country names into codes by a table, and codes into themselves', async () => {
    const mapping = match(
      side('contact', { country: {} }),
      side('customer', { 'address.country': { maxLength: 2 } }),
    );
    assert.equal(await value(mapping, 'address.country', { country: 'Germany' }), 'DE');
    assert.equal(await value(mapping, 'address.country', { country: 'fr' }), 'FR');
    assert.deepEqual(
      mapping.findings.map(({ rule }) => rule),
      ['SPW206'],
    );
  });

  it('tells required fields without a source, and fills one that can have a single value only', () => {
    const to = side('payment', {
      mode: { required: true },
      object: { required: true, enum: ['payment'] },
      email: { required: true },
    });
    const mapping = match(side('contact', { email: {} }), to);
    assert.deepEqual(mapping.unmapped.required, ['mode']);
    assert.equal(row(mapping, 'object').defaultValue, '"payment"');
    assert.equal(row(mapping, 'email').nullRule, 'stop');
    assert.deepEqual(
      mapping.findings.map(({ rule, severity }) => [rule, severity]),
      [['SPW201', 'error']],
    );
  });

  it('asks for a field of an optional container only when the container is used', () => {
    const to = side('customer', {
      email: {},
      shipping: { type: 'object' },
      'shipping.carrier_code': { required: true },
    });
    assert.deepEqual(match(side('contact', { email: {} }), to).unmapped.required, []);
  });

  it('maps nothing between objects that share nothing, and says so', () => {
    const mapping = match(side('invoice', { total: { type: 'number' } }), side('photo', { aperture: {} }));
    assert.deepEqual(mapping.mappings, []);
    assert.deepEqual(
      mapping.findings.map(({ rule }) => rule),
      ['SPW202'],
    );
    assert.ok(messages['SPW202']);
  });

  it('quotes names that JSONata would read as something else', async () => {
    const mapping = match(
      side('contact', { 'fields.e-mail': {}, 'fields.48x48 photo': {} }),
      side('person', { email: {}, photo: {} }),
    );
    assert.equal(await value(mapping, 'email', { fields: { 'e-mail': 'A@b.example' } }), 'a@b.example');
  });

  it('maps each of 400 fields onto one of 400 at most', () => {
    const kinds = ['name', 'email', 'status', 'amount', 'due_date', 'city', 'owner_id', 'note'];
    const many = (prefix: string): MappingSide =>
      side(
        'record',
        Object.fromEntries(
          Array.from({ length: 400 }, (_, at) => [`${prefix}${at % 50}_${kinds[at % 8]}_${at}`, {}]),
        ),
      );
    const { mappings } = match(many('alpha'), many('beta'));
    assert.ok(mappings.length > 300, `${mappings.length} mapped`);
    const targets = mappings.map(({ to }) => to);
    assert.equal(new Set(targets).size, targets.length);
  });
});

it('fields named as what every object has are fields like others', () => {
  const odd = {
    constructor: {},
    'toString.valueOf': {},
    hasOwnProperty: { enum: ['constructor'] },
    email: {},
  };
  const mapping = match(side('thing', odd), side('thing', odd));
  assert.ok(mapping.mappings.some((row) => row.to === 'email'));
  assert.ok(mapping.mappings.some((row) => row.to === 'constructor'));
});

it('a held target gets its value whatever the source says, and is neither mapped nor missing', () => {
  const why = 'a person decides';
  const states = ['draft', 'open'];
  const mapping = match(
    side('a', { status: { enum: states }, name: {} }),
    side('b', { status: { required: true, enum: states }, name: {} }),
    [{ field: 'status', value: '"draft"', why }],
  );
  const held = row(mapping, 'status');
  assert.deepEqual([held.from, held.transform, held.jsonata, held.why], [[], 'constant', '"draft"', why]);
  assert.deepEqual(mapping.unmapped.required, []);
  assert.deepEqual(
    mapping.mappings.map((one) => one.to),
    ['status', 'name'],
  );
});

it('an amount that is converted names the currency it looks at, and the currency does not count as unused', () => {
  const mapping = match(
    side('invoice', { total_cents: { type: 'integer' }, currency: {} }),
    side('invoice', { total: { type: 'number' } }),
  );
  assert.deepEqual(
    [row(mapping, 'total').from, row(mapping, 'total').reads],
    [['total_cents'], ['currency']],
  );
  assert.deepEqual(mapping.unmapped.from, []);
});

it('a company goes by its name where the target wants a display name, a person by its parts before the name on an address', () => {
  const customer = side('customer', { DisplayName: { required: true }, CompanyName: {} });
  const company = match(side('company', { name: {}, city: {} }), customer);
  assert.deepEqual(
    [row(company, 'CompanyName').from, row(company, 'DisplayName').from],
    [['name'], ['name']],
  );
  const person = match(
    side('customer', { first_name: {}, last_name: {}, 'default_address.name': {} }),
    side('customer', { name: {} }),
  );
  assert.deepEqual(row(person, 'name').from, ['first_name', 'last_name']);
});

it('a currency goes to the code, not to the name beside it', () => {
  const mapping = match(
    side('invoice', { currency: {} }),
    side('invoice', { 'CurrencyRef.name': {}, 'CurrencyRef.value': {} }),
  );
  assert.equal(mapping.mappings[0]?.to, 'CurrencyRef.value');
});
