// Which signatures a change of the plan's content takes back, and why: the plan's own always, a gate's where its tests or what it asks for
// changed, and those behind it that rest on it. Words, dates and papers take no gate back. Whether anybody signed is not known here.
import { type Change, type PlanDiff } from './diff.ts';
import { counted } from './words.ts';

/** Something that people sign on the way to production, in its order. */
const touchables = ['plan', 'dev', 'staging', 'production', 'verified'] as const;

export interface Touch {
  readonly subject: (typeof touchables)[number];
  readonly why: string;
}

/** Nothing where both plans hold the same content. */
export function touched(diff: PlanDiff): readonly Touch[] {
  if (diff.old.contentHash === diff.new.contentHash) return [];
  const changes = diff.changes.filter(({ id }) => id.split('/')[0] !== 'revisions');
  const gates = (['dev', 'staging', 'verified'] as const).flatMap((gate): readonly Touch[] => {
    const own = changes.filter((change) => change.redo.gates.includes(`G-${gate}`) && isMatter(change));
    return own.length === 0 ? [] : [{ subject: gate, why: told(own) }];
  });
  const first = gates.find(({ subject }) => subject !== 'verified');
  const behind = (['production', 'verified'] as const)
    .filter((subject) => first !== undefined && !gates.some((gate) => gate.subject === subject))
    .map(
      (subject): Touch => ({
        subject,
        why: `It rests on the ${first?.subject ?? ''} gate: ${first?.why ?? ''}`,
      }),
    );
  const all: readonly Touch[] = [{ subject: 'plan', why: told(changes) }, ...gates, ...behind];
  return all.toSorted((one, other) => touchables.indexOf(one.subject) - touchables.indexOf(other.subject));
}

/** Parts that only say it otherwise, or where and when it was read. */
const wording = /(^| · )(sources?|retrieved|argument|title|purpose|in one line|status why)( · |$)/;

function isMatter({ kind, parts }: Change): boolean {
  return kind !== 'changed' || parts.some(({ what }) => !wording.test(what));
}

const most = 2;
const longest = 220;

/** The first changes in words, and how many more there are. */
function told(changes: readonly Change[]): string {
  const first = changes
    .slice(0, most)
    .map(({ text }) => (text.length > longest ? `${text.slice(0, longest)}…` : text));
  const rest = changes.length - first.length;
  return `${first.join('. ') || 'Its content changed'}${rest > 0 ? `. And ${counted(rest, 'more change')}` : ''}`;
}
