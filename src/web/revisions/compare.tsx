// What changed between two revisions: business words first, under what people care about; the values unfold below.
import { Button, Code, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { counted } from '../parts/words.ts';
import type { PlanPlace } from '../client/queries.ts';
import { type Change, changesQuery, type ChangesView, type HistoryView } from './queries.ts';
import style from './revisions.module.css';

export interface Compared {
  readonly since: number;
  readonly until: number;
}

export function Compare({
  path,
  view,
  compared,
  choose,
}: {
  readonly path: PlanPlace;
  readonly view: HistoryView;
  readonly compared: Compared | null;
  readonly choose: (compared: Compared) => void;
}): ReactNode {
  const numbers = view.revisions.map(({ number }) => ({
    value: String(number),
    label: `Revision ${number}`,
  }));
  if (compared === null)
    return <Text c="dimmed">There is one revision. With the next one, what changed is told here.</Text>;
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end">
        <Select
          label="From"
          w={160}
          data={numbers}
          allowDeselect={false}
          value={String(compared.since)}
          onChange={(value) => choose({ ...compared, since: Number(value) })}
        />
        <Select
          label="To"
          w={160}
          data={numbers}
          allowDeselect={false}
          value={String(compared.until)}
          onChange={(value) => choose({ ...compared, until: Number(value) })}
        />
      </Group>
      <Differences path={path} compared={compared} />
    </Stack>
  );
}

const concerns: Readonly<Record<Change['concern'], string>> = {
  security: 'Security and personal data',
  data: 'Data',
  running: 'How it runs',
  limits: 'Limits and load',
  cost: 'Cost and design',
  schedule: 'Schedule',
  risk: 'Risks and questions',
  proof: 'Tests',
  asked: 'What was asked',
  papers: 'Documents and specification',
};

function Differences({
  path,
  compared,
}: {
  readonly path: PlanPlace;
  readonly compared: Compared;
}): ReactNode {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    changesQuery(path, compared),
  );
  if (isPending) return <LoadingRows rows={5} />;
  if (error !== null) return <ProblemView error={error} />;
  const [first] = data.pages;
  const changes = data.pages.flatMap((page) => page.changes);
  if (first === undefined || first.same) return <Text c="dimmed">Both hold the same content.</Text>;
  return (
    <Stack gap="lg">
      <Summary first={first} />
      {first.counts.map(({ concern, count }) => {
        const own = changes.filter((change) => change.concern === concern);
        return own.length === 0 ? null : (
          <section key={concern} aria-label={concerns[concern]}>
            <Text fw={600}>
              {concerns[concern]}{' '}
              <Text component="span" c="dimmed" fw={400} className="figures">
                {count}
              </Text>
            </Text>
            <ul className={style['changes']}>
              {own.map((change) => (
                <ChangeLine key={change.id} change={change} />
              ))}
            </ul>
          </section>
        );
      })}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more ({(first.total - changes.length).toLocaleString('en')} left)
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

const called: Readonly<Record<ChangesView['touches'][number]['subject'], string>> = {
  plan: 'the plan’s approval',
  dev: 'the dev gate',
  staging: 'the staging gate',
  production: 'the release to production',
  verified: 'the verification',
};

function Summary({ first }: { readonly first: ChangesView }): ReactNode {
  const gates = first.touches.map(({ subject }) => called[subject]);
  return (
    <Text>
      {counted(first.total, 'change')}.{' '}
      {first.tests === 0 ? 'No test has to be done again.' : `${counted(first.tests, 'test')} to do again.`}{' '}
      {gates.length === 0
        ? 'No signature rests on them.'
        : `Signatures that rest on them: ${gates.join(', ')}.`}
    </Text>
  );
}

const kinds = {
  added: { tone: 'recovered', word: 'Added' },
  removed: { tone: 'failed', word: 'Removed' },
  changed: { tone: 'flowing', word: 'Changed' },
} as const;

function ChangeLine({ change }: { readonly change: Change }): ReactNode {
  return (
    <li className={style['change']} data-kind={change.kind}>
      <div className={style['kind']}>
        <StateBadge {...kinds[change.kind]} />
      </div>
      <div style={{ minWidth: 0 }}>
        <Text lineClamp={4}>{change.text}</Text>
        {change.means === null ? null : <Text c="dimmed">{change.means}</Text>}
        <details className={style['details']}>
          <summary>
            In detail <Code>{change.about}</Code>
            {change.tests === 0 ? '' : ` · ${counted(change.tests, 'test')} again`}
            {change.gates.length === 0 ? '' : ` · ${change.gates.join(', ')}`}
          </summary>
          <Parts change={change} />
        </details>
      </div>
    </li>
  );
}

function Parts({ change }: { readonly change: Change }): ReactNode {
  return (
    <Frame label="Values before and after">
      <Table verticalSpacing={4} miw={520} mt={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Value</Table.Th>
            <Table.Th>Before</Table.Th>
            <Table.Th>After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {change.parts.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- parts may share a name
            <Table.Tr key={index} style={{ verticalAlign: 'top' }}>
              <Table.Td w="24%">{part.what}</Table.Td>
              <Table.Td>{part.old ?? <span className="quiet">–</span>}</Table.Td>
              <Table.Td>{part.new ?? <span className="quiet">–</span>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}
