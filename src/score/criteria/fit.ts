// Fit: whether the design is what was asked for: triggers as asked, tools that are preferred, in a place and language that the team has.
import type { Design } from '../../design/design.ts';
import { containsWords, plainWords } from '../../design/names.ts';
import { platforms } from '../../design/platforms.ts';
import type { Landscape } from '../../landscape/landscape.ts';
import { builtFlows, clamp, type CriterionRule, meanOf, reckoned } from '../criterion.ts';

export const fit: CriterionRule = {
  criterion: 'fit',
  says: 'It is what was asked for: triggers, freshness, tools, and nothing that speaks against it.',
  formula:
    '100 × (0.5 × share of flows triggered as asked + 0.3 ÷ (1 + reasons against the design) + 0.2 × share of preferred tools that are used; 1 where none is preferred)',
  gauges: [
    { name: 'flows triggered as asked', unit: 'share of flows', better: 'more' },
    { name: 'reasons against the design', unit: 'reasons', better: 'less' },
    { name: 'preferred tools used', unit: 'share of those named', better: 'more' },
  ],
  read: (design, landscape) => [
    reckoned(
      meanOf(
        builtFlows(design),
        ({ trigger }) => (trigger.asked === 'auto' || trigger.asked === trigger.mode ? 1 : 0),
        0,
      ),
      'design/trigger',
    ),
    reckoned(design.rejectedFor.length, 'design/rejections'),
    reckoned(preferred(design, landscape), 'design/layers'),
  ],
  mark: ([asked = 0, reasons = 0, tools = 1]) =>
    clamp(100 * (0.5 * asked + 0.3 / (1 + reasons) + 0.2 * tools)),
};

function preferred(design: Design, landscape: Landscape): number {
  const { prefer } = landscape.brief.constraints;
  if (prefer.length === 0) return 1;
  const words = [design.strategy, design.name, ...design.layers.map((layer) => layer.tool)];
  return (
    prefer.filter((tool) => words.some((name) => containsWords(name, tool) || namesPlatform(tool, name)))
      .length / prefer.length
  );
}

/** "make.com" for Make: another name of a platform that the design's own name holds. */
function namesPlatform(asked: string, name: string): boolean {
  return platforms.some(
    (platform) =>
      platform.words.includes(plainWords(asked)) && platform.words.some((word) => containsWords(name, word)),
  );
}
