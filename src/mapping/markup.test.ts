import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { row, side, value } from '../../test/sides.ts';
import { match } from './match.ts';

describe('text held as a document', () => {
  const ticket = { body: {}, html_body: {} };
  const comment = { body: { type: 'object' as const, format: 'adf' } };
  const paragraph = (text: string): object => ({
    type: 'paragraph',
    content: text === '' ? [] : [{ type: 'text', text }],
  });
  const doc = (...lines: readonly string[]): object => ({
    type: 'doc',
    version: 1,
    content: lines.map(paragraph),
  });

  it('is built from plain text line by line, an empty line included', async () => {
    const mapping = match(side('comment', { body: {} }), side('comment', comment));
    assert.equal(row(mapping, 'body').transform, 'adf');
    assert.deepEqual(await value(mapping, 'body', { body: 'Hello\n\nBye' }), doc('Hello', '', 'Bye'));
    assert.deepEqual(await value(mapping, 'body', { body: 'one' }), doc('one'));
  });

  it('is built from HTML with its line breaks and without its tags', async () => {
    const mapping = match(side('comment', { html_body: {} }), side('comment', comment));
    const html = '<p>A &amp; B</p><ul><li>x</li><li>1 &lt; 2</li></ul>';
    assert.deepEqual(await value(mapping, 'body', { html_body: html }), doc('A & B', 'x', '1 < 2'));
    assert.deepEqual(row(mapping, 'body').lossy, ['formatting is dropped']);
  });

  it('gives its words back, blocks as lines', async () => {
    const mapping = match(side('comment', comment), side('comment', { body: {} }));
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x')] }] };
    const mention = { type: 'mention', attrs: { id: '7', text: '@Ada' } };
    const first = { type: 'paragraph', content: [{ type: 'text', text: 'Hi ' }, mention] };
    const record = { body: { type: 'doc', version: 1, content: [first, list, paragraph('end')] } };
    assert.equal(await value(mapping, 'body', record), 'Hi @Ada\nx\nend');
  });

  it('takes the plain body before the one in HTML', () => {
    assert.deepEqual(row(match(side('comment', ticket), side('comment', comment)), 'body').from, ['body']);
  });
});
