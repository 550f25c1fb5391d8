import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { default as Ajv } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { at, broken, examplePlan } from '../../test/example-plan.ts';
import { checkPlan, rules } from './check.ts';
import { placesIn } from './place.ts';
import { sarifOf } from './sarif.ts';

const schema = new URL(
  '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  import.meta.url,
);
const help = (code: string): string => `https://docs.example/findings/${code}`;

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
        readonly logicalLocations: readonly { readonly name: string; readonly fullyQualifiedName: string }[];
      }[];
    }[];
  }[];
}

test('findings are a SARIF log by the official schema, each with its rule, id and line', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).path = '/nowhere';
    copy.policies.pop();
  });
  const text = JSON.stringify(plan, null, 1);
  const findings = checkPlan(plan);
  const log = sarifOf(findings, { file: 'plans/a b.json', version: '1.2.3', help, place: placesIn(text) });
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  assert.ok(isValid(JSON.parse(JSON.stringify(log))), JSON.stringify(isValid.errors));
  const run = at((log as unknown as Log).runs, 0);
  assert.equal(run.results.length, findings.length);
  assert.ok(
    rules.every((rule) =>
      run.tool.driver.rules.some(({ id, helpUri }) => id === rule.code && helpUri === help(id)),
    ),
  );
  for (const result of run.results) assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
  const gone = run.results.find((result) => result.ruleId === 'SPW001');
  const location = at(gone?.locations ?? [], 0);
  assert.equal(gone?.level, 'error');
  assert.equal(location.physicalLocation.artifactLocation.uri, 'plans/a%20b.json');
  assert.equal(at(location.logicalLocations, 0).name, 'F1.find');
  assert.equal(at(location.logicalLocations, 0).fullyQualifiedName, '/flows/0/design/calls/0');
  assert.match(text.split('\n')[location.physicalLocation.region.startLine] ?? '', /"id": "F1.find"/);
});
