// The brief as a form. It shows what the text says and hands back briefs; it keeps nothing itself.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { completeBrief } from '../../brief/complete.ts';
import { LoadingRows } from '../parts/loading.tsx';
import { Assumptions } from './assumptions.tsx';
import { ConstraintFields } from './constraints.tsx';
import type { Editing } from './editing.ts';
import { Flows } from './flows.tsx';
import { Questions } from './questions.tsx';
import { Systems } from './systems.tsx';
import { Volumes } from './volumes.tsx';

export function BriefForm(editing: Editing): ReactNode {
  // What is asked and assumed beyond what the text says is reckoned anew with each change, never written into it.
  const { unknowns, assumptions } = useMemo(() => completeBrief(editing.brief), [editing.brief]);
  const sections = [
    <Questions key="questions" {...editing} unknowns={unknowns} />,
    <Systems key="systems" {...editing} />,
    <Flows key="flows" {...editing} />,
    <Volumes key="volumes" {...editing} />,
    <ConstraintFields key="constraints" {...editing} />,
    <Assumptions key="assumptions" {...editing} assumptions={assumptions} />,
  ];
  return <InTurns parts={sections} />;
}

/** One part more at each turn, so that the page answers between two of them; those that are there are not drawn again for it. */
function InTurns({ parts }: { readonly parts: readonly ReactNode[] }): ReactNode {
  const [turns, setTurns] = useState(1);
  const isWhole = turns >= parts.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const next = window.setTimeout(() => setTurns(turns + 1));
    return () => window.clearTimeout(next);
  }, [turns, isWhole]);
  return (
    <>
      {parts.slice(0, turns)}
      {isWhole ? null : <LoadingRows rows={8} height={64} />}
    </>
  );
}
