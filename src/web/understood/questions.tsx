// What is still open, each with a field of its kind: an answer edits the brief, and the question goes.
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { withAnswer, withEdition, withFreshness, withGoLive } from '../../brief/amend.ts';
import type { Unknown } from '../../brief/complete.ts';
import { answered, api } from '../client/api.ts';
import { useFew } from '../parts/few.tsx';
import style from './brief.module.css';
import { type Editing, withSystem, withVolumeOf } from './editing.ts';
import { lengthRead } from './flows.tsx';
import { Said, SaidNumber, words } from './said.tsx';
import { Row, Section } from './section.tsx';

/** Shown at first; the rest on demand. */
const first = 6;

export function Questions({
  unknowns,
  ...editing
}: Editing & { readonly unknowns: readonly Unknown[] }): ReactNode {
  const { shown, more } = useFew(unknowns, first);
  if (unknowns.length === 0)
    return (
      <Section title="Open questions" count={0}>
        <Text c="dimmed">Nothing is open.</Text>
      </Section>
    );
  return (
    <Section
      title="Open questions"
      count={unknowns.length}
      lead="What stays open is planned with the strictest reading, and the plan says so."
    >
      <ul className={style['rows']}>
        {shown.map((unknown) => (
          <Row key={unknown.question} about={unknown.about ?? '/'}>
            <Text fw={500}>{unknown.question}</Text>
            <Text size="sm" c="dimmed" mb="xs">
              {unknown.why}
            </Text>
            <AnswerField {...editing} unknown={unknown} />
          </Row>
        ))}
      </ul>
      {more}
    </Section>
  );
}

interface Asked extends Editing {
  readonly unknown: Unknown;
}

/** The field that fits what the question is about. */
function AnswerField({ unknown, ...editing }: Asked): ReactNode {
  const about = unknown.about ?? '';
  const { brief, change } = editing;
  const disabled = change === null;
  const [, place = '', of = '', part = ''] = /^\/(\w+)\/([^/]+)(?:\/(.+))?$/.exec(about) ?? [];
  if (place === 'systems' && part === 'edition') return <EditionAnswer {...editing} id={of} />;
  if (place === 'systems' && part === 'api') return <ApiAnswer {...editing} id={of} />;
  if (place === 'volumes') return <VolumeAnswer {...editing} object={of} />;
  if (about === '/flows/freshness')
    return (
      <Said
        w={200}
        aria-label={unknown.question}
        placeholder="5 min, 1 hour, 1 day"
        value=""
        disabled={disabled}
        read={lengthRead}
        commit={(freshness) => (freshness === null ? undefined : change?.(withFreshness(brief, freshness)))}
      />
    );
  if (about === '/constraints/goLive')
    return (
      <Said
        w={200}
        type="date"
        aria-label={unknown.question}
        value=""
        disabled={disabled}
        read={words}
        commit={(day) => (day === null ? undefined : change?.(withGoLive(brief, day)))}
      />
    );
  return <WordsAnswer {...editing} unknown={unknown} />;
}

function EditionAnswer({ workspace, brief, change, id }: Editing & { readonly id: string }): ReactNode {
  const uses = brief.systems.find((one) => one.id === id)?.uses ?? '';
  const { data } = useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', uses],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/catalogue/systems/{system}', {
          params: { path: { workspace, system: uses } },
        }),
      ),
    enabled: uses !== '',
    retry: false,
    staleTime: 600_000,
  });
  const editions = data?.system?.editions ?? [];
  const label = `Answer: edition of ${id}`;
  const set = (edition: string | null): void =>
    edition === null ? undefined : change?.(withEdition(brief, id, edition));
  return editions.length === 0 ? (
    <Said
      w={200}
      aria-label={label}
      placeholder="Edition"
      value=""
      disabled={change === null}
      read={words}
      commit={set}
    />
  ) : (
    <Select
      size="xs"
      w={200}
      aria-label={label}
      placeholder="Edition"
      data={[...new Set(editions)]}
      value={null}
      disabled={change === null}
      onChange={set}
    />
  );
}

/** A document that the workspace has already; a new one is brought at the system itself. */
function ApiAnswer({ workspace, brief, change, id }: Editing & { readonly id: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['/api/w', workspace, 'apis'],
    queryFn: () => answered(api.GET('/api/w/{workspace}/apis', { params: { path: { workspace } } })),
  });
  const system = brief.systems.find((one) => one.id === id);
  const names = [...new Set((data ?? []).map(({ name }) => name))];
  if (names.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Bring its document at the system below.
      </Text>
    );
  return (
    <Select
      size="xs"
      w={280}
      aria-label={`Answer: API document of ${id}`}
      placeholder="One of this workspace’s documents"
      data={names}
      value={null}
      disabled={change === null}
      onChange={(name) =>
        name === null
          ? undefined
          : change?.(
              withSystem(brief, id, { api: name, uses: null, name: system?.name ?? system?.uses ?? id }),
            )
      }
    />
  );
}

const figures = [
  ['existing', 'Records today', 0],
  ['changesPerDay', 'Changes a day', 1],
  ['peakFactor', 'Busiest hour, × mean', 1],
] as const;

/** Only the figures that are missing. */
function VolumeAnswer({ brief, change, object }: Editing & { readonly object: string }): ReactNode {
  const held = brief.volumes.find((one) => one.object === object);
  return (
    <Group gap="xs">
      {figures
        .filter(([key]) => (held?.[key] ?? null) === null)
        .map(([key, label, decimals]) => (
          <SaidNumber
            key={key}
            w={150}
            aria-label={`${label}, ${object}, answer`}
            placeholder={label}
            value={null}
            decimals={decimals}
            disabled={change === null}
            commit={(value) => change?.(withVolumeOf(brief, object, { [key]: value }))}
          />
        ))}
    </Group>
  );
}

/** An answer that has no field of its own is kept in words. */
function WordsAnswer({ brief, change, unknown }: Asked): ReactNode {
  const [typed, setTyped] = useState('');
  const give = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') change?.(withAnswer(brief, unknown, typed.trim()));
  };
  return (
    <form onSubmit={give}>
      <Group gap="xs">
        <TextInput
          size="xs"
          flex={1}
          maw={420}
          aria-label={`Answer: ${unknown.question}`}
          value={typed}
          disabled={change === null}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={change === null || typed.trim() === ''}>
          Answer
        </Button>
      </Group>
    </form>
  );
}
