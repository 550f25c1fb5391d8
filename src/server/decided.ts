// What people decided about a plan, frozen when work is asked for: a work that is begun anew works with the same, and new answers are new work.
import { z } from 'zod';
import type { Decided } from '../jobs/decided.ts';
import { DecidedMapping } from '../mapping/mapping.ts';
import { listAmendments } from '../store/base/amendments.ts';
import { OwnPrice } from '../score/own-prices.ts';
import { keep } from '../store/base/content.ts';
import type { Access } from '../store/base/scope.ts';
import { settingAt } from '../store/base/settings.ts';

const cells = z.array(z.string());

/** As it is kept: maps as lists of pairs. */
const Kept = z.strictObject({
  rows: z.array(z.tuple([z.string(), cells])),
  added: z.array(z.tuple([z.string(), z.array(cells)])),
  mappings: z.array(DecidedMapping),
  prices: z.array(OwnPrice),
});

/** Rows that people added to a section of the specification stand under its id after this mark. */
const addedTo = '+';

/** Keeps what is decided about a plan now, with the workspace's own prices, and gives its hash. What is no answer, because its form is of another version, is left out. */
export async function keepDecided(access: Access, workspace: string, plan: string): Promise<string> {
  const written = await listAmendments(access, workspace, { plan, kind: 'specification' });
  const mapped = await listAmendments(access, workspace, { plan, kind: 'mapping' });
  const prices = z.array(OwnPrice).safeParse((await settingAt(access, workspace, 'prices')).value);
  return keep(access, workspace, {
    rows: written.flatMap(({ key, value }) => {
      const own = key.startsWith(addedTo) ? null : cells.safeParse(value);
      return own?.success === true ? [[key, own.data]] : [];
    }),
    added: written.flatMap(({ key, value }) => {
      const own = key.startsWith(addedTo) ? z.array(cells).safeParse(value) : null;
      return own?.success === true ? [[key.slice(addedTo.length), own.data]] : [];
    }),
    mappings: mapped.flatMap(({ value }) => {
      const own = DecidedMapping.safeParse(value);
      return own.success ? [own.data] : [];
    }),
    prices: prices.success ? prices.data : [],
  });
}

/** Reads back what {@link keepDecided} kept. */
export function decidedIn(text: string): Decided {
  const { rows, added, mappings, prices } = Kept.parse(JSON.parse(text));
  return { answers: { rows: new Map(rows), added: new Map(added) }, mappings, prices };
}
