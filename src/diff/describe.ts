// A change in one sentence, and what it means where that follows from the two plans: cost, days, figures, what opens or closes.
import type { Plan, PlanFlow } from '../plan/plan.ts';
import type { Task } from '../plan/project.ts';
import type { Budget } from '../landscape/budget.ts';
import type { MappingRow } from '../mapping/mapping.ts';
import { criteria } from '../score/scorecard.ts';
import type { Part } from './diff.ts';
import type { Draft, Pair } from './gather.ts';
import { isList, isNamed } from './walk.ts';
import { counted, grouped, said, signed } from './words.ts';

/** The thing by the name that people know it by. */
export function titleOf({ found, path }: Draft, pair: Pair): string {
  const { name } = found.subject;
  return name
    .replaceAll(/\{(\d)\}/g, (_, index: string) => found.names[Number(index)] ?? '')
    .replaceAll('{system}', () => systemName(pair, path[1] ?? ''));
}

/** The sentence: what came, went, or which of its values changed from what to what. */
export function sentenceOf(draft: Draft, pair: Pair): string {
  const title = titleOf(draft, pair);
  if (draft.found.subject.at === 'connections.*.scopes.*' && draft.kind !== 'changed')
    return `${systemName(pair, draft.path[1] ?? '')} ${draft.kind === 'added' ? 'gains' : 'loses'} the scope ${draft.path[3] ?? ''}`;
  const value = draft.kind === 'removed' ? draft.old : draft.now;
  const brief = briefly(value);
  if (draft.kind !== 'changed')
    return `${title} ${draft.kind === 'added' ? 'is new' : 'is gone'}${brief === null ? '' : `: ${brief}`}`;
  const told = draft.parts.filter((part) => !isReading(part) && part.what !== 'argument');
  if (told.length > 0)
    return `${title}: ${told.slice(0, 6).map(partWords).join('; ')}${told.length > 6 ? `; and ${told.length - 6} more` : ''}`;
  return draft.parts.some((part) => part.what === 'argument')
    ? `${title}: the argument is told differently`
    : `${title}: read elsewhere or on another day, what it says is the same`;
}

/** Where and when something was read, beside what it says. */
function isReading({ what }: Part): boolean {
  return /(^| · )(sources?|retrieved)( · |$)/.test(what);
}

function partWords({ what, old, new: now }: Part): string {
  const key = what.split(' · ').at(-1) ?? '';
  const name = what === 'all' ? '' : `${what} `;
  if (isList(old) && isList(now) && [...old, ...now].every((one) => !isNamed(one))) {
    const [more, less] = [now.filter((one) => !old.includes(one)), old.filter((one) => !now.includes(one))];
    const both = [
      more.length > 0 ? `with ${said(more, key)}` : '',
      less.length > 0 ? `without ${said(less, key)}` : '',
    ];
    const told = both.filter((one) => one !== '').join(', ');
    return told === '' ? `${name}in another order` : `${name}now ${told}`;
  }
  if (old === null && isNamed(now)) return `${name}is new: ${said(now, key)}`;
  if (now === null && isNamed(old)) return `${name}is gone: ${said(old, key)}`;
  const [before, after] = apart(said(old, raw(key)), said(now, raw(key)));
  return `${name}${before} → ${after}`;
}

/** Texts longer than this are told by what differs in them. */
const short = 90;
const told = 160;

/** Long texts cut down to where they differ, at whole words; the whole stands in the change's parts. */
function apart(old: string, now: string): readonly [string, string] {
  if (old.length <= short && now.length <= short) return [old, now];
  const [before, after] = [old.split(' '), now.split(' ')];
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const cut = (words: readonly string[]): string => {
    const from = Math.max(0, head - 2);
    const until = Math.min(words.length, words.length - tail + 2);
    const text = words.slice(from, until).join(' ');
    const whole = text.length > told ? `${text.slice(0, told)}…` : text;
    return `${from > 0 ? '… ' : ''}${whole}${until < words.length ? ' …' : ''}`;
  };
  return [cut(before), cut(after)];
}

/** Words of keys whose figures are shares. */
function raw(key: string): string {
  return key === 'use of the limit' ? 'use' : key;
}

/** What a whole thing says of itself. */
function briefly(value: unknown): string | null {
  if (!isNamed(value)) return value === null ? null : said(value, '');
  if (typeof value['method'] === 'string' && typeof value['path'] === 'string')
    return `${value['method']} ${value['path']}`;
  if (Array.isArray(value['from']) && typeof value['to'] === 'string')
    return `${said(value['from'], 'from')} → ${value['to']}, ${said(value['transform'] ?? 'direct', '')}`;
  for (const key of ['oneLine', 'title', 'text', 'message', 'what', 'statement', 'name', 'class']) {
    const told = value[key];
    if (typeof told === 'string') return told;
  }
  return null;
}

/** What the change comes to, or null where it is no more than it says. */
export function meaningOf(draft: Draft, pair: Pair): string | null {
  switch (draft.found.subject.at) {
    case 'architecture':
      return designMeaning(pair);
    case 'connections.*.scopes.*':
      return scopeMeaning(draft);
    case 'flows.*.personalData.*':
      return personalMeaning(draft, pair);
    case 'mappings.*.mapping.mappings.*':
      return rowMeaning(draft.old as MappingRow | null, draft.now as MappingRow | null);
    case 'budgets.*':
      return budgetMeaning(draft.old as Budget | null, draft.now as Budget | null);
    case 'project.tasks.*':
      return taskMeaning(draft.old as Task | null, draft.now as Task | null);
    case 'project':
      return projectMeaning(pair);
    case 'questions.*':
      return draft.kind === 'removed' ? 'It is answered, or does not arise any more.' : null;
    default:
      return null;
  }
}

