// The large field, what goes into it, and going on: the description is read first, so that a text that can't be understood is told here, beside
// the words, and not on the next page.
import { Button, Group, Kbd, Text, Textarea } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { answered, api } from '../client/api.ts';
import { ProblemView } from '../parts/problem.tsx';
import { DocumentButton, DocumentList, useDocuments } from './documents.tsx';
import { Examples } from './examples.tsx';
import style from './start.module.css';

const question = 'Which systems should be connected, and what should flow?';

export function Composer({ workspace }: { readonly workspace: string }): ReactNode {
  useDocumentTitle('Plans · Spanwright');
  const [text, setText] = useUnfinished(workspace);
  const [aside, setAside] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const documents = useDocuments(workspace);
  const begin = useBegin(workspace, () => setText(''));
  const go = (): void => {
    if (text.trim() !== '' && !begin.isPending) begin.mutate(text);
  };
  return (
    <Drop onFiles={documents.add}>
      <h1 className={style['question']}>
        <label htmlFor="description">{question}</label>
      </h1>
      <Textarea
        id="description"
        ref={field}
        classNames={{ input: style['field'] ?? '' }}
        placeholder="When a contact becomes a customer in HubSpot, we want a customer in Stripe within five minutes …"
        autosize
        minRows={7}
        maxRows={22}
        autoFocus
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={sentBy(go)}
      />
      <Group justify="space-between" mt="sm" gap="sm">
        <DocumentButton add={documents.add} />
        <Continue isPending={begin.isPending} disabled={text.trim() === ''} go={go} />
      </Group>
      {aside === null ? null : (
        <PutAside
          back={() => {
            setText(aside);
            setAside(null);
          }}
        />
      )}
      <Told error={begin.error} />
      <DocumentList
        workspace={workspace}
        documents={documents.list}
        drop={documents.drop}
        text={text}
        mention={(words) => setText(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`)}
      />
      <Examples
        current={text}
        take={(example) => {
          setAside(text.trim() === '' || text === example ? null : text);
          setText(example);
          field.current?.focus();
        }}
        bring={documents.bringNamed}
      />
    </Drop>
  );
}

function Continue({
  isPending,
  disabled,
  go,
}: {
  readonly isPending: boolean;
  readonly disabled: boolean;
  readonly go: () => void;
}): ReactNode {
  return (
    <Group gap="sm">
      <Text size="xs" c="dimmed" visibleFrom="sm">
        <Kbd size="xs">Ctrl</Kbd> or <Kbd size="xs">⌘</Kbd> + <Kbd size="xs">Enter</Kbd>
      </Text>
      <Button loading={isPending} disabled={disabled} onClick={go}>
        Continue
      </Button>
    </Group>
  );
}

function Told({ error }: { readonly error: Error | null }): ReactNode {
  if (error === null) return null;
  return (
    <div className={style['told']}>
      <ProblemView error={error} />
    </div>
  );
}

function PutAside({ back }: { readonly back: () => void }): ReactNode {
  return (
    <Text size="sm" c="dimmed" mt="xs">
      Your own text was put aside.{' '}
      <Button size="compact-xs" variant="subtle" onClick={back}>
        Bring it back
      </Button>
    </Text>
  );
}

/** Ctrl or ⌘ with Enter goes on from within the text. */
function sentBy(go: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    go();
  };
}

/** Reads the description, then makes the plan with what was read. */
function useBegin(workspace: string, done: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (description: string) => {
      const params = { path: { workspace } };
      const read = await answered(
        api.POST('/api/w/{workspace}/understanding', { params, body: { text: description } }),
      );
      queries.setQueryData(['/api/understanding', workspace, description], read);
      return answered(
        api.POST('/api/w/{workspace}/plans', {
          params,
          body: { name: read.name, description, brief: read.brief },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      done();
      void queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'plans'] });
      await navigate({ to: '/w/$workspace/plans/$plan/understood', params: { workspace, plan: id } });
    },
  });
}

/** What is being written stays in this window until it became a plan, also over a reload. */
function useUnfinished(workspace: string): readonly [string, (text: string) => void] {
  const key = `spanwright-unfinished-${workspace}`;
  const [text, setText] = useState(() => {
    try {
      return sessionStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  });
  useEffect(() => {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Nothing is kept where nothing may be kept.
    }
  }, [key, text]);
  return [text, setText];
}

/** Files may be dropped anywhere on the composer. */
function Drop({
  onFiles,
  children,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}): ReactNode {
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one of two ways; the button beside is the other
    <div
      role="group"
      aria-label="New plan"
      className={style['composer']}
      data-over={over ? true : undefined}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
