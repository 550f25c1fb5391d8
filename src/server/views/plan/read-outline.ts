// The outline, a chapter, and the map of a plan.
import { chaptersOf } from '../../../render/chapters.ts';
import { pace, sourceObject, systemName, targetObject } from '../../../render/diagram/terms.ts';
import { canvasOf } from '../../../render/map-canvas.ts';
import { Refused } from '../../problem.ts';
import { type View, view } from '../../reading/view.ts';
import type { PlanMap } from './canvas.ts';
import type { PlanOutline, PlanSection } from './outline.ts';

export const planOutline: View<'plan', null, PlanOutline> = view('plan', (plan) => {
  const flows = new Set(plan.flows.map((flow) => flow.id));
  const { id, name, why } = plan.architecture;
  return {
    name: plan.name,
    summary: plan.summary,
    contentHash: plan.contentHash,
    design: { id, name, why },
    measured: plan.proven !== null,
    systems: plan.connections.map(({ system, name: called, uses, role, edition }) => ({
      id: system,
      name: called,
      uses,
      role,
      edition,
    })),
    flows: plan.flows.map((flow) => ({
      id: flow.id,
      title: flow.title,
      from: `${systemName(plan, flow.from.system)} ${sourceObject(flow)}`,
      to: `${systemName(plan, flow.to.system)} ${targetObject(flow)}`,
      pace: pace(flow),
      status: flow.status,
      statusWhy: flow.statusWhy,
    })),
    chapters: chaptersOf(plan).map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      flow: flows.has(chapter.id) ? chapter.id : null,
      headings: chapter.headings,
    })),
    questions: plan.questions.length,
    assumptions: plan.assumptions.length,
    points: plan.project.points,
    days: plan.project.days,
  };
});

/** `id` is a chapter's, or that of any place within one. */
export const planSection: View<'plan', { readonly id: string }, PlanSection> = view(
  'plan',
  (plan, { id }) => {
    const chapters = chaptersOf(plan);
    const own = chapters.findIndex((chapter) => chapter.id === id);
    const at = own >= 0 ? own : chapters.findIndex(({ places }) => places.has(id));
    const chapter = chapters[at];
    if (chapter === undefined) throw new Refused(404, 'The document has no such place.');
    return {
      id: chapter.id,
      title: chapter.title,
      html: chapter.html(),
      before: chapters[at - 1]?.id ?? null,
      after: chapters[at + 1]?.id ?? null,
    };
  },
);

export const planMap: View<'plan', null, PlanMap> = view('plan', (plan) => {
  const { nodes, ...canvas } = canvasOf(plan);
  return {
    ...canvas,
    nodes: nodes.flatMap((node) => {
      const connection = plan.connections.find(({ system }) => node.id === `system ${system}`);
      return connection === undefined
        ? []
        : [{ ...node, system: connection.system, uses: connection.uses, place: connection.id }];
    }),
  };
});
