// Diagrams as Mermaid text, in the plainest syntax: what GitHub, Notion and Confluence draw, in light and in dark.
// No fill is set (a fixed fill is unreadable in one of the two); meaning is carried by words, dashes and stroke.
import type {
  Bar,
  DataFlow,
  Diagram,
  GraphEdge,
  GraphNode,
  Participant,
  Schedule,
  Sequence,
  Step,
  SystemMap,
  Tone,
  Travel,
  Words,
} from './diagram.ts';
import { plain } from './plain.ts';

export function toMermaid(diagram: Diagram): string {
  switch (diagram.kind) {
    case 'map':
    case 'data-flow':
      return graphText(diagram);
    case 'sequence':
      return sequenceText(diagram);
    case 'schedule':
      return scheduleText(diagram);
    default: {
      const never: never = diagram;
      return never;
    }
  }
}

/** Marks that mean something to one of Mermaid's grammars, to its HTML labels or to its formulas. */
const marks = /["<>&`|\\%$#;~^]/gu;

/**
 * A label that no Mermaid grammar can misread: marks that mean something become numeric entities, and so do the word "end", a list's
 * beginning and runs of dashes. A colon is kept unless the label speaks of styles, where Mermaid's own clean-up would cut it.
 */
export function mermaidLabel(text: string): string {
  const safe = plain(text)
    .replace(marks, entity)
    .replace(/\bend\b/giu, (word) => `${entity(word.slice(0, 1))}${word.slice(1)}`)
    .replace(/--+|==+|\*\*+|__+/g, (run) => Array.from(run, entity).join(''))
    .replace(/^(\d+)([.)])/u, (_, number: string, mark: string) => `${number}${entity(mark)}`)
    .replace(/^[-*+](?= )/u, entity);
  return /style|classdef/iu.test(safe) ? safe.replace(/:/g, entity) : safe;
}

function entity(mark: string): string {
  return `#${mark.codePointAt(0)};`;
}

