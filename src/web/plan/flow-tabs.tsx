// The tabs of a flow. Every figure carries its source; what is not built or not known says so.
import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Markup } from '../parts/markup.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { FigureText } from './figure.tsx';
import type { Go } from './go.ts';
import style from './plan.module.css';
import { type Flow, type Place } from './queries.ts';

const nothingBuilt = 'Nothing is built for this flow as it was asked for, so there is nothing to show here.';

export function SequenceTab({ flow, go }: { readonly flow: Flow; readonly go: Go }): ReactNode {
  return (
    <Stack gap="lg">
      {flow.sequence === null ? (
        <Text c="dimmed">{nothingBuilt}</Text>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than the panel it scrolls by itself, by keyboard as well
        <div className={style['drawing']} tabIndex={0} role="group" aria-label="Drawing, scrolls">
          <Markup
            html={flow.sequence}
            label={`Sequence of ${flow.id}: ${flow.title}`}
            className={style['picture'] ?? ''}
          />
        </div>
      )}
      <Facts flow={flow} />
      <Anchor
        component="button"
        type="button"
        ta="left"
        onClick={() => go({ view: 'document', section: flow.id, flow: null })}
      >
        Read the chapter of {flow.id}
      </Anchor>
    </Stack>
  );
}

function Facts({ flow }: { readonly flow: Flow }): ReactNode {
  return (
    <dl className={style['facts']}>
      {flow.facts.map(({ name, figure, why }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>
            <FigureText figure={figure} />
            {why === null ? null : (
              <Text size="sm" c="dimmed">
                {why}
              </Text>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function EndpointsTab({ flow }: { readonly flow: Flow }): ReactNode {
  if (flow.endpoints.length === 0) return <Text c="dimmed">{nothingBuilt}</Text>;
  return (
    <Stack gap="lg">
      <section aria-label="Access">
        <Title order={3} size="h4" mb="xs">
          Access
        </Title>
        <dl className={style['facts']}>
          {flow.access.map(({ system, name, figure }) => (
            <div key={system} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{figure === null ? 'not documented: ask the owner' : <FigureText figure={figure} />}</dd>
            </div>
          ))}
        </dl>
      </section>
      {flow.endpoints.map((endpoint) => (
        <section key={endpoint.id} aria-label={endpoint.step}>
          <Title order={3} size="h4">
            {endpoint.step}, {endpoint.system}
          </Title>
          <Text className={style['code'] ?? ''} my={4}>
            {endpoint.method} {endpoint.path}
          </Text>
          {endpoint.detail === null ? null : <Text c="dimmed">{endpoint.detail}</Text>}
          <dl className={style['facts']} style={{ marginTop: 8 }}>
            <dt>Scopes</dt>
            <dd className={style['code']}>
              {endpoint.scopes.length === 0 ? 'none' : endpoint.scopes.join(' or ')}
            </dd>
            <dt>Pages</dt>
            <dd>{endpoint.pages ?? 'not in pages'}</dd>
            <dt>Limit</dt>
            <dd>
              {endpoint.limit === null ? 'no limit documented' : <FigureText figure={endpoint.limit} />}
            </dd>
            <dt>Calls a day</dt>
            <dd>
              <FigureText figure={endpoint.callsPerDay} />
            </dd>
          </dl>
        </section>
      ))}
    </Stack>
  );
}

export function MappingTab({ flow, place }: { readonly flow: Flow; readonly place: Place }): ReactNode {
  const toPage = (
    <Anchor
      component={Link}
      to="/w/$workspace/plans/$plan/mapping"
      params={{ workspace: place.workspace, plan: place.plan } as never}
    >
      Change the mapping
    </Anchor>
  );
  if (flow.mapping === null)
    return (
      <Stack gap="sm" align="flex-start">
        <Text c="dimmed">
          No mapping could be worked out: the fields of one side are not known. It is the first thing to agree
          with the owners.
        </Text>
      </Stack>
    );
  return (
    <Stack gap="sm" align="flex-start">
      {flow.missing.length === 0 ? null : (
        <StateBadge tone="failed" word={`Required, not mapped: ${flow.missing.join(', ')}`} />
      )}
      <Table.ScrollContainer minWidth={620} w="100%" scrollAreaProps={{ type: 'auto' }}>
        <Table verticalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{flow.from.system}</Table.Th>
              <Table.Th>{flow.to.system}</Table.Th>
              <Table.Th>Transform</Table.Th>
              <Table.Th>When empty</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {flow.rows.map((row) => (
              <MappingLine key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group gap="md">
        {flow.rowCount > flow.rows.length ? (
          <Text c="dimmed">
            The first {flow.rows.length} of {flow.rowCount} rows.
          </Text>
        ) : null}
        {toPage}
      </Group>
    </Stack>
  );
}

function MappingLine({ row }: { readonly row: Flow['rows'][number] }): ReactNode {
  return (
    <Table.Tr>
      <Table.Td className={style['code'] ?? ''}>{row.from.join(', ') || 'a constant'}</Table.Td>
      <Table.Td className={style['code'] ?? ''}>
        {row.to}
        {row.required ? (
          <Text component="span" size="xs" c="dimmed">
            {' '}
            required
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        {row.transform}
        {row.lossy.length === 0 ? null : (
          <Text size="xs" c="dimmed">
            Loses: {row.lossy.join('; ')}
          </Text>
        )}
        {row.personal === null ? null : (
          <Text size="xs" c="dimmed">
            Personal data: {row.personal}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{row.nullRule}</Table.Td>
    </Table.Tr>
  );
}

export function PoliciesTab({ flow, go }: { readonly flow: Flow; readonly go: Go }): ReactNode {
  if (flow.policies.length === 0) return <Text c="dimmed">{nothingBuilt}</Text>;
  return (
    <Stack gap="md">
      {flow.policies.map(({ id, title, statement, tests }) => (
        <section key={id} aria-label={title}>
          <Title order={3} size="h4">
            {title}
          </Title>
          <Text>{statement}</Text>
          <Text size="sm" c="dimmed">
            {id}
            {tests.length === 0 ? '' : ', proved by '}
            {tests.map((test, index) => (
              <span key={test}>
                {index === 0 ? '' : ', '}
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => go({ view: 'document', section: test, flow: null })}
                >
                  {test}
                </Anchor>
              </span>
            ))}
          </Text>
        </section>
      ))}
    </Stack>
  );
}

export function EvidenceTab({ flow, go }: { readonly flow: Flow; readonly go: Go }): ReactNode {
  if (flow.measured.length === 0 && flow.branches.length === 0)
    return (
      <Text c="dimmed">
        Nothing was simulated for this plan: its figures are estimated. Compare the designs with measurement
        to have evidence.
      </Text>
    );
  return (
    <Stack gap="lg">
      <dl className={style['facts']}>
        {flow.measured.map(({ name, figure }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <FigureText figure={figure} />
            </dd>
          </div>
        ))}
      </dl>
      <Branches flow={flow} go={go} />
      <Text c="dimmed">
        Every run, with the commands that fly it again, lies in the archive: Export, Everything as one
        archive.
      </Text>
    </Stack>
  );
}

function Branches({ flow, go }: { readonly flow: Flow; readonly go: Go }): ReactNode {
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Branch of the sequence</Table.Th>
            <Table.Th ta="right">Taken</Table.Th>
            <Table.Th>First run that took it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flow.branches.map((branch) => (
            <Table.Tr key={branch.id}>
              <Table.Td>{branch.branch}</Table.Td>
              <Table.Td ta="right">{branch.taken === 0 ? '–' : branch.taken.toLocaleString('en')}</Table.Td>
              <Table.Td>
                {branch.run === null ? (
                  <StateBadge tone="assumed" word="none" />
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    onClick={() => go({ view: 'document', section: branch.run, flow: null })}
                  >
                    {branch.run}, seed {branch.seed ?? '–'}
                  </Anchor>
                )}
                {branch.run === null ? (
                  <Text size="xs" c="dimmed">
                    {branch.says}
                  </Text>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
