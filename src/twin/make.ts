// A twin from a profile: the shelves of its resources, and each call let through access, weather and limits to the operation itself.
// It knows nothing beyond the profile; what that leaves open is taken from `assume.ts` and told.
import { type Access, accessOf } from './access.ts';
import type { Agenda } from './agenda.ts';
import type { Air } from './air.ts';
import { assume } from './assume.ts';
import { habitsOf } from './habits.ts';
import { keepLimits, type LimitKeeper } from './limits/keep.ts';
import { type News, newsOf } from './news.ts';
import { type Post, postOf } from './post.ts';
import type { Random } from './random.ts';
import { scheduleOf } from './schedule.ts';
import { answer, recordOf, recordsOf, serve, type Window, windowOf } from './serve.ts';
import type { Shelf } from './shelf.ts';
import type { Assumption, CallSite, Reply, Request, Twin, TwinProfile } from './twin.ts';
import { type TwinResource, type Unit, unitOf } from './unit.ts';

export type { TwinResource } from './unit.ts';

export interface TwinInput {
  readonly system: string;
  readonly profile: TwinProfile;
  readonly edition: string | null;
  readonly environment: 'production' | 'sandbox';
  readonly resources: readonly TwinResource[];
  readonly agenda: Agenda;
  readonly random: Random;
  readonly air: Air;
}

/** Throws RangeError for a resource that the input does not name. */
export function makeTwin(input: TwinInput): Twin {
  const { system, profile, agenda, air } = input;
  const units = new Map(input.resources.map((one) => [one.resource, unitOf(input, one)] as const));
  const unit = (resource: string): Unit => {
    const found = units.get(resource);
    if (found === undefined) throw new RangeError(`${system} has no twin of ${resource}`);
    return found;
  };
  const store = (resource: string): Shelf => unit(resource).room.shelf;
  const news = newsOf(system, profile, [...units.keys()]);
  const schedule = scheduleOf(system, profile.webhooks);
  const random = input.random.fork(`post ${system}`);
  const post = postOf({ system, schedule, agenda, air, random, store });
  for (const { room } of units.values()) tellChanges(room.shelf, news, post);
  const limits = keepLimits(input);
  const access = accessOf(input);
  const windows = windowsKept(system, profile, unit);
  return {
    system,
    profile,
    get assumptions() {
      return distinct([
        ...always.map((name) => assume(system, name)),
        ...[...units.values()].flatMap((one) => one.assumptions),
        ...access.assumptions,
        ...limits.assumptions(),
        ...windows.assumptions(),
        ...news.assumptions,
        ...(profile.events.length === 0 ? [] : schedule.assumptions),
      ]);
    },
    store,
    call: (site, request, token) => callAt({ input, windows, news, access, limits }, site, request, token),
    signIn: access.signIn,
    subscribe: post.subscribe,
    subscribed: post.subscribed,
    limits: limits.uses,
  };
}

/** What no profile says. */
const always = ['hiddenDeletes', 'readOnlyWrites', 'sameWrites'] as const;

function distinct(assumptions: readonly Assumption[]): readonly Assumption[] {
  const byText = new Map(assumptions.map((one) => [`${one.about}\n${one.takes}`, one]));
  return [...byText.values()];
}

/** What a call passes on its way. */
interface Gates {
  readonly input: TwinInput;
  readonly windows: Windows;
  readonly news: News;
  readonly access: Access;
  readonly limits: LimitKeeper;
}

/** A call that the weather or a missing right stops counts under no limit; one whose answer is lost was carried out all the same. */
function callAt(
  { input, windows, news, access, limits }: Gates,
  site: CallSite,
  request: Request,
  token: number,
): Reply {
  const now = input.agenda.now();
  const isFile = input.profile.kind === 'file';
  const { fate, status, latency } = input.air.call(input.system, now);
  if (fate === 'unreached') return answer(0, latency);
  if (access.check(token) !== 200) return answer(401, latency);
  if (fate === 'failed') return answer(status, latency);
  if (fate === 'limited') return limitedBy(status, latency, null);
  const window = windows.at(site);
  const records = recordsOf(request, window.habits);
  const verdict = limits.admit(site, now, records, recordOf(request));
  if (!verdict.ok) return limitedBy(verdict.status, latency, verdict.retryAfter);
  const file = isFile && request.do === 'page' ? input.air.file(input.system, now) : null;
  const reply = serve(window, request, news, { now, latency, file });
  const lost = fate === 'unanswered';
  limits.takes(site, now, lost ? Number.POSITIVE_INFINITY : latency);
  return lost ? answer(0, Number.POSITIVE_INFINITY) : reply;
}

function limitedBy(status: number, latency: number, retryAfter: number | null): Reply {
  const refused = answer(status, latency);
  refused.limited = true;
  refused.retryAfter = retryAfter;
  return refused;
}

/** Where each call site is served. */
interface Windows {
  readonly at: (site: CallSite) => Window;
  readonly assumptions: () => readonly Assumption[];
}

/** Worked out when a site is first used. */
function windowsKept(system: string, profile: TwinProfile, unit: (resource: string) => Unit): Windows {
  const bySite = new Map<CallSite, Window>();
  return {
    at: (site) => {
      const known = bySite.get(site);
      if (known !== undefined) return known;
      const made = windowOf(site, habitsOf(system, profile, site), unit);
      bySite.set(site, made);
      return made;
    },
    assumptions: () => [...bySite.values()].flatMap(({ habits }) => habits.assumptions),
  };
}

function tellChanges(shelf: Shelf, news: News, post: Post): void {
  shelf.watch((change) => {
    const index = news.note(shelf, change);
    if (index !== null && post.listens(shelf.resource)) post.send(news.told(index));
  });
}
