import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiProfile, type Field } from '../../catalog/profile.ts';
import { InputError } from '../../finding/input.ts';
import { readDocument } from '../readers.ts';

function read(name: string, text: string): ApiProfile {
  const profile = readDocument({ name, text });
  assert.equal(ApiProfile.safeParse(profile).success, true);
  return profile;
}

function fields(profile: ApiProfile): Readonly<Record<string, Field>> {
  return Object.fromEntries((profile.resources[0]?.fields ?? []).map((field) => [field.path, field]));
}

function rows(count: number, row: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => row(at)).join('\n');
}

test('a semicolon file as a German ERP writes it: decimal commas, days before months, Y and N, a key of two columns', () => {
  const text = `\uFEFFArtNo;Whs;OnHand;Counted;Blocked;Note\r\n${rows(30, (at) => `A-${Math.floor(at / 2)};${at % 2 === 0 ? 'HAM' : 'MUC'};1.2${at % 10}0,5${at % 10};${(at % 28) + 1}.10.2026;${at % 3 === 0 ? 'J' : 'N'};${at === 4 ? '"a; ""b"""' : ''}`)}`;
  const profile = read('in/stock-export_2026-01-31.csv', text);
  const found = fields(profile);
  assert.equal(profile.kind, 'file');
  assert.deepEqual(
    [profile.resources[0]?.name, profile.resources[0]?.primaryKey, profile.resources[0]?.confidence],
    ['stock', ['ArtNo', 'Whs'], 'inferred'],
  );
  assert.deepEqual(
    [found['OnHand']?.type, found['Counted']?.format, found['Blocked']?.type],
    ['number', 'date', 'boolean'],
  );
  assert.deepEqual(found['Whs']?.enum, ['HAM', 'MUC']);
  assert.deepEqual([found['Note']?.nullable, found['ArtNo']?.nullable], [true, false]);
  const told = profile.quirks.map((one) => one.text).join(' ');
  assert.match(
    told,
    /OnHand: written with a decimal comma.*Counted: written with dd\.mm\.yyyy.*parted by ;.*byte order mark/,
  );
});

test('delimiters are told apart even where the others stand inside the cells', () => {
  for (const sign of [',', ';', '\t', '|']) {
    const others = [',', ';', '|'].filter((one) => one !== sign).join('');
    const profile = read(
      'people.csv',
      `id${sign}name\n${rows(8, (at) => `${at}${sign}"x${others}${sign}${at}\ny"`)}`,
    );
    assert.deepEqual(Object.keys(fields(profile)), ['id', 'name'], JSON.stringify(sign));
    assert.deepEqual(profile.resources[0]?.primaryKey, ['id']);
  }
});

test('values tell their format: mail, phone, time stamps, ids with leading zeros, amounts with a currency', () => {
  const profile = read(
    'orders.csv',
    `order_no,email,phone,placed,zip,total,ccy,share\n${rows(25, (at) => `${1000 + at},p${at}@x.example,+49 40 ${100000 + at},2026-01-${String((at % 28) + 1).padStart(2, '0')}T10:00:00Z,0${1000 + at},${at}.50 EUR,EUR,${at}.5`)}`,
  );
  const found = fields(profile);
  assert.deepEqual(
    ['order_no', 'email', 'phone', 'placed', 'zip', 'total', 'ccy', 'share'].map(
      (name) => `${found[name]?.type} ${found[name]?.format}`,
    ),
    [
      'integer null',
      'string email',
      'string phone',
      'string date-time',
      'string null',
      'number decimal',
      'string currency-code',
      'number decimal',
    ],
  );
  assert.deepEqual(profile.resources[0]?.primaryKey, ['order_no']);
});

