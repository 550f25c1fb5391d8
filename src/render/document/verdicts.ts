// What the design's tools carry by themselves, what has to be built around them, what they can't carry. Own abilities are told in a line;
// the rest in rows, once for each way, with the policies and flows that it serves.
import type { RootContent } from 'mdast';
import { countVerdicts, type Verdict } from '../../design/verdict.ts';
import { cite, code, heading, type Inline, joined, paragraph, pointer, strong, table } from './content.ts';
import { count, grouped, sentence, stopped } from './figures.ts';

/** Flows named one by one in a row; of more, only how many. */
const named = 8;

/** Empty when nothing was judged. */
export function verdictBlocks(verdicts: readonly Verdict[]): readonly RootContent[] {
  if (verdicts.length === 0) return [];
  const counted = countVerdicts(verdicts);
  const native = [...new Set(verdicts.filter((one) => one.verdict === 'native').map((one) => one.policy))];
  const rows = groupsOf(verdicts.filter((one) => one.verdict !== 'native'));
  return [
    heading(3, 'verdicts', 'What the tools can keep'),
    paragraph(
      `Each policy was held against the documented abilities of the tool that has to carry it: ${grouped(counted.native)} of ${grouped(verdicts.length)} are native, ${count(counted.workaround, 'needs a workaround', 'need a workaround')}, ${count(counted.impossible, 'is impossible', 'are impossible')}.`,
      ...(native.length === 0 ? [] : [' Native: ', byDecision(native), '.']),
    ),
    ...(rows.length === 0
      ? []
      : [table(['policy', 'flows', 'wanted', 'verdict', 'how, and what it costs', 'why'], rows.map(rowOf))]),
  ];
}

/** Policies under the decision that they belong to: "retry (rate-limit, unavailable); throttle (share)". */
function byDecision(policies: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const policy of policies) {
    const [decision = policy, ...rest] = policy.split('.');
    const held = groups.get(decision) ?? [];
    groups.set(decision, [...held, rest.join('.').replaceAll('-', ' ')]);
  }
  return [...groups]
    .map(([decision, parts]) => `${decision.replaceAll('-', ' ')} (${parts.join(', ')})`)
    .join('; ');
}

interface Group {
  readonly first: Verdict;
  readonly policies: readonly string[];
  readonly flows: readonly string[];
  readonly wants: readonly string[];
}

/** What can't be carried first, then workarounds; within them in the order of the policies. A way that serves several is one row. */
function groupsOf(verdicts: readonly Verdict[]): readonly Group[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = (
      verdict.verdict === 'impossible'
        ? [verdict.verdict, verdict.policy, verdict.tool, verdict.why]
        : [verdict.verdict, verdict.tool, verdict.how]
    ).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  const all = [...groups.values()].flatMap((group): readonly Group[] => {
    const [first] = group;
    return first === undefined
      ? []
      : [
          {
            first,
            policies: [...new Set(group.map((one) => one.policy))],
            flows: [...new Set(group.flatMap((one) => one.flow ?? []))],
            wants: [...new Set(group.map((one) => one.wants))],
          },
        ];
  });
  return [
    ...all.filter(({ first }) => first.verdict === 'impossible'),
    ...all.filter(({ first }) => first.verdict !== 'impossible'),
  ];
}

function rowOf({ first, policies, flows, wants }: Group): readonly Inline[] {
  const [one = '', ...others] = wants;
  const decision = first.policy.split('.')[0] ?? '';
  return [
    joined(
      policies.map((policy): Inline => code(policy)),
      ', ',
    ),
    flows.length === 0
      ? 'all'
      : flows.length > named
        ? grouped(flows.length)
        : joined(
            flows.map((flow): Inline => pointer(`P-${flow}-${decision}`, flow)),
            ', ',
          ),
    others.length === 0 ? one : `${one}; ${count(others.length, 'more', 'more')} like it`,
    [first.verdict === 'impossible' ? strong(first.verdict) : first.verdict, `: ${first.tool}`],
    sentence(stopped(first.how)),
    [sentence(stopped(first.why)), cite(first.sources)],
  ];
}
