// The flows of a brief: one line each, opened to be changed one at a time, so that hundreds stay light.
import { ActionIcon, Autocomplete, Button, Select, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type BriefFlow, directions, triggers } from '../../brief/brief.ts';
import { objectOf } from '../../brief/object.ts';
import { inWords } from '../../measure/duration.ts';
import { durationMeant } from '../../measure/written.ts';
import { answered, api } from '../client/api.ts';
import { timeWords } from './became.ts';
import { useFew } from '../parts/few.tsx';
import style from './brief.module.css';
import { type Editing, endName, nameOf, withFlow, withNewFlow } from './editing.ts';
import { type Reading, Said, words } from './said.tsx';
import { Row, Section } from './section.tsx';

/** Rows shown at first. */
const first = 40;

export function Flows(editing: Editing): ReactNode {
  const { brief, change } = editing;
  const [open, setOpen] = useState<string | null>(null);
  const { shown, showAll, more } = useFew(brief.flows, first);
  const add = (): void => {
    const [first, second = first] = brief.systems;
    if (first === undefined || second === undefined) return;
    const { brief: next, id } = withNewFlow(brief, `${first.id}.contact`, `${second.id}.contact`);
    change?.(next);
    showAll();
    setOpen(id);
  };
  return (
    <Section
      title="Flows"
      count={brief.flows.length}
      action={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={change === null}
          onClick={add}
        >
          Add a flow
        </Button>
      }
    >
      <ul className={style['rows']}>
        {shown.map((flow) => (
          <Row key={flow.id} about={`/flows/${flow.id}`}>
            <FlowLine
              {...editing}
              flow={flow}
              isOpen={open === flow.id}
              toggle={() => setOpen(open === flow.id ? null : flow.id)}
            />
            {open === flow.id ? <FlowFields {...editing} flow={flow} /> : null}
          </Row>
        ))}
      </ul>
      {more}
    </Section>
  );
}

interface FlowProps extends Editing {
  readonly flow: BriefFlow;
}

