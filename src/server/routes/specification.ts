// The specification as people fill it: cell by cell, each with its version. What is written is not yet in the plan; one deed makes the next
// revision of it, with the same design and the same measurement, and says before what it will re-open.
import { z } from 'zod';
import { cellKey, placeOf, type Written } from '../../plan/answers.ts';
import { advance } from '../../store/base/advance.ts';
import { type Amendment, amend, listAmendments } from '../../store/base/amendments.ts';
import { Approval, listApprovals, standing, type Subject, subjects } from '../../store/base/approvals.ts';
import { namesOf } from '../../store/base/names.ts';
import { planHead } from '../../store/base/plans.ts';
import { lastRevision, listRevisions, revisionFiles, RevisionRow } from '../../store/base/revisions.ts';
import { type Access, isConflict, type Scope } from '../../store/base/scope.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { planParams, type Route, route } from '../route.ts';
import { signedLog } from '../signed-log.ts';
import { FormSection, overlaid, type PlainSection } from '../views/form.ts';
import { noPlan } from './plans.ts';

const text = z.string();

/** `revision` null: the plan has none yet, so that there is no form. `pending` counts what the plan does not hold yet. */
const FormAnswer = z.strictObject({
  name: text,
  revision: RevisionRow.nullable(),
  sections: z.array(FormSection),
  filled: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  pending: z.number().int().nonnegative(),
  names: z.record(text, text),
});

/** A cell's text, or all cells of a row of people's own (none: it is taken out). */
const Cell = z.strictObject({
  key: text.min(1).max(200),
  value: z.union([text.max(4000), z.array(text.max(1000)).max(12)]),
});

const Kept = z.strictObject({
  key: text,
  value: z.union([text, z.array(text)]),
  version: z.number().int().nonnegative(),
  author: text.nullable(),
  at: text.nullable(),
});

const Touches = z.array(z.strictObject({ subject: z.enum(subjects), why: text }));

const path = '/api/w/{workspace}/plans/{plan}/specification';

export function specificationRoutes(house: House): readonly Route[] {
  return [formRoute(house), cellRoute(house), ...revisionOfForm(house)];
}

function formRoute(house: House): Route {
  const { db } = house.base;
  return route({
    method: 'get',
    path,
    summary:
      'The specification as a form: what the plan fills, what people wrote, what is not yet in the plan',
    access: 'read',
    params: planParams,
    answer: FormAnswer,
    handle: async (ask, { params }) => {
      const { workspace } = ask.get('scope');
      const head = await planHead(db, workspace, params.plan);
      if (head === null) throw noPlan();
      const revision = await lastRevision(db, workspace, params.plan);
      const none = { name: head.name, revision, sections: [], filled: 0, of: 0, pending: 0, names: {} };
      if (revision === null) return none;
      const plain = await house.reading.ask({
        workspace,
        hash: revision.hash,
        view: 'plan.form',
        args: null,
      });
      const written = await writtenOf(house, workspace, params.plan);
      const log = await logOf(house, workspace, params.plan);
      const keys = new Map(written.map((one) => [one.key, one]));
      const sections = plain.map((section) => overlaid(logged(section, log), keys));
      const sum = (of: (section: FormSection) => number): number =>
        sections.reduce((total, section) => total + of(section), 0);
      return {
        name: head.name,
        revision,
        sections,
        filled: sum((section) => section.filled),
        of: sum((section) => section.of),
        pending: sum((section) => pendingOf(section, plain)),
        names: await namesOf(
          db,
          written.map((one) => one.author),
        ),
      };
    },
  });
}

function writtenOf({ base }: House, workspace: string, plan: string): Promise<readonly Amendment[]> {
  return listAmendments(base.db, workspace, { plan, kind: 'specification' });
}

async function logOf({ base: { db } }: House, workspace: string, plan: string): Promise<readonly Written[]> {
  const revisions = await listRevisions(db, workspace, plan);
  const approvals = await listApprovals(db, workspace, plan);
  return signedLog(
    revisions,
    approvals,
    await namesOf(
      db,
      [...revisions, ...approvals].map((one) => one.author),
    ),
  );
}

/** What was signed here stands in the log's empty cells; it gets into the plan with its next revision, which it does not ask for. */
function logged(section: PlainSection, log: readonly Written[]): PlainSection {
  const said = new Map(log.map(({ key, value }) => [key, String(value)]));
  return {
    ...section,
    rows: section.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => (cell === '' ? (said.get(cellKey(row.id, index)) ?? '') : cell)),
    })),
  };
}

/** Cells and own rows that say something else than the plan; a row that was taken out counts as well. */
function pendingOf(section: FormSection, plain: readonly PlainSection[]): number {
  const held = plain.find(({ id }) => id === section.id)?.added ?? [];
  const cells = section.rows.flatMap((row) => row.cells).filter((cell) => cell.pending).length;
  const own = section.own.filter((row) => row.pending && row.cells.some((cell) => cell.trim() !== '')).length;
  const now = section.own.map((row) => row.cells.join('\n').trim());
  return cells + own + held.filter((row) => !now.includes(row.join('\n').trim())).length;
}