test('what a sample leaves open is asked: which stands first, month or day, and what a comma parts', () => {
  const profile = read('x.csv', `d,n\n${rows(9, (at) => `0${at + 1}/0${at + 1}/2026,"${at + 1},000"`)}`);
  assert.match(
    profile.unknowns.join(' '),
    /d \(the day or the month may stand first\), n \(a comma may part thousands/,
  );
  assert.ok(
    !read('y.csv', `d\n${rows(9, (at) => `${at + 13}/01/2026`)}\n`).unknowns.some((one) =>
      /month may stand first/.test(one),
    ),
  );
});

test('one column with a decimal comma settles what commas and points mean in the others', () => {
  const profile = read('z.csv', `a;b;c\n${rows(9, (at) => `${at},5;${at + 1},000;${at + 1}.000`)}`);
  const found = fields(profile);
  assert.deepEqual([found['b']?.type, found['c']?.type], ['number', 'integer']);
  assert.ok(!profile.unknowns.some((one) => /thousands/.test(one)));
});

test('text that is not UTF-8 is asked about', () => {
  assert.match(
    read('m.csv', 'name\nM\uFFFDller\nx').unknowns.join(' '),
    /In which encoding is m\.csv written/,
  );
});

test('a file without headings gets numbered columns and a question', () => {
  const profile = read(
    'plain.csv',
    rows(6, (at) => `${at};2026-01-0${at + 1};x`),
  );
  assert.deepEqual(Object.keys(fields(profile)), ['column_1', 'column_2', 'column_3']);
  assert.ok(profile.unknowns.some((one) => /no row of headings/.test(one)));
});

test('JSON lists, records under one key and NDJSON give the same fields, nested ones by dotted paths', () => {
  const record = (at: number): object => ({
    id: at,
    name: `n${at}`,
    address: { city: 'X' },
    lines: [{ sku: 'a', qty: 1.5 }],
    gone: null,
  });
  const all = Array.from({ length: 6 }, (_, at) => record(at));
  const list = read('orders.json', JSON.stringify(all));
  const keyed = read('orders.json', JSON.stringify({ count: 6, orders: all }));
  const lines = read('orders.ndjson', all.map((one) => JSON.stringify(one)).join('\n'));
  assert.deepEqual(Object.keys(fields(list)), [
    'id',
    'name',
    'address',
    'address.city',
    'lines',
    'lines[].sku',
    'lines[].qty',
    'gone',
  ]);
  assert.deepEqual(fields(keyed), fields(list));
  assert.deepEqual(fields(lines), fields(list));
  assert.deepEqual(
    [fields(list)['lines[].qty']?.type, fields(list)['gone']?.type, list.resources[0]?.primaryKey],
    ['number', 'unknown', ['id']],
  );
});

test('a document that misspells its format is still refused as such and not taken for records', () => {
  assert.throws(
    () => read('api.json', JSON.stringify({ opnapi: '3.0.3', servers: [{ url: 'x' }], paths: {} })),
    InputError,
  );
});

test('broken and empty files are refused with the line', () => {
  const problem = (
    name: string,
    text: string,
  ): { readonly line: number | null; readonly message: string } => {
    try {
      read(name, text);
    } catch (error) {
      assert.ok(error instanceof InputError);
      return error.problems[0] ?? assert.fail('no problem');
    }
    return assert.fail('was accepted');
  };
  assert.equal(problem('a.ndjson', '{"a":1}\n{"a":').line, 2);
  assert.match(problem('a.csv', '').message, /empty/);
  assert.match(problem('a.csv', 'a\u0000b').message, /zero bytes/);
});

test('only the first records are looked at, and any cells end in a profile or a refusal', () => {
  const long = read('big.csv', `id,v\n${rows(6000, (at) => `${at},x`)}`);
  assert.ok(long.unknowns.some((one) => /5000 records, the first of more/.test(one)));
  const cell = fc.constantFrom(
    'a',
    '"',
    '""',
    ';',
    ',',
    '\n',
    '\r',
    '1,5',
    '01.02.2026',
    '\t',
    '__proto__',
    '',
    ' ',
    '\uFFFD',
    '1e5',
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
      try {
        read('any.csv', cells.join(''));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('of a few records the names of the columns tell the key, or it is asked for', () => {
  const key = (name: string, text: string): readonly string[] | undefined =>
    read(name, text).resources[0]?.primaryKey;
  assert.deepEqual(key('orders.csv', 'Customer No.;Order No.;Paid\nC1;A1;y\nC2;A2;n\n'), ['Order No.']);
  assert.deepEqual(key('drop.csv', 'Article Number,Amount\nA,1\nB,2\n'), ['Article Number']);
  assert.deepEqual(key('drop.csv', 'Street,House Number\nMain,1\nElm,2\n'), []);
  assert.deepEqual(key('lines.ndjson', '{"sku":"a","id":1}\n{"sku":"b","id":2}\n'), ['id']);
  assert.deepEqual(key('orders.csv', 'Order No.;Paid\nA1;y\nA1;n\n'), []);
  const told = read('drop.csv', 'Paid,Name\ny,A\nn,B\n');
  assert.deepEqual(told.resources[0]?.primaryKey, []);
  assert.match(told.unknowns.join(' '), /too small to tell/);
});

test('a heading that ends in a dot may be the key', () => {
  const text = ['Order No.;Amount', ...Array.from({ length: 6 }, (_, at) => `A${at};1,50`)].join('\n');
  assert.deepEqual(read('odd.csv', text).resources[0]?.primaryKey, ['Order No.']);
});

test('headings that repeat a word or leave one out are headings, and lines before them are passed over', () => {
  const repeated = read('a.csv', 'id,name,name,\n1,a,b,c\n2,e,f,g\n');
  assert.deepEqual(Object.keys(fields(repeated)), ['id', 'name', 'name_2', 'column_4']);
  const titled = read('a.csv', 'Export of customers\n\nid,name,mail\n1,a,a@b.example\n2,b,b@b.example\n');
  assert.deepEqual(Object.keys(fields(titled)), ['id', 'name', 'mail']);
  assert.match(titled.quirks.map((one) => one.text).join(' '), /before the headings, to be passed over: 1/);
  assert.deepEqual(Object.keys(fields(read('a.csv', 'Amount\n1,5\n2,5\n'))), ['Amount']);
});

test('records one level down are read; several lists are refused by name', () => {
  const nested = { meta: { count: 1 }, data: { customers: [{ id: 'a', zip: '01' }] } };
  assert.deepEqual(Object.keys(fields(read('a.json', JSON.stringify(nested)))), ['id', 'zip']);
  const several = { data: { customers: [{ id: 'a' }], orders: [{ no: 1 }] } };
  assert.throws(
    () => readDocument({ name: 'a.json', text: JSON.stringify(several) }),
    /several lists of records \(data\.customers, data\.orders\); expected one list/,
  );
  assert.throws(
    () => readDocument({ name: 'a.json', text: '[{"id":1},\n{"id":2,}]' }),
    /a\.json:2:\d+: not valid JSON/,
  );
});

test('a quote that is not closed where its cell ends is told with its record', () => {
  const asks = (text: string): string => read('people.csv', text).unknowns.join(' ');
  assert.match(
    asks('id,name,city\n1,Bob,Rome\n2,"open,Berlin\n3,Eve,Paris\n'),
    /Record 2 of people\.csv has a quote/,
  );
  assert.match(asks('id,name,city\n1,"open,Berlin\n2,"Bob",Paris\n'), /Record 1 of people\.csv has a quote/);
  assert.doesNotMatch(asks('id,name,city\n1,"a ""b"", c",Berlin\n2,Bob,Paris\n'), /quote/);
});

test('letters before figures make no amount of an article number', () => {
  const found = fields(read('stock.csv', 'sku,price\nSKU-1,EUR 5.00\nSKU-22,EUR 7.50\nABC 300,CHF 1\n'));
  assert.deepEqual([found['sku']?.type, found['price']?.type], ['string', 'number']);
});

test('headings alone are told as such, and so are columns beyond what is read', () => {
  const bare = read('people.csv', 'id,name,email\n').unknowns.join(' ');
  assert.match(bare, /has headings and no record/);
  assert.doesNotMatch(bare, /worked out from 0/);
  const wide = Array.from({ length: 2100 }, (_, at) => `c${at}`).join(',');
  assert.match(read('wide.csv', `${wide}\n${wide}\n`).unknowns.join(' '), /first 2000 were read/);
});

test('lines of a plain text file that are cut alike are records, other text is none', () => {
  assert.deepEqual(Object.keys(fields(read('out.txt', 'id|name\n1|A\n2|B\n'))), ['id', 'name']);
  assert.throws(
    () => read('notes.txt', 'Orders go to the shop, and stock comes back.\nEvery night.\n'),
    InputError,
  );
});
