// What a recognised word became, in words, from the brief as it stands now: an edit of the brief changes it at once.
import type { Brief } from '../../brief/brief.ts';
import { inWords } from '../../measure/duration.ts';

/** One line a pointer; what the brief no longer holds says so. */
export function became(brief: Brief | null, about: string): string {
  if (brief === null) return 'The brief can’t be read at the moment.';
  const [, place = '', of = '', part = null] = /^\/(\w+)\/([^/]+)(?:\/(.+))?$/.exec(about) ?? [];
  switch (place) {
    case 'systems':
      return systemWords(brief, of, part);
    case 'flows':
      return flowWords(brief, of);
    case 'volumes':
      return volumeWords(brief, of);
    case 'constraints':
      return constraintWords(brief, of);
    default:
      return '';
  }
}

const gone = 'no longer in the brief';

function systemWords(brief: Brief, id: string, part: string | null): string {
  const system = brief.systems.find((one) => one.id === id);
  if (system === undefined) return `System ${id}: ${gone}`;
  const name = system.name ?? system.uses ?? system.id;
  if (part === 'edition') return `Edition of ${name}: ${system.edition ?? gone}`;
  const what =
    system.uses !== null
      ? 'from the catalogue'
      : system.api !== null
        ? `by its document ${system.api}`
        : 'API not known yet';
  return `System ${system.id}: ${name}, ${what}${system.role === 'system-of-record' ? ', system of record' : ''}`;
}

function flowWords(brief: Brief, id: string): string {
  const flow = brief.flows.find((one) => one.id === id);
  if (flow === undefined) return `Flow ${id}: ${gone}`;
  return `Flow ${flow.id}: ${flow.from} ${flow.direction === 'two-way' ? '⇄' : '→'} ${flow.to}, ${timeWords(flow)}`;
}

/** "within 5 min, webhook". */
export function timeWords({ freshness, every, trigger }: Brief['flows'][number]): string {
  const parts = [
    freshness === null ? null : `within ${inWords(freshness)}`,
    every === null ? null : `every ${inWords(every)}`,
    trigger === 'auto' ? null : trigger,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no time said' : parts.join(', ');
}

function volumeWords(brief: Brief, object: string): string {
  const volume = brief.volumes.find((one) => one.object === object);
  if (volume === undefined) return `Volume of ${object}: ${gone}`;
  const { existing, changesPerDay, peakFactor } = volume;
  const parts = [
    existing === null ? null : `${figure(existing)} today`,
    changesPerDay === null ? null : `${figure(changesPerDay)} changes a day`,
    peakFactor === null ? null : `busiest hour ${peakFactor} times the mean`,
  ].filter((part) => part !== null);
  return `Volume of ${object}: ${parts.join(', ')}`;
}

/** Thousands apart, as everywhere in the product. */
export function figure(value: number): string {
  return value.toLocaleString('en');
}

function constraintWords(brief: Brief, name: string): string {
  const { goLive, monthlyBudget, team, hosting, ...lists } = brief.constraints;
  const said = (title: string, value: string | null): string => `${title}: ${value ?? gone}`;
  switch (name) {
    case 'goLive':
      return said('Go-live', goLive);
    case 'monthlyBudget':
      return said(
        'Budget a month',
        monthlyBudget === null ? null : `${monthlyBudget.amount} ${monthlyBudget.currency}`,
      );
    case 'team':
      return said('Team', team === null ? null : teamWords(team));
    case 'hosting':
      return said('Hosting', hosting);
    case 'compliance':
    case 'prefer':
    case 'avoid':
    case 'never':
      return said(titles[name], lists[name].length === 0 ? null : lists[name].join(', '));
    default:
      return '';
  }
}

const titles = { compliance: 'Rules', prefer: 'Preferred', avoid: 'Avoided', never: 'Never' } as const;

function teamWords(team: NonNullable<Brief['constraints']['team']>): string {
  return [team.developers === null ? null : `${team.developers} developers`, ...team.skills]
    .filter((part) => part !== null)
    .join(', ');
}
