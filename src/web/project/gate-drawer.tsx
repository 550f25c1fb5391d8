// One gate: what it asks for and what was shown, and the signature at its end.
import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { answered, api, ProblemError } from '../client/api.ts';
import { Notice } from '../parts/notice.tsx';
import { Signature } from '../parts/signature.tsx';
import { DemandRow } from './demand.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import type { GateView } from './gate-view.ts';
import type { Evidence, OutlineGate } from './queries.ts';
import { useDeed } from './queries.ts';
import { counted, dayWords } from '../parts/words.ts';
import { listed, subjectWords } from './words.ts';

export function GateDrawer({
  of,
  close,
}: {
  readonly of: GateView | null;
  readonly close: () => void;
}): ReactNode {
  return (
    <Drawer
      opened={of !== null}
      onClose={close}
      position="right"
      size="lg"
      title={of === null ? '' : subjectWords[of.standing.subject]}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
    >
      {of === null ? null : <GateBody of={of} />}
    </Drawer>
  );
}

function GateBody({ of }: { readonly of: GateView }): ReactNode {
  const { project, standing, names } = of;
  const gate = project.outline.gates.find(({ subject }) => subject === standing.subject);
  return (
    <Stack gap="lg">
      <LastWord standing={standing} names={names} />
      {gate === undefined ? (
        <Text className="read">{leads[standing.subject] ?? ''}</Text>
      ) : (
        <Demands of={of} gate={gate} />
      )}
      <SignPart of={of} />
    </Stack>
  );
}

const leads: Readonly<Record<string, string>> = {
  plan: 'Whoever approves the plan approves its whole content, by its hash. Everything after it rests on it.',
  production:
    'Signed when the plan, the dev gate and the staging gate are: from then on the deployment may go ahead.',
};

/** What was said of it last, and by whom. */
function LastWord({ standing: { last }, names }: Pick<GateView, 'standing' | 'names'>): ReactNode {
  if (last?.verdict === 're-opened')
    return (
      <Notice tone="retry" title={`Revision ${last.revision} opened it again`}>
        {last.note}
      </Notice>
    );
  if (last !== null)
    return (
      <Text c="dimmed">
        {last.verdict === 'approved' ? 'Signed' : 'Refused'} by {names[last.author ?? ''] ?? 'somebody'} on{' '}
        {dayWords(last.at)} for revision {last.revision}
        {last.note === '' ? '.' : `: “${last.note}”`}
      </Text>
    );
  return null;
}

function Demands({ of, gate }: { readonly of: GateView; readonly gate: OutlineGate }): ReactNode {
  const { project, standing, path } = of;
  const [adding, setAdding] = useState<readonly string[] | null>(null);
  const mayTrack = of.role !== 'viewer';
  const unmet = new Set(standing.unmet);
  const since = standing.last?.verdict === 're-opened' ? standing.last.revision : 0;
  const lastOf = (id: string): Evidence | null =>
    project.evidence.findLast((one) => one.gate === gate.subject && one.item === id) ?? null;
  const open = gate.demands
    .filter(({ id, what }) => what !== 'criterion' && unmet.has(id))
    .map(({ id }) => id);
  return (
    <section aria-label="Evidence">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>
          Evidence: {gate.demands.length - unmet.size} of {counted(gate.demands.length, 'thing')} shown
        </Text>
        {mayTrack && open.length > 1 ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(open)}
          >
            Record {counted(open.length, gate.subject === 'verified' ? 'open check' : 'open test')} at once
          </Button>
        ) : null}
      </Group>
      {adding === null ? null : (
        <EvidenceForm path={path} gate={gate} items={adding} done={() => setAdding(null)} />
      )}
      {gate.demands.map((demand) => (
        <DemandRow
          key={demand.id}
          demand={demand}
          last={lastOf(demand.id)}
          isStale={(lastOf(demand.id)?.revision ?? since) < since}
          of={of}
          add={mayTrack ? () => setAdding([demand.id]) : null}
        />
      ))}
    </section>
  );
}

function SignPart({ of }: { readonly of: GateView }): ReactNode {
  const { project, standing, path } = of;
  const { revision } = project;
  const signing = useDeed(
    path,
    (given: { readonly verdict: 'approved' | 'refused'; readonly note: string }) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/approvals', {
          params: { path },
          body: { revision: revision.number, hash: revision.hash, subject: standing.subject, ...given },
        }),
      ),
  );
  return (
    <section aria-label="Signature">
      <Text fw={600} mb="xs">
        Signature
      </Text>
      <Signature
        of={{
          what: subjectWords[standing.subject],
          revision: revision.number,
          hash: revision.hash,
          contentHash: revision.contentHash,
          why: whyNot(of),
          isSigned: standing.state === 'signed',
        }}
        isBusy={signing.isPending}
        sign={(verdict, note) =>
          signing.mutate(
            { verdict, note },
            {
              onError: (error) =>
                notifications.show({
                  color: 'red',
                  title: error instanceof ProblemError ? error.title : 'It was not signed',
                  message: error.message,
                }),
            },
          )
        }
      />
    </section>
  );
}

/** Why this person can't sign now, in words; null where they can. */
function whyNot({ standing, role }: GateView): string | null {
  const { state, waitsFor, own, unmet, failing } = standing;
  if (role !== 'owner' && role !== 'approver')
    return 'An owner or an approver signs. Your role here does not.';
  if (own) return 'You made a revision that is not signed yet, so another owner or approver signs it.';
  if (state === 'locked') return `It waits for ${listed(waitsFor)}.`;
  if (state === 'signed') return null;
  if (failing.length > 0)
    return `Failing: ${failing.slice(0, 3).join('; ')}${failing.length > 3 ? ` and ${failing.length - 3} more` : ''}.`;
  if (unmet.length > 0)
    return `Evidence is missing for ${counted(unmet.length, 'thing')}: ${unmet.slice(0, 3).join('; ')}${unmet.length > 3 ? ` and ${unmet.length - 3} more` : ''}.`;
  return null;
}
