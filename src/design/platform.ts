// What a tool can do, as data: abilities with figures, each with its sources, and facts that nothing is compared with. The files lie in
// platforms/, one a tool. Nothing here judges; a kind of policy without an ability is something the tool was not seen to do.
import { z } from 'zod';
import { Confidence, Dispute, Source } from '../measure/fact.ts';

/** The kinds of policy that a tool is held against. */
export const policyKinds = [
  'back-off',
  'stop',
  'pause',
  'missed',
  'schedule',
  'run',
  'call',
  'breaker',
  'keep',
  'replay',
  'expiry',
  'in-flight',
  'doubles',
  'idempotency',
  'signature',
  'state',
  'cross-reference',
  'throttle',
  'pace',
  'environments',
  'network',
  'hosting',
  'location',
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Figures that abilities bound and policies ask for. Times in seconds. */
export const measures = [
  'first-wait',
  'longest-wait',
  'tries',
  'interval',
  'run',
  'call',
  'kept-for',
  'keys',
  'records',
  'at-once',
] as const;
export type Measure = (typeof measures)[number];

/** What a policy may want beyond figures. */
export const features = [
  'growing-waits',
  'jitter',
  'retry-after',
  'by-status',
  'pauses',
  'opens-and-probes',
  'own-fields',
  'values-protected',
  'by-id',
  'by-error',
  'all-at-once',
  'read-anew',
  'per-record',
  'header',
  'secret',
  'raw-body',
  'hmac',
  'unique-both-ways',
  'shared-over-flows',
  'promotes',
  'private-network',
  'own-premises',
  'named-host',
  'eu-region',
  'agreed-location',
] as const;
export type Feature = (typeof features)[number];

/** `least` and `most` bound what can be set; null where no bound is documented. */
export interface Bound {
  readonly measure: Measure;
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * One way of carrying some kinds of policy. `native`: a setting, or code that is ours anyway; `added`: something built around the tool
 * or bought beside it, with what it `costs`. `name` is what the vendor calls it, `how` what one does with it.
 */
export interface Ability {
  readonly for: readonly PolicyKind[];
  readonly standing: 'native' | 'added';
  readonly name: string;
  readonly how: string;
  readonly costs: string | null;
  readonly bounds: readonly Bound[];
  readonly offers: readonly Feature[];
  readonly sources: readonly Source[];
  /** What has to be run for it, by its name among the parts of a design; null where nothing more has. */
  readonly part: string | null;
  readonly confidence: Confidence;
  readonly disputed: readonly Dispute[];
  readonly note: string | null;
}

/** Worth knowing, compared with nothing: payload limits, secrets, observability, price units, languages. */
export interface PlatformFact {
  readonly about: string;
  readonly text: string;
  readonly source: Source;
}

/**
 * `words`: how a brief names it. `runs`: on a host of ours or in the vendor's cloud. `edition`: the plan that the figures speak of.
 * `complete`: false where only some abilities were found, so that nothing may be called impossible by it. `units`: what the vendor bills.
 */
export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly runs: 'own-host' | 'vendor-cloud';
  readonly edition: string | null;
  readonly complete: boolean;
  readonly unit: 'machine' | 'execution' | 'credit' | 'task' | 'action' | 'request';
  readonly languages: readonly string[];
  readonly abilities: readonly Ability[];
  readonly facts: readonly PlatformFact[];
}

const text = z.string().min(1);

/** A platform as its file writes it: sources are named once and used by name, what is usual may be left out. */
const Written = z.strictObject({
  id: text,
  name: text,
  words: z.array(text),
  runs: z.enum(['own-host', 'vendor-cloud']),
  edition: text.nullable(),
  complete: z.boolean(),
  unit: z.enum(['machine', 'execution', 'credit', 'task', 'action', 'request']),
  languages: z.array(text),
  sources: z.record(text, Source),
  abilities: z.array(
    z.strictObject({
      for: z.array(z.enum(policyKinds)).min(1),
      standing: z.enum(['native', 'added']),
      name: text,
      how: text,
      costs: text.nullable().default(null),
      bounds: z
        .array(
          z.strictObject({
            measure: z.enum(measures),
            least: z.number().nonnegative().nullable().default(null),
            most: z.number().positive().nullable().default(null),
          }),
        )
        .default([]),
      offers: z.array(z.enum(features)).default([]),
      sources: z.array(text).min(1),
      part: text.nullable().default(null),
      confidence: Confidence.default('documented'),
      disputed: z.array(z.strictObject({ claim: text, source: text })).default([]),
      note: text.nullable().default(null),
    }),
  ),
  facts: z.array(z.strictObject({ about: text, text, source: text })),
});

/** Reads a platform file. Throws on a shape that is not one, on a source that is not named, on an added way without its cost. */
export function readPlatform(file: unknown): Platform {
  const { sources, abilities, facts, ...platform } = Written.parse(file);
  const named = (name: string): Source => {
    const source = sources[name];
    if (source === undefined) throw new Error(`platform ${platform.id}: no source "${name}"`);
    return source;
  };
  return {
    ...platform,
    abilities: abilities.map((ability) => {
      if (ability.standing === 'added' && ability.costs === null)
        throw new Error(`platform ${platform.id}: "${ability.name}" says no cost`);
      return {
        ...ability,
        sources: ability.sources.map(named),
        disputed: ability.disputed.map(({ claim, source }) =>
          Dispute.parse({ claim, source: named(source) }),
        ),
      };
    }),
    facts: facts.map((fact) => ({ ...fact, source: named(fact.source) })),
  };
}
