// A revision's document for reading on a page, part by part, and its files to take away. A plan is never parsed here: reading threads do that,
// and whole documents are readings with more time. They are no queued work: nothing is written, anybody may simply ask again, and a browser
// shows a download's progress and stops it.
import { z } from 'zod';
import { bodyAt, hashOfText } from '../../store/base/content.ts';
import { revisionFiles, revisionRow, type RevisionRow } from '../../store/base/revisions.ts';
import type { House } from '../environment.ts';
import { printed } from '../printing.ts';
import { Refused } from '../problem.ts';
import { type Ask, type Route, route } from '../route.ts';
import { version } from '../version.ts';
import { PlanMap } from '../views/plan/canvas.ts';
import { mediaOf, PlanFile } from '../views/plan/files.ts';
import { FlowDetail } from '../views/plan/flow.ts';
import { PlanOutline, PlanSection } from '../views/plan/outline.ts';
import { Remark } from '../views/plan/remark.ts';

interface RevisionParams {
  readonly workspace: string;
  readonly plan: string;
  readonly number: number;
}

const text = z.string().min(1).max(64);
const shape = { workspace: text, plan: text, number: z.coerce.number().int().min(1).max(1_000_000) };
const params: z.ZodType<RevisionParams> = z.strictObject(shape);
const place = z.string().min(1).max(300);

const path = '/api/w/{workspace}/plans/{plan}/revisions/{number}';

export function readingRoutes(house: House): readonly Route[] {
  return [...pageRoutes(house), ...overviewRoutes(house), ...fileRoutes(house)];
}

function pageRoutes(house: House): readonly Route[] {
  const { reading } = house;
  return [
    route({
      method: 'get',
      path: `${path}/outline`,
      summary: 'What the plan is: systems, flows, the chapters of its document',
      access: 'read',
      params,
      answer: PlanOutline,
      handle: async (ask, given) =>
        reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.outline', args: null }),
    }),
    route({
      method: 'get',
      path: `${path}/sections/{section}`,
      summary: 'One chapter of the plan’s document, by its id or that of any place in it',
      access: 'read',
      params: z.strictObject({ ...shape, section: place }),
      answer: PlanSection,
      handle: async (ask, given) => {
        const args = { id: given.params.section };
        return reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.section', args });
      },
    }),
    route({
      method: 'get',
      path: `${path}/flows/{flow}`,
      summary: 'One flow: sequence, endpoints, mapping, policies, evidence, findings',
      access: 'read',
      params: z.strictObject({ ...shape, flow: place }),
      answer: FlowDetail,
      handle: async (ask, given) => {
        const args = { flow: given.params.flow };
        return reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.flow', args });
      },
    }),
  ];
}

function overviewRoutes(house: House): readonly Route[] {
  const { reading } = house;
  return [
    route({
      method: 'get',
      path: `${path}/map`,
      summary: 'The system map, placed',
      access: 'read',
      params,
      answer: PlanMap,
      handle: async (ask, given) =>
        reading.ask({ ...(await contentOf(house, ask, given.params)), view: 'plan.map', args: null }),
    }),
    route({
      method: 'get',
      path: `${path}/findings`,
      summary: 'What the check of the plan says, with what it concerns',
      access: 'read',
      params,
      answer: z.array(Remark),
      handle: async (ask, given) => [
        ...(await reading.ask({
          ...(await contentOf(house, ask, given.params)),
          view: 'plan.remarks',
          args: null,
        })),
      ],
    }),
  ];
}

