// What was understood: the description with its marked words beside the brief, as a form and as YAML. Saved as it is written; then designs may
// compete.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { answered, api } from '../client/api.ts';
import { type PlanHead, useMe, usePlan } from '../client/queries.ts';
import { Conflict } from '../parts/conflict.tsx';
import { LoadingRows, Waiting } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemView } from '../parts/problem.tsx';
import style from './brief.module.css';
import { Description } from './description.tsx';
import { type Draft, edited, readDraft } from './draft.ts';
import { BriefForm } from './form.tsx';
import { useKept } from './keep.ts';
import { Kept } from './kept.tsx';
import type { Keeper, Kept as KeptText } from './keeper.ts';
import { useUnderstanding } from './understanding.ts';
import { LookContext, nowhere, type Spot, SpotContext } from './spot.ts';
import { Wrong } from './wrong.tsx';

const YamlEditor = lazy(async () => ({ default: (await import('./yaml.tsx')).YamlEditor }));

export function UnderstoodPage(): ReactNode {
  const { workspace, plan } = useParams({ from: '/w/$workspace/plans/$plan/understood' });
  const head = usePlan(workspace, plan);
  const description = head.data?.description ?? '';
  const needsReading = head.data !== undefined && head.data.brief === null;
  const reading = useUnderstanding(workspace, description, needsReading);
  if (head.error !== null) return <ProblemView error={head.error} retry={() => void head.refetch()} />;
  if (head.data === undefined || (needsReading && reading.isLoading)) return <Waiting />;
  return <Understood key={plan} workspace={workspace} plan={head.data} first={reading.data?.brief ?? ''} />;
}

interface Props {
  readonly workspace: string;
  readonly plan: PlanHead;
  readonly first: string;
}

function Understood({ workspace, plan, first }: Props): ReactNode {
  const { kept, keeper } = useKept(workspace, plan, first);
  const [side, setSide] = useState<'description' | 'yaml'>('description');
  const mayPlan = useMayPlan(workspace);
  // Read and drawn piece by piece beside what a person does; null at first, so that a long brief holds up nothing.
  const text = useDeferredValue<string | null>(kept.text, null);
  const draft = useMemo(() => (text === null ? null : readDraft(text)), [text]);
  const problems = draft?.problems ?? [];
  const write = mayPlan ? keeper.write : null;
  return (
    <Spotlit>
      <PageHead
        title="Understood"
        lead="Check what was read, answer what is open. Everything is saved as you write."
      >
        <Kept kept={kept} retry={() => void keeper.flush()} />
        <Compete
          workspace={workspace}
          plan={plan.id}
          keeper={keeper}
          isReady={mayPlan && draft !== null && problems.length === 0}
        />
      </PageHead>
      <div className={style['panes']}>
        <div className={style['left']}>
          <Description
            workspace={workspace}
            plan={plan}
            brief={draft?.brief ?? null}
            side={side}
            setSide={setSide}
            write={write}
            yaml={
              <Suspense fallback={<LoadingRows rows={10} height={20} />}>
                <YamlEditor
                  text={kept.text}
                  wrong={problems.flatMap(({ line }) => (line === null ? [] : [line]))}
                  onChange={write}
                />
              </Suspense>
            }
            text={kept.text}
          />
        </div>
        <div>
          <Read
            workspace={workspace}
            text={text ?? ''}
            draft={draft}
            write={write}
            open={() => setSide('yaml')}
          />
        </div>
      </div>
      <Disputed kept={kept} keeper={keeper} />
    </Spotlit>
  );
}

/** What the text says as a form, and what is wrong with it. */
function Read({
  workspace,
  text,
  draft,
  write,
  open,
}: {
  readonly workspace: string;
  readonly text: string;
  /** Of `text`; null while it is read for the first time. */
  readonly draft: Draft | null;
  readonly write: ((text: string) => void) | null;
  readonly open: () => void;
}): ReactNode {
  if (draft === null) return <LoadingRows rows={8} height={64} />;
  const { brief, problems } = draft;
  return (
    <>
      <Wrong problems={problems} isShown={brief !== null} open={open} />
      {brief === null ? null : (
        <BriefForm
          workspace={workspace}
          brief={brief}
          change={write === null ? null : (next) => write(edited(text, brief, next))}
        />
      )}
    </>
  );
}

/** What is lit changes under a pointer that passes; nothing but the rows that it concerns is drawn anew. */
function Spotlit({ children }: { readonly children: ReactNode }): ReactNode {
  const [spot, look] = useState<Spot>(nowhere);
  return (
    <LookContext value={look}>
      <SpotContext value={spot}>{children}</SpotContext>
    </LookContext>
  );
}

function useMayPlan(workspace: string): boolean {
  const { data } = useMe();
  const role = data?.workspaces.find((one) => one.workspace === workspace)?.role;
  return role === 'owner' || role === 'architect';
}

function Disputed({ kept, keeper }: { readonly kept: KeptText; readonly keeper: Keeper }): ReactNode {
  return (
    <Conflict
      of={kept.theirs === null ? null : { what: 'The brief', mine: kept.text, theirs: kept.theirs.text }}
      keepMine={() => void keeper.keepMine()}
      takeTheirs={keeper.takeTheirs}
      close={keeper.later}
    />
  );
}

function Compete({
  workspace,
  plan,
  keeper,
  isReady,
}: {
  readonly workspace: string;
  readonly plan: string;
  readonly keeper: Keeper;
  readonly isReady: boolean;
}): ReactNode {
  const navigate = useNavigate();
  const compete = useMutation({
    mutationFn: async () => {
      if (!(await keeper.flush())) return;
      await answered(
        api.POST('/api/w/{workspace}/plans/{plan}/work', {
          params: { path: { workspace, plan } },
          body: { kind: 'propose' },
        }),
      );
      await navigate({ to: '/w/$workspace/plans/$plan/designs', params: { workspace, plan } });
    },
  });
  return (
    <>
      <Button loading={compete.isPending} disabled={!isReady} onClick={() => compete.mutate()}>
        Let designs compete
      </Button>
      {compete.error === null ? null : <ProblemView error={compete.error} />}
    </>
  );
}