function FlowLine({
  brief,
  flow,
  isOpen,
  toggle,
}: FlowProps & { readonly isOpen: boolean; readonly toggle: () => void }): ReactNode {
  const arrow = flow.direction === 'two-way' ? '⇄' : '→';
  return (
    <UnstyledButton className={style['flow']} aria-expanded={isOpen} onClick={toggle}>
      <Text component="span" c="dimmed" size="sm" className="figures">
        {flow.id}
      </Text>
      <span className={style['ends']}>
        <Text component="span" fw={500}>
          {endName(brief, flow.from)} {arrow} {endName(brief, flow.to)}
        </Text>
        <Text component="span" display="block" size="sm" c="dimmed">
          {[timeWords(flow), flow.filter, flow.writes?.replaceAll('-', ' ')]
            .filter((part) => part !== null && part !== undefined)
            .join(' · ')}
        </Text>
      </span>
      {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
    </UnstyledButton>
  );
}

const directionWords: Readonly<Record<BriefFlow['direction'], string>> = {
  'one-way': 'One-way',
  'two-way': 'Two-way',
  auto: 'Left to the design',
};
const triggerWords: Readonly<Record<BriefFlow['trigger'], string>> = {
  webhook: 'Webhook',
  poll: 'Poll',
  schedule: 'Schedule',
  event: 'Event',
  manual: 'By hand, once',
  auto: 'Left to the design',
};
const writes = [
  { value: 'create-and-update', label: 'Create and update' },
  { value: 'create-only', label: 'Create only' },
  { value: 'update-only', label: 'Update only' },
];

function FlowFields({ flow, ...editing }: FlowProps): ReactNode {
  const { brief, change } = editing;
  const disabled = change === null;
  const set = (said: Partial<BriefFlow>): void => change?.(withFlow(brief, flow.id, said));
  return (
    <div className={style['fields']} style={{ paddingTop: 12 }}>
      <End {...editing} title="From" end={flow.from} set={(from) => set({ from })} />
      <End {...editing} title="To" end={flow.to} set={(to) => set({ to })} />
      <Select
        size="xs"
        label="Direction"
        data={directions.map((value) => ({ value, label: directionWords[value] }))}
        value={flow.direction}
        allowDeselect={false}
        disabled={disabled}
        onChange={(value) => set({ direction: value as BriefFlow['direction'] })}
      />
      <Select
        size="xs"
        label="Trigger"
        data={triggers.map((value) => ({ value, label: triggerWords[value] }))}
        value={flow.trigger}
        allowDeselect={false}
        disabled={disabled}
        onChange={(value) => set({ trigger: value as BriefFlow['trigger'] })}
      />
      <Length
        label="Within"
        value={flow.freshness}
        disabled={disabled}
        set={(freshness) => set({ freshness })}
      />
      <Length label="Every" value={flow.every} disabled={disabled} set={(every) => set({ every })} />
      <Limits flow={flow} disabled={disabled} set={set} />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={disabled}
        aria-label={`Remove ${flow.id}`}
        onClick={() => change?.({ ...brief, flows: brief.flows.filter((one) => one.id !== flow.id) })}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

/** What may happen to the target, and to which records. */
function Limits({
  flow,
  disabled,
  set,
}: {
  readonly flow: BriefFlow;
  readonly disabled: boolean;
  readonly set: (said: Partial<BriefFlow>) => void;
}): ReactNode {
  return (
    <>
      <Select
        size="xs"
        label="May"
        placeholder="Not said"
        data={writes}
        value={flow.writes}
        clearable
        disabled={disabled}
        onChange={(value) => set({ writes: value as BriefFlow['writes'] })}
      />
      <Said
        label="Only"
        placeholder="All records"
        value={flow.filter ?? ''}
        disabled={disabled}
        read={words}
        commit={(filter) => set({ filter })}
      />
    </>
  );
}

/** "5 minutes", "1 h", "PT5M". */
export function lengthRead(typed: string): Reading<string | null> {
  if (typed === '') return { ok: true, value: null };
  const value = durationMeant(typed);
  return value === null
    ? { ok: false, expected: 'a length of time, such as 5 min, 1 hour or P1D' }
    : { ok: true, value };
}

function Length({
  label,
  value,
  disabled,
  set,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly set: (value: string | null) => void;
}): ReactNode {
  return (
    <Said
      label={label}
      placeholder="Not said"
      value={value === null ? '' : inWords(value)}
      disabled={disabled}
      read={lengthRead}
      commit={set}
    />
  );
}

/** A system and one of its objects; the objects that are known of it are offered, any other word is taken. */
function End({
  workspace,
  brief,
  change,
  title,
  end,
  set,
}: Editing & {
  readonly title: string;
  readonly end: string;
  readonly set: (end: string) => void;
}): ReactNode {
  const { system, object } = objectOf(end);
  const [typed, setTyped] = useState<string | null>(null);
  const uses = brief.systems.find((one) => one.id === system)?.uses ?? '';
  const objects = useQuery({
    queryKey: ['/api/w', workspace, 'catalogue', 'systems', uses, 'objects'],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/catalogue/systems/{system}/objects', {
          params: { path: { workspace, system: uses }, query: { limit: 500 } },
        }),
      ),
    enabled: uses !== '',
    retry: false,
    staleTime: 600_000,
  });
  const settle = (value: string): void => {
    setTyped(null);
    if (value.trim() !== '' && value.trim() !== object) set(`${system}.${value.trim()}`);
  };
  return (
    <>
      <Select
        size="xs"
        label={title}
        data={brief.systems.map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={system}
        allowDeselect={false}
        disabled={change === null}
        onChange={(id) => set(`${id ?? system}.${object}`)}
      />
      <Autocomplete
        size="xs"
        label={`${title}: object`}
        data={[...new Set((objects.data?.items ?? []).map(({ name }) => name))]}
        limit={60}
        value={typed ?? object}
        disabled={change === null}
        onChange={setTyped}
        onOptionSubmit={settle}
        onBlur={() => (typed === null ? undefined : settle(typed))}
      />
    </>
  );
}
