// The domain's words for kinds of records, and which of them a resource's own name stands for. A name that says nothing
// certain ("account" is a company in one system and a ledger in another) has no concept: null, never a guess.
import { plainName } from './name.ts';

export const concepts = [
  'person',
  'company',
  'customer',
  'deal',
  'lead',
  'ticket',
  'comment',
  'note',
  'task',
  'activity',
  'product',
  'price',
  'order',
  'line-item',
  'invoice',
  'payment',
  'refund',
  'subscription',
  'payout',
  'shipment',
  'inventory',
  'employee',
  'user',
  'event',
  'message',
  'file',
  'other',
] as const;
export type Concept = (typeof concepts)[number];

const names: Readonly<Record<Exclude<Concept, 'other'>, readonly string[]>> = {
  person: ['contact', 'person', 'individual'],
  company: ['company', 'organization', 'organisation', 'business partner'],
  customer: ['customer', 'client', 'debtor'],
  deal: ['deal', 'opportunity'],
  lead: ['lead', 'prospect'],
  ticket: ['ticket', 'case', 'support case', 'support ticket', 'issue', 'incident'],
  comment: ['comment', 'ticket comment', 'case comment', 'issue comment'],
  note: ['note'],
  task: ['task', 'todo', 'to do'],
  activity: ['activity', 'engagement', 'call', 'meeting', 'appointment', 'interaction'],
  product: ['product', 'article', 'catalog item', 'catalogue item'],
  price: ['price', 'plan', 'price list entry'],
  order: ['order', 'sale order', 'sales order'],
  'line-item': [
    'line item',
    'order line',
    'order item',
    'invoice line',
    'invoice item',
    'invoice line item',
    'order line item',
  ],
  invoice: ['invoice', 'sale invoice', 'sales invoice'],
  payment: ['payment', 'payment intent', 'charge'],
  refund: ['refund'],
  subscription: ['subscription', 'contract subscription'],
  payout: ['payout'],
  shipment: ['shipment', 'fulfillment', 'fulfilment', 'delivery', 'parcel'],
  inventory: ['inventory', 'inventory item', 'inventory level', 'stock', 'stock level', 'stock item'],
  employee: ['employee', 'worker', 'staff member'],
  user: ['user', 'owner'],
  event: ['event', 'timeline event'],
  message: ['message', 'email'],
  file: ['file', 'attachment', 'document'],
};

const byName: ReadonlyMap<string, Concept> = new Map(
  Object.entries(names).flatMap(([concept, list]) =>
    list.map((name) => [plainName(name), concept as Concept] as const),
  ),
);

/** The concept that a resource's name stands for in any spelling ("LineItems" → "line-item"), or null when the name does not say. */
export function conceptOf(name: string): Concept | null {
  return byName.get(plainName(name)) ?? null;
}
