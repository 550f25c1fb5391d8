// What a workspace sets for all of its plans: the weights that new comparisons begin with, and prices of its own beside the listed ones.
import { z } from 'zod';
import { type OwnPrice, OwnPrice as OwnPriceSchema } from '../../score/own-prices.ts';
import { hosts, newestPrice, planLists } from '../../score/prices.ts';
import { stateOf } from '../../score/price-notes.ts';
import { rubric } from '../../score/rubric.ts';
import { criteria, type Criterion, priceStates } from '../../score/scorecard.ts';
import { Source } from '../../measure/fact.ts';
import { isConflict } from '../../store/base/scope.ts';
import { type Setting, setSetting, settingAt, type SettingKey } from '../../store/base/settings.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { type Route, route } from '../route.ts';

/** Shares of the whole by criterion; they add to 1. */
type Weights = Readonly<Record<Criterion, number>>;

const Weights = z
  .strictObject(
    Object.fromEntries(criteria.map((one) => [one, z.number().min(0).max(1)])) as Record<
      Criterion,
      z.ZodNumber
    >,
  )
  .refine((weights) => Math.abs(Object.values(weights).reduce((sum, one) => sum + one, 0) - 1) < 0.005, {
    error: 'add to 1',
  });

const usual = Object.fromEntries(rubric.map(({ rule, weight }) => [rule.criterion, weight])) as Weights;

/** `weights` are the usual ones where the workspace set none (`version` 0). */
interface WeightsAnswer {
  readonly weights: Weights;
  readonly usual: Weights;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

const set = {
  version: z.number().int().nonnegative(),
  author: z.string().nullable(),
  at: z.string().nullable(),
};
const share = z.record(z.enum(criteria), z.number());
const WeightsAnswer: z.ZodType<WeightsAnswer> = z.strictObject({ weights: share, usual: share, ...set });

/** A listed price; `own` is what the workspace pays instead. */
interface ListedPrice {
  readonly of: string;
  readonly vendor: string;
  readonly line: string;
  readonly what: string;
  readonly unit: string;
  readonly currency: string;
  readonly amounts: readonly { readonly upTo: number | null; readonly each: number }[];
  readonly state: (typeof priceStates)[number];
  readonly source: Source;
  readonly own: OwnPrice | null;
}

interface PricesAnswer {
  readonly prices: readonly ListedPrice[];
  readonly newest: string;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

const PricesAnswer: z.ZodType<PricesAnswer> = z.strictObject({
  prices: z.array(
    z.strictObject({
      of: z.string(),
      vendor: z.string(),
      line: z.string(),
      what: z.string(),
      unit: z.string(),
      currency: z.string(),
      amounts: z.array(z.strictObject({ upTo: z.number().nullable(), each: z.number() })),
      state: z.enum(priceStates),
      source: Source,
      own: OwnPriceSchema.nullable(),
    }),
  ),
  newest: z.string(),
  ...set,
});

const OwnPrices: z.ZodType<readonly OwnPrice[]> = z.array(OwnPriceSchema).max(200);

export function settingsRoutes(house: House): readonly Route[] {
  return [...weightRoutes(house), ...priceRoutes(house)];
}

/** One setting: how it is read, how it is set (`body` makes the value that is kept), and how it is told. */
interface OneSetting<B, A> {
  readonly key: SettingKey;
  readonly read: string;
  readonly set: string;
  readonly body: z.ZodType<B>;
  readonly kept: (body: B) => unknown;
  readonly answer: z.ZodType<A>;
  readonly told: (setting: Setting) => A;
}

function settingRoutes<B, A>({ base: { db } }: House, one: OneSetting<B, A>): readonly Route[] {
  const common = { path: `/api/w/{workspace}/settings/${one.key}`, answer: one.answer, versioned: true };
  return [
    route({
      ...common,
      method: 'get',
      summary: one.read,
      access: 'read',
      handle: async (ask) => {
        const setting = await settingAt(db, ask.get('scope').workspace, one.key);
        tagged(ask, setting.version);
        return one.told(setting);
      },
    }),
    route({
      ...common,
      method: 'put',
      summary: one.set,
      access: 'administer',
      body: one.body,
      handle: async (ask, { body }) => {
        const at = { key: one.key, version: seenVersion(ask) };
        const made = await setSetting(db, ask.get('scope'), at, one.kept(body));
        if (isConflict(made)) throw movedOn();
        tagged(ask, made.version);
        return one.told(made);
      },
    }),
  ];
}

function weightRoutes(house: House): readonly Route[] {
  return settingRoutes(house, {
    key: 'weights',
    read: 'The weights that new comparisons begin with',
    set: 'Set the weights that new comparisons begin with; If-Match "0" where none were set',
    body: z.strictObject({ weights: Weights }),
    kept: ({ weights }) => weights,
    answer: WeightsAnswer,
    told: ({ value, version, author, at }) => {
      const own = Weights.safeParse(value);
      return { weights: own.success ? own.data : usual, usual, version, author, at };
    },
  });
}

function priceRoutes(house: House): readonly Route[] {
  return settingRoutes(house, {
    key: 'prices',
    read: 'Prices that costs are reckoned with: listed, with source and date, and the workspace’s own',
    set: 'Set all prices of the workspace’s own; what is next designed or planned is reckoned with them',
    body: z.strictObject({ own: OwnPrices }),
    kept: ({ own }) => own,
    answer: PricesAnswer,
    told: ({ value, version, author, at }) => ({
      prices: listed(OwnPrices.catch([]).parse(value), house.now().toISOString().slice(0, 10)),
      newest: newestPrice,
      version,
      author,
      at,
    }),
  });
}

function listed(own: readonly OwnPrice[], today: string): readonly ListedPrice[] {
  const ownOf = (of: string, line: string): OwnPrice | null =>
    own.find((one) => one.of === of && one.line === line) ?? null;
  return [
    ...hosts.flatMap(({ host, vendor, currency, meters }) =>
      meters.map(({ quantity, what, unit, bands, source }) => ({
        of: host,
        vendor,
        line: quantity,
        what,
        unit: `each of ${unit}`,
        currency,
        amounts: [...bands],
        state: stateOf(source, today),
        source,
        own: ownOf(host, quantity),
      })),
    ),
    ...planLists.flatMap(({ platform, vendor, unit, currency, paid, steps }) =>
      steps.map(({ name, holds, price, source }) => ({
        of: platform,
        vendor,
        line: name,
        what: `${name}, holds ${holds.toLocaleString('en-US')} ${unit}`,
        unit: paid,
        currency,
        amounts: [{ upTo: null, each: price }],
        state: stateOf(source, today),
        source,
        own: ownOf(platform, name),
      })),
    ),
  ];
}
