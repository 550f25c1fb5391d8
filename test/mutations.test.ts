// Plans broken by hand: one break for each rule, and one leaf of every kind. Each must end the check with an error that names the thing,
// unless the leaf is one that may be changed, for a reason that stands here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan, rules } from '../src/check/check.ts';
import type { Finding } from '../src/finding/finding.ts';
import { messages } from '../src/finding/messages.ts';
import { Plan } from '../src/plan/plan.ts';
import { breaks } from './breaks.ts';
import { broken, twoWayPlan } from './example-plan.ts';

test('every rule has a break', () => {
  assert.deepEqual(breaks.map((one) => one.rule).toSorted(), rules.map((rule) => rule.name).toSorted());
});

for (const { rule, of, make, told } of breaks) {
  test(`a plan that breaks ${rule} is told of ${told}`, async () => {
    const code = rules.find((one) => one.name === rule)?.code ?? '';
    const before = checkPlan(await of()).filter((one) => one.rule === code);
    const found = checkPlan(broken(await of(), make)).filter((one) => one.rule === code);
    assert.ok(
      found.some((one) => one.at === told && one.severity === messages[code]?.severity),
      JSON.stringify(found.map((one) => one.at)),
    );
    assert.ok(!before.some((one) => one.at === told), 'told before it was broken');
  });
}

/** Leaves that may be changed freely: patterns of paths with "*" for places in lists, each with its reason. */
const free: readonly (readonly [paths: RegExp, reason: string])[] = [
  [
    /\.(why|note|text|title|how|cost|claim|goal|data|exit|wants|flips|seenAs|detail|step|formula|message|fix|what|says|statusWhy|refresh|secrets|replay|retries|formula)$/,
    'prose for readers: no other part rests on its words, only on its figures',
  ],
  [/^(id|engine|summary|name)$|^brief\.(name|summary)$|^brief\.flows\.\*\.name$/, 'what the plan is called'],
  [
    /^(assumptions|findings|revisions)\b|\.findings\./,
    'logs: what was said at the making, and what people write down',
  ],
  [
    /source(s\.\*)?\.(ref|retrieved)$/,
    'where a fact was read is known to its reader alone; the check only wants one date a document',
  ],
  [
    /^connections\.\*\.(resources|events|webhooks|sandbox|quirks|rateLimits|otherAuth|auth|sources|servers|unknowns)\b/,
    'facts of the contract: those that a call, a mapping or a decision rests on are held against these; the rest is held against documents',
  ],
  [/^comparison\.designs\b/, 'figures of designs that were not chosen: nothing else in the plan holds them'],
  [
    /^comparison\.prices\.asOf$/,
    'the day is given from outside; each dated price is held against it, and no price of this plan has a date',
  ],
  [
    /^architecture\.(layers|verdicts|parts)\b/,
    'the words of a layer; its tool is held against the comparison',
  ],
  [
    /^(gates|sunsets)\.\*\.(guards|opensBy|applies|alternatives|phase|replacement|confidence)\b/,
    "words of the vendor's terms",
  ],
  [/^questions\.\*\.(about|owner|id)$/, 'whom to ask, and under which name, is for people to change'],
  [/^brief\.unknowns\.\*\.question$/, 'the words of a question'],
  [
    /^specification\.sections\.\*\.(columns\.\*|ask|rows\.\*\.cells\.\*)$/,
    'headings of tables, and cells of people; filled cells have a rule',
  ],
  [/^project\.(reckoning|gates\.\*\.(evidence|signOff))\b/, 'evidence and signatures are for people'],
  [/^roadmap\.(cutover|hypercare)\.\*$/, 'steps for people'],
  [/^mappings\.\*\.mapping\.(candidates|unmapped)\b/, 'the other choices, for whoever changes a row'],
  [
    /^flows\.\*\.(condition\.equals|notSynced\.|design\.(notApplicable|blocked)|route\.cost)/,
    'said in words of the brief or for readers',
  ],
  [
    /design\.(retry\.(breaker|rows\.\*\.(jitter|honoursRetryAfter))|write\.batch|identity\.keys)\b/,
    'a choice within bounds',
  ],
];

interface Leaf {
  readonly kind: string;
  readonly path: readonly (string | number)[];
  readonly value: string | number | boolean;
}

test('a leaf of every kind that is changed by hand is told, or may be changed for a reason', async () => {
  const text = JSON.stringify(await twoWayPlan());
  const silent: string[] = [];
  const usual = new Set(errorsOf(JSON.parse(text) as Plan).map((one) => one.message));
  for (const leaf of oneOfEach(leavesOf(JSON.parse(text), []))) {
    if (free.some(([paths]) => paths.test(leaf.kind))) continue;
    const plan: unknown = JSON.parse(text);
    change(plan, leaf);
    const parsed = Plan.safeParse(plan);
    if (!parsed.success) continue;
    const found = errorsOf(parsed.data).filter((one) => !usual.has(one.message));
    if (found.length === 0) silent.push(leaf.kind);
  }
  assert.deepEqual(silent, []);
});

function errorsOf(plan: Plan): readonly Finding[] {
  return checkPlan(plan).filter((one) => one.severity === 'error');
}

/** Every value with its path; places in lists stand as "*" in its kind. */
function leavesOf(value: unknown, path: readonly (string | number)[]): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const kind = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return [{ kind, path, value }];
}

/** The first leaf of each kind; kinds that end alike in one part of the plan count as one. */
function oneOfEach(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Map<string, Leaf>();
  for (const leaf of leaves) {
    const short = `${leaf.path[0]} ${leaf.kind.split('.').slice(-2).join('.')}`;
    if (!seen.has(short)) seen.set(short, leaf);
  }
  return [...seen.values()];
}

function change(plan: unknown, { path, value }: Leaf): void {
  const holder = path.slice(0, -1).reduce<unknown>((here, step) => Reflect.get(here as object, step), plan);
  Reflect.set(holder as object, path.at(-1) ?? '', other(value));
}

function other(value: Leaf['value']): Leaf['value'] {
  if (typeof value === 'number') return value * 2 + 1;
  if (typeof value === 'boolean') return !value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return '2031-05-06';
  return /^P(\d|T\d)/.test(value) ? 'PT7H7M' : `${value}-x7`;
}
