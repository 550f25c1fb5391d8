import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InputError } from '../finding/input.ts';
import { readFieldsFile } from './fields-file.ts';

function problems(text: string): readonly string[] {
  try {
    readFieldsFile('f.yaml', text);
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.problems.map(
      ({ line, pointer, message, nearest }) => `${line} ${pointer} ${message} ${nearest ?? '-'}`,
    );
  }
  return [];
}

describe('a fields file', () => {
  it('is read from JSON, with what is left out filled in', () => {
    const side = readFieldsFile(
      'f.json',
      '{"system":"erp","object":"customer","fields":[{"path":"mail","type":"string","format":"email","enum":null,"required":true,"example":"a@b.example"},{"path":"since","type":"string(date)"},{"path":"x","type":""}]}',
    );
    assert.equal(side.system, 'erp');
    assert.equal(side.concept, null);
    assert.deepEqual(
      side.fields.map(({ path, type, format, required }) => [path, type, format, required]),
      [
        ['mail', 'string', 'email', true],
        ['since', 'string', 'date', false],
        ['x', 'unknown', null, false],
      ],
    );
  });

  it('is read from YAML, type names of databases included', () => {
    const side = readFieldsFile(
      'f.yaml',
      'system: erp\nobject: order\nfields:\n  - { path: total, type: decimal }\n  - { path: paid, type: bool, enum: [] }\n',
    );
    assert.deepEqual(
      side.fields.map(({ type, format, enum: values }) => [type, format, values]),
      [
        ['number', 'decimal', null],
        ['boolean', null, null],
      ],
    );
  });

  it('is refused with line, pointer and nearest spelling', () => {
    const text =
      'system: erp\nobject: order\nfields:\n  - { path: total, type: strnig }\n  - { path: total, typ: string }\n';
    assert.deepEqual(problems(text), ['5 /fields/1/typ unknown key "typ" type']);
    assert.deepEqual(
      problems('system: erp\nobject: order\nfields:\n  - { path: a, type: strnig }\n  - { path: a }\n'),
      ['4 /fields/0/type unknown type "strnig" string', '5 /fields/1/path the path "a" stands twice -'],
    );
  });

  it('is refused when there is no object or no field', () => {
    assert.equal(problems('system: erp\nfields: []\n').length, 2);
    assert.equal(problems('just text').length, 1);
  });
});
