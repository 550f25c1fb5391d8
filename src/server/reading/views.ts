// The views that reading threads answer, by name: one line above for its type, one below for itself. What a view does stands in its own file
// under src/server/views. Only the threads load this table: the server knows its type alone.
import { documentChanges, documentObject, documentObjects, documentSystem } from '../views/document-views.ts';
import type { DocumentChange, Inferred } from '../views/document.ts';
import type { MappingRow } from '../../mapping/mapping.ts';
import {
  type MappingAsked,
  flowMapping,
  mappingCandidates,
  mappingDecision,
  mappingLines,
} from '../views/mapping-views.ts';
import type { CheckedDecision, FlowMapping, MappingLine } from '../views/mapping.ts';
import type { Found, Look, ObjectLine, ObjectView, SystemView } from '../views/system.ts';
import type { Changes } from '../views/changes.ts';
import type { PlainSection } from '../views/form.ts';
import { type Against, planChanges } from '../views/plan-changes.ts';
import { planForm } from '../views/plan-form.ts';
import { planProject, type ProjectOutline } from '../views/project.ts';
import { planRedated } from '../views/redated.ts';
import { planRefilled, type Refilled } from '../views/refilled.ts';
import type { Written } from '../../plan/answers.ts';
import type { View } from './view.ts';
import type { DesignView } from '../views/design.ts';
import type { DesignsView } from '../views/designs.ts';
import type { PlanMap } from '../views/plan/canvas.ts';
import type { FlowDetail } from '../views/plan/flow.ts';
import type { PlanFile } from '../views/plan/files.ts';
import type { PlanOutline, PlanSection } from '../views/plan/outline.ts';
import { planFile, planFiles } from '../views/plan/read-files.ts';
import { planFlow } from '../views/plan/read-flow.ts';
import { planMap, planOutline, planSection } from '../views/plan/read-outline.ts';
import { planRemarks } from '../views/plan/read-remarks.ts';
import type { Remark } from '../views/plan/remark.ts';
import { allDesigns, designsSideBySide, oneDesign } from '../views/proposal-views.ts';
import type { SideBySide } from '../views/side-by-side.ts';

export interface Views {
  readonly 'plan.outline': View<'plan', null, PlanOutline>;
  readonly 'plan.section': View<'plan', { readonly id: string }, PlanSection>;
  readonly 'plan.flow': View<'plan', { readonly flow: string }, FlowDetail>;
  readonly 'plan.map': View<'plan', null, PlanMap>;
  readonly 'plan.files': View<'plan', null, readonly PlanFile[]>;
  readonly 'plan.file': View<'plan', { readonly path: string }, string | null>;
  readonly 'plan.remarks': View<'plan', null, readonly Remark[]>;
  readonly 'plan.project': View<'plan', null, ProjectOutline>;
  readonly 'plan.form': View<'plan', null, readonly PlainSection[]>;
  readonly 'plan.refilled': View<'plan', { readonly written: readonly Written[] }, Refilled>;
  readonly 'plan.redated': View<'plan', { readonly start: string | null }, Refilled>;
  readonly 'plan.changes': View<'plan', Against, Changes>;
  readonly designs: View<'proposal', null, DesignsView>;
  readonly 'designs.one': View<'proposal', { readonly design: string }, DesignView>;
  readonly 'designs.compared': View<
    'proposal',
    { readonly designs: readonly string[]; readonly naive: boolean },
    SideBySide
  >;
  readonly 'document.system': View<
    'profile',
    { readonly today: string },
    SystemView & { readonly inferred: readonly Inferred[] }
  >;
  readonly 'document.objects': View<'profile', Look, Found<ObjectLine>>;
  readonly 'document.object': View<'profile', Look & { readonly name: string }, ObjectView | null>;
  readonly 'mapping.lines': View<'plan', null, readonly MappingLine[]>;
  readonly 'mapping.flow': View<'plan', { readonly flow: string }, FlowMapping>;
  readonly 'mapping.candidates': View<
    'plan',
    { readonly flow: string; readonly to: string },
    readonly MappingRow[]
  >;
  readonly 'mapping.decision': View<'plan', MappingAsked, CheckedDecision>;
  readonly 'document.changes': View<'profile', { readonly before: string }, readonly DocumentChange[]>;
}

export const views: Views = {
  'plan.outline': planOutline,
  'plan.section': planSection,
  'plan.flow': planFlow,
  'plan.map': planMap,
  'plan.files': planFiles,
  'plan.file': planFile,
  'plan.remarks': planRemarks,
  'plan.project': planProject,
  'plan.form': planForm,
  'plan.refilled': planRefilled,
  'plan.redated': planRedated,
  'plan.changes': planChanges,
  designs: allDesigns,
  'designs.one': oneDesign,
  'designs.compared': designsSideBySide,
  'mapping.lines': mappingLines,
  'mapping.flow': flowMapping,
  'mapping.candidates': mappingCandidates,
  'mapping.decision': mappingDecision,
  'document.system': documentSystem,
  'document.objects': documentObjects,
  'document.object': documentObject,
  'document.changes': documentChanges,
};
