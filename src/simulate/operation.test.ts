import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeProfile, madeResource } from '../../test/made.ts';
import type { Call } from '../design/design.ts';
import { operationOf } from './operation.ts';

const path = '/v2/batch';
const profile = madeProfile({
  resources: [
    madeResource('parcel', {
      operations: [
        { kind: 'list', method: 'GET', path: '/v2/query' },
        { kind: 'search', method: 'GET', path: '/v2/query' },
        { kind: 'batch', method: 'POST', path, batchOf: 'create', batchSize: 30 },
        { kind: 'batch', method: 'POST', path, batchOf: 'update', batchSize: 30 },
      ],
    }),
  ],
});
const mission = { systems: [{ id: 'a', edition: null, role: 'participant', profile }] };

function meant(parts: Partial<Call>): string | null {
  const call: Call = {
    id: 'F1.x',
    step: 'find changed',
    system: 'a',
    resource: 'parcel',
    kind: 'batch',
    method: 'POST',
    path,
    detail: null,
    scopes: [],
    pageSize: null,
    maxResults: null,
    limitId: null,
    callsPerDay: 1,
    onFailure: 'read',
    sources: [],
    ...parts,
  };
  const found = operationOf(mission, call);
  return found === null ? null : `${found.kind} ${found.batchOf ?? ''}`.trim();
}

test('operations of one address are told apart by their kind, batches by what the call is for', () => {
  const query = { method: 'GET', path: '/v2/query' };
  assert.equal(meant({ ...query, kind: 'search' }), 'search');
  assert.equal(meant({ ...query, kind: 'list' }), 'list');
  assert.equal(meant({ step: 'update' }), 'batch update');
  assert.equal(meant({ step: 'create' }), 'batch create');
  assert.equal(meant({ step: 'write in batches (first load only)' }), 'batch create');
});

test('what the profile does not have is no operation', () => {
  assert.equal(meant({ path: '/v9' }), null);
  assert.equal(meant({ system: 'b' }), null);
  assert.equal(meant({ resource: 'crate' }), null);
});
