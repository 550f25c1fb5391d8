// A flow's mapping as files: a table for people and spreadsheets, and one JSONata expression that makes the target's body.
import type { MappingRow } from '../mapping/mapping.ts';
import { shippedTables, tablesIn } from '../mapping/tables.ts';
import type { PlanMapping } from '../plan/plan.ts';
import { toCsv } from './csv.ts';
import { plain } from './diagram/plain.ts';

const columns = [
  'id',
  'from',
  'from type',
  'to',
  'to type',
  'required',
  'transform',
  'jsonata',
  'when empty',
  'default',
  'value map',
  'max length',
  'loss',
  'personal data',
  'score',
  'why',
];

export function mappingCsv({ id, mapping }: PlanMapping): string {
  return toCsv([
    columns,
    ...mapping.mappings.map((row, index) => [
      `${id}.${index + 1}`,
      [...row.from, ...row.reads.map((path) => `(${path})`)].join(' + '),
      row.fromTypes.join(' + '),
      row.to,
      row.toType,
      row.required ? 'yes' : 'no',
      row.transform,
      row.jsonata,
      row.nullRule,
      row.defaultValue ?? '',
      row.valueMap === null
        ? ''
        : Object.entries(row.valueMap)
            .map(([from, to]) => `${from} → ${to}`)
            .join('; '),
      `${row.maxLength ?? ''}`,
      row.lossy.join('; '),
      row.personal ?? '',
      `${row.score}`,
      row.why,
    ]),
  ]);
}

/** Target fields as a tree, so that "address.city" and "address.line1" meet in one object; under "lines[]" lie the fields of a list's entries. */
interface Branch {
  readonly row: MappingRow | null;
  readonly children: Map<string, Branch>;
}

/** One expression to run on the source record; it yields the body, and fails with the field's name where a required value is missing. */
export function mappingJsonata({ id, mapping }: PlanMapping): string {
  const tree: Branch = { row: null, children: new Map() };
  for (const row of mapping.mappings) graft(tree, row.to.split('.'), row);
  const intro = `/* ${`${id}: ${plain(mapping.from)} to ${plain(mapping.to)}`.replaceAll('*/', '* /')} */`;
  return `${intro}${bindings(mapping.mappings)}\n(\n  $empty := function($v) { $not($exists($v)) or $v = null or $v = "" };\n  ${objectText(tree, 1, (row) => row.jsonata)}\n)\n`;
}

/** The look-up tables that come with the product and that these mappings use, as JSON ready to be bound to `$tables`; null where none is used. */
export function mappingTables(mappings: readonly PlanMapping[]): string | null {
  const used = tablesIn(mappings.flatMap(({ mapping }) => mapping.mappings.map((row) => row.jsonata)));
  const held = Object.entries(shippedTables).filter(([name]) => used.includes(name));
  return held.length === 0 ? null : `${JSON.stringify(Object.fromEntries(held), null, 1)}\n`;
}

/** What must be bound before the expression runs: look-up tables and pairs of ids are kept outside of it. */
function bindings(rows: readonly MappingRow[]): string {
  const text = rows.map((row) => row.jsonata).join('\n');
  const tables = tablesIn([text]);
  const shipped = tables.filter((name) => Object.hasOwn(shippedTables, name));
  const beside = shipped.length === 0 ? '' : ` (${shipped.join(', ')} in tables.json)`;
  const needed = [
    ...(tables.length === 0 ? [] : [`$tables = { name: { key: value } } with ${tables.join(', ')}${beside}`]),
    ...(text.includes('$xref') ? ['$xref = { entity: { source id: target id } }'] : []),
  ];
  return needed.length === 0 ? '' : `\n/* to be bound: ${needed.join('; ')} */`;
}

function graft(tree: Branch, path: readonly string[], row: MappingRow): void {
  const [name = '', ...rest] = path;
  const held = tree.children.get(name) ?? { row: null, children: new Map() };
  tree.children.set(name, rest.length === 0 ? { row, children: held.children } : held);
  if (rest.length > 0) graft(held, rest, row);
}

function objectText(tree: Branch, depth: number, expression: (row: MappingRow) => string): string {
  const pad = '  '.repeat(depth + 1);
  const entries = [...tree.children].map(([name, branch]) => {
    const key = JSON.stringify(name.replace(/\[\]$/, ''));
    if (branch.children.size === 0)
      return `${pad}${key}: ${branch.row === null ? 'null' : valueText(branch.row, expression(branch.row), name.endsWith('[]'))}`;
    return `${pad}${key}: ${name.endsWith('[]') ? listText(branch, depth + 1, expression) : objectText(branch, depth + 1, expression)}`;
  });
  return `{\n${entries.join(',\n')}\n${'  '.repeat(depth)}}`;
}

/** A list of objects: each field's expression yields one value per entry, and the values of the same place make one object. */
function listText(branch: Branch, depth: number, expression: (row: MappingRow) => string): string {
  const rows = rowsOf(branch);
  const names = new Map(rows.map((row, index) => [row, `$c${index + 1}`]));
  const columns = rows.map((row) => `${names.get(row)} := $append([], ${expression(row)})`).join('; ');
  const longest = `$max([${rows.map((row) => `$count(${names.get(row)})`).join(', ')}])`;
  return `(${columns}; [[0..${longest} - 1].($i := $; ${objectText(branch, depth, (row) => `${names.get(row)}[$i]`)})])`;
}

function rowsOf(branch: Branch): readonly MappingRow[] {
  return [...(branch.row === null ? [] : [branch.row]), ...[...branch.children.values()].flatMap(rowsOf)];
}

/** A row's expression with its rule for emptiness: left out (JSONata drops what is not there), cleared, stopped or defaulted. */
function valueText(row: MappingRow, expression: string, list: boolean): string {
  const kept = list ? '[$v]' : '$v';
  switch (row.nullRule) {
    case 'omit':
      return `($v := (${expression}); $not($empty($v)) ? ${kept})`;
    case 'clear':
      return `($v := (${expression}); $empty($v) ? null : ${kept})`;
    case 'stop':
      return `($v := (${expression}); $empty($v) ? $error(${JSON.stringify(`${row.to} is empty`)}) : ${kept})`;
    case 'default':
      return `($v := (${expression}); $empty($v) ? ${row.defaultValue ?? 'null'} : ${kept})`;
    default: {
      const never: never = row.nullRule;
      return never;
    }
  }
}