/** Cost, effort and marks of the two designs, each as its own plan reckons it. */
function designMeaning(pair: Pair): string | null {
  if (pair.old.architecture.id === pair.new.architecture.id) return null;
  const [before, after] = [chosen(pair.old), chosen(pair.new)];
  if (before === undefined || after === undefined) return null;
  const money = `${said(before.cost.monthly, '')} → ${said(after.cost.monthly, '')} a month`;
  const effort = `${grouped(before.cost.effortDays)} → ${grouped(after.cost.effortDays)} days of effort`;
  const marks = [...criteria, 'total' as const]
    .filter((name) => before.scores[name] !== after.scores[name])
    .map((name) => `${name} ${grouped(before.scores[name])} → ${grouped(after.scores[name])}`);
  return `The design is switched: ${money}, ${effort}${marks.length === 0 ? '' : `; marks: ${marks.join(', ')}`}.`;
}

function chosen(plan: Plan): Plan['comparison']['designs'][number] | undefined {
  return plan.comparison.designs.find((design) => design.id === plan.architecture.id);
}

function scopeMeaning({ kind, old, now }: Draft): string | null {
  const value = now ?? old;
  const calls = isNamed(value) && Array.isArray(value['calls']) ? value['calls'].map(String) : [];
  switch (kind) {
    case 'added':
      return `The credential may do more than before, for ${calls.join(', ') || 'no call'}; whoever grants access must agree again.`;
    case 'removed':
      return `The credential may do less: take the scope away where it was granted.`;
    case 'changed':
      return null;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function personalMeaning({ kind, flow }: Draft, pair: Pair): string | null {
  const found = [...pair.new.flows, ...pair.old.flows].find((one): one is PlanFlow => one.id === flow);
  const target = found === undefined ? 'the target' : systemName(pair, `C-${found.to.system}`);
  if (kind === 'added')
    return `Personal data that did not flow before now reaches ${target}: purpose and retention must be agreed.`;
  return kind === 'removed'
    ? `It reaches ${target} no longer; what was written before is still there.`
    : null;
}

function rowMeaning(old: MappingRow | null, now: MappingRow | null): string | null {
  const told: string[] = [];
  const more = (now?.lossy ?? []).filter((loss) => !(old?.lossy ?? []).includes(loss));
  if (more.length > 0) told.push(`Lost from now on: ${more.join('; ')}.`);
  if (now?.personal !== old?.personal && now !== null && now.personal !== null)
    told.push(`It carries personal data (${now.personal}).`);
  if (now === null && old !== null)
    told.push(`${old.to} is not written any more${old.required ? ', although it is required' : ''}.`);
  return told.length === 0 ? null : told.join(' ');
}

function budgetMeaning(old: Budget | null, now: Budget | null): string | null {
  if (old === null || now === null || old.use === now.use) return null;
  const way = now.use > old.use ? 'more' : 'less';
  const over = now.use > 1 ? ', beyond the limit' : '';
  return `The busiest window takes ${way} of the limit: ${said(old.use, 'use')} → ${said(now.use, 'use')} of ${grouped(now.limit.limit)} per ${said(now.limit.window, '')}${over}; ${grouped(old.callsPerDay)} → ${grouped(now.callsPerDay)} calls a day.`;
}

function taskMeaning(old: Task | null, now: Task | null): string | null {
  if (old === null || now === null) return null;
  const told: string[] = [];
  const shift = now.startDay - old.startDay;
  if (shift !== 0)
    told.push(`starts ${counted(Math.abs(shift), 'project day')} ${shift > 0 ? 'later' : 'earlier'}`);
  const end = now.endDay - old.endDay;
  if (end !== 0) told.push(`ends ${counted(Math.abs(end), 'project day')} ${end > 0 ? 'later' : 'earlier'}`);
  const dates = dateShift(old.startDate, now.startDate) ?? dateShift(old.endDate, now.endDate);
  if (dates !== null) told.push(`moves by the calendar: ${dates}`);
  if (now.points !== old.points) told.push(`${signed(now.points - old.points)} points`);
  return told.length === 0 ? null : `It ${told.join(', ')}.`;
}

/** "2 days later" between two ISO dates; null where they are equal or one is not known. */
function dateShift(old: string | null, now: string | null): string | null {
  if (old === null || now === null || old === now) return null;
  const days = Math.round((Date.parse(now) - Date.parse(old)) / 86_400_000);
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

function projectMeaning({ old, new: now }: Pair): string | null {
  const told: string[] = [];
  const [days, points] = [now.project.days - old.project.days, now.project.points - old.project.points];
  if (days !== 0) told.push(`${signed(days)} project days (${grouped(now.project.days)})`);
  if (points !== 0) told.push(`${signed(points)} points (${grouped(now.project.points)})`);
  const takes = told.length === 0 ? null : `The project takes ${told.join(' and ')}.`;
  const last = (plan: Plan): string | null => plan.project.tasks.at(-1)?.endDate ?? null;
  const end = dateShift(last(old), last(now));
  return end === null ? takes : `${takes === null ? '' : `${takes} `}It ends on ${last(now) ?? ''}, ${end}.`;
}

function systemName({ old, new: now }: Pair, id: string): string {
  return (
    [...now.connections, ...old.connections].find((one) => one.id === id || `C-${one.system}` === id)?.name ??
    id
  );
}
