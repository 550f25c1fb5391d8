// The tool for each layer: the first of the table that the strategy needs, that runs where the brief hosts, that the team can write,
// and that the brief does not avoid; what the brief prefers goes first. The table (tools.json) is data with sources.
import { z } from 'zod';
import type { Landscape } from '../landscape/landscape.ts';
import { fromBrief, Source } from '../measure/fact.ts';
import type { Layer } from './design.ts';
import { argue, cite, figure } from './figures.ts';
import { containsWords } from './names.ts';
import { parts } from './strategy.ts';
import table from './tools.json' with { type: 'json' };
import type { Traits } from './traits.ts';
import type { JudgedLayer } from './verdicts.ts';

const layerNames = [
  'intake',
  'transport',
  'transform',
  'state',
  'schedule',
  'observability',
  'secrets',
] as const;

/**
 * `needs`: for which strategies; `on`: for designs on these platforms alone, empty for any; `hosts` and `languages`: words of the brief,
 * empty for any; `part`: what must be run because of it; `platform`: whose abilities it has, null where no policy rests on it.
 */
interface Tool {
  readonly layer: Layer['layer'];
  readonly tool: string;
  readonly on: readonly string[];
  readonly platform: string | null;
  readonly needs: 'receives' | 'queues' | 'in-run' | 'any';
  readonly hosts: readonly string[];
  readonly languages: readonly string[];
  readonly part: keyof typeof parts | null;
  readonly why: string;
  readonly limits: string;
  readonly exit: string;
  readonly source: Source | null;
}

const text = z.string().min(1);
const Tool: z.ZodType<Tool> = z.strictObject({
  layer: z.enum(layerNames),
  tool: text,
  on: z.array(text).default([]),
  platform: text.nullable(),
  needs: z.enum(['receives', 'queues', 'in-run', 'any']),
  hosts: z.array(text),
  languages: z.array(text),
  part: z.enum(Object.keys(parts) as (keyof typeof parts)[]).nullable(),
  why: text,
  limits: text,
  exit: text,
  source: Source.nullable(),
});
const tools: readonly Tool[] = z.array(Tool).parse(table);

/** The layers, whose abilities their tools have, what must be run for them, and layers for which the brief avoids every tool. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly judged: readonly JudgedLayer[];
  readonly parts: readonly string[];
  readonly missing: readonly string[];
}

export function layersOf(landscape: Landscape, traits: Traits): Layers {
  const needed = layerNames.filter((layer) => layer !== 'intake' || traits.receives);
  const chosen = needed.map((layer) => ({ layer, tool: choose(layer, landscape, traits) }));
  const found = chosen.flatMap(({ tool }) => (tool === null ? [] : [tool]));
  const extra = found.flatMap((tool) => (tool.part === null ? [] : [parts[tool.part]]));
  return {
    layers: found.map((tool) => layerOf(tool, landscape)),
    judged: found.flatMap(({ layer, tool, platform }) =>
      platform === null ? [] : [{ layer, tool, platform }],
    ),
    parts: [...new Set([...traits.parts, ...extra])],
    missing: chosen
      .filter(({ tool }) => tool === null)
      .map(
        ({ layer }) =>
          `every known tool for the ${layer} layer is on the list of what to avoid (${landscape.brief.constraints.avoid.join(', ')}); lifted by naming another`,
      ),
  };
}

function choose(layer: Layer['layer'], landscape: Landscape, traits: Traits): Tool | null {
  const { constraints } = landscape.brief;
  const fits = tools
    .filter((tool) => tool.layer === layer && serves(tool, traits) && belongs(tool, layer, traits))
    .filter((tool) => tool.hosts.length === 0 || hostedAt(constraints.hosting, tool.hosts))
    .filter((tool) => tool.on.length > 0 || !named(constraints.avoid, tool));
  const skilled = fits.filter((tool) => known(constraints.team?.skills ?? [], tool));
  const usable = skilled.length > 0 ? skilled : fits;
  return usable.find((tool) => named(constraints.prefer, tool)) ?? usable[0] ?? null;
}

/** A platform's own tools go before others on a design that stands on it; they serve no other design. Avoiding it speaks against the whole. */
function belongs(tool: Tool, layer: Layer['layer'], traits: Traits): boolean {
  const own = tools.some((one) => one.layer === layer && one.on.includes(traits.platform));
  return own ? tool.on.includes(traits.platform) : tool.on.length === 0;
}

function serves(tool: Tool, traits: Traits): boolean {
  switch (tool.needs) {
    case 'receives':
      return traits.receives;
    case 'queues':
      return traits.queues === 'every-change';
    case 'in-run':
      return traits.queues !== 'every-change';
    case 'any':
      return true;
    default:
      return tool.needs satisfies never;
  }
}

function hostedAt(hosting: string | null, hosts: readonly string[]): boolean {
  return hosting !== null && hosts.some((host) => containsWords(hosting, host));
}

/** Whether one of the brief's words names the tool. */
function named(words: readonly string[], tool: Tool): boolean {
  return words.some((word) => containsWords(tool.tool, word));
}

/** A team that names no skill can learn any; a tool without language asks for none. */
function known(skills: readonly string[], tool: Tool): boolean {
  return (
    skills.length === 0 ||
    tool.languages.length === 0 ||
    tool.languages.some((language) => skills.some((skill) => containsWords(skill, language)))
  );
}

function layerOf(tool: Tool, landscape: Landscape): Layer {
  const { constraints } = landscape.brief;
  const perDay = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay, 0);
  const host = tool.hosts.length > 0 && constraints.hosting !== null;
  const skills = constraints.team?.skills ?? [];
  const skill = tool.languages.length > 0 && skills.length > 0 && known(skills, tool);
  return {
    layer: tool.layer,
    tool: tool.tool,
    limits: tool.limits,
    exit: tool.exit,
    why: argue(
      tool.why,
      tool.layer === 'transport'
        ? `${figure(perDay)} changes a day are ${figure(perDay / 86_400)} a second in the mean.`
        : null,
      host ? `The brief hosts on ${constraints.hosting ?? ''}.` : null,
      skill ? `The team knows ${skills.join(', ')}.` : null,
      tool.languages.length > 0 && skills.length > 0 && !skill
        ? `The team's skills (${skills.join(', ')}) don't cover it: a service in the team's own language that does the same is the other choice.`
        : null,
      named(constraints.prefer, tool) ? 'The brief prefers it.' : null,
    ),
    sources: cite(
      tool.source,
      host ? fromBrief('/constraints/hosting') : null,
      skill ? fromBrief('/constraints/team/skills') : null,
    ),
  };
}
