import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOf } from './form.ts';

const form = (text: string, name = 'standard input'): string => formOf({ name, text });

test('a brief as data is known by its keys, also when it is broken or incomplete', () => {
  assert.equal(form('spanwright: 1\nname: x\n'), 'data');
  assert.equal(form('name: x\nsystems:\n  - id: crm\n'), 'data');
  assert.equal(form('systems:\n  - id: crm\n   uses: [\n'), 'data');
  assert.equal(form('{"spanwright": 1}'), 'data');
  assert.equal(form('whatever', 'brief.yaml'), 'data');
});

test('prose stays prose, with colons and lists too', () => {
  assert.equal(form('We need this: orders from Shopify to Xero.'), 'prose');
  assert.equal(
    form('systems: HubSpot and Xero.\nWhen a deal is won, an invoice should be created in Xero.'),
    'prose',
  );
  assert.equal(form('Our wishes:\n- orders from Shopify to Xero\n- refunds too'), 'prose');
  assert.equal(form(''), 'prose');
});
