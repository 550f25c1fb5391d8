// A brief as YAML for people to read and edit: only what is said, with a comment where a reader would ask what a key is for.
// What it writes, read.ts reads back as the same brief.
import { Document, isMap, isPair, isScalar, isSeq, Scalar, YAMLMap } from 'yaml';
import { inWords } from '../measure/duration.ts';
import type { Brief } from './brief.ts';

/** Words above the keys of a brief, where such a key stands. */
const above: Readonly<Record<string, string>> = {
  systems:
    'What is to be connected. "id" is a name of your own. "uses" is a system that the catalog knows (spanwright catalog list);\n"api" is the path of an API document, relative to this file, for a system that it does not know.',
  flows:
    'What should flow: "system.object" in the words of that system. Lengths of time are ISO 8601: PT5M is 5 minutes, P1D a day.\ntrigger: webhook, poll, schedule, event, manual, or auto, which leaves it to the design.',
  volumes:
    'How much: records today, and changes on an ordinary day. Without these the plan assumes, and says so.',
  constraints: 'What the plan must keep to. All of it may be left out.',
  unknowns: 'Questions that are still open; delete each one that this brief has come to answer.',
  assumptions: 'What was taken from your words. Change the brief where this is wrong.',
};

const missing: Readonly<Record<string, readonly string[]>> = {
  volumes: ['volumes:', '  - { object: crm.contact, existing: 20000, changesPerDay: 300 }'],
  constraints: [
    'constraints:',
    '  goLive: 2027-03-01',
    '  monthlyBudget: { amount: 200, currency: USD }',
    '  never: [what must not happen]',
  ],
};

/** The text of a brief, opened by `heading` as a comment (lines without "#"). */
export function toYaml(brief: Brief, heading: string): string {
  const said = spoken(brief);
  const document = new Document(said, { aliasDuplicateObjects: false });
  document.commentBefore = commented(heading);
  if (isMap(document.contents)) dress(document.contents);
  const open = Object.entries(missing).filter(([key]) => !(key in said));
  if (open.length > 0)
    document.comment = commented(
      ['Worth adding, when you know it:', ...open.flatMap(([, lines]) => lines)].join('\n'),
    );
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The brief without what says nothing: null, empty lists, empty maps. */
function spoken(brief: Brief): Readonly<Record<string, unknown>> {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, held]) => [key, bare(held)] as const)
        .filter(([, held]) => !says(held)),
    );
  };
  const plain = bare(brief);
  return typeof plain === 'object' && plain !== null ? { ...plain } : {};
}

function says(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function dress(map: YAMLMap): void {
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    const words = above[key];
    if (words === undefined) continue;
    pair.key.spaceBefore = true;
    pair.key.commentBefore = commented(words);
    if (key === 'volumes' && isSeq(pair.value))
      for (const item of pair.value.items) if (isMap(item)) item.flow = true;
    if (key === 'flows' && isSeq(pair.value))
      for (const item of pair.value.items) if (isMap(item)) sayLengths(item);
    if (key === 'constraints' && isMap(pair.value)) for (const one of pair.value.items) flatten(one.value);
  }
}

/** "PT15M" with "15 min" behind it. */
function sayLengths(flow: YAMLMap): void {
  for (const key of ['freshness', 'every']) {
    const pair = flow.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key);
    if (pair?.value instanceof Scalar && typeof pair.value.value === 'string')
      pair.value.comment = ` ${inWords(pair.value.value)}`;
  }
}

function flatten(value: unknown): void {
  if (value instanceof YAMLMap) value.flow = true;
  else if (isSeq(value) && value.items.every((item) => isScalar(item) && String(item.value).length < 30))
    value.flow = true;
}

function commented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n');
}
