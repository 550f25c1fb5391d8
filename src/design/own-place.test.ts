import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Field } from '../catalog/profile.ts';
import { ownPlace } from './own-place.ts';

const about = ['crm', 'dealLine'];
const text = Field.parse({ path: 'external_id', type: 'string' });

test('a bag takes an id and a mark', () => {
  assert.deepEqual(ownPlace({ custom: 'metadata', fields: [] }, about), {
    id: 'metadata.crm_deal_line_id',
    mark: 'metadata.spanwright_origin',
  });
});

test('a single field made for a foreign id has no room for a mark', () => {
  assert.deepEqual(ownPlace({ custom: 'external_id', fields: [text] }, about), {
    id: 'external_id',
    mark: null,
  });
});

test('a rule for names makes one field for the id and one for the mark', () => {
  assert.deepEqual(ownPlace({ custom: '{name}__c', fields: [text] }, about), {
    id: 'crm_deal_line_id__c',
    mark: 'spanwright_origin__c',
  });
});

test('without a place nothing is kept there', () => {
  assert.deepEqual(ownPlace({ custom: null, fields: [text] }, about), { id: null, mark: null });
});
