import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pagination } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';
import { largestInWords } from './figures.ts';

type Parameters = readonly {
  readonly name: string;
  readonly type?: string;
  readonly text?: string;
  readonly maximum?: number;
  readonly format?: string;
  readonly in?: string;
  readonly properties?: object;
}[];
interface Asked {
  readonly params?: Parameters;
  readonly answer?: object;
  readonly headers?: object;
  readonly text?: string;
}

function paging(asked: Asked): Pagination | null {
  const records = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
  const get = {
    description: asked.text ?? '',
    parameters: (asked.params ?? []).map((one) => ({
      name: one.name,
      in: one.in ?? 'query',
      description: one.text ?? '',
      schema: {
        type: one.type ?? 'string',
        ...(one.properties === undefined ? {} : { properties: one.properties }),
        ...(one.maximum === undefined ? {} : { maximum: one.maximum }),
        ...(one.format === undefined ? {} : { format: one.format }),
      },
    })),
    responses: {
      200: {
        description: 'ok',
        headers: asked.headers ?? {},
        content: {
          'application/json': { schema: { type: 'object', properties: { data: records, ...asked.answer } } },
        },
      },
    },
  };
  const document = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: { '/things': { get } } };
  return (
    readDocument({ name: 'a', text: JSON.stringify(document) }).resources[0]?.operations[0]?.pagination ??
    null
  );
}

const text = { type: 'string' };
const object = (properties: object): object => ({ type: 'object', properties });
const brief = (one: Pagination | null): readonly unknown[] => [
  one?.style,
  one?.requestParam,
  one?.nextTokenPath,
  one?.pageSizeParam,
  one?.maxPageSize,
];

test('a cursor with the place of the next one, at any depth and in any spelling', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ['after', { paging: object({ next: object({ after: text, link: text }) }) }, 'paging.next.after'],
    ['cursor', { meta: object({ next_cursor: text }) }, 'meta.next_cursor'],
    ['NextToken', { NextToken: text }, 'NextToken'],
    ['pageToken', { nextPageToken: text }, 'nextPageToken'],
    ['iterator', { iterator: text }, 'iterator'],
    [
      'page[after]',
      { meta: object({ after_cursor: text }), links: object({ next: text }) },
      'meta.after_cursor',
    ],
  ];
  for (const [param, answer, path] of cases)
    assert.deepEqual(brief(paging({ params: [{ name: param }], answer })).slice(0, 3), [
      'cursor',
      param,
      path,
    ]);
});

test('a list that says it has more after the last record is a cursor on its id', () => {
  const found = paging({
    params: [
      { name: 'starting_after', text: 'A cursor for use in pagination.' },
      { name: 'limit', type: 'integer', text: 'Between 1 and 100' },
    ],
    answer: { has_more: { type: 'boolean' } },
  });
  assert.deepEqual(brief(found), ['cursor', 'starting_after', 'data[-1].id', 'limit', 100]);
  assert.equal(found?.confidence, 'documented');
});

test('pages, offsets and links', () => {
  assert.deepEqual(
    brief(
      paging({
        params: [
          { name: 'page', type: 'integer' },
          { name: 'per_page', type: 'integer', maximum: 250 },
        ],
      }),
    ),
    ['page', 'page', null, 'per_page', 250],
  );
  assert.deepEqual(
    brief(
      paging({
        params: [
          { name: '$skip', type: 'integer' },
          { name: '$top', type: 'integer' },
        ],
      }),
    ),
    ['offset', '$skip', null, '$top', null],
  );
  assert.deepEqual(brief(paging({ answer: { next_page_uri: { type: 'string', format: 'uri' } } })), [
    'link',
    null,
    'next_page_uri',
    null,
    null,
  ]);
  assert.deepEqual(
    brief(paging({ answer: { _links: object({ next: object({ href: text }) }) } })).slice(0, 3),
    ['link', null, '_links.next.href'],
  );
  assert.deepEqual(brief(paging({ headers: { Link: {} } })).slice(0, 3), [
    'link',
    null,
    'Link header, rel="next"',
  ]);
});

