// The text of a plan.json as a Plan. What is not a plan at all is told by JSON pointer; what is wrong in a plan is for the rules.
import { InputError, inputProblem } from '../finding/input.ts';
import { shapeProblems } from '../finding/shape.ts';
import { Plan } from '../plan/plan.ts';

/** Throws InputError for text that is no JSON and for JSON that is no plan. */
export function readPlan(input: { readonly name: string; readonly text: string }): Plan {
  const value = parse(input);
  const parsed = Plan.safeParse(value);
  if (parsed.success) return parsed.data;
  const text = { file: input.name, value, place: () => null };
  throw new InputError(shapeProblems({ text, schema: Plan, value, written: null }, parsed.error));
}

function parse({ name, text }: { readonly name: string; readonly text: string }): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'is unreadable';
    throw new InputError([
      inputProblem({ file: name, message, expected: 'a plan.json that spanwright wrote' }),
    ]);
  }
}
