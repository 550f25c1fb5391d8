// No layer of the chosen design uses what the brief says to avoid.
import type { Plan } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const avoidedNotUsed: Rule = {
  code: 'SPW047',
  name: 'avoided-not-used',
  check: (plan) => report('SPW047', problemsOf(plan)),
};

function problemsOf({ architecture, brief }: Plan): readonly Problem[] {
  return architecture.layers.flatMap((layer) =>
    brief.constraints.avoid
      .filter((word) => plain(layer.tool).includes(plain(word)))
      .map((word) =>
        told(
          architecture.id,
          `${architecture.id} uses ${layer.tool} for ${layer.layer}, though the brief avoids ${word}`,
        ),
      ),
  );
}

/** Whole words alone count. */
function plain(words: string): string {
  return ` ${words
    .toLowerCase()
    .replace(/[^a-z0-9+#.]+/g, ' ')
    .trim()} `;
}
