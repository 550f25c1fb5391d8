// What a design costs a month to run: what it uses times the price lists of those who bill it, each line in the vendor's own unit and currency.
// Vendors' licences and people's time are not in it. Prices without a source are marked as assumptions of ours.
import { creditsIn, executionsIn } from '../design/billing.ts';
import type { Design } from '../design/design.ts';
import { parts } from '../design/strategy.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { fromRule } from '../measure/fact.ts';
import type { Money } from '../measure/money.ts';
import { cents, chargeOf, subscriptionFor, unitsOf } from './charge.ts';
import type { PlanList } from './price.ts';
import { exchange, hostOf, type PriceLists, rateOf, shippedLists } from './prices.ts';
import type { BillLine, ScoreInput } from './scorecard.ts';
import { usageOf } from './usage.ts';

export interface RunningCost {
  readonly monthly: Money;
  /** Who bills what, dearest first. */
  readonly bill: readonly BillLine[];
  /** Units, charges and rates of exchange that went in, in the order of the bill. */
  readonly inputs: readonly ScoreInput[];
}

export function costOf(design: Design, landscape: Landscape, lists: PriceLists = shippedLists): RunningCost {
  const bill = [...hostLines(design, landscape, lists), ...platformLines(design, landscape, lists)].toSorted(
    (a, b) => b.converted.amount - a.converted.amount,
  );
  return {
    monthly: {
      amount: cents(bill.reduce((sum, line) => sum + line.converted.amount, 0)),
      currency: exchange.to,
    },
    bill,
    inputs: bill.flatMap(inputsOfLine),
  };
}

function hostLines(design: Design, landscape: Landscape, lists: PriceLists): readonly BillLine[] {
  const host = hostOf(landscape.brief.constraints.hosting, lists);
  const used = usageOf(design, landscape);
  return host.meters.flatMap((meter): readonly BillLine[] => {
    const units = unitsOf(meter, used[meter.quantity]);
    if (units <= 0) return [];
    return [
      line({
        vendor: host.vendor,
        what: meter.what,
        unit: meter.unit,
        units,
        step: null,
        cost: { amount: cents(chargeOf(meter.bands, units)), currency: host.currency },
        source: meter.source,
      }),
    ];
  });
}

/** What a platform's vendor counts: executions of n8n Cloud, credits of Make. */
function platformLines(design: Design, landscape: Landscape, lists: PriceLists): readonly BillLine[] {
  return lists.planLists
    .filter((list) => design.parts.includes(parts[list.platform]))
    .map((list) => {
      const units = countedBy(list, design, landscape);
      const taken = subscriptionFor(list, units);
      return line({
        vendor: list.vendor,
        what: `${list.vendor}, ${list.unit} under ${taken.times > 1 ? `${taken.times} times ` : ''}the plan ${taken.step.name}`,
        unit: list.unit,
        units,
        step:
          taken.times > 1
            ? `${taken.times} × ${taken.step.name}, assumed: more than the largest listed plan holds (${thousands(taken.step.holds)} ${list.unit}), ask ${list.vendor}`
            : `${taken.step.name}, holds ${thousands(taken.step.holds)} ${list.unit}, ${taken.step.price} ${list.currency} ${list.paid}`,
        cost: { amount: cents(taken.price), currency: list.currency },
        source: taken.step.source,
      });
    });
}

function thousands(count: number): string {
  return `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
}

function countedBy(list: PlanList, design: Design, landscape: Landscape): number {
  switch (list.platform) {
    case 'n8nCloud':
      return executionsIn(design, landscape);
    case 'make':
      return creditsIn(design, landscape);
    default:
      return list.platform satisfies never;
  }
}

/** Adds what the charge comes to in the currency that designs are compared in; one without a rate counts as it stands, and the rate is null. */
function line(own: Omit<BillLine, 'converted' | 'rate'>): BillLine {
  const rate = own.cost.currency === exchange.to ? null : (rateOf(own.cost.currency)?.rate ?? null);
  return {
    ...own,
    units: Math.round(own.units * 1e6) / 1e6,
    rate,
    converted: { amount: cents(own.cost.amount * (rate ?? 1)), currency: exchange.to },
  };
}

function inputsOfLine({ what, unit, units, cost, rate, source }: BillLine): readonly ScoreInput[] {
  const foreign = rate === null ? null : rateOf(cost.currency);
  return [
    { name: `${what}: units a month`, value: units, unit, source: fromRule('score/running-units') },
    { name: what, value: cost.amount, unit: `${cost.currency} a month`, source },
    ...(rate === null || foreign === null || foreign.source === null
      ? []
      : [
          {
            name: `${cost.currency} in ${exchange.to}, assumed`,
            value: rate,
            unit: `${exchange.to} for 1 ${cost.currency}`,
            source: foreign.source,
          },
        ]),
  ];
}
