// Choosing a design: a reason is asked for and written into the plan's decision record. The work that writes the plan begins at once, and the
// page of the plan shows how far it is.
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { answered, api } from '../client/api.ts';
import { ProblemView } from '../parts/problem.tsx';
import type { DesignLine, Place } from './queries.ts';
import type { Weighing } from './weights.ts';

const longest = 2000;

export function Choose({
  design,
  weighing,
  place,
  close,
}: {
  readonly design: DesignLine | null;
  readonly weighing: Weighing;
  readonly place: Place;
  readonly close: () => void;
}): ReactNode {
  return (
    <Modal
      opened={design !== null}
      onClose={close}
      size="lg"
      title={design === null ? '' : `Choose ${design.id}`}
    >
      {design === null ? null : <Reason design={design} weighing={weighing} place={place} close={close} />}
    </Modal>
  );
}

function Reason({
  design,
  weighing,
  place,
  close,
}: {
  readonly design: DesignLine;
  readonly weighing: Weighing;
  readonly place: Place;
  readonly close: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const choose = useChoosing(place, design.id);
  const missing = asked && reason.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim() !== '') choose.mutate(reason);
      }}
    >
      <Stack gap="md">
        <Text>
          <strong>{design.name}</strong>. The plan is written for this design: it is flown once more under
          harsh faults, then every document is made.
        </Text>
        <Caution design={design} weighing={weighing} />
        <Textarea
          label="Reason"
          description="It stands in the plan’s decision record, with your name in the log."
          placeholder="What decided it, and what was weighed against it"
          autosize
          minRows={4}
          maxLength={longest}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={missing ? 'Say why: the decision record needs a reason.' : null}
          data-autofocus
          required
          withAsterisk={false}
        />
        {choose.error === null ? null : <ProblemView error={choose.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={close}>
            Not yet
          </Button>
          <Button type="submit" loading={choose.isPending}>
            Choose {design.id} and write the plan
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks for the plan of one design; then the page of the plan shows how it comes about. */
function useChoosing(place: Place, design: string) {
  const go = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/work', {
          params: { path: place },
          body: { kind: 'compose', design, reason: reason.trim(), measured: true },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['/api/w', place.workspace, 'plans', place.plan] });
      await go({ to: '/w/$workspace/plans/$plan/plan', params: place });
    },
  });
}

/** What the person should know before: that another leads, or what speaks against this one. */
function Caution({
  design,
  weighing,
}: {
  readonly design: DesignLine;
  readonly weighing: Weighing;
}): ReactNode {
  const [first] = weighing.ranks;
  if (design.against.length > 0)
    return (
      <Alert
        variant="outline"
        color="red"
        title={`Something speaks against ${design.id}`}
        styles={quiet('failed')}
      >
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {design.against.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Alert>
    );
  if (first === undefined || first.id === design.id) return null;
  const own = weighing.ranks.find(({ id }) => id === design.id);
  return (
    <Alert
      variant="outline"
      color="gray"
      styles={quiet('quiet')}
      title={`${first.id} leads under these weights`}
    >
      {first.id} has {first.total.toFixed(1)}, {design.id} {own?.total.toFixed(1) ?? '–'} of 100. You may
      choose it all the same; the record says so.
    </Alert>
  );
}

function quiet(tone: string): { readonly root: object; readonly title: object } {
  return { root: { borderColor: 'var(--line)' }, title: { color: `var(--${tone})` } };
}