function fileRoutes(house: House): readonly Route[] {
  return [
    route({
      method: 'get',
      path: `${path}/files`,
      summary: 'The files of the plan: documents, diagrams, mappings, evidence',
      access: 'read',
      params,
      answer: z.array(PlanFile),
      handle: async (ask, given) => {
        const { workspace } = ask.get('scope');
        const { hash } = await rowOr404(house, workspace, given.params);
        const made = await house.reading.ask({ workspace, hash, view: 'plan.files', args: null });
        const kept = await revisionFiles(house.base.db, workspace, given.params);
        return [...made, ...kept.map((file) => evidenceFile(file.path))];
      },
    }),
    route({
      method: 'get',
      path: `${path}/file`,
      summary:
        'One file by its path, as a download: plan.md, plan.docx, plan.pdf, diagrams/F1-sequence.svg …',
      access: 'read',
      params,
      query: z.strictObject({ path: place }),
      media: 'application/octet-stream',
      handle: async (ask, given) => {
        const { workspace } = ask.get('scope');
        const row = await rowOr404(house, workspace, given.params);
        const wanted = given.query.path;
        return download(
          ask,
          { name: wanted.slice(wanted.lastIndexOf('/') + 1), tag: tagOf(row, wanted) },
          () => bytesOf(house, { ...given.params, workspace, hash: row.hash }, wanted),
        );
      },
    }),
    route({
      method: 'get',
      path: `${path}/archive`,
      summary: 'Every document and file of the plan as one zip',
      access: 'read',
      params,
      media: 'application/zip',
      handle: async (ask, given) => {
        const { workspace } = ask.get('scope');
        const row = await rowOr404(house, workspace, given.params);
        const name = `plan-revision-${row.number}.zip`;
        return download(ask, { name, tag: tagOf(row, name) }, async () => {
          const beside = await evidenceOf(house, { ...given.params, workspace });
          return house.reading.ask({ workspace, hash: row.hash, view: 'plan.archive', args: { beside } });
        });
      },
    }),
  ];
}

async function contentOf(
  house: House,
  ask: Ask,
  at: RevisionParams,
): Promise<{ readonly workspace: string; readonly hash: string }> {
  const { workspace } = ask.get('scope');
  return { workspace, hash: (await rowOr404(house, workspace, at)).hash };
}

async function rowOr404(house: House, workspace: string, at: RevisionParams): Promise<RevisionRow> {
  const row = await revisionRow(house.base.db, workspace, at);
  if (row === null) throw new Refused(404, 'This workspace has no such plan, or the plan no such revision.');
  return row;
}

function evidenceFile(evidence: string): PlanFile {
  const title = evidence.slice(evidence.lastIndexOf('/') + 1).replace(/\.json$/, '');
  return { path: evidence, title, group: 'evidence', media: mediaOf(evidence) };
}

async function evidenceOf(
  { base }: House,
  at: RevisionParams,
): Promise<readonly (readonly [string, string])[]> {
  const files = await revisionFiles(base.db, at.workspace, at);
  return Promise.all(
    files.map(async (file) => [file.path, (await bodyAt(base.db, at.workspace, file.hash)) ?? ''] as const),
  );
}

/** A file that was kept, was printed, or is made from the plan. */
async function bytesOf(
  house: House,
  at: RevisionParams & { readonly hash: string },
  wanted: string,
): Promise<string | Uint8Array> {
  const { workspace, hash } = at;
  const kept = (await revisionFiles(house.base.db, workspace, at)).find((file) => file.path === wanted);
  if (kept !== undefined) return (await bodyAt(house.base.db, workspace, kept.hash)) ?? '';
  const page = /^([a-z]+)\.pdf$/.exec(wanted)?.[1];
  const made = await house.reading.ask({
    workspace,
    hash,
    view: 'plan.file',
    args: { path: page === undefined ? wanted : `${page}.html` },
  });
  if (made === null) throw new Refused(404, 'The plan has no file of this path.');
  return page === undefined ? made : printed(String(made));
}

/** The same revision, file and version of the product give the same bytes. */
function tagOf({ hash }: RevisionRow, file: string): string {
  return `"${hashOfText(`${hash} ${file} ${version}`).slice(0, 32)}"`;
}

async function download(
  ask: Ask,
  file: { readonly name: string; readonly tag: string },
  make: () => Promise<string | Uint8Array>,
): Promise<Response> {
  ask.header('ETag', file.tag);
  ask.header('Cache-Control', 'private, no-cache');
  if (ask.req.header('if-none-match') === file.tag) return ask.body(null, 304);
  const made = await make();
  ask.header('Content-Type', mediaOf(file.name));
  ask.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return ask.body(typeof made === 'string' ? made : new Uint8Array(made), 200);
}
