// Two plans to what changed between them: differences, gathered into things, put into words, ordered by what people care about.
import { Source } from '../measure/fact.ts';
import type { Plan } from '../plan/plan.ts';
import { type Change, concerns, type DiffSide, type PlanDiff } from './diff.ts';
import { meaningOf, sentenceOf } from './describe.ts';
import { alike, type Draft, gather, type Pair } from './gather.ts';
import { redoAll, redoOf } from './redo.ts';
import { isNamed } from './walk.ts';

/** Empty exactly when both hold the same content and the same log. */
export function comparePlans(old: Plan, now: Plan): PlanDiff {
  const pair: Pair = { old, new: now };
  const changes = gather(pair)
    .map((draft) => changeOf(draft, pair))
    .toSorted((one, other) => rank(one, pair) - rank(other, pair));
  return {
    same: changes.length === 0,
    old: sideOf(old),
    new: sideOf(now),
    changes,
    redo: redoAll(changes, pair),
  };
}

function changeOf(draft: Draft, pair: Pair): Change {
  const about = aboutOf(draft, pair);
  return {
    id: draft.path.join('/'),
    about,
    concern: draft.found.subject.concern,
    flow: draft.flow,
    kind: draft.kind,
    text: sentenceOf(draft, pair),
    means: meaningOf(draft, pair),
    parts: [...draft.parts, ...draft.restated],
    sources: { old: sourcesOf(draft.old), new: sourcesOf(draft.now) },
    redo: redoOf(draft, about, pair),
  };
}

/** By concern, within it by flow in the plan's order, what concerns no single flow first. */
function rank({ concern, flow }: Change, { old, new: now }: Pair): number {
  const flows = [...now.flows, ...old.flows].map((one) => one.id);
  return concerns.indexOf(concern) * 10_000 + (flow === null ? 0 : flows.indexOf(flow) + 1);
}

/** The id that documents know the thing by: a policy for a decision, a numbered row for a mapping's, else the nearest thing with an id. */
function aboutOf({ path, flow }: Draft, { old, new: now }: Pair): string {
  const [room = '', name = '', part = '', inner = ''] = path;
  if (room === 'flows' && part === 'design') {
    const call = inner === 'calls' ? path[4] : undefined;
    const policy = [...now.policies, ...old.policies].find(
      (one) => one.flow === flow && alike(one.kind, inner),
    );
    return call ?? policy?.id ?? name;
  }
  if (room === 'mappings' && inner === 'mappings') {
    const row = [now, old]
      .map((plan) =>
        plan.mappings.find((one) => one.id === name)?.mapping.mappings.findIndex((one) => one.to === path[4]),
      )
      .find((index) => index !== undefined && index >= 0);
    return row === undefined ? name : `${name}.${row + 1}`;
  }
  if (room === 'project' || room === 'roadmap' || room === 'specification') return inner || path[2] || room;
  return name || room;
}

/** The sources that a cited thing names itself. */
function sourcesOf(value: unknown): Source[] {
  if (!isNamed(value)) return [];
  const told = [
    value['source'],
    ...(Array.isArray(value['sources']) ? (value['sources'] as readonly unknown[]) : []),
  ];
  return told.flatMap((one) => {
    const read = Source.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

function sideOf({ name, revisions, contentHash }: Plan): DiffSide {
  return { name, revision: revisions.at(-1)?.revision ?? 1, contentHash };
}
