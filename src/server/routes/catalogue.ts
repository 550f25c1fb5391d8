// What is known of systems: the shipped catalogue, and the workspace's own API documents as they were read. A system is named by its id in
// the catalogue, or by the hash of the file that somebody brought.
import { z } from 'zod';
import { bodyAt } from '../../store/base/content.ts';
import { type DocumentReader, openDocumentReader } from '../catalogue/documents.ts';
import { type CatalogueShelf, openShelf } from '../catalogue/shelf.ts';
import type { House } from '../environment.ts';
import { InputFault, Refused } from '../problem.ts';
import { type Ask, type Route, route } from '../route.ts';
import { DocumentChange, Inferred } from '../views/document.ts';
import { Hit } from '../views/search.ts';
import { type Found, type Look, ObjectLine, ObjectView, SystemLine, SystemView } from '../views/system.ts';

const name = z.string().min(1).max(64);
const systemParams: z.ZodType<{ readonly workspace: string; readonly system: string }> = z.strictObject({
  workspace: name,
  system: name,
});

const look = {
  find: z.string().max(200).default(''),
  after: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
const LookQuery: z.ZodType<Look> = z.strictObject(look);
const ObjectQuery: z.ZodType<Look & { readonly name: string }> = z.strictObject({
  ...look,
  name: z.string().min(1).max(500),
});

/** A system with what was worked out from the shape of its document, or why the document was refused. */
interface SystemAnswer {
  readonly system: SystemView | null;
  readonly inferred: readonly Inferred[];
  readonly faults: readonly InputFault[];
}

const SystemAnswer: z.ZodType<SystemAnswer> = z.strictObject({
  system: SystemView.nullable(),
  inferred: z.array(Inferred),
  faults: z.array(InputFault),
});

const Objects: z.ZodType<Found<ObjectLine>> = z.strictObject({
  items: z.array(ObjectLine),
  found: z.number().int(),
  next: z.number().int().nullable(),
});

/** Who answers about systems. */
interface Library {
  readonly house: House;
  readonly shelf: CatalogueShelf;
  readonly documents: DocumentReader;
}

export function catalogueRoutes(house: House): readonly Route[] {
  const library: Library = { house, shelf: openShelf(), documents: openDocumentReader(house.base) };
  return [...listRoutes(library), ...systemRoutes(library), changesRoute(library)];
}

const path = '/api/w/{workspace}/catalogue';

function today({ house }: Library): string {
  return house.now().toISOString().slice(0, 10);
}

function listRoutes(library: Library): readonly Route[] {
  return [
    route({
      method: 'get',
      path,
      summary: 'Systems of the catalogue, with how much is known of each and how old it is',
      access: 'read',
      answer: z.array(SystemLine),
      handle: async () => [...(await library.shelf.ask({ is: 'systems', today: today(library) }))],
    }),
    route({
      method: 'get',
      path: `${path}/search`,
      summary: 'Systems, objects, events and fields of the catalogue whose name holds a word',
      access: 'read',
      query: z.strictObject({ word: z.string().max(100) }),
      answer: z.array(Hit),
      handle: async (_, { query }) => [...(await library.shelf.ask({ is: 'search', word: query.word }))],
    }),
  ];
}

function systemRoutes(library: Library): readonly Route[] {
  const { shelf, house } = library;
  return [
    route({
      method: 'get',
      path: `${path}/systems/{system}`,
      summary:
        'Every fact about a system with source, date and dispute; a document is read where it was not yet',
      access: 'read',
      params: systemParams,
      answer: SystemAnswer,
      handle: (ask, { params }) => systemOf(library, ask, params.system),
    }),
    route({
      method: 'get',
      path: `${path}/systems/{system}/objects`,
      summary: 'Objects of a system whose name holds a word',
      access: 'read',
      params: systemParams,
      query: LookQuery,
      answer: Objects,
      handle: async (ask, { params, query }) =>
        isHash(params.system)
          ? house.reading.ask({
              ...(await readOf(library, ask, params.system)),
              view: 'document.objects',
              args: query,
            })
          : ((await shelf.ask({ is: 'objects', id: params.system, look: query })) ?? none()),
    }),
    route({
      method: 'get',
      path: `${path}/systems/{system}/object`,
      summary: 'One object with its calls, and the fields whose path holds a word',
      access: 'read',
      params: systemParams,
      query: ObjectQuery,
      answer: ObjectView,
      handle: async (ask, { params, query: { name: object, ...rest } }) =>
        (isHash(params.system)
          ? await house.reading.ask({
              ...(await readOf(library, ask, params.system)),
              view: 'document.object',
              args: { ...rest, name: object },
            })
          : await shelf.ask({ is: 'object', id: params.system, name: object, look: rest })) ?? none(),
    }),
  ];
}

async function systemOf(library: Library, ask: Ask, name: string): Promise<SystemAnswer> {
  if (!isHash(name)) {
    const system = await library.shelf.ask({ is: 'system', id: name, today: today(library) });
    return { system: system ?? none(), inferred: [], faults: [] };
  }
  const document = await documentOf(library, ask, name);
  if (document.profile === null) return { system: null, inferred: [], faults: document.faults };
  const { inferred, ...system } = await library.house.reading.ask({
    workspace: ask.get('scope').workspace,
    hash: document.profile,
    view: 'document.system',
    args: { today: today(library) },
  });
  return { system, inferred, faults: [] };
}

function changesRoute(library: Library): Route {
  const { house } = library;
  return route({
    method: 'get',
    path: `${path}/systems/{system}/changes`,
    summary: 'What differs between an earlier document and this one, as far as a plan would notice',
    access: 'read',
    params: systemParams,
    query: z.strictObject({ since: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: z.array(DocumentChange),
    handle: async (ask, { params, query }) => {
      const earlier = await readOf(library, ask, query.since);
      const before = await bodyAt(house.base.db, earlier.workspace, earlier.hash);
      const now = await readOf(library, ask, params.system);
      return [
        ...(await house.reading.ask({ ...now, view: 'document.changes', args: { before: before ?? '' } })),
      ];
    },
  });
}

function isHash(system: string): boolean {
  return /^[0-9a-f]{64}$/.test(system);
}

function none(): never {
  throw new Refused(404, 'There is no such system or object.');
}

async function documentOf(
  library: Library,
  ask: Ask,
  hash: string,
): Promise<{ readonly profile: string | null; readonly faults: InputFault[] }> {
  const { profile, faults } = await library.documents.read(ask.get('scope').workspace, hash, today(library));
  return { profile, faults: z.array(InputFault).catch([]).parse(faults) };
}

/** The kept profile of a document that could be read. */
async function readOf(
  library: Library,
  ask: Ask,
  hash: string,
): Promise<{ readonly workspace: string; readonly hash: string }> {
  const { profile } = isHash(hash) ? await documentOf(library, ask, hash) : none();
  if (profile === null) throw new Refused(409, 'The document could not be read; its page says why.');
  return { workspace: ask.get('scope').workspace, hash: profile };
}
