// The bulk ways in and out of a system: what its profile lists beside single calls, read from words in general use ("import", "export",
// "bulk load"), never from a vendor's names; and how long a load by the fastest of them takes against one record at a time.
import { plainName, wordsOf } from '../../catalog/name.ts';
import type { ApiProfile } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { loadWriteOf } from '../backfill.ts';
import type { Ground, Side } from '../ground.ts';
import { phaseOf } from '../load.ts';
import { mediumOf } from '../medium.ts';
import { singleWrites } from '../operations.ts';
import { byRule, rules } from '../rules.ts';

type Way = ApiProfile['bulk'][number];

const inward =
  /\b(?:import|imports|ingest|load|upload|uploaded|insert|create|creates|update|updates|upsert|mutation|feeds?|writes?|add|edit|background jobs?|batch jobs?)\b/i;
const outward =
  /\b(?:export|exports|unload|query|queries|reports?|download|dump|snapshot|read|reads|lists?)\b/i;
/** Ways that tell of changes, or calls of many records at once, which are operations of their own. */
const other = /\bchange data capture\b|\bone call\b|\bmany records in\b|\bup to \d+\b|\blarger page\b/i;

/** A bulk way that loads records of this side, or null. */
export function wayIn(side: Side): Way | null {
  return waysOf(side).find((way) => inward.test(way.what)) ?? null;
}

/** A bulk way that gives records of this side, or null. */
export function wayOut(side: Side): Way | null {
  return waysOf(side).find((way) => outward.test(way.what)) ?? null;
}

/** Ways for any record, or for this one; those that name other records of the system are not for it. */
function waysOf(side: Side): readonly Way[] {
  const own = new Set([plainName(side.resource), ...(side.end.concept === null ? [] : [side.end.concept])]);
  const { profile } = side.system;
  return (profile === null ? [] : namingWays(profile))
    .filter(({ named }) => named.length === 0 || named.some((name) => own.has(name)))
    .map(({ way }) => way);
}

/** A bulk way with the records of its system that its description names, by their plain names. */
interface NamingWay {
  readonly way: Way;
  readonly named: readonly string[];
}

/** Read once for each profile, since every flow of every design asks. */
const readBefore = new WeakMap<ApiProfile, readonly NamingWay[]>();

function namingWays(profile: ApiProfile): readonly NamingWay[] {
  const known = readBefore.get(profile);
  if (known !== undefined) return known;
  const names = profile.resources
    .flatMap((resource) => [resource.name, ...resource.aliases, ...(resource.concept ?? '').split(' ')])
    .map(plainName)
    .filter((name) => name.length > 2 && !general.has(name));
  const ways = profile.bulk
    .filter((way) => !other.test(way.what))
    .map((way): NamingWay => {
      const words = ` ${wordsOf(way.what).map(singular).join(' ')} `;
      return { way, named: names.filter((name) => words.includes(` ${singular(name)} `)) };
    });
  readBefore.set(profile, ways);
  return ways;
}

/** Words that name records somewhere and mean something else in the description of a bulk way. */
const general: ReadonlySet<string> = new Set(
  'account,batch,bulk,call,data,document,edition,event,export,feed,file,import,job,line,list,message,object,operation,other,page,period,price,query,record,report,result,row,store,task,view'.split(
    ',',
  ),
);

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

/** `bulk` by `by`: calls of many records each, a vendor's bulk job, the bulk load of a database, or a file. `sources` say what the figures rest on. */
export interface Rates {
  readonly single: number;
  readonly bulk: number;
  readonly by: 'calls' | 'job' | 'database' | 'file';
  readonly way: Way | null;
  readonly recordsPerCall: number;
  readonly sources: readonly Source[];
}

/** Seconds to write all existing records at the throttle's share; null where nothing writes them. */
export function ratesOf(ground: Ground): Rates | null {
  const [one] = singleWrites(ground.writes);
  const many = ground.callable ? loadWriteOf(ground) : null;
  if (one === undefined || many === null) return null;
  const { existing } = ground.flow.load;
  const { resource } = ground.target;
  const share = rules.share.value;
  const timeOf = (operation: typeof one, calls: number): number =>
    phaseOf([{ side: ground.target, resource, operation, calls }], share).seconds;
  const single = timeOf(one, existing);
  const base = { single, recordsPerCall: many.records, way: wayIn(ground.target) };
  const medium = mediumOf(ground.target);
  switch (medium) {
    case 'file':
      return { ...base, bulk: 1, by: 'file', sources: [] };
    case 'database':
      return {
        ...base,
        bulk: existing / rules.bulkRows.value,
        by: 'database',
        sources: byRule(rules.bulkRows),
      };
    case 'api': {
      const calls = timeOf(many.operation, Math.ceil(existing / many.records));
      const jobs = base.way === null ? null : Math.ceil(existing / (base.way.maxRecords ?? existing + 1));
      const job = jobs === null ? Number.POSITIVE_INFINITY : jobs * rules.bulkJob.value;
      return job < calls && base.way !== null
        ? { ...base, bulk: job, by: 'job', sources: [base.way.source, ...byRule(rules.bulkJob)] }
        : { ...base, bulk: calls, by: 'calls', sources: [] };
    }
    default:
      return medium satisfies never;
  }
}
