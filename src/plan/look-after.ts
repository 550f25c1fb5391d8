// How each system is looked after: the contract that is held to, how its drift is seen, who gets at it, whose data passes, how it is left.
import { counted } from '../design/figures.ts';
import type { Connection } from './connection.ts';
import type { Custody } from './custody.ts';
import type { Groundwork } from './groundwork.ts';
import type { PlanFlow } from './plan.ts';

export function custodiesOf(ground: Groundwork): readonly Custody[] {
  return ground.connections.map((connection) =>
    custodyOf(connection, ground.flowsAt(connection.system), ground),
  );
}

export function processingRow(system: string): string {
  return `S-technical.${system}.processing`;
}

function custodyOf(connection: Connection, flows: readonly PlanFlow[], ground: Groundwork): Custody {
  const { used, values } = usedFields(connection, flows, ground);
  const personal = flows.filter((flow) => flow.personalData.length > 0);
  return {
    id: `O-${connection.system}`,
    connection: connection.id,
    owner: `owner of ${connection.name}`,
    compatibility: compatibilityOf(connection, ground),
    drift: {
      how: driftOf(connection, used, values),
      fields: used,
      values,
      alert: `A field of ours that is gone, renamed, of another type or newly required, or a value that no table knows: the flow goes on for records that are not touched by it, the others wait as dead letters, and the owner of ${connection.name} is told the same day.`,
    },
    access: accessOf(connection, flows),
    audit: auditOf(connection, ground),
    personal: {
      classes: [
        ...new Set(personal.flatMap((flow) => flow.personalData.map((field) => field.class))),
      ].toSorted(),
      flows: personal.map((flow) => flow.id),
    },
    processing: processingRow(connection.system),
    leaving: leavingOf(connection, flows),
  };
}

/** Fields of this system that mapping rows name, and the values that tables know of them. */
function usedFields(
  { system }: Connection,
  flows: readonly PlanFlow[],
  ground: Groundwork,
): { readonly used: number; readonly values: number } {
  const used = new Set<string>();
  let values = 0;
  for (const flow of flows)
    for (const { row } of ground.rows(flow.id)) {
      if (flow.from.system === system) {
        for (const path of [...row.from, ...row.reads]) used.add(`${flow.from.resource} ${path}`);
        values += Object.keys(row.valueMap ?? {}).length;
      }
      if (flow.to.system === system) used.add(`${flow.route?.resource ?? flow.to.resource} ${row.to}`);
    }
  return { used: used.size, values };
}

function compatibilityOf(connection: Connection, ground: Groundwork): string {
  const { name, kind, version, resources } = connection;
  const ends = ground.sunsets
    .filter((sunset) => sunset.system === connection.system)
    .map((sunset) => sunset.on)
    .toSorted();
  const end =
    ends[0] === undefined
      ? ''
      : ` Parts of it end from ${ends[0]}: the newer contract is tried in dev at least a quarter before.`;
  const known = `${resources.length} ${resources.length === 1 ? 'record' : 'records'} of its contract`;
  switch (kind) {
    case null:
      return `No contract is known yet. The first document that ${name} hands over is kept with a date and becomes the version that is held to.`;
    case 'database':
      return `The script or catalog of ${name} is kept with the code; ${known} are compared. New columns and tables are ignored; a column that is dropped, renamed or narrowed breaks the contract and stops the release.`;
    case 'file':
      return `The head and a sample of ${name}'s file are kept with the code. Columns are read by name, never by place: added ones are ignored, one that is missing refuses the whole file before a row is read.`;
    case 'rest':
    case 'graphql':
    case 'soap':
    case 'stream':
      return `${version === null ? `${name} states no version: the document itself, with its date, is the version` : `Version ${version} is named in every call where the vendor allows it`}; ${known} are used. Added fields, values and calls are ignored; a removed or renamed field, a changed type or a newly required field breaks the contract and is taken up in dev before production sees it.${end}`;
    default:
      return kind satisfies never;
  }
}

function driftOf({ name, kind, api, uses, unknowns }: Connection, used: number, values: number): string {
  const figures = `${used} fields${values === 0 ? '' : ` and ${values} values`} in use`;
  const open =
    unknowns.length === 0
      ? ''
      : ` ${counted(unknowns.length, 'point')} ${unknowns.length === 1 ? 'is' : 'are'} still open with its owner.`;
  if (kind === 'database')
    return `Each night the column list of ${name} is read from its catalog and compared with the ${figures}.${open}`;
  if (kind === 'file')
    return `The head of each file of ${name} and the kind of every value are compared with the ${figures} before the first row is taken.${open}`;
  const document =
    api === null
      ? uses === null
        ? 'what its calls answer'
        : 'the published API document'
      : `a fresh copy of ${api}`;
  return `Each night ${document} of ${name} and one read of every record in use are compared with the ${figures}.${open}`;
}

function accessOf({ name, authorisedBy, scopes, auth }: Connection, flows: readonly PlanFlow[]): string {
  const rights =
    scopes.length === 0
      ? `the rights to ${rightsWords(name, flows)} and no other`
      : `${scopes.map((entry) => entry.scope).join(', ')} and no other right`;
  const user = auth === null || auth.type === 'none' ? '' : ', as a user of its own and never as a person';
  return `${authorisedBy}. The integration gets ${rights}${user}; people reach the credential only through the secret store, by name, and for as long as they are on call.`;
}

function rightsWords(name: string, flows: readonly PlanFlow[]): string {
  const kinds = new Set(
    flows.flatMap((flow) => flow.design.calls.map((call) => (call.onFailure === 'write' ? 'write' : 'read'))),
  );
  return kinds.size === 0 ? `what ${name} turns out to need` : [...kinds].toSorted().join(' and ');
}

function auditOf({ name, system }: Connection, ground: Groundwork): string {
  const writes = ground
    .flowsAt(system)
    .filter((flow) => flow.to.system === system && flow.design.calls.length > 0);
  const kept = ground.tool('observability') ?? 'the log store';
  return writes.length === 0
    ? `Reads of ${name} are counted per run in ${kept}; nothing is written there.`
    : `Every write of ${writes.map((flow) => flow.id).join(', ')} to ${name} leaves who (the integration's user), when, which record, which fields and under which correlation id in ${kept}, without values; use of the credential outside of the integration is reported.`;
}

function leavingOf({ system, auth }: Connection, flows: readonly PlanFlow[]): string {
  const credential =
    auth === null
      ? 'whatever credential it was given'
      : auth.type === 'none'
        ? 'the opening in the network'
        : auth.type === 'mtls'
          ? 'its client certificate in every environment'
          : auth.type === 'oauth2' || auth.type === 'oidc'
            ? 'the grant and the app registration in every environment'
            : 'the credential in every environment';
  const marked = flows.filter((flow) => flow.design.calls.some((call) => call.onFailure === 'write'));
  const hooks = flows.some((flow) => flow.from.system === system && flow.design.trigger.events.length > 0)
    ? ', subscriptions to its events'
    : '';
  return `When the last of ${flows.map((flow) => flow.id).join(', ') || 'its flows'} is switched off: revoke ${credential}${hooks}, delete the secret and its versions, and keep the cross-reference${marked.length === 0 ? '' : ' and the origin marks'} for as long as records must be traceable.`;
}
