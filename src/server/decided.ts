// What people decided about a plan and the documents that it names, frozen when work is asked for: a work that is begun anew works with the
// same, and new answers or another file are new work.
import { z } from 'zod';
import type { Decided } from '../jobs/decided.ts';
import { DecidedMapping } from '../mapping/mapping.ts';
import type { Written } from '../plan/answers.ts';
import { noAnswers } from '../plan/fill.ts';
import { OwnPrice } from '../score/own-prices.ts';
import { listAmendments } from '../store/base/amendments.ts';
import { keep } from '../store/base/content.ts';
import type { PlanHead } from '../store/base/plans.ts';
import { lastRevision } from '../store/base/revisions.ts';
import type { Access } from '../store/base/scope.ts';
import { settingAt } from '../store/base/settings.ts';
import { listUploads } from '../store/base/uploads.ts';
import type { WorkKind } from '../store/base/works.ts';
import { weighing, WeightsShape } from './weights.ts';

/** An API document that the brief names: the newest file of its name. */
export interface FrozenDocument {
  readonly name: string;
  readonly hash: string;
}

/**
 * What work goes by. `before` is the hash of the plan's last revision, null: there was none. `written` are answers to the specification, one by
 * one, to be laid over what that revision holds.
 */
export interface Frozen {
  readonly before: string | null;
  readonly written: readonly Written[];
  readonly documents: readonly FrozenDocument[];
  readonly decided: Decided;
}

/** As it is kept. */
type Kept = Omit<Frozen, 'decided'> & Omit<Decided, 'answers'>;

const WrittenCell = z.strictObject({ key: z.string(), value: z.union([z.string(), z.array(z.string())]) });
const Kept: z.ZodType<Kept> = z.strictObject({
  before: z.string().nullable(),
  written: z.array(WrittenCell),
  mappings: z.array(DecidedMapping),
  prices: z.array(OwnPrice),
  weights: z
    .strictObject({ whose: z.enum(['plan', 'workspace']), weights: WeightsShape })
    .nullable()
    .default(null),
  documents: z.array(z.strictObject({ name: z.string(), hash: z.string() })).default([]),
});

/** What a plan is known by here. */
type Described = Pick<PlanHead, 'id' | 'brief' | 'description'>;

/**
 * Keeps what is decided about a plan now, with the workspace's own prices, and gives its hash. What is no answer, because its form is of
 * another version, is left out.
 */
export async function keepDecided(
  access: Access,
  workspace: string,
  plan: Described,
  kind: WorkKind,
): Promise<string> {
  return keep(access, workspace, await decidedNow(access, workspace, plan, kind));
}

/** What is decided about a plan now, as {@link keepDecided} keeps it. What competes is measured without weights: pages weigh it at once. */
export async function decidedNow(
  access: Access,
  workspace: string,
  { id: plan, brief, description }: Described,
  kind: WorkKind,
): Promise<Kept> {
  const written = await listAmendments(access, workspace, { plan, kind: 'specification' });
  const mapped = await listAmendments(access, workspace, { plan, kind: 'mapping' });
  const prices = z.array(OwnPrice).safeParse((await settingAt(access, workspace, 'prices')).value);
  return {
    before: (await lastRevision(access, workspace, plan))?.hash ?? null,
    written: written.flatMap(({ key, value }) => {
      const own = WrittenCell.safeParse({ key, value });
      return own.success ? [own.data] : [];
    }),
    mappings: mapped.flatMap(({ value }) => {
      const own = DecidedMapping.safeParse(value);
      return own.success ? [own.data] : [];
    }),
    prices: prices.success ? prices.data : [],
    weights: kind === 'compose' ? await weighing(access, workspace, plan) : null,
    documents: await documentsIn(access, workspace, brief ?? description),
  };
}

async function documentsIn(
  access: Access,
  workspace: string,
  text: string,
): Promise<readonly FrozenDocument[]> {
  const newest = new Map<string, string>();
  for (const { name, hash } of await listUploads(access, workspace))
    if (text.includes(name) && !newest.has(name)) newest.set(name, hash);
  return [...newest].map(([name, hash]) => ({ name, hash }));
}

/** Reads back what {@link keepDecided} kept. */
export function decidedIn(text: string): Frozen {
  const { before, written, documents, ...decided } = Kept.parse(JSON.parse(text));
  return { before, written, documents, decided: { answers: noAnswers, ...decided } };
}
