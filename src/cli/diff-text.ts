// What changed between two plans, for people at a terminal: security first, then by what they care about and by flow; what to do again last.
import type { Change, Concern, PlanDiff } from '../diff/diff.ts';
import { concerns } from '../diff/diff.ts';
import { columns } from './streams.ts';

const titles: Readonly<Record<Concern, string>> = {
  security: 'Security and access',
  data: 'What data flows',
  running: 'How it runs and recovers',
  limits: 'Load and limits',
  cost: 'Design and cost',
  schedule: 'Work and schedule',
  risk: 'Risks, gates and questions',
  proof: 'Tests',
  asked: 'What was asked',
  papers: 'Documents and log',
};

const marks: Readonly<Record<Change['kind'], string>> = { added: '+', removed: '-', changed: '~' };

/** `brief` leaves out values beyond the sentence. */
export function diffText(diff: PlanDiff): string {
  if (diff.same) return 'Nothing changed.';
  const { changes } = diff;
  const told = concerns.filter((concern) => changes.some((change) => change.concern === concern));
  return [
    columns([
      [
        'old',
        `${diff.old.name}, revision ${diff.old.revision}, content ${diff.old.contentHash.slice(0, 12)}`,
      ],
      [
        'new',
        `${diff.new.name}, revision ${diff.new.revision}, content ${diff.new.contentHash.slice(0, 12)}`,
      ],
      [
        'changes',
        `${changes.length}: ${told.map((concern) => `${changes.filter((one) => one.concern === concern).length} ${titles[concern].toLowerCase()}`).join(', ')}`,
      ],
    ]),
    ...told.flatMap((concern) => [
      '',
      titles[concern],
      ...changes.filter((change) => change.concern === concern).flatMap(changeLines),
    ]),
    ...redoLines(diff),
  ].join('\n');
}

function changeLines(change: Change, index: number, all: readonly Change[]): readonly string[] {
  const head = change.flow !== null && all[index - 1]?.flow !== change.flow ? [`  ${change.flow}`] : [];
  const indent = change.flow === null ? '  ' : '    ';
  const again = [
    change.redo.tests.length === 0 ? '' : `repeat ${listed(change.redo.tests)}`,
    change.redo.gates.length === 0
      ? ''
      : `before ${change.redo.gates.join(' and ')} ${change.redo.gates.length === 1 ? 'is' : 'are'} signed`,
  ].filter((one) => one !== '');
  const detail = `${indent}  `;
  return [
    ...head,
    `${indent}${marks[change.kind]} ${change.text}  [${change.about}]`,
    ...(change.means === null ? [] : [`${detail}${change.means}`]),
    ...sourceLine(change, detail),
    ...(again.length === 0 ? [] : [`${detail}${again.join(' ')}`]),
  ];
}

/** Where figures of a cited thing changed, both sources are told. */
function sourceLine({ kind, sources }: Change, indent: string): readonly string[] {
  const [old] = sources.old;
  const [now] = sources.new;
  const quoted = now ?? old;
  if (quoted === undefined || quoted.kind === 'rule' || quoted.kind === 'brief') return [];
  const read = (source: typeof quoted): string => `${source.ref} (read ${source.retrieved})`;
  if (kind === 'changed' && old !== undefined && now !== undefined && read(old) !== read(now))
    return [`${indent}source ${read(old)} → ${read(now)}`];
  return [`${indent}source ${read(quoted)}`];
}

function redoLines({ redo }: PlanDiff): readonly string[] {
  const lines: (readonly [string, string])[] = [];
  if (redo.tests.length > 0) lines.push(['tests', redo.tests.map((test) => test.id).join(', ')]);
  for (const gate of redo.gates)
    lines.push([
      'gate',
      `${gate.id}, ${gate.signedBy === null ? 'not signed yet' : `signed by ${gate.signedBy}: sign again`}`,
    ]);
  for (const one of redo.approvals)
    lines.push([
      'approval',
      `revision ${one.revision}, "${one.action}" by ${one.by ?? 'nobody'}${one.date === null ? '' : ` on ${one.date}`}, was given to content ${one.contentHash.slice(0, 12)}: it does not hold for this plan`,
    ]);
  return lines.length === 0
    ? []
    : [
        '',
        'To do again',
        ...columns(lines)
          .split('\n')
          .map((line) => `  ${line}`),
      ];
}

/** Few ids by name, many by number: the whole list stands at the end. */
function listed(ids: readonly string[]): string {
  return ids.length <= 4 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more tests`;
}
