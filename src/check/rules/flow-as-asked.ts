// Every flow of the brief has its chapter, one for each direction, and the chapter keeps what the brief asks: ends, terms, volumes.
import type { Brief, BriefFlow } from '../../brief/brief.ts';
import { volumeFigures } from '../../brief/complete.ts';
import { objectOf } from '../../brief/object.ts';
import { inWords } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { byKey, grouped } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { figuresIn } from '../words.ts';

export const flowAsAsked: Rule = {
  code: 'SPW026',
  name: 'flow-as-asked',
  check: (plan) => report('SPW026', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const chapters = grouped(plan.flows, (flow) => flow.askedAs);
  const asked = byKey(plan.brief.flows, (flow) => flow.id);
  return [
    ...plan.brief.flows.flatMap((flow) => {
      const due = flow.direction === 'two-way' ? 2 : 1;
      const count = chapters.get(flow.id)?.length ?? 0;
      return count === due
        ? []
        : [
            told(
              flow.id,
              `The brief asks for ${flow.id} ${flow.direction}, and the plan has ${count} of ${due} chapters on it`,
            ),
          ];
    }),
    ...plan.flows.flatMap((flow) => {
      const own = asked.get(flow.askedAs);
      if (own === undefined)
        return [told(flow.id, `${flow.id} answers ${flow.askedAs}, which the brief does not ask for`)];
      return [...termProblems(flow, own), ...endProblems(flow, own), ...loadProblems(flow, plan.brief)].map(
        (problem) => told(flow.id, `${flow.id} ${problem}`),
      );
    }),
  ];
}

function termProblems(flow: PlanFlow, asked: BriefFlow): readonly string[] {
  const direction = asked.direction === 'two-way' ? 'two-way' : 'one-way';
  const pairs: readonly (readonly [what: string, own: string | null, due: string | null])[] = [
    ['freshness', flow.freshness, asked.freshness],
    ['filter', flow.filter, asked.filter],
    ['purpose', flow.purpose, asked.purpose],
    ['direction', flow.direction, direction],
    ['asked trigger', flow.design.trigger.asked, asked.trigger],
  ];
  const within = flow.freshness === null ? null : inWords(flow.freshness);
  return [
    ...pairs
      .filter(([, own, due]) => own !== due)
      .map(
        ([what, own, due]) => `has the ${what} ${own ?? '(none)'} where the brief says ${due ?? '(none)'}`,
      ),
    ...(within === null || figuresIn(flow.oneLine).includes(within)
      ? []
      : [`does not name its freshness of ${within} in its own summary`]),
  ];
}

/** The leg back runs from what the brief calls the target. */
function endProblems(flow: PlanFlow, asked: BriefFlow): readonly string[] {
  const ends = [objectOf(asked.from), objectOf(asked.to)];
  const back = flow.pair !== null && flow.id.endsWith('-back');
  const [from, to] = back ? ends.toReversed() : ends;
  const pairs = [
    ['comes from', flow.from, from],
    ['goes to', flow.to, to],
  ] as const;
  return pairs.flatMap(([how, own, due]) =>
    due === undefined || (own.system === due.system && own.asked === due.object)
      ? []
      : [`${how} ${own.system}.${own.asked} where the brief says ${due.system}.${due.object}`],
  );
}

/** A figure that is not marked as assumed was given: some volume of the brief at that system has it. */
function loadProblems(flow: PlanFlow, brief: Brief): readonly string[] {
  const volumes = brief.volumes.filter((volume) => objectOf(volume.object).system === flow.from.system);
  const own = volumes.find((volume) => volume.object === `${flow.from.system}.${flow.from.asked}`);
  const given = own === undefined ? volumes : [own];
  return volumeFigures
    .filter((figure) => !flow.load.assumed.includes(figure))
    .filter((figure) => !given.some((volume) => volume[figure] === flow.load[figure]))
    .map(
      (figure) =>
        `reckons with ${flow.load[figure]} as ${figure}, which is neither in the brief nor marked as assumed`,
    );
}
