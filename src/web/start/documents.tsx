// API documents that somebody brings to a new plan: uploaded, read, and told what was read of them, or what, where and why not.
import { ActionIcon, Button, FileButton, Group, Loader, Text } from '@mantine/core';
import { IconFileCode, IconPaperclip, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, answered, api, bring } from '../client/api.ts';
import { Faults, ProblemView } from '../parts/problem.tsx';
import style from './start.module.css';

/** One that was brought: its hash, or why it did not come; neither: it is on its way. */
interface Brought {
  readonly key: string;
  readonly name: string;
  readonly hash: string | null;
  readonly error: Error | null;
}

interface Documents {
  readonly drop: (key: string) => void;
  readonly list: readonly Brought[];
  readonly add: (files: readonly File[]) => void;
  readonly bringNamed: (example: string, names: readonly string[]) => void;
}

export function useDocuments(workspace: string): Documents {
  const [list, setList] = useState<readonly Brought[]>([]);
  const queries = useQueryClient();
  const settle = (key: string, change: Partial<Brought>): void =>
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const send = async (name: string, made: () => Promise<File>): Promise<void> => {
    const key = crypto.randomUUID();
    setList((before) => [
      ...before.filter((one) => one.name !== name),
      { key, name, hash: null, error: null },
    ]);
    try {
      const { hash } = await bring(workspace, await made());
      settle(key, { hash });
      void queries.invalidateQueries({ queryKey: ['/api/w', workspace, 'apis'] });
    } catch (error) {
      settle(key, { error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  return {
    list,
    drop: (key) => setList((before) => before.filter((one) => one.key !== key)),
    add: (files) => {
      for (const file of files) void send(file.name, () => Promise.resolve(file));
    },
    bringNamed: (example, names) => {
      for (const name of names) void send(name, () => exampleFile(example, name));
    },
  };
}

async function exampleFile(example: string, document: string): Promise<File> {
  const blob = await answered(
    api.GET('/api/examples/{example}/documents/{document}', {
      params: { path: { example, document } },
      parseAs: 'blob',
    }),
  );
  return new File([blob], document);
}

const kinds = '.json,.yaml,.yml,.graphql,.gql,.sql,.csv,.xml,.wsdl,.xsd,.proto,.txt,.raml,.edmx';

export function DocumentButton({ add }: { readonly add: (files: readonly File[]) => void }): ReactNode {
  return (
    <FileButton multiple accept={kinds} onChange={add}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />}>
          Add API documents
        </Button>
      )}
    </FileButton>
  );
}

export function DocumentList({
  workspace,
  documents,
  drop,
  text,
  mention,
}: {
  readonly workspace: string;
  readonly documents: readonly Brought[];
  /** Out of this list; the workspace keeps the file. */
  readonly drop: (key: string) => void;
  readonly text: string;
  readonly mention: (words: string) => void;
}): ReactNode {
  if (documents.length === 0) return null;
  return (
    <ul className={style['documents']} aria-label="Documents brought">
      {documents.map((document) => (
        <li key={document.key}>
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <IconFileCode size={20} stroke={1.5} aria-hidden />
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={500}>{document.name}</Text>
              {document.error === null ? null : <ProblemView error={document.error} />}
              {document.error === null && document.hash === null ? <Reading word="Uploading" /> : null}
              {document.hash === null ? null : (
                <WasRead
                  workspace={workspace}
                  hash={document.hash}
                  mention={
                    text.includes(document.name)
                      ? null
                      : (system) => mention(`${system} has an API, described in ./${document.name}.`)
                  }
                />
              )}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take ${document.name} off the list`}
              onClick={() => drop(document.key)}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        </li>
      ))}
    </ul>
  );
}

function Reading({ word }: { readonly word: string }): ReactNode {
  return (
    <Group gap="xs" role="status">
      <Loader size={12} />
      <Text size="sm" c="dimmed">
        {word}
      </Text>
    </Group>
  );
}

type System = NonNullable<Answer<'/api/w/{workspace}/catalogue/systems/{system}', 'get'>['system']>;

/** What the reader made of it. `mention` null: the description names it already. */
function WasRead({
  workspace,
  hash,
  mention,
}: {
  readonly workspace: string;
  readonly hash: string;
  readonly mention: ((system: string) => void) | null;
}): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', hash],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/catalogue/systems/{system}', {
          params: { path: { workspace, system: hash } },
        }),
      ),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <ProblemView error={error} />;
  if (data === undefined) return <Reading word="Being read" />;
  if (data.system === null)
    return (
      <div role="alert">
        <Text c="var(--failed)">It can’t be used as an API document.</Text>
        <Faults faults={data.faults} />
      </div>
    );
  const { system } = data;
  return (
    <>
      <Summary system={system} inferred={data.inferred.length} />
      {mention === null ? null : (
        <Text size="sm" mt={4}>
          The description does not name it.{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => mention(system.line.name)}>
            Add a sentence
          </Button>
        </Text>
      )}
    </>
  );
}

const kindWords: Readonly<Record<System['line']['kind'], string>> = {
  rest: 'REST',
  graphql: 'GraphQL',
  soap: 'SOAP',
  database: 'database tables',
  file: 'files',
  stream: 'event streams',
};

function Summary({ system, inferred }: { readonly system: System; readonly inferred: number }): ReactNode {
  const { line, sections } = system;
  const cells = (id: string): readonly string[] => {
    const facts = sections.find((section) => section.id === id)?.facts ?? [];
    return [...new Set(facts.map((fact) => fact.cells[0] ?? ''))].filter((cell) => cell !== '').slice(0, 3);
  };
  const signingIn = cells('auth');
  const pages = cells('pagination');
  return (
    <dl className={style['summary']}>
      <div>
        <dt>Read as</dt>
        <dd>
          {line.name}
          {line.version === null ? '' : ` ${line.version}`}, {kindWords[line.kind]}
        </dd>
      </div>
      <div>
        <dt>Objects</dt>
        <dd className="figures">
          {line.counts.objects} with {line.counts.operations} calls and {line.counts.fields} fields
        </dd>
      </div>
      <div>
        <dt>Signing in</dt>
        <dd>{signingIn.length === 0 ? 'not documented' : signingIn.join(', ')}</dd>
      </div>
      <div>
        <dt>Pages of lists</dt>
        <dd>{pages.length === 0 ? 'not documented' : pages.join(', ')}</dd>
      </div>
      <div>
        <dt>Worked out, not stated</dt>
        <dd className="figures">{inferred}</dd>
      </div>
    </dl>
  );
}
