// One row, whole: what the field takes, why something was suggested, the transform with what comes of it on a sample, other candidates, and
// what a person decides.
import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useCallback, useEffect } from 'react';
import { StateBadge } from '../parts/state-badge.tsx';
import { Candidates } from './candidates.tsx';
import type { Wanted } from './decisions.ts';
import { type Draft, draftKey, useDraft } from './draft.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import style from './mapping.module.css';
import { type Preview, usePreview } from './preview.ts';
import { stateWords } from './row.tsx';
import { fillingOf, type Live, stateOf, type Target, valueProblems } from './rows.ts';

export interface PanelOf {
  readonly place: { readonly workspace: string; readonly plan: string; readonly flow: string };
  readonly target: Target;
  readonly live: Live;
  readonly updateOnly: boolean;
  readonly warnings: readonly string[];
  readonly sample: string;
  /** Whether this person may decide. */
  readonly mayDecide: boolean;
  readonly decide: (wanted: Wanted) => void;
  readonly keepEditor: (handle: EditorHandle | null) => void;
  readonly edit: () => void;
  readonly leave: () => void;
}

export function Panel(of: PanelOf): ReactNode {
  const { target, live, updateOnly, decide, mayDecide } = of;
  const stands = fillingOf(target, live)?.jsonata ?? '';
  const suggested = target.suggested;
  const save = useCallback(
    (text: string) =>
      decide({
        to: target.path,
        verdict: suggested?.jsonata === text ? 'accepted' : 'changed',
        jsonata: text,
        from: suggested?.jsonata === text ? suggested.from : [],
      }),
    [decide, target.path, suggested],
  );
  const draft = useDraft(draftKey(of.place, target.path), stands, save);
  const preview = usePreview(draft.text.trim() === '' ? null : draft.text, of.sample);
  const { saveWhenFit } = draft;
  useEffect(() => {
    if (mayDecide && !target.held) saveWhenFit(preview);
  });
  const state = stateOf(target, live, updateOnly);
  return (
    <Stack gap="md">
      <Head target={target} live={live} badge={<StateBadge {...stateWords[state]} />} />
      {target.held ? (
        <Text c="var(--assumed)">The brief holds this value. Change the brief to decide it otherwise.</Text>
      ) : (
        <Verdicts of={of} draft={draft} />
      )}
      <Reasons target={target} warnings={of.warnings} />
      <Transform of={of} draft={draft} preview={preview} stands={stands} />
      {target.held ? null : (
        <section aria-label="Candidates">
          <Text fw={600} mb={4}>
            Candidates
          </Text>
          <Candidates
            place={of.place}
            to={target.path}
            chosen={draft.text}
            take={(row) => draft.write(row.jsonata)}
          />
        </section>
      )}
    </Stack>
  );
}

function Transform({
  of: { target, updateOnly, mayDecide, leave, keepEditor },
  draft,
  preview,
  stands,
}: {
  readonly of: PanelOf;
  readonly draft: Draft;
  readonly preview: Preview | null;
  readonly stands: string;
}): ReactNode {
  return (
    <section aria-label="Transform">
      <Group justify="space-between" mb={4}>
        <Text fw={600}>Transform, JSONata</Text>
        <Text size="xs" c={draft.isUnsaved ? 'var(--retry)' : 'dimmed'} role="status">
          {savedWords(draft.isUnsaved, preview, draft.text, stands)}
        </Text>
      </Group>
      <Editor
        label={`Transform of ${target.path}`}
        value={draft.text}
        change={draft.write}
        leave={leave}
        handle={keepEditor}
      />
      <Outcome preview={preview} target={target} updateOnly={updateOnly} />
      {draft.isUnsaved && preview !== null && preview.error !== null && mayDecide ? (
        <Button mt="xs" size="xs" variant="default" onClick={draft.save}>
          Save although it fails on this sample
        </Button>
      ) : null}
    </section>
  );
}

function savedWords(isUnsaved: boolean, preview: Preview | null, text: string, stands: string): string {
  if (!isUnsaved) return stands === '' ? 'nothing yet' : 'saved';
  return preview !== null && preview.for === text && preview.error !== null ? 'not saved' : 'saving';
}

