// How values are written on both sides of a flow, kind by kind, read off the rows of its mapping: currency, units, time, locale, codes, encoding.
import type { MappingRow } from '../mapping/mapping.ts';
import type { Groundwork } from './groundwork.ts';
import type { Convention } from './particulars.ts';
import type { PlanFlow } from './plan.ts';

interface Row {
  readonly id: string;
  readonly row: MappingRow;
}

export function conventionsOf(flow: PlanFlow, ground: Groundwork): readonly Convention[] {
  const rows = ground.rows(flow.id);
  const made = [
    ...money(rows),
    ...units(rows),
    ...times(rows),
    ...locale(rows),
    ...codes(rows),
    encoding(flow, ground),
  ];
  return made.map(({ kind, text, refs }) => ({ id: `N-${flow.id}-${kind}`, kind, text, refs }));
}

type Said = Omit<Convention, 'id'>;

const amountWords = /amount|price|total|cost|balance|\bnet\b|gross|tax|fee|discount/i;
const currencyWords = /currency|4217/i;
const measureWords = /weight|length|width|height|depth|volume|dimension|distance|temperature|\bunits?\b/i;
const timeWords = /date|time|\bat$|moment/i;
const localeWords = /phone|country|language|locale|postal|zip|state|province|region/i;

function said(kind: Said['kind'], rows: readonly Row[], text: string): readonly Said[] {
  return rows.length === 0 ? [] : [{ kind, text, refs: rows.map((row) => row.id) }];
}

function typesOf({ row }: Row): string {
  return [...row.fromTypes, row.toType].join(' ');
}

/** The names of the fields that a row joins, for what types do not tell. */
function namesOf({ row }: Row): string {
  return [row.to, ...row.from].map((path) => path.split('.').at(-1) ?? '').join(' ');
}

function pairs(rows: readonly Row[]): string {
  const shown = rows.slice(0, 4).map(({ row }) => `${row.from.join(' + ')} → ${row.to}`);
  return `${shown.join('; ')}${rows.length > 4 ? ` and ${rows.length - 4} more` : ''}`;
}

function money(rows: readonly Row[]): readonly Said[] {
  const amounts = rows.filter(
    (one) =>
      /minor-units|decimal|money/i.test(typesOf(one)) ||
      (amountWords.test(namesOf(one)) && /number|integer/.test(typesOf(one))),
  );
  const currencies = rows.filter((one) => currencyWords.test(`${typesOf(one)} ${namesOf(one)}`));
  const shifted = amounts.filter(({ row }) => row.transform === 'unit');
  const carriedBy = currencies.length === 0 ? null : pairs(currencies);
  return said(
    'currency',
    [...amounts, ...currencies.filter((one) => !amounts.includes(one))],
    [
      amounts.length === 0 ? null : `Amounts: ${pairs(amounts)}.`,
      shifted.length === 0
        ? amounts.length === 0
          ? null
          : 'Both sides count alike, so amounts pass unchanged and are never rounded.'
        : `${pairs(shifted)} changes between minor and major units by the decimals of the record's own currency, so that a currency without decimals is not divided by a hundred.`,
      carriedBy === null
        ? 'No row carries a currency: an amount means the currency that the target assumes, to be settled before the build.'
        : `The currency goes with the amount: ${carriedBy}.`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
}

function units(rows: readonly Row[]): readonly Said[] {
  const measures = rows.filter(
    (one) => measureWords.test(namesOf(one)) && /number|integer|decimal/.test(typesOf(one)),
  );
  return said(
    'unit',
    measures,
    `Measures: ${pairs(measures)}. Neither contract names the unit in its type, so both owners confirm it with one record before the build.`,
  );
}

function times(rows: readonly Row[]): readonly Said[] {
  const own = rows.filter(
    (one) => /date|time/i.test(typesOf(one)) || (timeWords.test(namesOf(one)) && /_/.test(one.row.transform)),
  );
  const zoned = own.filter((one) => /date-time/.test(typesOf(one)));
  const bare = own.filter((one) => !zoned.includes(one));
  return said(
    'time',
    own,
    [
      zoned.length === 0
        ? null
        : `Instants (${pairs(zoned)}) are carried in UTC with their offset and are shown in each system's own zone.`,
      bare.length === 0
        ? null
        : `${pairs(bare)} ${bare.length === 1 ? 'has' : 'have'} no zone in the contract: a calendar day stays the same day and is never shifted.`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
}

function locale(rows: readonly Row[]): readonly Said[] {
  const own = rows.filter((one) => localeWords.test(`${namesOf(one)} ${typesOf(one)}`));
  const changed = own.filter(({ row }) => !['direct', 'copy'].includes(row.transform));
  const plain = own.filter((one) => !changed.includes(one));
  return said(
    'locale',
    own,
    [
      changed.length === 0
        ? null
        : `Written anew in the target's form: ${changed.map(({ row }) => `${row.to} (${row.transform.replaceAll('_', ' ')})`).join(', ')}.`,
      plain.length === 0
        ? null
        : `Passed as written, with no guess at country or language: ${plain.map(({ row }) => row.to).join(', ')}.`,
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
}

function codes(rows: readonly Row[]): readonly Said[] {
  const own = rows.filter(({ row }) => row.valueMap !== null || row.transform === 'lookup');
  const count = (one: Row): number => Object.keys(one.row.valueMap ?? {}).length;
  return said(
    'code',
    own,
    `Values are translated by table: ${own.map((one) => `${one.row.to} (${count(one) === 0 ? 'looked up' : `${count(one)} values`})`).join(', ')}. A value that the table lacks is stopped, never passed on.`,
  );
}

function encoding(flow: PlanFlow, ground: Groundwork): Said {
  const [from, to] = [ground.connection(flow.from.system), ground.connection(flow.to.system)];
  const named = (encodingOf: string | null): string => encodingOf ?? 'a form that is not documented';
  const cut = ground.rows(flow.id).filter(({ row }) => row.transform === 'truncate');
  const limits =
    cut.length === 0
      ? ''
      : ` ${cut.length === 1 ? 'One value is' : `${cut.length} values are`} cut to the target's length (${cut
          .slice(0, 4)
          .map(({ row }) => `${row.to} at ${row.maxLength ?? 'its limit'}`)
          .join(', ')}), by whole characters.`;
  const unsure =
    from.kind === 'file' || from.kind === 'database'
      ? ` The character set of ${from.name} is settled with one record that holds an accent, before the first load.`
      : '';
  return {
    kind: 'encoding',
    text: `${from.name} speaks ${named(from.encoding)}, ${to.name} ${named(to.encoding)}; text is UTF-8 in between.${unsure}${limits}`,
    refs: [from.id, to.id],
  };
}
