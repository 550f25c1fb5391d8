import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../finding/input.ts';
import type { Ports, Shelf } from './ports.ts';
import { survey } from './survey.ts';
import { understand } from './understand.ts';

const facts = `
spanwright: 1
id: ledgerly
name: Ledgerly
version: "1"
kind: rest
category: accounting
aliases: [ledger ly]
encoding: json
sources: { docs: { kind: vendor-docs, ref: https://docs.ledgerly.example, retrieved: 2026-11-02 } }
resources: []
`;
const shelf: Shelf = {
  ids: () => Promise.resolve(['ledgerly']),
  files: (id) => Promise.resolve(id === 'ledgerly' ? { facts, schema: null } : null),
};
const ports: Ports = { shelf, documents: { read: (ref) => Promise.reject(new Error(ref)) } };

test('prose and data are told apart by their content', async () => {
  const prose = await understand({ name: '-', text: 'Invoices from Ledgerly must go to Pipedrive.' }, shelf);
  assert.deepEqual(
    prose.flows.map((flow) => [flow.from, flow.to]),
    [['ledgerly.invoice', 'pipedrive.invoice']],
  );
  await assert.rejects(understand({ name: '-', text: 'spanwright: 1\nname: x\n' }, shelf), InputError);
});

test('a product that is known by name only leaves its flows open and is asked for, in prose and in data', async () => {
  const text = 'Invoices from Ledgerly must go to Pipedrive.';
  const brief = await understand({ name: '-', text }, shelf);
  const landscape = await survey({ name: '-', text, brief }, ports);
  assert.deepEqual(
    landscape.systems.map((system) => system.profile?.id ?? null),
    ['ledgerly', null],
  );
  const data = JSON.stringify({ ...brief, unknowns: [], assumptions: [] });
  const again = await survey(
    { name: '-', text: data, brief: await understand({ name: '-', text: data }, shelf) },
    ports,
  );
  assert.equal(again.brief.unknowns.filter((one) => one.about === '/systems/pipedrive/api').length, 1);
  assert.equal(landscape.brief.unknowns.filter((one) => one.about === '/systems/pipedrive/api').length, 1);
});

test('a product is found in the catalog by any of its names', async () => {
  const market: Shelf = {
    ids: () => Promise.resolve(['market-api']),
    files: (id) =>
      Promise.resolve(
        id === 'market-api'
          ? {
              facts: facts.replace('id: ledgerly', 'id: market-api').replace('ledger ly', 'amazon'),
              schema: null,
            }
          : null,
      ),
  };
  const text =
    'spanwright: 1\nname: x\nsystems: [{ id: a, uses: amazon-selling-partner }]\nflows: [{ id: F1, from: a.order, to: a.invoice }]\n';
  const brief = await understand({ name: '-', text }, market);
  const landscape = await survey({ name: '-', text, brief }, { ...ports, shelf: market });
  assert.equal(landscape.systems[0]?.profile?.id, 'market-api');
});
