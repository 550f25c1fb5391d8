// How a plan looks: every file of its folder that is made from the model, by a plain table of renderers.
// Pure: the same plan gives the same bytes.
import type { Root } from 'mdast';
import type { Plan } from '../plan/plan.ts';
import { dataFlow } from './diagram/flow.ts';
import type { Diagram } from './diagram/diagram.ts';
import { systemMap } from './diagram/map.ts';
import { toMermaid } from './diagram/mermaid.ts';
import { measuredCharts } from './diagram/measured.ts';
import { idOf } from './diagram/plain.ts';
import { scheduleOf } from './diagram/schedule.ts';
import { sequenceOf } from './diagram/sequence.ts';
import { isDrawn } from './diagram/terms.ts';
import { comparisonDocument } from './document/comparison-document.ts';
import { planDocument } from './document/plan-document.ts';
import { projectDocument } from './document/project-document.ts';
import { anchorsOf, type Homes, resolve } from './document/resolve.ts';
import { specificationDocument } from './document/specification-document.ts';
import { toSvg } from './drawing/draw.ts';
import { toHtmlPage } from './html.ts';
import { mappingCsv, mappingJsonata, mappingTables } from './mappings.ts';
import { chartPath, toMarkdownText } from './markdown.ts';
import type { PageLabels } from './style.ts';

/** Makes some files of a plan's folder, as path (relative, with slashes) and text. */
export interface Renderer {
  readonly name: string;
  readonly files: (plan: Plan, homes: Homes) => readonly (readonly [path: string, text: string])[];
}

const documents = {
  'plan.md': planDocument,
  'specification.md': specificationDocument,
  'project.md': projectDocument,
  'comparison.md': comparisonDocument,
} as const;

/** Every format and the list of homes need the same trees and pictures: made once for a plan. */
const documentsBefore = new WeakMap<Plan, ReadonlyMap<string, Root>>();
const diagramsBefore = new WeakMap<Plan, readonly Diagram[]>();

function documentsOf(plan: Plan): ReadonlyMap<string, Root> {
  const known =
    documentsBefore.get(plan) ??
    new Map(Object.entries(documents).map(([path, document]) => [path, document(plan)] as const));
  documentsBefore.set(plan, known);
  return known;
}

function documentOf(plan: Plan, path: keyof typeof documents): Root {
  return documentsOf(plan).get(path) ?? documents[path](plan);
}

/** The documents of a plan, each a tree that every format is written from. */
export type DocumentName = 'plan' | 'specification' | 'project' | 'comparison';
export const documentNames: readonly DocumentName[] = ['plan', 'specification', 'project', 'comparison'];

/** A document with its sources numbered and its pointers turned into links; those to other documents lead to their Markdown files. */
export function resolvedDocument(plan: Plan, name: DocumentName): Root {
  return resolve(documentOf(plan, `${name}.md`), homesOf(plan));
}

export const renderers: readonly Renderer[] = [
  {
    name: 'markdown',
    files: (plan, homes) =>
      [...documentsOf(plan)].map(([path, document]) => [path, toMarkdownText(document, homes)] as const),
  },
  {
    name: 'html',
    files: (plan, homes) => [
      ['plan.html', toHtmlPage(documentOf(plan, 'plan.md'), homes, labelsOf(plan))],
      ['comparison.html', toHtmlPage(documentOf(plan, 'comparison.md'), homes, labelsOf(plan))],
    ],
  },
  {
    name: 'mermaid',
    files: (plan) =>
      diagramsOf(plan).map((diagram) => [`diagrams/${diagram.id}.mmd`, toMermaid(diagram)] as const),
  },
  {
    name: 'svg',
    files: (plan) =>
      diagramsOf(plan).map((diagram) => [`diagrams/${diagram.id}.svg`, toSvg(diagram)] as const),
  },
  {
    name: 'charts',
    files: (plan) => measuredCharts(plan).map((chart) => [chartPath(chart), toSvg(chart)] as const),
  },
  {
    name: 'csv',
    files: (plan) =>
      plan.mappings.map((mapping) => [`mappings/${idOf(mapping.id)}.csv`, mappingCsv(mapping)] as const),
  },
  {
    name: 'tables',
    files: (plan) => {
      const tables = mappingTables(plan.mappings);
      return tables === null ? [] : [['mappings/tables.json', tables] as const];
    },
  },
  {
    name: 'jsonata',
    files: (plan) =>
      plan.mappings.map(
        (mapping) => [`mappings/${idOf(mapping.id)}.jsonata`, mappingJsonata(mapping)] as const,
      ),
  },
];

/** Every file that is made from the plan, by its path in the plan's folder; `plan.json` and the evidence are not among them. */
export function renderPlan(plan: Plan): ReadonlyMap<string, string> {
  const homes = homesOf(plan);
  return new Map(renderers.flatMap((renderer) => renderer.files(plan, homes)));
}

/** The pictures of a plan in the order in which its documents show them. */
export function diagramsOf(plan: Plan): readonly Diagram[] {
  const known = diagramsBefore.get(plan) ?? [
    systemMap(plan),
    ...plan.flows.filter(isDrawn).flatMap((flow) => [dataFlow(plan, flow), sequenceOf(plan, flow)]),
    scheduleOf(plan),
  ];
  diagramsBefore.set(plan, known);
  return known;
}

/** In which document each id has its place; the plan comes first. */
function homesOf(plan: Plan): Homes {
  const homes = new Map<string, string>();
  for (const [path, document] of documentsOf(plan)) {
    for (const id of anchorsOf(document)) if (!homes.has(id)) homes.set(id, path);
  }
  return homes;
}

/** What stands at the head of every page. */
export function labelsOf(plan: Plan): PageLabels {
  return {
    title: plan.name,
    revision: `${plan.revisions[plan.revisions.length - 1]?.revision ?? 1}`,
    contentHash: plan.contentHash,
  };
}
