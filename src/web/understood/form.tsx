// The brief as a form. It shows what the text says and hands back briefs; it keeps nothing itself.
import type { ReactNode } from 'react';
import { completeBrief } from '../../brief/complete.ts';
import { Assumptions } from './assumptions.tsx';
import { ConstraintFields } from './constraints.tsx';
import type { Editing } from './editing.ts';
import { Flows } from './flows.tsx';
import { Questions } from './questions.tsx';
import { Systems } from './systems.tsx';
import { Volumes } from './volumes.tsx';

export function BriefForm(editing: Editing): ReactNode {
  // What is asked and assumed beyond what the text says is reckoned anew with each change, never written into it.
  const complete = completeBrief(editing.brief);
  return (
    <>
      <Questions {...editing} unknowns={complete.unknowns} />
      <Systems {...editing} />
      <Flows {...editing} />
      <Volumes {...editing} />
      <ConstraintFields {...editing} />
      <Assumptions {...editing} assumptions={complete.assumptions} />
    </>
  );
}
