// The mappings of a plan: what its latest revision holds, what people have decided since, one row at a time. What is decided becomes part
// of the plan when its next revision is made.
import { z } from 'zod';
import {
  type MappingDecision,
  DecidedMapping,
  MappingDecision as Decision,
  MappingRow,
  mappingVerdicts,
  type MappingVerdict,
} from '../../mapping/mapping.ts';
import { type Amendment, amend, listAmendments } from '../../store/base/amendments.ts';
import { planHead } from '../../store/base/plans.ts';
import { lastRevision } from '../../store/base/revisions.ts';
import { isConflict } from '../../store/base/scope.ts';
import type { House } from '../environment.ts';
import { movedOn, seenVersion, tagged } from '../etag.ts';
import { Refused } from '../problem.ts';
import { type Ask, planParams, type Route, route } from '../route.ts';
import { type CheckedDecision, FlowMapping, MappingLine } from '../views/mapping.ts';
import { noPlan } from './plans.ts';

/** What somebody decided about a target since the revision; `decision` null: it was taken back. */
interface LiveRow {
  readonly to: string;
  readonly decision: MappingDecision | null;
  readonly version: number;
}

const LiveRow: z.ZodType<LiveRow> = z.strictObject({
  to: z.string(),
  decision: Decision.nullable(),
  version: z.number().int().nonnegative(),
});

interface MappingsAnswer {
  readonly revision: number | null;
  readonly lines: readonly MappingLine[];
  /** By flow: how many rows were decided that the revision does not follow yet. */
  readonly ahead: Readonly<Record<string, number>>;
}

const MappingsAnswer: z.ZodType<MappingsAnswer> = z.strictObject({
  revision: z.number().int().nullable(),
  lines: z.array(MappingLine),
  ahead: z.record(z.string(), z.number().int()),
});

const FlowAnswer: z.ZodType<{
  readonly revision: number;
  readonly mapping: FlowMapping;
  readonly decided: readonly LiveRow[];
}> = z.strictObject({ revision: z.number().int(), mapping: FlowMapping, decided: z.array(LiveRow) });

const RowAnswer: z.ZodType<LiveRow & { readonly warnings: readonly string[] }> = z.strictObject({
  to: z.string(),
  decision: Decision.nullable(),
  version: z.number().int(),
  warnings: z.array(z.string()),
});

interface RowWanted {
  readonly to: string;
  readonly verdict: MappingVerdict | null;
  readonly jsonata: string | null;
  readonly note: string | null;
}

const path = z.string().min(1).max(500);
const RowWanted: z.ZodType<RowWanted> = z
  .strictObject({
    to: path,
    verdict: z.enum(mappingVerdicts).nullable(),
    jsonata: z.string().trim().min(1).max(4000).nullable().default(null),
    note: z.string().trim().min(1).max(500).nullable().default(null),
  })
  .refine(({ verdict, jsonata }) => verdict !== 'changed' || jsonata !== null, {
    error: 'a change says what fills the field',
  });

interface FlowParams {
  readonly workspace: string;
  readonly plan: string;
  readonly flow: string;
}

const flowParams: z.ZodType<FlowParams> = z.strictObject({
  workspace: z.string().min(1).max(64),
  plan: z.string().min(1).max(64),
  flow: z.string().min(1).max(100),
});

const base = '/api/w/{workspace}/plans/{plan}/mappings';

export function mappingRoutes(house: House): readonly Route[] {
  return [linesRoute(house), flowRoute(house), candidatesRoute(house), rowRoute(house), acceptRoute(house)];
}

function linesRoute(house: House): Route {
  return route({
    method: 'get',
    path: base,
    summary: 'The mappings of the plan’s latest revision, and how far decisions are ahead of it',
    access: 'read',
    params: planParams,
    answer: MappingsAnswer,
    handle: async (ask, { params }) => {
      const { db } = house.base;
      const { workspace } = ask.get('scope');
      if ((await planHead(db, workspace, params.plan)) === null) throw noPlan();
      const last = await lastRevision(db, workspace, params.plan);
      if (last === null) return { revision: null, lines: [], ahead: {} };
      const lines = await house.reading.ask({
        workspace,
        hash: last.hash,
        view: 'mapping.lines',
        args: null,
      });
      const ahead: Record<string, number> = {};
      for (const { at, value } of await listAmendments(db, workspace, {
        plan: params.plan,
        kind: 'mapping',
      })) {
        const flow = DecidedMapping.safeParse(value).data?.flow;
        if (flow !== undefined && at !== null && at > last.at) ahead[flow] = (ahead[flow] ?? 0) + 1;
      }
      return { revision: last.number, lines, ahead };
    },
  });
}

function flowRoute(house: House): Route {
  return route({
    method: 'get',
    path: `${base}/{flow}`,
    summary: 'One flow’s mapping: every target field, what was suggested, what was decided',
    access: 'read',
    params: flowParams,
    answer: FlowAnswer,
    handle: async (ask, { params }) => {
      const { workspace } = ask.get('scope');
      const { hash, number } = await revisionOf(house, ask, params.plan);
      const mapping = await house.reading.ask({
        workspace,
        hash,
        view: 'mapping.flow',
        args: { flow: params.flow },
      });
      const all = await listAmendments(house.base.db, workspace, { plan: params.plan, kind: 'mapping' });
      const prefix = `${params.flow} `;
      const decided = all.filter(({ key }) => key.startsWith(prefix)).map(liveOf);
      return { revision: number, mapping, decided };
    },
  });
}