/** Text for people who can't see the picture: Mermaid takes it as it stands, so marks that would end it are left out. */
function spoken(text: string): string {
  return plain(text).replace(/[;#{}<>]+/g, ',');
}

const strokes: Readonly<Record<Tone, string>> = {
  flowing: '#4f56c9',
  waiting: '#7a828f',
  retry: '#b7791f',
  failed: '#d04545',
  recovered: '#2f8f5b',
  assumed: '#9254c8',
};

function graphText(diagram: SystemMap | DataFlow): string {
  const names = new Map(diagram.nodes.map((node, index) => [node.id, `n${index + 1}`]));
  const links = diagram.edges.flatMap((edge, index) =>
    linksOf(edge, names, diagram.kind === 'map' ? `f${index + 1}` : null),
  );
  const used = [...new Set([...diagram.nodes, ...diagram.edges].map((part) => part.tone))];
  return [
    'flowchart LR',
    `  accTitle: ${spoken(diagram.title)}`,
    `  accDescr: ${spoken(diagram.description)}`,
    ...diagram.nodes.map((node) => `  ${names.get(node.id)}${boxText(node)}:::${node.tone}`),
    ...links.map((link) => `  ${link.text}`),
    ...used.flatMap((tone) => {
      const numbers = links.flatMap((link, index) => (link.tone === tone ? [index] : []));
      return numbers.length === 0
        ? []
        : [`  linkStyle ${numbers.join(',')} stroke:${strokes[tone]},stroke-width:1.5px`];
    }),
    ...used.map((tone) => `  classDef ${tone} stroke:${strokes[tone]},stroke-width:1.5px`),
    ...(diagram.kind === 'map' ? ['  classDef words fill:none,stroke:none'] : []),
    '',
  ].join('\n');
}

/**
 * An edge as one link with its words on it; or, with a name for them, as two links with the words as a bare node between: several
 * flows between two systems, in both directions, would put their words over one another and over the boxes.
 */
function linksOf(
  edge: GraphEdge,
  names: ReadonlyMap<string, string>,
  name: string | null,
): readonly { readonly text: string; readonly tone: Tone }[] {
  const [from, to] = [names.get(edge.from), names.get(edge.to)];
  const words = edge.words.map(wordsText).join('<br/>');
  const [plainLine, arrow, double] = arrows[edge.travel];
  if (name === null || edge.both)
    return [
      {
        text: `${from} ${edge.both ? double : arrow}${words === '' ? '' : `|"${words}"|`} ${to}`,
        tone: edge.tone,
      },
    ];
  return [
    { text: `${from} ${plainLine} ${name}["${words}"]:::words`, tone: edge.tone },
    { text: `${name} ${arrow} ${to}`, tone: edge.tone },
  ];
}

/** Without an arrow head, with one, with two. */
const arrows: Readonly<Record<Travel, readonly [string, string, string]>> = {
  event: ['---', '-->', '<-->'],
  call: ['---', '-->', '<-->'],
  poll: ['-.-', '-.->', '<-.->'],
  batch: ['===', '==>', '<==>'],
};

function boxText(node: GraphNode): string {
  const words = [node.title, ...node.lines].map(mermaidLabel).join('<br/>');
  switch (node.shape) {
    case 'system':
      return `("${words}")`;
    case 'own':
      return `["${words}"]`;
    case 'queue':
      return `(["${words}"])`;
    case 'store':
      return `[("${words}")]`;
    case 'dead-letter':
      return `{{"${words}"}}`;
    default: {
      const never: never = node.shape;
      return never;
    }
  }
}

function wordsText(words: Words): string {
  return mermaidLabel(words.text);
}

function sequenceText(diagram: Sequence): string {
  const names = new Map(diagram.participants.map((participant, index) => [participant.id, `P${index + 1}`]));
  const lines = [
    'sequenceDiagram',
    `  accTitle: ${spoken(diagram.title)}`,
    `  accDescr: ${spoken(diagram.description)}`,
    '  autonumber',
  ];
  for (const participant of diagram.participants) lines.push(participantText(participant, names));
  for (const step of diagram.steps) lines.push(...stepText(step, names).map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
}

function participantText(participant: Participant, names: ReadonlyMap<string, string>): string {
  return `  participant ${names.get(participant.id)} as ${mermaidLabel(participant.title)}`;
}

function stepText(step: Step, names: ReadonlyMap<string, string>): readonly string[] {
  switch (step.kind) {
    case 'message':
      return [
        `${names.get(step.from)}${step.reply ? '-->>' : '->>'}${names.get(step.to)}: ${mermaidLabel(step.text)}`,
      ];
    case 'remark':
      return [`Note over ${step.over.map((id) => names.get(id)).join(',')}: ${mermaidLabel(step.text)}`];
    case 'choice': {
      const single = step.branches.length === 1;
      const opened = step.branches.flatMap((branch, index) => [
        `${index > 0 ? 'else' : single ? 'opt' : 'alt'} ${mermaidLabel(branch.when)}`,
        ...branch.steps.flatMap((inner) => stepText(inner, names)).map((line) => `  ${line}`),
      ]);
      return [...opened, 'end'];
    }
    default: {
      const never: never = step;
      return never;
    }
  }
}

/**
 * Without dates the axis counts project days from 0: one millisecond stands for one day, because that is the only unit Mermaid
 * counts from 0 and the same in every time zone.
 */
function scheduleText(diagram: Schedule): string {
  const dated = diagram.start !== null;
  const lines = [
    'gantt',
    `  accTitle: ${spoken(diagram.title)}`,
    `  accDescr: ${spoken(diagram.description)}`,
  ];
  lines.push(
    ...(dated
      ? ['  dateFormat YYYY-MM-DD', '  axisFormat %d %b', '  tickInterval 1week', '  inclusiveEndDates']
      : [
          '  %% project days from 0: one millisecond on this axis is one day',
          '  dateFormat x',
          '  axisFormat day %-L',
          `  tickInterval ${tick(diagram.days)}millisecond`,
        ]),
  );
  let group = '';
  for (const bar of diagram.bars) {
    if (bar.group !== group && bar.form === 'task') lines.push(`  section ${ganttLabel(bar.group)}`);
    if (bar.form === 'task') group = bar.group;
    lines.push(`  ${barText(bar, dated)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Days between two marks of the axis, so that about eight marks stand on it. */
function tick(days: number): number {
  return [1, 2, 5, 10, 20, 50, 100].find((step) => days / step <= 10) ?? 200;
}

/** `after` is not used: the model's days are already laid out, and a renderer must not move them. */
function barText(bar: Bar, dated: boolean): string {
  const title = `${ganttLabel(bar.id)} ${ganttLabel(bar.title)}`;
  const id = bar.id.replace(/[^A-Za-z0-9_]/g, '_');
  if (bar.form === 'gate')
    return `${title} :milestone, ${id}, ${dated ? `${bar.startDate}, 0d` : `${bar.startDay}, 0ms`}`;
  return `${title} :${id}, ${dated ? `${bar.startDate}, ${bar.endDate}` : `${bar.startDay}, ${bar.endDay - bar.startDay + 1}ms`}`;
}

/** Gantt text knows no entities: marks that end or comment a task are left out. */
function ganttLabel(text: string): string {
  return plain(text.replace(/[:;#%]+/g, ' ')) || '–';
}
