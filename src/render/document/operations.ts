// The resources in use with their calls: paging, reading changes, keys against doubles, documented errors.
import type { RootContent } from 'mdast';
import type { Incremental, Operation, Pagination, Resource } from '../../catalog/profile.ts';
import { inWords } from '../../measure/duration.ts';
import type { Connection } from '../../plan/connection.ts';
import type { Plan } from '../../plan/plan.ts';
import { endpoint } from '../diagram/terms.ts';
import { cite, code, heading, type Inline, joined, paragraph, pointer, table } from './content.ts';
import { grouped } from './figures.ts';

export function operationBlocks(plan: Plan, connection: Connection): readonly RootContent[] {
  if (connection.resources.length === 0) return [];
  const used = callsOf(plan, connection.system);
  return [
    heading(4, null, 'Endpoints'),
    ...connection.resources.flatMap((resource) => resourceBlocks(resource, used)),
  ];
}

/** Ids of the plan's calls by "METHOD path". */
function callsOf(plan: Plan, system: string): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, readonly string[]>();
  for (const call of plan.flows.flatMap((flow) => flow.design.calls)) {
    if (call.system === system) used.set(endpoint(call), [...(used.get(endpoint(call)) ?? []), call.id]);
  }
  return used;
}

function resourceBlocks(
  resource: Resource,
  used: ReadonlyMap<string, readonly string[]>,
): readonly RootContent[] {
  const inUse = resource.operations.filter((operation) => used.has(endpoint(operation)));
  const others = resource.operations.length - inUse.length;
  const intro = paragraph(
    code(resource.name),
    `, key ${resource.primaryKey.length === 0 ? 'not documented' : resource.primaryKey.join(' + ')}`,
    resource.cursorField === null
      ? '; no field tells when a record changed'
      : ['; changes by ', code(resource.cursorField)],
    resource.custom === null ? '' : ['; own fields under ', code(resource.custom)],
    resource.confidence === 'documented' ? '' : ` ⚠ ${resource.confidence}`,
    cite([resource.source]),
    others === 0
      ? ''
      : others === 1
        ? '. 1 other call exists and is not used.'
        : `. ${grouped(others)} other calls exist and are not used.`,
  );
  if (inUse.length === 0) return [intro];
  return [
    intro,
    table(
      ['call', 'used by', 'paging', 'changes', 'against doubles', 'errors'],
      inUse.map((operation) => [
        [
          code(endpoint(operation)),
          operation.batchSize === null ? '' : ` up to ${operation.batchSize} a call`,
          operation.deprecated ? ' ⚠ deprecated' : '',
        ],
        joined(
          (used.get(endpoint(operation)) ?? []).map((id) => pointer(id)),
          ', ',
        ),
        paging(operation.pagination),
        changes(operation.incremental),
        doubles(operation),
        operation.errors.length === 0 ? 'not documented' : operation.errors.join(', '),
      ]),
    ),
  ];
}

function paging(pagination: Pagination | null): Inline {
  if (pagination === null) return '–';
  const { style, requestParam, nextTokenPath, maxPageSize, maxResults } = pagination;
  return [
    style,
    requestParam === null ? '' : [' ', code(requestParam)],
    nextTokenPath === null ? '' : [' from ', code(nextTokenPath)],
    maxPageSize === null ? '' : `, ${grouped(maxPageSize)} a page`,
    maxResults === null ? '' : `, stops at ${grouped(maxResults)} results`,
    pagination.confidence === 'documented' ? '' : ` ⚠ ${pagination.confidence}`,
  ];
}

function changes(incremental: Incremental | null): Inline {
  if (incremental === null) return '–';
  return [
    code(incremental.param),
    ' on ',
    code(incremental.field),
    incremental.lag === null ? '' : `, index lags ${inWords(incremental.lag)}`,
    incremental.confidence === 'documented' ? '' : ` ⚠ ${incremental.confidence}`,
  ];
}

function doubles({ idempotency }: Operation): Inline {
  if (idempotency === null) return '–';
  return [
    code(idempotency.header),
    idempotency.retention === null
      ? ', how long kept is not documented'
      : `, kept ${inWords(idempotency.retention)}`,
  ];
}
