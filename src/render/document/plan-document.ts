// The plan as one document: chapters in the order of reading.
import type { Root } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { budgetChapter } from './budgets.ts';
import { canonicalChapter } from './canonical.ts';
import { charterChapter } from './charter.ts';
import { root } from './content.ts';
import { coverageChapter } from './coverage.ts';
import { decisionsChapter } from './decisions.ts';
import { flowChapters } from './flow.ts';
import { measuredBlocks } from './measured.ts';
import { overviewChapter } from './overview.ts';
import { provenChapter } from './proven.ts';
import { registerChapters } from './register.ts';
import { roadmapChapter } from './roadmap.ts';
import { runningChapter } from './running.ts';
import { systemsChapter } from './systems.ts';
import { titleChapter } from './title.ts';

export function planDocument(plan: Plan): Root {
  return root([
    ...titleChapter(plan),
    ...overviewChapter(plan),
    ...charterChapter(plan),
    ...flowChapters(plan),
    ...systemsChapter(plan),
    ...budgetChapter(plan),
    ...canonicalChapter(plan),
    ...measuredBlocks(plan, 2),
    ...provenChapter(plan),
    ...decisionsChapter(plan),
    ...roadmapChapter(plan),
    ...runningChapter(plan),
    ...registerChapters(plan),
    ...coverageChapter(plan),
  ]);
}
