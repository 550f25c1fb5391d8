// What people decided about a plan, frozen when work is asked for: a work that is begun anew works with the same, and new answers are new work.
import { z } from 'zod';
import type { Decided } from '../jobs/decided.ts';
import { DecidedMapping } from '../mapping/mapping.ts';
import type { Written } from '../plan/answers.ts';
import { noAnswers } from '../plan/fill.ts';
import { listAmendments } from '../store/base/amendments.ts';
import { OwnPrice } from '../score/own-prices.ts';
import { keep } from '../store/base/content.ts';
import type { Access } from '../store/base/scope.ts';
import { lastRevision } from '../store/base/revisions.ts';
import { settingAt } from '../store/base/settings.ts';

const WrittenCell = z.strictObject({ key: z.string(), value: z.union([z.string(), z.array(z.string())]) });

/** As it is kept: cells one by one, as they were written; `before` is the hash of the plan's last revision. */
const Kept = z.strictObject({
  before: z.string().nullable(),
  written: z.array(WrittenCell),
  mappings: z.array(DecidedMapping),
  prices: z.array(OwnPrice),
});

/**
 * Keeps what is decided about a plan now, with the workspace's own prices, and gives its hash. What is no answer, because its form is of
 * another version, is left out.
 */
export async function keepDecided(access: Access, workspace: string, plan: string): Promise<string> {
  return keep(access, workspace, await decidedNow(access, workspace, plan));
}

/** What is decided about a plan now, as {@link keepDecided} keeps it. */
export async function decidedNow(
  access: Access,
  workspace: string,
  plan: string,
): Promise<
  { readonly before: string | null; readonly written: readonly Written[] } & Pick<
    Decided,
    'mappings' | 'prices'
  >
> {
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
  };
}

/** What work goes by. `written` are answers to the specification, to be laid over what the plan held `before`; null: there was none. */
export interface Frozen {
  readonly before: string | null;
  readonly written: readonly Written[];
  readonly decided: Decided;
}

/** Reads back what {@link keepDecided} kept. */
export function decidedIn(text: string): Frozen {
  const { before, written, mappings, prices } = Kept.parse(JSON.parse(text));
  return { before, written, decided: { answers: noAnswers, mappings, prices } };
}
