// The files of a revision to take away. What is quick to make is read at once; Word, PDF and the whole archive are work: asked for, followed,
// and offered as long as they are kept.
import { z } from 'zod';
import { bodyAt, hashOfText } from '../../store/base/content.ts';
import { renderingOf } from '../../store/base/renderings.ts';
import { revisionFiles, type RevisionRow } from '../../store/base/revisions.ts';
import { Work } from '../../store/base/works.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { renderKey, renderRequest } from '../rendering.ts';
import { type Ask, type Route, route } from '../route.ts';
import { version } from '../../store/version.ts';
import { archive, byWork, mediaOf, PlanFile } from '../views/plan/files.ts';
import { params, path, place, type RevisionParams, rowOr404 } from './reading.ts';
import { askedOf } from './work.ts';

export function fileRoutes(house: House): readonly Route[] {
  return [listRoute(house), renderRoute(house), fileRoute(house), archiveRoute(house)];
}

function listRoute(house: House): Route {
  return route({
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
  });
}

function renderRoute(house: House): Route {
  return route({
    method: 'post',
    path: `${path}/renderings`,
    summary: `Ask for a document that takes long (${byWork.join(', ')}); the same again is the same work`,
    access: 'read',
    params,
    body: z.strictObject({ path: z.enum(byWork) }),
    answer: Work,
    status: 202,
    handle: async (ask, given) => {
      const scope = ask.get('scope');
      const row = await rowOr404(house, scope.workspace, given.params);
      const { plan } = given.params;
      const request = renderRequest(plan, row, given.body.path);
      const key = renderKey(request);
      return house.base.db
        .transaction()
        .execute((trx) => askedOf(house, { trx, scope }, { plan, kind: 'render', request, key }));
    },
  });
}

function fileRoute(house: House): Route {
  return route({
    method: 'get',
    path: `${path}/file`,
    summary:
      'One file by its path, as a download: plan.md, diagrams/F1-sequence.svg …; plan.docx and the like once they are made',
    access: 'read',
    params,
    query: z.strictObject({ path: place }),
    media: 'application/octet-stream',
    handle: async (ask, given) => {
      const { workspace } = ask.get('scope');
      const row = await rowOr404(house, workspace, given.params);
      const wanted = given.query.path;
      const name = wanted.slice(wanted.lastIndexOf('/') + 1);
      return download(ask, { name, tag: tagOf(row, wanted) }, () =>
        bytesOf(house, { ...given.params, workspace, row }, wanted),
      );
    },
  });
}

function archiveRoute(house: House): Route {
  return route({
    method: 'get',
    path: `${path}/archive`,
    summary: `Every document and file of the plan as one zip, once it is made as ${archive}`,
    access: 'read',
    params,
    media: 'application/zip',
    handle: async (ask, given) => {
      const { workspace } = ask.get('scope');
      const row = await rowOr404(house, workspace, given.params);
      const name = `plan-revision-${row.number}.zip`;
      return download(ask, { name, tag: tagOf(row, archive) }, () =>
        madeBytes(house, { ...given.params, workspace, row }, archive),
      );
    },
  });
}

function evidenceFile(evidence: string): PlanFile {
  const title = evidence.slice(evidence.lastIndexOf('/') + 1).replace(/\.json$/, '');
  return { path: evidence, title, group: 'evidence', media: mediaOf(evidence), byWork: false };
}

type At = RevisionParams & { readonly row: RevisionRow };

/** A file that was kept, was made by work, or is made from the plan at once. */
async function bytesOf(house: House, at: At, wanted: string): Promise<string | Uint8Array> {
  if (byWork.includes(wanted)) return madeBytes(house, at, wanted);
  const { workspace, row } = at;
  const kept = (await revisionFiles(house.base.db, workspace, at)).find((file) => file.path === wanted);
  if (kept !== undefined) return (await bodyAt(house.base.db, workspace, kept.hash)) ?? '';
  const asking = { workspace, hash: row.hash, view: 'plan.file', args: { path: wanted } } as const;
  const made = await house.reading.ask(asking);
  if (made === null) throw new Refused(404, 'The plan has no file of this path.');
  return made;
}

async function madeBytes({ base }: House, { workspace, plan, row }: At, wanted: string): Promise<Uint8Array> {
  const made = await renderingOf(base.db, workspace, renderKey(renderRequest(plan, row, wanted)));
  if (made !== null) return made;
  throw new Refused(
    404,
    `${wanted} is not made yet, or was made so long ago that newer documents took its room: ask for it under renderings.`,
  );
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
