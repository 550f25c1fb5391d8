// Evidence for one thing, or for many at once: a link, a text or a file, and whether it shows that they hold or fail.
import { Button, FileInput, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { bring, ProblemError } from '../client/api.ts';
import { Faults } from '../parts/problem.tsx';
import type { PlanPlace } from '../client/queries.ts';
import { bringEvidence, type Evidence, type OutlineGate, useDeed } from './queries.ts';
import { counted } from '../parts/words.ts';

interface Draft {
  readonly verdict: Evidence['verdict'];
  readonly kind: Evidence['kind'];
  readonly text: string;
  readonly file: File | null;
}

export function EvidenceForm({
  path,
  gate,
  items,
  done,
}: {
  readonly path: PlanPlace;
  readonly gate: OutlineGate;
  readonly items: readonly string[];
  readonly done: () => void;
}): ReactNode {
  const [draft, setDraft] = useState<Draft>({ verdict: 'holds', kind: 'link', text: '', file: null });
  const saving = useDeed(path, async ({ verdict, kind, text, file }: Draft) => {
    const upload = kind === 'file' && file !== null ? (await bring(path.workspace, file)).hash : null;
    await bringEvidence(path, {
      gate: gate.subject,
      items: [...items],
      verdict,
      kind,
      content: text,
      upload,
    });
  });
  const isEmpty = draft.kind === 'file' ? draft.file === null : draft.text.trim() === '';
  const [only] = items;
  const title = gate.demands.find(({ id }) => id === only)?.title ?? '';
  return (
    <Stack
      component="form"
      gap="sm"
      p="md"
      mb="sm"
      style={{ background: 'var(--raised)', borderRadius: 8 }}
      aria-label="Evidence"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) saving.mutate(draft, { onSuccess: done });
      }}
    >
      <Text fw={500}>{items.length === 1 ? title : `For ${counted(items.length, 'thing')} at once`}</Text>
      <DraftFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} />
      {saving.error === null ? null : (
        <Text size="sm" role="alert" style={{ color: 'var(--failed)' }}>
          {saving.error.message}
        </Text>
      )}
      {saving.error instanceof ProblemError ? <Faults faults={saving.error.problems} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={done}>
          Cancel
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={isEmpty}>
          Save evidence
        </Button>
      </Group>
    </Stack>
  );
}

function DraftFields({
  draft,
  change,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}): ReactNode {
  return (
    <>
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="What it shows"
          value={draft.verdict}
          onChange={(verdict) => change({ verdict })}
          data={[
            { value: 'holds', label: 'It holds' },
            { value: 'fails', label: 'It fails' },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label="Kind of evidence"
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          data={[
            { value: 'link', label: 'Link' },
            { value: 'text', label: 'Text' },
            { value: 'file', label: 'File' },
          ]}
        />
      </Group>
      <Content draft={draft} change={change} />
    </>
  );
}

function Content({
  draft,
  change,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}): ReactNode {
  return draft.kind === 'file' ? (
    <FileInput
      label="File"
      placeholder="Choose a file"
      value={draft.file}
      onChange={(file) => change({ file })}
    />
  ) : draft.kind === 'link' ? (
    <TextInput
      label="Link"
      placeholder="https://"
      type="url"
      maxLength={2000}
      data-autofocus
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
    />
  ) : (
    <Textarea
      label="Text"
      autosize
      minRows={2}
      maxLength={4000}
      value={draft.text}
      onChange={(event) => change({ text: event.currentTarget.value })}
    />
  );
}
