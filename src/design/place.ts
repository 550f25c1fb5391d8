// What the landscape asks of the place where a tool runs: private systems in reach, the host that the brief names, where data may lie.
import type { JoinedSystem, Landscape } from '../landscape/landscape.ts';
import type { Demand } from './demand.ts';

/** Demands on the tools as a whole, the same for every flow. */
export function placeDemands(landscape: Landscape): readonly Demand[] {
  const { hosting, compliance } = landscape.brief.constraints;
  const inside = landscape.systems.filter(liesInside);
  const laws = compliance.map((law) => law.toUpperCase()).join(', ');
  const base = { layer: 'transport' as const, needs: [] };
  return [
    {
      ...base,
      policy: 'environments.promotion',
      kind: 'environments',
      says: 'development, staging and production, each change promoted through gates',
      wants: ['promotes'],
      lift: 'changes made in production',
    },
    ...(inside.length === 0
      ? []
      : [
          {
            ...base,
            policy: 'network.reach',
            kind: 'network' as const,
            says: `${inside.map((system) => system.name).join(', ')} in a private network`,
            wants: ['private-network'] as const,
            lift: 'an address that the tool can reach, or by a tool that runs inside',
          },
        ]),
    ...(hosting === null
      ? []
      : [
          {
            ...base,
            policy: 'hosting.place',
            kind: 'hosting' as const,
            says: `hosting as the brief names it: ${hosting}`,
            wants: [isPremises(hosting) ? ('own-premises' as const) : ('named-host' as const)],
            lift: "leave to use the vendor's cloud",
          },
        ]),
    ...(compliance.length === 0
      ? []
      : [
          {
            ...base,
            policy: 'hosting.location',
            kind: 'location' as const,
            says: `data where ${laws} lets it lie, under a processing agreement`,
            wants: [compliance.some(isEuropean) ? ('eu-region' as const) : ('agreed-location' as const)],
            lift: 'an agreed place for the data',
          },
        ]),
  ];
}

/** Databases and file drops, addresses of private networks, and what is said to stand in the house. */
export function liesInside({ asked, profile }: JoinedSystem): boolean {
  if (profile?.kind === 'database' || profile?.kind === 'file') return true;
  const said = [asked.description, asked.name].filter((words) => words !== null).join(' ');
  if (isPremises(said)) return true;
  const servers = (profile?.servers ?? []).filter((server) => server.environment === 'production');
  return servers.length > 0 && servers.every((server) => isInsideAddress(server.url));
}

/** "https://erp.corp.local/api", "http://10.0.3.4", "http://crm:8080". Addresses that are templates are taken as public. */
export function isInsideAddress(url: string): boolean {
  const host =
    /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (host === '' || host.includes('{')) return false;
  return (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[(?:::1|f[cd][0-9a-f]{2}:))/.test(
      host,
    ) ||
    /\.(?:local|localdomain|internal|intranet|lan|corp|home|private)$/.test(host) ||
    !/[.:]/.test(host)
  );
}

/** Words for a place of one's own, in which no vendor's cloud runs. */
export function isPremises(words: string): boolean {
  return /\bon[- ]?prem(?:ises?)?\b|\bin[- ]house\b|\bself[- ]?host(?:ed|ing)?\b|\b(?:our|own|company|private)(?: own)? (?:servers?|data ?cent(?:er|re)s?|hardware|racks?|cellar|basement|machines?|network)\b|\bintranet\b|\bair[- ]?gapped\b|\bbare[- ]metal\b|\bbehind (?:the|our|a) firewall\b|\b(?:internal|private|local) network\b/i.test(
    words,
  );
}

function isEuropean(law: string): boolean {
  return /\b(?:gdpr|dsgvo|rgpd|avg|eu|europe)\b/i.test(law);
}