function candidatesRoute(house: House): Route {
  return route({
    method: 'get',
    path: `${base}/{flow}/candidates`,
    summary: 'What else could fill one target field, with scores and reasons',
    access: 'read',
    params: flowParams,
    query: z.strictObject({ to: path }),
    answer: z.array(MappingRow),
    handle: async (ask, { params, query }) => {
      const { hash } = await revisionOf(house, ask, params.plan);
      const { workspace } = ask.get('scope');
      const args = { flow: params.flow, to: query.to };
      return [...(await house.reading.ask({ workspace, hash, view: 'mapping.candidates', args }))];
    },
  });
}

function rowRoute(house: House): Route {
  return route({
    method: 'put',
    path: `${base}/{flow}/rows`,
    summary: 'Decide one target field, or take the decision back; If-Match "0" where nothing was decided',
    access: 'amend',
    params: flowParams,
    body: RowWanted,
    answer: RowAnswer,
    versioned: true,
    handle: async (ask, { params, body }) => {
      const version = seenVersion(ask);
      const { value, warnings } = await decided(house, ask, { ...params, ...body });
      const set = await amend(
        house.base.db,
        ask.get('scope'),
        { plan: params.plan, kind: 'mapping', key: `${params.flow} ${body.to}`, version },
        value,
      );
      if (set === null) throw noPlan();
      if (isConflict(set)) throw movedOn();
      tagged(ask, set.version);
      return { ...liveOf(set), warnings };
    },
  });
}

/** As many rows are accepted by one request at most. */
const mostAccepted = 5000;

function acceptRoute(house: House): Route {
  return route({
    method: 'post',
    path: `${base}/{flow}/accept`,
    summary: 'Accept every suggestion from a score on that nobody has decided yet',
    access: 'amend',
    params: flowParams,
    body: z.strictObject({ least: z.number().min(0).max(1) }),
    answer: z.strictObject({ accepted: z.number().int() }),
    handle: async (ask, { params, body }) => {
      const { workspace } = ask.get('scope');
      const { hash } = await revisionOf(house, ask, params.plan);
      const view = { workspace, hash, view: 'mapping.flow' as const, args: { flow: params.flow } };
      const { rows, line } = await house.reading.ask(view);
      const stands = new Map(
        (await listAmendments(house.base.db, workspace, { plan: params.plan, kind: 'mapping' })).map(
          (one) => [one.key, one],
        ),
      );
      const open = rows.flatMap((row) => {
        const before = stands.get(`${params.flow} ${row.path}`);
        const isOpen = row.suggested !== null && !row.held && (before?.value ?? null) === null;
        return isOpen && (row.suggested?.score ?? 0) >= body.least && row.suggested !== null
          ? [{ suggested: row.suggested, version: before?.version ?? 0 }]
          : [];
      });
      let accepted = 0;
      await house.base.db.transaction().execute(async (trx) => {
        for (const { suggested, version } of open.slice(0, mostAccepted)) {
          const decision = signed(house, ask, {
            to: suggested.to,
            verdict: 'accepted',
            from: suggested.from,
            jsonata: suggested.jsonata,
            note: null,
          });
          const at = {
            plan: params.plan,
            kind: 'mapping' as const,
            key: `${params.flow} ${suggested.to}`,
            version,
          };
          const ends = { flow: params.flow, from: line.ends.from, to: line.ends.to };
          const set = await amend(trx, ask.get('scope'), at, { ...ends, decision });
          if (set !== null && !isConflict(set)) accepted += 1;
        }
      });
      return { accepted };
    },
  });
}

async function revisionOf(
  { base: { db } }: House,
  ask: Ask,
  plan: string,
): Promise<{ readonly hash: string; readonly number: number }> {
  const last = await lastRevision(db, ask.get('scope').workspace, plan);
  if (last === null) throw new Refused(404, 'This workspace has no such plan, or nothing is planned yet.');
  return last;
}

function liveOf({ key, value, version }: Amendment): LiveRow {
  const read = DecidedMapping.safeParse(value);
  return { to: key.slice(key.indexOf(' ') + 1), decision: read.success ? read.data.decision : null, version };
}

async function decided(
  house: House,
  ask: Ask,
  { plan, flow, to, verdict, jsonata, note }: FlowParams & RowWanted,
): Promise<{ readonly value: DecidedMapping | null; readonly warnings: readonly string[] }> {
  const { hash } = await revisionOf(house, ask, plan);
  if (verdict === null) return { value: null, warnings: [] };
  const { workspace } = ask.get('scope');
  const args = { flow, to, verdict, jsonata };
  const made: CheckedDecision = await house.reading.ask({ workspace, hash, view: 'mapping.decision', args });
  const decision = signed(house, ask, { to, verdict, from: made.sources, jsonata: made.jsonata, note });
  return { value: { flow, from: made.from, to: made.to, decision }, warnings: made.warnings };
}

/** With who decided and when; a token has no name of its own. */
function signed(house: House, ask: Ask, decision: Omit<MappingDecision, 'by' | 'on'>): MappingDecision {
  const { name } = ask.get('person');
  return { ...decision, by: name === '' ? null : name, on: house.now().toISOString().slice(0, 10) };
}
