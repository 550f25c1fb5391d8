import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { examplePlan } from '../../test/example-plan.ts';
import { checkPlan } from '../check/check.ts';
import type { DecidedMapping, MappingVerdict } from '../mapping/mapping.ts';
import type { Plan } from '../plan/plan.ts';
import { documentsBeside } from '../store/documents.ts';
import { shippedShelf } from '../store/shelf.ts';
import { nothingDecided } from './decided.ts';
import { filesOf, madeFor, proposalWith } from './plan.ts';

const example = fileURLToPath(new URL('../../examples/crm-billing-support.yaml', import.meta.url));

test('a plan follows what people decided about its mappings, in its rows, documents, example and questions, and every rule still holds', async () => {
  const before = await examplePlan();
  const { flow, mapping } = before.mappings[0] ?? assert.fail();
  const [changed, rejected] = mapping.mappings.filter(
    (row) => row.transform === 'direct' && !row.required && row.toType === 'string',
  );
  assert.ok(changed !== undefined && rejected !== undefined);
  const decided = (to: string, verdict: MappingVerdict, jsonata: string | null, from: readonly string[]) => ({
    flow,
    from: mapping.from,
    to: mapping.to,
    decision: { to, verdict, jsonata, from, note: null, by: 'Olive', on: '2026-11-21' },
  });
  const [source = ''] = changed.from;
  const { plan } = await madeFor(
    {
      brief: { name: 'brief.yaml', text: readFileSync(example, 'utf8') },
      design: null,
      start: null,
      reason: null,
      engine: 'spanwright test',
    },
    { shelf: shippedShelf(), documents: documentsBeside(example) },
    {
      decided: {
        ...nothingDecided,
        mappings: [
          decided(changed.to, 'changed', `$uppercase(${source})`, [source]),
          decided(rejected.to, 'rejected', null, []),
        ],
      },
      measuring: null,
    },
  );
  const after = plan.mappings.find((one) => one.flow === flow)?.mapping;
  assert.equal(after?.mappings.find((row) => row.to === changed.to)?.jsonata, `$uppercase(${source})`);
  assert.equal(
    after?.mappings.find((row) => row.to === rejected.to),
    undefined,
  );
  assert.deepEqual(
    after?.decided.map(({ decision, suggested }) => [decision.to, suggested?.jsonata]),
    [
      [changed.to, changed.jsonata],
      [rejected.to, rejected.jsonata],
    ],
  );
  const rules = (of: Plan): readonly string[] => checkPlan(of).map(({ rule, at }) => `${rule} ${at}`);
  assert.deepEqual(
    rules(plan).filter((one) => !rules(before).includes(one)),
    [],
  );
  const csv = filesOf(plan).get(`mappings/M-${flow}.csv`) ?? '';
  assert.match(csv, /changed by Olive on 2026-11-21/);
  assert.notEqual(plan.contentHash, before.contentHash);
});

test('what people decided about a mapping stands in the canonical model of a hub: joined where they said so, parted where they refused', async () => {
  const text = `
spanwright: 1
name: Persons
systems:
  - { id: a, uses: hubspot, edition: professional, role: system-of-record }
  - { id: b, uses: zendesk, edition: professional }
  - { id: c, uses: stripe }
flows:
  - { id: F1, from: a.contact, to: b.user }
  - { id: F2, from: a.contact, to: c.customer }
`;
  const ports = { shelf: shippedShelf(), documents: documentsBeside(example) };
  const made = async (mappings: readonly DecidedMapping[]) =>
    (
      await proposalWith({ brief: { name: 'brief.yaml', text }, day: null }, ports, {
        decided: { ...nothingDecided, mappings },
        measuring: null,
      })
    ).proposal;
  type Model = Awaited<ReturnType<typeof made>>;
  const hub = ({ designs }: Model) => designs.find(({ canonical }) => canonical !== null)?.canonical;
  const together = (proposal: Model, one: string, other: string): boolean =>
    hub(proposal)?.concepts.some(({ fields }) =>
      fields.some(({ heldBy }) => {
        const places = heldBy.map(({ system, field }) => `${system}.${field}`);
        return places.includes(one) && places.includes(other);
      }),
    ) ?? false;
  const before = await made([]);
  const { from, to, mappings } = before.mappings.get('F1') ?? { from: '', to: '', mappings: [] };
  const refused = mappings.find(
    (row) => row.from.length === 1 && together(before, `a.${row.from[0]}`, `b.${row.to}`),
  );
  assert.ok(refused !== undefined);
  const [source, free] = ['properties.jobtitle', 'notes'];
  assert.ok(!together(before, `a.${source}`, `b.${free}`));
  const common = { note: null, by: 'Olive', on: '2026-11-21' };
  const after = await made([
    {
      flow: 'F1',
      from,
      to,
      decision: { ...common, to: refused.to, verdict: 'rejected', jsonata: null, from: [] },
    },
    {
      flow: 'F1',
      from,
      to,
      decision: { ...common, to: free, verdict: 'changed', jsonata: source, from: [source] },
    },
  ]);
  assert.ok(!together(after, `a.${refused.from[0]}`, `b.${refused.to}`), 'what was refused is parted');
  assert.ok(together(after, `a.${source}`, `b.${free}`), 'what was written is joined');
});
