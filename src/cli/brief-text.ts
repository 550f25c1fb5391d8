// A brief as lines for people: systems, flows, what was assumed, what must be asked.
import type { Brief } from '../brief/brief.ts';
import { columns } from './streams.ts';

/** Everything that a brief says, without a line end. */
export function briefText(brief: Brief): string {
  const systems = brief.systems.map((system) => [
    '',
    system.id,
    system.uses ?? system.api ?? system.description ?? 'unknown',
    system.edition ?? '',
    system.role ?? '',
  ]);
  const flows = brief.flows.map((flow) => [
    '',
    flow.id,
    `${flow.from} → ${flow.to}`,
    flow.direction,
    flow.trigger,
    flow.freshness ?? '',
  ]);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return [
    `${brief.name}${brief.summary === null ? '' : `\n${brief.summary}`}`,
    `\nSystems\n${columns(systems)}`,
    `\nFlows\n${columns(flows)}`,
    section(
      'Assumed',
      brief.assumptions.map((one) => (one.from === null ? one.text : `${one.text} (from: ${one.from})`)),
    ),
    section(
      'To be asked',
      brief.unknowns.map((one) => `${one.question} ${one.why}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
