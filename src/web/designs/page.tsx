// Page of the designs that compete: measuring as it goes, the order with its weights, side by side, the choice.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answered, api } from '../client/api.ts';
import { useMe } from '../client/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { movesWords } from '../parts/moves.ts';
import { Faults, ProblemView } from '../parts/problem.tsx';
import { type Followed, useWork } from '../parts/work.ts';
import { Compared } from './compared.tsx';
import { Measuring } from './progress.tsx';
import { designsQuery, type DesignsView, type Place, proposalQuery, type ProposalState } from './queries.ts';

export function DesignsPage(): ReactNode {
  const place = useParams({ from: '/w/$workspace/plans/$plan/designs' });
  const { data: state, error, refetch } = useQuery(proposalQuery(place));
  const mayChoose = useMayChoose(place.workspace);
  const running = state?.work?.state === 'waiting' || state?.work?.state === 'running';
  const followed = useWork(place.workspace, running ? (state?.work?.id ?? null) : null);
  const measure = useMeasure(place);
  const proposal = state?.proposal ?? null;
  const designs = useQuery({ ...designsQuery(place, proposal ?? ''), enabled: proposal !== null });
  const isMeasuring = running && followed.state !== 'failed' && followed.state !== 'cancelled';
  const again =
    mayChoose && !isMeasuring && proposal !== null && state?.moved.length === 0 ? (
      <Button variant="default" onClick={() => measure.mutate()} loading={measure.isPending}>
        Measure again
      </Button>
    ) : null;
  return (
    <>
      <PageHead title="Designs" lead={leadOf(designs.data ?? null)}>
        {again}
      </PageHead>
      <Stack gap="lg">
        {error === null ? null : <ProblemView error={error} retry={() => void refetch()} />}
        {measure.error === null ? null : <ProblemView error={measure.error} />}
        {state === undefined ? (
          error === null ? (
            <LoadingRows rows={6} height={64} />
          ) : null
        ) : (
          <Now
            state={state}
            followed={isMeasuring ? followed : null}
            mayChoose={mayChoose}
            measure={() => measure.mutate()}
            isAsking={measure.isPending}
            place={place}
          />
        )}
        {designs.error === null ? null : (
          <ProblemView error={designs.error} retry={() => void designs.refetch()} />
        )}
        {proposal === null ? null : designs.data === undefined ? (
          designs.error === null ? (
            <LoadingRows rows={6} height={64} />
          ) : null
        ) : (
          <Compared
            key={proposal}
            place={place}
            proposal={proposal}
            view={designs.data}
            mayChoose={mayChoose}
          />
        )}
      </Stack>
    </>
  );
}

function useMayChoose(workspace: string): boolean {
  const { data } = useMe();
  const role = data?.workspaces.find((one) => one.workspace === workspace)?.role;
  return role === 'owner' || role === 'architect';
}

function useMeasure(place: Place) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/work', {
          params: { path: place },
          body: { kind: 'propose', design: null, reason: null, measured: true },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: proposalQuery(place).queryKey }),
  });
}

function leadOf(view: DesignsView | null): string {
  if (view === null) return 'What could be built, flown against virtual vendors and scored on one scale.';
  const { measuring, designs, flows, systems } = view;
  const what = `${counted(designs.length, 'design')} for ${counted(flows, 'flow')} between ${counted(systems, 'system')}`;
  if (measuring === null) return `${what}. Nothing was flown: every figure is estimated.`;
  const { seeds, days, faults, events } = measuring;
  return `${what}, each flown in ${counted(seeds.length, 'run')} of ${counted(days, 'day')} under ${faults} faults: ${events.toLocaleString('en')} events.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

interface NowOf {
  readonly state: ProposalState;
  readonly followed: Followed | null;
  readonly mayChoose: boolean;
  readonly measure: () => void;
  readonly isAsking: boolean;
  readonly place: Place;
}

/** What is going on, or what to do next; nothing where the designs stand as they should. */
function Now({ state, followed, mayChoose, measure, isAsking, place }: NowOf): ReactNode {
  if (followed !== null) return <Measuring followed={followed} mayCancel={mayChoose} />;
  const button = mayChoose ? (
    <Button onClick={measure} loading={isAsking}>
      {state.work === null ? 'Measure the designs' : 'Measure again'}
    </Button>
  ) : (
    <Text size="sm" c="dimmed">
      An owner or architect can measure them.
    </Text>
  );
  if (state.work?.state === 'failed' && (state.measuredAt === null || state.work.at > state.measuredAt))
    return <Failed problem={state.work.problem} place={place} button={button} />;
  if (state.proposal === null)
    return (
      <Empty
        title={state.work?.state === 'cancelled' ? 'Measuring was cancelled' : 'Nothing is measured yet'}
        text="Every design that could carry these flows is flown against virtual vendors: rate limits, lost and doubled messages, outages, crashes. It takes some seconds for three flows, minutes for many."
      >
        {button}
      </Empty>
    );
  if (state.moved.length === 0) return null;
  return (
    <Alert variant="outline" color="yellow" title="Measured before later changes" styles={quiet}>
      <Stack gap="sm" align="flex-start">
        <Text>
          Changed after these designs were measured: {movesWords(state.moved)}. What stands here is of before.
        </Text>
        {button}
      </Stack>
    </Alert>
  );
}

const quiet = { root: { borderColor: 'var(--line)' }, title: { color: 'var(--retry)' } };

function Failed({
  problem,
  place,
  button,
}: {
  readonly problem: unknown;
  readonly place: Place;
  readonly button: ReactNode;
}): ReactNode {
  const faults = faultsIn(problem);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      title="The designs could not be measured"
      styles={{ root: { borderColor: 'var(--line)' }, title: { color: 'var(--failed)' } }}
    >
      <Stack gap="sm" align="flex-start">
        {faults.length === 0 ? (
          <Text>Something broke while it was at work, three times in a row. The server’s log says what.</Text>
        ) : (
          <Faults faults={faults} />
        )}
        <Text>
          <Link to="/w/$workspace/plans/$plan/understood" params={place}>
            Change what was understood
          </Link>
        </Text>
        {button}
      </Stack>
    </Alert>
  );
}

function faultsIn(problem: unknown): Parameters<typeof Faults>[0]['faults'] {
  if (typeof problem !== 'object' || problem === null || !('problems' in problem)) return [];
  return Array.isArray(problem.problems) ? (problem.problems as Parameters<typeof Faults>[0]['faults']) : [];
}