test('a page parameter that is described as a token is a cursor', () => {
  assert.deepEqual(
    brief(
      paging({
        params: [{ name: 'page', text: 'Cursor from next_page of the answer before' }],
        answer: { next_page: text },
      }),
    ).slice(0, 3),
    ['cursor', 'page', 'next_page'],
  );
});

test('a date or a sender with the name of a knob is none', () => {
  const found = paging({
    params: [
      { name: 'start', format: 'date-time' },
      { name: 'from', text: 'Phone number of the sender' },
      { name: 'after', format: 'date' },
    ],
    answer: { next_page_uri: text },
  });
  assert.deepEqual(brief(found).slice(0, 2), ['link', null]);
});

test('without any sign a described list has no paging, and an undescribed or hinted one is unknown', () => {
  assert.deepEqual([paging({})?.style, paging({})?.confidence], ['none', 'inferred']);
  assert.equal(paging({ text: 'Supports pagination.' }), null);
  assert.equal(paging({ params: [{ name: 'limit', type: 'integer' }] }), null);
  const bare = readDocument({
    name: 'a',
    text: JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'A', version: '1' },
      paths: { '/things': { get: { responses: { 200: { description: 'ok' } } } } },
    }),
  });
  assert.equal(bare.resources[0]?.operations[0]?.pagination, null);
});

test('where lists show their paging only in answers, a list that shows none stays unknown', () => {
  const list = (properties: object): object => ({
    get: {
      responses: {
        200: {
          description: 'ok',
          content: {
            'application/json': {
              schema: object({ data: { type: 'array', items: object({ id: text }) }, ...properties }),
            },
          },
        },
      },
    },
  });
  const document = {
    openapi: '3.0.3',
    info: { title: 'A', version: '1' },
    paths: { '/a_things': list({ next_page: { type: 'string', format: 'uri' } }), '/b_things': list({}) },
  };
  assert.deepEqual(
    readDocument({ name: 'a', text: JSON.stringify(document) }).resources.map(
      (one) => one.operations[0]?.pagination?.style ?? null,
    ),
    ['link', null],
  );
});

test('the largest page is found in words', () => {
  for (const [words, figure] of [
    ['The maximum is 100.', 100],
    ['Max: 1,000', 1000],
    ['between 1 and 250', 250],
    ['Up to 500 per page', 500],
    ['must not exceed 50', 50],
    ['1-200', 200],
    ['default 20, 100 max', 100],
    ['Number of results', null],
  ] as const) {
    assert.equal(largestInWords(words), figure, words);
  }
});

test('OData hands out the address of the next page, also in its old wrapper', () => {
  const params = [
    { name: '$top', type: 'integer' },
    { name: '$skip', type: 'integer' },
  ];
  assert.deepEqual(brief(paging({ params, answer: { '@odata.nextLink': text } })).slice(0, 4), [
    'link',
    null,
    '@odata.nextLink',
    '$top',
  ]);
  const token = [{ name: '$skiptoken' }];
  assert.deepEqual(brief(paging({ params: token, answer: { d: object({ __next: text }) } })).slice(0, 3), [
    'cursor',
    '$skiptoken',
    'd.__next',
  ]);
  assert.deepEqual(brief(paging({ params })).slice(0, 2), ['offset', '$skip']);
});

test('a token may travel in headers, but a page parameter outranks one that is asked for there', () => {
  const header = { name: 'X-Next-Token', in: 'header' };
  const headers = { 'X-Next-Token': { schema: text } };
  assert.deepEqual(brief(paging({ params: [header], headers })).slice(0, 3), [
    'cursor',
    'X-Next-Token',
    'header X-Next-Token',
  ]);
  assert.equal(paging({ params: [header, { name: 'page', type: 'integer' }], headers })?.style, 'page');
});

