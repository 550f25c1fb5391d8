// What a design costs a month to run: units that follow from its parts, calls and systems, times prices of a dated table (prices.json).
// Vendors' licences and people's time are not in it. Prices without a source are marked as assumptions of ours.
import { z } from 'zod';
import { creditsIn, executionsIn } from '../design/billing.ts';
import type { Design } from '../design/design.ts';
import { parts } from '../design/strategy.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { seconds } from '../measure/duration.ts';
import { fromRule, Source } from '../measure/fact.ts';
import type { Money } from '../measure/money.ts';
import table from './prices.json' with { type: 'json' };
import type { ScoreInput } from './scorecard.ts';

const unitNames = [
  'vcpuHour',
  'gbHour',
  'databaseHour',
  'databaseGbMonth',
  'intakeMillion',
  'queueMillion',
  'secretMonth',
  'logGb',
] as const;
type Unit = (typeof unitNames)[number];
const platformUnits = ['execution', 'credit'] as const;
type PlatformUnit = (typeof platformUnits)[number];

interface Price {
  readonly price: number;
  readonly what: string;
  readonly source: Source;
}

interface PriceTable {
  readonly currency: string;
  readonly region: string;
  /** Prices of what vendors of platforms count, wherever the rest runs. */
  readonly platforms: Readonly<Record<PlatformUnit, Price>>;
  readonly hosts: readonly {
    readonly host: string;
    readonly words: readonly string[];
    readonly units: Readonly<Record<Unit, Price>>;
  }[];
}

const text = z.string().min(1);
const Price: z.ZodType<Price> = z.strictObject({
  price: z.number().nonnegative(),
  what: text,
  source: Source,
});
const PriceTable: z.ZodType<PriceTable> = z.strictObject({
  currency: text,
  region: text,
  platforms: z.record(z.enum(platformUnits), Price),
  hosts: z.array(
    z.strictObject({ host: text, words: z.array(text), units: z.record(z.enum(unitNames), Price) }),
  ),
});
const prices: PriceTable = PriceTable.parse(table);

/** Hours and days of a mean month. */
const hours = 730;
const days = 30.4;
/** A quarter of a processor and half a gigabyte run each of our services at these loads. Rules of ours. */
const serviceCpu = 0.25;
const serviceGb = 0.5;
/** A platform with its editor and its runs takes the processor of four services and the memory of four. */
const platformServices = 4;
/** A started job is billed for a minute at least; one that stages and counts runs for five. */
const jobHours = 1 / 60;
const stagedHours = 5 / 60;
const databaseGb = 20;
/** What one call leaves in the log. */
const logBytesPerCall = 2000;

export interface RunningCost {
  readonly monthly: Money;
  /** Units and prices that went in, dearest first. */
  readonly inputs: readonly ScoreInput[];
}

export function costOf(design: Design, landscape: Landscape): RunningCost {
  const units = unitsOf(design, landscape);
  const host = hostOf(landscape.brief.constraints.hosting);
  const lines = unitNames
    .map((unit): Line => ({ amount: units[unit], price: host.units[unit] }))
    .concat(platformLines(design, landscape))
    .filter((line) => line.amount > 0)
    .toSorted((a, b) => b.amount * b.price.price - a.amount * a.price.price);
  const total = lines.reduce((sum, line) => sum + line.amount * line.price.price, 0);
  return {
    monthly: { amount: cents(total), currency: prices.currency },
    inputs: lines.flatMap(({ amount, price }) => [
      {
        name: `${price.what}: units a month`,
        value: cents(amount),
        unit: 'units',
        source: fromRule('score/running-units'),
      },
      { name: price.what, value: price.price, unit: prices.currency, source: price.source },
    ]),
  };
}

interface Line {
  readonly amount: number;
  readonly price: Price;
}

/** What a platform's vendor counts: executions of n8n Cloud, credits of Make. */
function platformLines(design: Design, landscape: Landscape): readonly Line[] {
  const has = (part: string): boolean => design.parts.includes(part);
  return [
    {
      amount: has(parts.n8nCloud) ? executionsIn(design, landscape) : 0,
      price: prices.platforms.execution,
    },
    { amount: has(parts.make) ? creditsIn(design, landscape) : 0, price: prices.platforms.credit },
  ];
}

function hostOf(hosting: string | null): PriceTable['hosts'][number] {
  const words = (hosting ?? '').toLowerCase().split(/[^a-z0-9]+/);
  const found =
    prices.hosts.find((host) => host.words.some((word) => words.includes(word))) ?? prices.hosts.at(-1);
  if (found === undefined) throw new Error('the price table has no host');
  return found;
}

function unitsOf(design: Design, landscape: Landscape): Readonly<Record<Unit, number>> {
  const has = (part: string): boolean => design.parts.includes(part);
  const services =
    ([parts.intake, parts.worker].filter(has).length + (has(parts.n8n) ? platformServices : 0)) * hours;
  const jobs = has(parts.job)
    ? Math.min(hours, runsPerMonth(design) * (has(parts.stage) ? stagedHours : jobHours))
    : 0;
  const calls =
    design.flows.flatMap((flow) => flow.calls).reduce((sum, call) => sum + call.callsPerDay, 0) * days;
  const messages = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay, 0) * days;
  return {
    vcpuHour: (services + jobs) * serviceCpu,
    gbHour: (services + jobs) * serviceGb,
    databaseHour: has(parts.database) ? hours : 0,
    databaseGbMonth: has(parts.database) ? databaseGb : 0,
    intakeMillion: has(parts.intake) ? messages / 1e6 : 0,
    queueMillion: has(parts.queue) ? (messages * 3) / 1e6 : 0,
    secretMonth: has(parts.secrets) ? landscape.systems.length + 1 : 0,
    logGb: has(parts.logs) ? (calls * logBytesPerCall) / 1e9 : 0,
  };
}

function runsPerMonth(design: Design): number {
  return design.flows
    .filter((flow) => flow.calls.length > 0)
    .reduce(
      (sum, { trigger }) => sum + (trigger.every === null ? 1 : 86_400 / seconds(trigger.every)) * days,
      0,
    );
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