function cellRoute(house: House): Route {
  const { db } = house.base;
  return route({
    method: 'put',
    path: `${path}/cell`,
    summary: 'Write one cell, or one row of your own; If-Match "0" where nothing was written yet',
    access: 'amend',
    params: planParams,
    body: Cell,
    answer: Kept,
    versioned: true,
    handle: async (ask, { params, body }) => {
      const scope = ask.get('scope');
      const version = seenVersion(ask);
      const section = await sectionFor(house, scope.workspace, { plan: params.plan, ...body });
      const set = await db.transaction().execute(async (trx) => {
        if (body.key.startsWith('+'))
          await takeOver(trx, scope, { plan: params.plan, key: body.key }, section);
        const at = { plan: params.plan, kind: 'specification', key: body.key, version } as const;
        return amend(trx, scope, at, body.value);
      });
      if (set === null) throw noPlan();
      if (isConflict(set)) throw movedOn();
      tagged(ask, set.version);
      return Kept.parse(set);
    },
  });
}

/** The section that a key lies in. Throws Refused where the specification asks for no such thing. */
async function sectionFor(
  house: House,
  workspace: string,
  at: { readonly plan: string; readonly key: string; readonly value: string | readonly string[] },
): Promise<PlainSection> {
  const revision = await lastRevision(house.base.db, workspace, at.plan);
  const place = placeOf(at.key);
  if (revision === null || place === null || place.isRow !== (typeof at.value !== 'string'))
    throw new Refused(404, 'The specification has no such cell.');
  const sections = await house.reading.ask({ workspace, hash: revision.hash, view: 'plan.form', args: null });
  const found = sections.find(({ id, columns, rows }) =>
    place.isRow
      ? id === place.id && columns.length > 0 && place.number >= 1 && place.number <= 200
      : rows.some((row) => row.id === place.id && row.blanks.includes(place.number)),
  );
  if (found === undefined) throw new Refused(404, 'The specification has no such cell.');
  return found;
}

/** Before the first own row of a section is written here, those that the plan holds already are taken over, so that none is lost. */
async function takeOver(
  trx: Access,
  scope: Scope,
  at: { readonly plan: string; readonly key: string },
  section: PlainSection,
): Promise<void> {
  const written = await listAmendments(trx, scope.workspace, { plan: at.plan, kind: 'specification' });
  if (written.some(({ key }) => key.startsWith(`+${section.id}/`))) return;
  for (const [index, cells] of section.added.entries()) {
    const key = `+${section.id}/${index + 1}`;
    if (key !== at.key)
      await amend(trx, scope, { plan: at.plan, kind: 'specification', key, version: 0 }, cells);
  }
}

function revisionOfForm(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: `${path}/revision`,
      summary: 'What the next revision of the specification would re-open',
      access: 'read',
      params: planParams,
      answer: z.strictObject({ number: z.number().int().positive(), same: z.boolean(), touches: Touches }),
      handle: async (ask, { params }) => {
        const { last, next } = await refilled(house, ask.get('scope'), params.plan);
        const signed = standing(await listApprovals(db, ask.get('scope').workspace, params.plan));
        const touches = next.touches.filter(
          ({ subject }: { readonly subject: Subject }) => signed[subject]?.verdict === 'approved',
        );
        return { number: last.number + 1, same: next.content.hash === last.hash, touches: [...touches] };
      },
    }),
    route({
      method: 'post',
      path: `${path}/revision`,
      summary: 'Make the next revision with what people wrote; same design, same measurement',
      access: 'plan',
      params: planParams,
      body: z.strictObject({
        after: z.number().int().positive(),
        reason: text.trim().min(1).max(2000),
      }),
      answer: z.strictObject({ revision: RevisionRow, reopened: z.array(Approval) }),
      status: 201,
      handle: async (ask, { params, body }) => {
        const scope = ask.get('scope');
        const { last, next } = await refilled(house, scope, params.plan);
        if (last.number !== body.after) throw movedOn();
        if (next.content.hash === last.hash) throw new Refused(409, 'The plan holds all of it already.');
        const files = await revisionFiles(db, scope.workspace, { plan: params.plan, number: last.number });
        const { content, contentHash, touches } = next;
        const made = { content, contentHash, files, reason: body.reason, restoredFrom: null };
        const advanced = await advance(db, scope, params.plan, {
          made,
          judged: { against: last.hash, touches },
        });
        if (advanced === null) throw noPlan();
        return { revision: advanced.revision, reopened: [...advanced.reopened] };
      },
    }),
  ];
}

/** The latest revision, and what it would be with all that people wrote. */
async function refilled(house: House, scope: Scope, plan: string) {
  const { db } = house.base;
  const last = await lastRevision(db, scope.workspace, plan);
  if (last === null) throw new Refused(409, 'The plan has no revision yet.');
  const own = (await writtenOf(house, scope.workspace, plan)).map(({ key, value }) => ({ key, value }));
  const written = [...(await logOf(house, scope.workspace, plan)), ...own];
  const next = await house.reading.ask({
    workspace: scope.workspace,
    hash: last.hash,
    view: 'plan.refilled',
    args: { written },
  });
  return { last, next };
}