test('ids that a list goes on after are a cursor, unless it runs backwards', () => {
  const params = [
    { name: 'since_id', text: 'Only records after this ID' },
    { name: 'limit', type: 'integer', text: 'max. 250' },
  ];
  assert.deepEqual(brief(paging({ params })), ['cursor', 'since_id', 'data[-1].id', 'limit', 250]);
  assert.deepEqual(brief(paging({ params: [...params, { name: 'max_id' }] })), [
    'cursor',
    'max_id',
    'data[-1].id',
    'limit',
    250,
  ]);
});

test('a parameter whose namesake for the next page is answered is a cursor', () => {
  const params = [{ name: 'stream_position' }, { name: 'limit', type: 'integer' }];
  assert.deepEqual(brief(paging({ params, answer: { next_stream_position: text } })), [
    'cursor',
    'stream_position',
    'next_stream_position',
    'limit',
    null,
  ]);
  assert.deepEqual(
    brief(paging({ params: [{ name: 'continue' }], answer: { metadata: object({ continue: text }) } })).slice(
      0,
      3,
    ),
    ['cursor', 'continue', 'metadata.continue'],
  );
});

test('words tell what odd names page by', () => {
  const size = { name: 'limit', type: 'integer' };
  const by = (name: string, words: string, type = 'string'): readonly unknown[] =>
    brief(paging({ params: [{ name, type, text: words }, size] })).slice(0, 2);
  assert.deepEqual(by('batch_token', 'A pagination cursor for the next set of results'), [
    'cursor',
    'batch_token',
  ]);
  assert.deepEqual(by('first', 'the first result', 'integer'), ['offset', 'first']);
  assert.deepEqual(by('offset', 'An offset token returned by the API'), ['cursor', 'offset']);
  assert.equal(by('tz', 'Offset of the time zone', 'integer')[1], undefined);
  assert.deepEqual(
    brief(
      paging({
        params: [
          { name: 'offset', type: 'integer' },
          { name: 'number', type: 'integer', text: 'The number of records to return, at most 100' },
        ],
      }),
    ),
    ['offset', 'offset', null, 'number', 100],
  );
});

test('parameters of a group of paging are known by their own names', () => {
  const params = ['searchCriteria[pageSize]', 'searchCriteria[currentPage]'].map((name) => ({
    name,
    type: 'integer',
  }));
  assert.deepEqual(brief(paging({ params })).slice(0, 4), [
    'page',
    'searchCriteria[currentPage]',
    null,
    'searchCriteria[pageSize]',
  ]);
});

test('an answer that tells which page it is has pages, though nothing says how to ask for them', () => {
  const number = { type: 'integer' };
  assert.equal(paging({ answer: { page: number, pages: number } }), null);
});

test('ranges of records are an offset, ranges of bytes are none', () => {
  const headers = { 'Content-Range': { schema: text } };
  const range = (words: string): Pagination | null =>
    paging({ params: [{ name: 'Range', in: 'header', text: words }], headers });
  assert.deepEqual(brief(range('items=0-24')).slice(0, 2), ['offset', 'Range']);
  assert.equal(range('Bytes of the file')?.style, 'none');
});

test('a pageable is sent as the parameters that it holds', () => {
  const pageable = {
    name: 'pageable',
    type: 'object',
    properties: { page: { type: 'integer' }, size: { type: 'integer', maximum: 2000 } },
  };
  assert.deepEqual(brief(paging({ params: [pageable] })), ['page', 'page', null, 'size', 2000]);
});

test('figures in words end in bounded time, whatever the words', { timeout: 20_000 }, () => {
  for (const unit of [' of a', '1,', ' limit of value', 'between 1 and '])
    assert.equal(largestInWords(`max${unit.repeat(20_000)} !`) ?? 1, 1);
  assert.equal(largestInWords('Maximum number of results of one page is 250'), 250);
});