function Head({
  target,
  live,
  badge,
}: {
  readonly target: Target;
  readonly live: Live;
  readonly badge: ReactNode;
}): ReactNode {
  const facts = [
    target.type,
    target.required ? 'required' : null,
    target.maxLength === null ? null : `at most ${target.maxLength} characters`,
    target.enum === null
      ? null
      : `one of ${target.enum.slice(0, 8).join(', ')}${target.enum.length > 8 ? ', …' : ''}`,
    target.personal === null ? null : `personal data: ${target.personal}`,
  ].filter((fact) => fact !== null);
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h4" style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>
          {target.path}
        </Title>
        {badge}
      </Group>
      <Text size="sm" c="dimmed">
        {facts.join(', ')}
      </Text>
      {live.decision === null || live.decision.on === null ? null : (
        <Text size="sm" c="dimmed">
          {live.decision.verdict} by {live.decision.by ?? 'a token'} on <time>{live.decision.on}</time>
        </Text>
      )}
    </div>
  );
}

function Verdicts({
  of,
  draft,
}: {
  readonly of: PanelOf;
  readonly draft: { readonly isUnsaved: boolean };
}): ReactNode {
  const { target, live, decide, mayDecide, edit } = of;
  if (!mayDecide) return <Text c="dimmed">Your role here reads mappings and does not decide them.</Text>;
  const { suggested } = target;
  const to = target.path;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        disabled={suggested === null}
        onClick={() =>
          decide({
            to,
            verdict: 'accepted',
            jsonata: suggested?.jsonata ?? null,
            from: suggested?.from ?? [],
          })
        }
        rightSection={<Kbd size="xs">A</Kbd>}
      >
        Accept
      </Button>
      <Button size="xs" variant="default" onClick={edit} rightSection={<Kbd size="xs">E</Kbd>}>
        Change
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => decide({ to, verdict: 'rejected', jsonata: null, from: [] })}
        rightSection={<Kbd size="xs">R</Kbd>}
      >
        Reject
      </Button>
      {live.decision === null || draft.isUnsaved ? null : (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => decide({ to, verdict: null, jsonata: null, from: [] })}
          rightSection={<Kbd size="xs">U</Kbd>}
        >
          Take back
        </Button>
      )}
    </Group>
  );
}

function Reasons({
  target: { suggested, remarks },
  warnings,
}: {
  readonly target: Target;
  readonly warnings: readonly string[];
}): ReactNode {
  if (suggested === null && remarks.length === 0 && warnings.length === 0) return null;
  return (
    <Stack gap={4}>
      {suggested === null ? null : (
        <Text size="sm">
          Suggested with {Math.round(suggested.score * 100)} %
          {suggested.why === '' ? ' by its spelling alone' : `: ${suggested.why}`}.
        </Text>
      )}
      {(suggested?.lossy ?? []).map((loss) => (
        <Text key={loss} size="sm" c="var(--retry)">
          Lost: {loss}.
        </Text>
      ))}
      {[...remarks, ...warnings].map((remark) => (
        <Text key={remark} size="sm" c="var(--retry)">
          {remark}
        </Text>
      ))}
    </Stack>
  );
}

function Outcome({
  preview,
  target,
  updateOnly,
}: {
  readonly preview: Preview | null;
  readonly target: Target;
  readonly updateOnly: boolean;
}): ReactNode {
  if (preview === null)
    return (
      <Text size="sm" c="dimmed" mt="xs">
        Write an expression, or take a candidate, to see what comes of it.
      </Text>
    );
  const problems =
    preview.error === null
      ? valueProblems(
          preview.text === null ? undefined : (JSON.parse(preview.text) as unknown),
          target,
          updateOnly,
        )
      : [preview.error];
  return (
    <div style={{ marginTop: 8 }} aria-live="polite">
      {preview.error === null ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        <pre className={style['result']} tabIndex={0} aria-label="What comes of it on the sample">
          {preview.text ?? 'nothing'}
        </pre>
      ) : null}
      {problems.map((problem) => (
        <Text key={problem} size="sm" mt={4} c={preview.error === null ? 'var(--retry)' : 'var(--failed)'}>
          {problem}
        </Text>
      ))}
    </div>
  );
}
