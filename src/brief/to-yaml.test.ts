import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readBrief } from './read.ts';
import { templateBrief } from './template.ts';
import { toYaml } from './to-yaml.ts';

describe('a brief as YAML', () => {
  const root = new URL('../../', import.meta.url).pathname;
  for (const path of globSync('examples/*.yaml', { cwd: root }).sort()) {
    test(`is read back as it was: ${path}`, () => {
      const brief = readBrief({ name: path, text: readFileSync(`${root}${path}`, 'utf8') });
      assert.deepEqual(readBrief({ name: 'again', text: toYaml(brief, 'A heading') }), brief);
    });
  }

  test('is read back whatever words it holds', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(word, word, word, (name, never, heading) => {
        const brief = {
          ...templateBrief(),
          name,
          constraints: { ...templateBrief().constraints, never: [never], hosting: never },
          unknowns: [{ question: never, why: name, about: null }],
        };
        assert.deepEqual(readBrief({ name: 'again', text: toYaml(brief, heading) }), brief);
      }),
      { numRuns: 200 },
    );
  });

  test('says what its keys are for, and lengths of time in words', () => {
    const text = toYaml(templateBrief(), 'One line\nand another');
    assert.match(text, /^# One line\n# and another\n\nspanwright: 1\n/);
    for (const key of ['systems', 'flows', 'volumes', 'constraints'])
      assert.match(text, new RegExp(`\\n\\n# .*\\n(# .*\\n)?${key}:\\n`), key);
    assert.match(text, /freshness: PT15M # 15 min\n/);
    assert.doesNotMatch(text, /null|\[ *\]/);
  });

  test('shows in comments what is worth adding, and only that', () => {
    const brief = templateBrief();
    assert.doesNotMatch(toYaml(brief, 'x'), /Worth adding/);
    assert.match(toYaml({ ...brief, volumes: [] }, 'x'), /# Worth adding.*\n# volumes:\n# {3}- \{ object:/);
  });
});
