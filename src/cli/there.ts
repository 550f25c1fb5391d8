// A plan made and kept by a workbench in place of a folder: the brief and the documents that it names are brought there, and its work is
// followed. Nothing is made here, so that what is kept there is what it would make itself.
import { basename } from 'node:path';
import { z } from 'zod';
import { formOf } from '../brief/form.ts';
import { understand } from '../jobs/understand.ts';
import type { BriefInput } from './input.ts';
import type { Call } from './streams.ts';
import { refused } from './refused.ts';
import { Faults, problemsOf, type Workbench } from './workbench.ts';

/** `design` null: the recommended one. */
export interface ThereRequest {
  readonly design: string | null;
  readonly start: string | null;
  readonly measured: boolean;
}

/** Where it is kept; `revision` is the plan's newest. */
export interface KeptThere {
  readonly url: string;
  readonly plan: string;
  readonly design: string;
  readonly revision: number;
  readonly hash: string;
}

const Card = z.object({ id: z.string(), name: z.string() });
const Cards = z.object({ items: z.array(Card), next: z.string().nullable() });
const Head = z.object({
  id: z.string(),
  version: z.number(),
  description: z.string(),
  brief: z.string().nullable(),
  start: z.string().nullable(),
});
const Work = z.object({ id: z.string(), state: z.string(), problem: z.unknown() });
const Designs = z.object({ recommended: z.string() });
const Revisions = z.array(z.object({ number: z.number(), hash: z.string() }));
/** Throws InputError for a brief that can't be used and for whatever the workbench refuses. */
export async function planThere(
  there: Workbench,
  { brief, ports }: BriefInput,
  request: ThereRequest,
  call: Call,
): Promise<KeptThere> {
  const read = await understand(brief, ports.shelf);
  for (const { api } of read.systems) {
    if (api === null) continue;
    const { text } = await ports.documents.read(api);
    const path = `/uploads?name=${encodeURIComponent(basename(api))}`;
    await there.ask(z.unknown(), { method: 'POST', path, file: text });
  }
  const isData = formOf(brief) === 'data';
  const plan = await planOf(there, read.name, {
    description: isData ? '' : brief.text,
    brief: isData ? brief.text : null,
    start: request.start,
  });
  const path = `/plans/${plan}`;
  const { measured } = request;
  let { design } = request;
  if (design === null) {
    await done({ there, call }, path, { kind: 'propose', measured });
    design = (await there.ask(Designs, { method: 'GET', path: `${path}/designs` })).recommended;
  }
  const reason = request.design === null ? 'Recommended by the comparison.' : 'Named on the command line.';
  await done({ there, call }, path, { kind: 'compose', design, reason, measured });
  const [newest] = await there.ask(Revisions, { method: 'GET', path: `${path}/revisions` });
  if (newest === undefined) throw refused(there.url, 'shows no revision of the plan', 'one');
  const url = `${there.url}/w/${there.workspace}${path}/plan`;
  return { url, plan, design, revision: newest.number, hash: newest.hash };
}

/** The workspace's plan of that name, as described now; a new one where there is none. */
async function planOf(
  there: Workbench,
  name: string,
  described: Pick<z.infer<typeof Head>, 'description' | 'brief' | 'start'>,
): Promise<string> {
  const id = (await called(there, name)) ?? (await created(there, name, described));
  const path = `/plans/${id}`;
  const head = await there.ask(Head, { method: 'GET', path });
  const isSame =
    head.description === described.description &&
    head.brief === described.brief &&
    head.start === described.start;
  if (!isSame)
    await there.ask(z.unknown(), { method: 'PATCH', path, body: described, version: head.version });
  return id;
}

async function called(there: Workbench, name: string): Promise<string | null> {
  let after: string | null = null;
  do {
    const path = `/plans?limit=100${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
    const page: z.infer<typeof Cards> = await there.ask(Cards, { method: 'GET', path });
    const found = page.items.find((card) => card.name === name);
    if (found !== undefined) return found.id;
    after = page.next;
  } while (after !== null);
  return null;
}

async function created(
  there: Workbench,
  name: string,
  { description, brief }: Pick<z.infer<typeof Head>, 'description' | 'brief'>,
): Promise<string> {
  const body = { name, description, brief };
  return (await there.ask(Card, { method: 'POST', path: '/plans', body })).id;
}

/** Between two looks, ms. */
const pause = 500;

/** Asks for work and follows it to its end. */
async function done(
  { there, call }: { readonly there: Workbench; readonly call: Call },
  path: string,
  wanted: {
    readonly kind: 'propose' | 'compose';
    readonly design?: string;
    readonly reason?: string;
    readonly measured: boolean;
  },
): Promise<void> {
  const asked = await there.ask(Work, { method: 'POST', path: `${path}/work`, body: wanted });
  const line =
    wanted.kind === 'propose' ? 'designs compete on the workbench' : 'the workbench makes the plan';
  const ended = await call.progress(
    () => line,
    async () => {
      for (let work = asked; ; ) {
        if (work.state !== 'waiting' && work.state !== 'running') return work;
        await new Promise((resolve) => setTimeout(resolve, pause));
        work = await there.ask(Work, { method: 'GET', path: `/work/${asked.id}` });
      }
    },
  );
  if (ended.state === 'done') return;
  const faults = Faults.safeParse(ended.problem);
  const problems = faults.success ? faults.data.problems : [];
  throw problemsOf(there.url, `its work is ${ended.state}`, problems);
}
