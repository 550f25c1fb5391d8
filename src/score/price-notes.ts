// How old the prices are that designs rest on. No clock: the day to judge by is given, or is the newest day on which anything was read.
import type { Landscape } from '../landscape/landscape.ts';
import type { Source } from '../measure/fact.ts';
import { exchange, newestPrice } from './prices.ts';
import { type BillLine, type PriceNote, type PriceState, priceStates } from './scorecard.ts';

/** The later of `given` (an ISO date: today, the first day of the project) and the newest dated source of systems and prices. */
export function judgingDay(landscape: Landscape, given: string | null): string {
  return landscape.systems
    .flatMap(({ profile }) => profile?.sources ?? [])
    .map((source) => source.retrieved)
    .filter((date) => date !== 'undated')
    .concat(given ?? [], newestPrice)
    .reduce((latest, date) => (date > latest ? date : latest), '');
}

/** A price is old when it was read more than twelve months before the day. */
export function stateOf(source: Source, day: string): PriceState {
  if (source.kind === 'rule') return 'assumed';
  if (source.retrieved === 'undated') return 'undated';
  return source.retrieved < yearBefore(day) ? 'old' : 'current';
}

function yearBefore(day: string): string {
  const [year = '', ...rest] = day.split('-');
  return [`${Number(year) - 1}`.padStart(4, '0'), ...rest].join('-');
}

const doubt: readonly PriceState[] = ['old', 'undated', 'assumed', 'current'] satisfies readonly PriceState[];

/** Each price and rate of exchange of the bills once, the least reliable first. */
export function priceNotes(bills: readonly BillLine[], day: string): readonly PriceNote[] {
  const foreign = new Set(bills.filter((line) => line.rate !== null).map((line) => line.cost.currency));
  const rates = exchange.rates
    .filter((rate) => foreign.has(rate.from))
    .map((rate) => ({
      what: `1 ${rate.from} = ${rate.rate} ${exchange.to}, ${rate.what}`,
      source: rate.source,
    }));
  const prices = bills.map(({ vendor, what, source }) => ({
    what: what.startsWith(vendor) ? what : `${vendor}: ${what}`,
    source,
  }));
  const once = new Map([...rates, ...prices].map((one) => [one.what, one]));
  return [...once.values()]
    .map(({ what, source }): PriceNote => {
      const state = stateOf(source, day);
      return { what, state, says: saysOf(state, source), source };
    })
    .toSorted((a, b) => doubt.indexOf(a.state) - doubt.indexOf(b.state));
}

function saysOf(state: PriceState, source: Source): string {
  switch (state) {
    case 'current':
      return `price as of ${source.retrieved}`;
    case 'old':
      return `price as of ${source.retrieved}, more than twelve months old: check before you sign`;
    case 'undated':
      return 'price without a date: check before you sign';
    case 'assumed':
      return 'from no price list: ask the host before you sign';
    default:
      return state satisfies never;
  }
}

/** How many of the prices stand in which state: "3 current, 1 old". */
export function tally(notes: readonly PriceNote[]): string {
  return priceStates
    .map((state) => [state, notes.filter((note) => note.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
