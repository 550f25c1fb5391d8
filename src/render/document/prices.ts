// Who bills what a month, and how far the prices can be relied on, as blocks of the comparison and a caution for the plan.
import type { RootContent } from 'mdast';
import { tally } from '../../score/price-notes.ts';
import type { BillLine, ComparedDesign, Comparison } from '../../score/scorecard.ts';
import { cite, heading, type Inline, paragraph, table } from './content.ts';
import { grouped, money } from './figures.ts';

/** One design's monthly bill, in each vendor's own units and currency; nothing for a comparison without bills. */
export function billBlocks({ bill, cost }: ComparedDesign): readonly RootContent[] {
  if (bill.length === 0) return [];
  const { currency } = cost.monthly;
  return [
    paragraph(`Running cost ${money(cost.monthly)} a month, billed by:`),
    table(
      ['who bills', 'what', 'units a month', 'charge', `in ${currency}`],
      bill.map((line): readonly Inline[] => [
        line.vendor,
        [withoutVendor(line), cite([line.source])],
        `${units(line.units)} ${line.unit}`,
        `${coins(line.cost.amount)} ${line.cost.currency}`,
        [coins(line.converted.amount), line.rate === null ? '' : ` at ${line.rate}, assumed`],
      ]),
      'llrrr',
    ),
  ];
}

/** Two decimals, as on a bill. */
function coins(amount: number): string {
  const [whole = '0', rest = '00'] = amount.toFixed(2).split('.');
  return `${grouped(Number(whole))}.${rest}`;
}

/** Small amounts keep the digits that matter: 0.02601 million. */
function units(value: number): string {
  return value > 0 && value < 1 ? `${Number(value.toPrecision(3))}` : grouped(value);
}

function withoutVendor({ vendor, what, step }: BillLine): string {
  const own = what.startsWith(`${vendor}, `) ? what.slice(vendor.length + 2) : what;
  return step === null ? own : `${own.split(' under ')[0] ?? own}: ${step}`;
}

/** Every price with its age, those to be checked first. */
export function priceBlocks({ prices }: Comparison): readonly RootContent[] {
  if (prices === null || prices.notes.length === 0) return [];
  return [
    heading(2, 'prices', 'How old the prices are'),
    paragraph(
      `Judged on ${prices.asOf}: ${tally(prices.notes)}. Free allowances that a whole account shares are not deducted; licences of the connected systems and people's time are not in it.`,
    ),
    table(
      ['price', 'what to make of it'],
      prices.notes.map((note): readonly Inline[] => [[note.what, cite([note.source])], note.says]),
    ),
  ];
}

/** One sentence for the plan about the prices that its design rests on; nothing when all are dated within the last year. */
export function priceCaution({ prices }: Comparison, bill: readonly BillLine[]): readonly RootContent[] {
  if (prices === null) return [];
  const own = prices.notes.filter(
    (note) => note.state !== 'current' && bill.some((line) => note.what.endsWith(line.what)),
  );
  return own.length === 0
    ? []
    : [paragraph(`Prices to check before you sign (judged on ${prices.asOf}): ${byReason(own)}.`)];
}

/** Notes that say the same stand together, each vendor named once: "from no price list: the host: processor, memory". */
function byReason(notes: readonly { readonly what: string; readonly says: string }[]): string {
  const reasons = new Map<string, Map<string, string[]>>();
  for (const { what, says } of notes) {
    const reason = says.split(':')[0] ?? says;
    const at = what.indexOf(': ');
    const vendor = at === -1 ? '' : what.slice(0, at);
    const vendors = reasons.get(reason) ?? new Map<string, string[]>();
    vendors.set(vendor, [...(vendors.get(vendor) ?? []), at === -1 ? what : what.slice(at + 2)]);
    reasons.set(reason, vendors);
  }
  return [...reasons]
    .map(([reason, vendors]) => {
      const named = [...vendors].map(([vendor, whats]) =>
        vendor === '' ? whats.join('; ') : `${vendor} (${whats.join('; ')})`,
      );
      return `${reason}: ${named.join(', ')}`;
    })
    .join('; ');
}
