// What is understood of a description, and what somebody who writes a brief can choose from.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SystemChoice } from '../../jobs/choices.ts';
import { openDescriber } from '../describing/describer.ts';
import type { Understood } from '../describing/messages.ts';
import { Refused } from '../problem.ts';
import { type Route, route, workspaceParams } from '../route.ts';
import { Mark } from '../views/marks.ts';

const Understanding: z.ZodType<Understood> = z.strictObject({
  name: z.string(),
  brief: z.string(),
  systems: z.array(
    z.strictObject({
      id: z.string(),
      uses: z.string().nullable(),
      api: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
  marks: z.array(Mark),
});

const Choice: z.ZodType<SystemChoice> = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  known: z.boolean(),
});

const typed: z.ZodType<{ readonly typed: string }> = z.strictObject({
  typed: z.string().max(100).default(''),
});

/** A description to begin from, and the names of the documents that it speaks of. */
interface Example {
  readonly id: string;
  readonly text: string;
  readonly documents: readonly string[];
}

const Example: z.ZodType<Example> = z.strictObject({
  id: z.string(),
  text: z.string(),
  documents: z.array(z.string()),
});

const none: z.ZodType<Record<string, never>> = z.strictObject({});
const documentParams: z.ZodType<{ readonly example: string; readonly document: string }> = z.strictObject({
  example: z.string().regex(/^[a-z0-9-]{1,64}$/),
  document: z.string().regex(/^[\w.-]{1,100}$/),
});

/** The folder that the product ships, from the sources as from the built package. */
const folder = join(import.meta.dirname, '..', '..', '..', 'examples');

export function describingRoutes(): readonly Route[] {
  const describer = openDescriber();
  return [
    route({
      method: 'post',
      path: '/api/w/{workspace}/understanding',
      summary: 'What is understood of a description: a brief, and which words became what. Nothing is kept',
      access: 'read',
      params: workspaceParams,
      body: z.strictObject({ text: z.string().max(60_000) }),
      answer: Understanding,
      handle: (_, { body }) => describer.ask({ is: 'read', text: body.text }),
    }),
    route({
      method: 'get',
      path: '/api/w/{workspace}/choices/systems',
      summary: 'Systems that a few typed letters may mean; without letters, those that the catalogue knows',
      access: 'read',
      query: typed,
      answer: z.array(Choice),
      handle: async (_, { query }) => [...(await describer.ask({ is: 'choices', typed: query.typed }))],
    }),
    route({
      method: 'get',
      path: '/api/examples',
      summary: 'Descriptions to begin from',
      access: 'known',
      params: none,
      answer: z.array(Example),
      handle: () => Promise.resolve([...examples()]),
    }),
    route({
      method: 'get',
      path: '/api/examples/{example}/documents/{document}',
      summary: 'A document that an example’s description speaks of',
      access: 'known',
      params: documentParams,
      media: 'application/octet-stream',
      handle: (ask, { params }) => {
        const wanted = examples().find(({ id }) => id === params.example);
        const path = wanted === undefined ? undefined : pathsIn(wanted.text).get(params.document);
        if (path === undefined) throw new Refused(404, 'No example speaks of such a document.');
        return Promise.resolve(ask.body(new Uint8Array(readFileSync(join(folder, path))), 200));
      },
    }),
  ];
}

function examples(): readonly Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { id: name.replace(/\.txt$/, ''), text, documents: [...pathsIn(text).keys()] };
    });
}

/** "./openapi/billing.yaml" by its file's name. */
function pathsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/\.\/((?:[\w-]+\/)*([\w-]+\.\w+))/g)].map((found) => [found[2] ?? '', found[1] ?? '']),
  );
}
