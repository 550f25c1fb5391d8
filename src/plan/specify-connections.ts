// The specification's technical requirements: each connection, then volume and error handling of the integration itself.
import { counted, figure } from '../design/figures.ts';
import type { Auth } from '../catalog/profile.ts';
import { inWords, seconds } from '../measure/duration.ts';
import type { Connection } from './connection.ts';
import type { Particulars } from './particulars.ts';
import type { PlanFlow } from './plan.ts';
import { filled, people, type SpecificationMaterial } from './specification-rows.ts';
import type { SpecificationSection } from './specification.ts';

export function connectionSections({
  connections,
  flows,
  name,
  particulars,
}: SpecificationMaterial): readonly SpecificationSection[] {
  const parent: SpecificationSection = {
    id: 'S-technical',
    title: 'Technical requirements',
    under: null,
    columns: [],
    rows: [],
    ask: null,
  };
  return [parent, ...connections.map(connectionSection), integrationSection(name, flows, particulars)];
}

function connectionSection(connection: Connection): SpecificationSection {
  const id = `S-technical.${connection.system}`;
  const refs = [connection.id];
  const server = connection.servers.find((candidate) => candidate.environment === 'production')?.url ?? null;
  return {
    id,
    title: `${connection.name} connection`,
    under: 'S-technical',
    columns: ['Item', 'Value'],
    ask: 'Say where this system keeps its data and who else processes it.',
    rows: [
      server === null
        ? people(`${id}.point`, ['API, datastore or file system', ''])
        : filled(
            `${id}.point`,
            [
              'API, datastore or file system',
              `${connection.kind ?? 'API'} at ${server}${connection.version === null ? '' : `, version ${connection.version}`}`,
            ],
            refs,
          ),
      connection.auth === null
        ? people(`${id}.auth`, ['Authentication method', ''])
        : filled(`${id}.auth`, ['Authentication method', authText(connection.auth)], refs),
      filled(
        `${id}.scope`,
        [
          'Authentication scope',
          `${connection.authorisedBy}; scopes: ${connection.scopes.map((entry) => entry.scope).join(', ') || 'none documented'}`,
        ],
        refs,
      ),
      connection.encoding === null
        ? people(`${id}.language`, ['Transport language', ''])
        : filled(`${id}.language`, ['Transport language', connection.encoding], refs),
      server === null
        ? people(`${id}.protocol`, ['Transfer protocol', ''])
        : filled(`${id}.protocol`, ['Transfer protocol', (server.split(':')[0] ?? '').toUpperCase()], refs),
      people(`${id}.processing`, ['Where data lies, sub-processors, basis of transfer', '']),
    ],
  };
}

/** "oauth2, authorizationCode, token at …": one authentication in words. */
function authText(auth: Auth): string {
  const place = auth.in === null || auth.name === null ? null : `${auth.in} ${auth.name}`;
  return [auth.type, auth.flow, place, auth.tokenUrl === null ? null : `token at ${auth.tokenUrl}`]
    .filter((part) => part !== null)
    .join(', ');
}

/** What one run carries on average, where runs come at intervals; at each event it is one record. */
function perRun({ design: { trigger }, load }: PlanFlow): string {
  if (trigger.every === null) return trigger.events.length === 0 ? '' : 'one record at each event; ';
  const mean = (load.changesPerDay * seconds(trigger.every)) / 86_400;
  return `${mean < 1 ? 'less than one change' : `about ${Math.round(mean)} changes`} in each run every ${inWords(trigger.every)}; `;
}

function integrationSection(
  name: string,
  flows: readonly PlanFlow[],
  particulars: readonly Particulars[],
): SpecificationSection {
  return {
    id: 'S-integration',
    title: name,
    under: 'S-technical',
    columns: ['Item', 'Value'],
    ask: 'Say what end users see when a record can not be delivered, and how volumes will grow.',
    rows: [
      ...flows.map((flow) =>
        filled(
          `S-integration.${flow.id}.volume`,
          [
            `Data volume of ${flow.id}`,
            `${perRun(flow)}${counted(flow.load.changesPerDay, 'change')} a day, ${figure(flow.load.existing)} at first${flow.load.assumed.length === 0 ? '' : ` (assumed: ${flow.load.assumed.join(', ')})`}`,
          ],
          [flow.id],
        ),
      ),
      ...flows.map((flow) =>
        filled(
          `S-integration.${flow.id}.errors`,
          [
            `Error handling of ${flow.id}`,
            `Retry matrix and dead letters: ${flow.design.deadLetter.where}; ${flow.design.deadLetter.alert}`,
          ],
          [`P-${flow.id}-retry`, `P-${flow.id}-dead-letter`],
        ),
      ),
      people('S-integration.growth', ['Growth of volumes in a year', '']),
      ...particulars.map((one) =>
        filled(`S-integration.${one.flow}.seen`, [`Seen while ${one.flow} fails`, one.seen.text], [one.flow]),
      ),
      people('S-integration.users', ['What end users see', '']),
    ],
  };
}
