// The price lists that ship with the product, one file a vendor beside this one, checked when they are read.
import { type Host, Host as HostShape, Exchange, PlanList } from './price.ts';
import type { Source } from '../measure/fact.ts';
import aws from './prices/aws.json' with { type: 'json' };
import azure from './prices/azure.json' with { type: 'json' };
import exchangeTable from './prices/exchange.json' with { type: 'json' };
import google from './prices/google.json' with { type: 'json' };
import make from './prices/make.json' with { type: 'json' };
import n8n from './prices/n8n.json' with { type: 'json' };
import own from './prices/own.json' with { type: 'json' };

/** What designs are billed by. */
export interface PriceLists {
  readonly hosts: readonly Host[];
  readonly planLists: readonly PlanList[];
}

/** Prices of our own assumption, for a host that no list is of. */
const elsewhere: Host = HostShape.parse(own);

export const hosts: readonly Host[] = [
  ...[aws, azure, google].map((list) => HostShape.parse(list)),
  elsewhere,
];

export const planLists: readonly PlanList[] = [n8n, make].map((list) => PlanList.parse(list));

export const shippedLists: PriceLists = { hosts, planLists };

export const exchange: Exchange = Exchange.parse(exchangeTable);

/** The list of the host that a brief names; the assumed one where it names none, or one that is not known. */
export function hostOf(hosting: string | null, lists: PriceLists = shippedLists): Host {
  const words = (hosting ?? '').toLowerCase().split(/[^a-z0-9]+/);
  return (
    lists.hosts.find((host) => host.words.some((word) => words.includes(word))) ??
    lists.hosts.find((host) => host.host === elsewhere.host) ??
    elsewhere
  );
}

/** What one unit of a currency is worth in the one that designs are compared in; null where no rate is known. */
export function rateOf(currency: string): { readonly rate: number; readonly source: Source | null } | null {
  if (currency === exchange.to) return { rate: 1, source: null };
  const found = exchange.rates.find((rate) => rate.from === currency);
  return found === undefined ? null : { rate: found.rate, source: found.source };
}

/** The latest day on which some price was read, ISO. */
export const newestPrice: string = [
  ...hosts.flatMap((host) => host.meters.map((meter) => meter.source.retrieved)),
  ...planLists.flatMap((list) => list.steps.map((step) => step.source.retrieved)),
].reduce((latest, date) => (date !== 'undated' && date > latest ? date : latest), '');
