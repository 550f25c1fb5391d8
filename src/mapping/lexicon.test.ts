import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { lexicon } from './lexicon.ts';

const terms = new Set(Object.keys(lexicon.terms));

describe('the lexicon', () => {
  it('gives each phrase one meaning', () => {
    const seen = new Map<string, string>();
    for (const [id, term] of Object.entries(lexicon.terms)) {
      for (const phrase of term.words) {
        assert.ok(!seen.has(phrase), `"${phrase}" means ${id} and ${seen.get(phrase)}`);
        seen.set(phrase, id);
      }
    }
  });

  it('speaks only of terms that it has', () => {
    const named = [
      ...lexicon.related.flatMap((kin) => kin.terms),
      ...lexicon.opposites.flat(),
      ...Object.values(lexicon.byObject).flatMap((table) => Object.values(table)),
      ...Object.keys(lexicon.records),
    ];
    assert.deepEqual(
      named.filter((id) => !terms.has(id)),
      [],
    );
  });

  it('states each kinship once', () => {
    const pairs = lexicon.related.map(({ terms: pair, within }) => [...[...pair].sort(), within].join(' '));
    assert.equal(new Set(pairs).size, pairs.length);
  });

  it('names no vendor of the catalogue', () => {
    const text = readFileSync(new URL('./lexicon.json', import.meta.url), 'utf8').toLowerCase();
    for (const vendor of [
      'hubspot',
      'stripe',
      'zendesk',
      'salesforce',
      'shopify',
      'xero',
      'quickbooks',
      'jira',
    ]) {
      assert.ok(!text.includes(vendor), vendor);
    }
  });
});
