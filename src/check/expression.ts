// What a JSONata expression reads and calls, told from its syntax alone: nothing is run.
// Only paths from the record itself are told; what stands inside predicates and after variables speaks of other values.
import jsonata from 'jsonata';

/** `paths` are dotted, without list marks; `unknown` are names called or read with $ that nothing defines. */
export interface ExpressionUse {
  readonly paths: readonly string[];
  readonly unknown: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** Names that the mapping's runner hands in. */
const given = ['tables', 'xref'];

/** The functions of JSONata 2. */
const builtIn =
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not map zip filter single reduce sift foldLeft each keys lookup append exists spread merge reverse error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl eval toMillis fromMillis now millis clone';

/** Throws what jsonata throws on a text that is no expression. */
export function expressionUse(expression: string): ExpressionUse {
  const found = { paths: new Set<string>(), named: new Set<string>(), defined: new Set<string>() };
  walk(jsonata(expression).ast(), true, found);
  const known = new Set([...builtIn.split(' '), ...given, ...found.defined]);
  return {
    paths: [...found.paths],
    unknown: [...found.named].filter((name) => !known.has(name)),
  };
}

interface Found {
  readonly paths: Set<string>;
  readonly named: Set<string>;
  readonly defined: Set<string>;
}

/** `onRecord`: whether a bare name here is a field of the record. */
function walk(value: unknown, onRecord: boolean, found: Found): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, onRecord, found);
    return;
  }
  if (!isNode(value)) return;
  define(value, found);
  if (value['type'] === 'path' && Array.isArray(value['steps'])) {
    walkPath(value['steps'].filter(isNode), onRecord, found);
    walk(value['group'], false, found);
    return;
  }
  const name = value['type'] === 'variable' ? value['value'] : null;
  if (typeof name === 'string' && name !== '' && name !== '$') found.named.add(name);
  for (const [key, child] of Object.entries(value))
    walk(child, onRecord && key !== 'predicate' && key !== 'stages', found);
}

function walkPath(steps: readonly Node[], onRecord: boolean, found: Found): void {
  const [first] = steps;
  const isRoot = first?.['type'] === 'variable' && first['value'] === '$';
  const isHere =
    onRecord && (first?.['type'] === 'name' || (first?.['type'] === 'variable' && first['value'] === ''));
  const names: string[] = [];
  for (const step of first?.['type'] === 'variable' ? steps.slice(1) : steps) {
    if (step['type'] !== 'name' || typeof step['value'] !== 'string') break;
    names.push(step['value']);
  }
  if ((isRoot || isHere) && names.length > 0) found.paths.add(names.join('.'));
  for (const [index, step] of steps.entries())
    walk(step, onRecord && index === 0 && step['type'] !== 'name', found);
}

function define(node: Node, { defined }: Found): void {
  const targets =
    node['type'] === 'bind' ? [node['lhs']] : node['type'] === 'lambda' ? node['arguments'] : [];
  for (const target of Array.isArray(targets) ? targets : [])
    if (isNode(target) && typeof target['value'] === 'string') defined.add(target['value']);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}
