// Prices that costs are reckoned with: listed ones with source and date, and what this workspace pays instead.
import {
  Anchor,
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Answer, api, isConflict, withTag } from '../client/api.ts';
import { Conflict } from '../parts/conflict.tsx';
import { Frame } from '../parts/frame.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { StateBadge, type Tone } from '../parts/state-badge.tsx';
import type { In } from './within.ts';
import style from './workspace.module.css';

type PricesAnswer = Answer<'/api/w/{workspace}/settings/prices', 'get'>;
type Price = PricesAnswer['prices'][number];
type Own = NonNullable<Price['own']>;
interface Standing {
  readonly value: PricesAnswer;
  readonly tag: string;
}

const place = '/api/w/{workspace}/settings/prices';

export function Prices({ within: { workspace, isOwner } }: { readonly within: In }): ReactNode {
  const key = ['/api/w', workspace, 'settings', 'prices'];
  const standing = useQuery({
    queryKey: key,
    queryFn: (): Promise<Standing> => withTag(api.GET(place, { params: { path: { workspace } } })),
  });
  const [vendor, setVendor] = useState<string | null>(null);
  const [edited, setEdited] = useState<Price | null>(null);
  const saving = useSave(workspace, standing.data ?? null);
  if (standing.isPending) return <LoadingRows rows={12} height={40} />;
  if (standing.error !== null)
    return <ProblemView error={standing.error} retry={() => void standing.refetch()} />;
  const { prices, newest, version, author, at } = standing.data.value;
  const vendors = [...new Set(prices.map((price) => price.vendor))];
  const shown = prices.filter((price) => vendor === null || price.vendor === vendor);
  return (
    <Stack gap="md">
      <Text c="dimmed" className="read">
        Costs of a design are its use times these. The newest list was read on {newest}. A price of your own,
        with where it stands, takes the place of a listed one in what is designed or planned next.
        {version === 0
          ? ''
          : ` Own prices were last set by ${author ?? 'somebody'} on ${at?.slice(0, 10) ?? ''}.`}
      </Text>
      <Select
        aria-label="Vendor"
        placeholder="All vendors"
        clearable
        clearButtonProps={{ 'aria-label': 'All vendors' }}
        data={vendors}
        value={vendor}
        onChange={setVendor}
        maw={280}
      />
      <PriceTable prices={shown} edit={isOwner ? setEdited : null} />
      <OwnPrice
        price={edited}
        close={() => setEdited(null)}
        save={(own) => {
          if (edited !== null) saving.save(edited, own);
          setEdited(null);
        }}
      />
      {saving.conflict}
    </Stack>
  );
}

function PriceTable({
  prices,
  edit,
}: {
  readonly prices: readonly Price[];
  /** null: this person may not. */
  readonly edit: ((price: Price) => void) | null;
}): ReactNode {
  return (
    <Frame label="Prices">
      <Table verticalSpacing={6} miw={860} className="stacks">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th ta="right" w={150}>
              Listed
            </Table.Th>
            <Table.Th w={230}>Source</Table.Th>
            <Table.Th ta="right" w={160}>
              Own
            </Table.Th>
            <Table.Th w={110} aria-label="Change" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {prices.map((price) => (
            <PriceRow
              key={`${price.of} ${price.line}`}
              price={price}
              edit={edit === null ? null : () => edit(price)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

const stateTones: Readonly<Record<Price['state'], Tone>> = {
  current: 'recovered',
  old: 'retry',
  undated: 'assumed',
  assumed: 'assumed',
};

function PriceRow({ price, edit }: { readonly price: Price; readonly edit: (() => void) | null }): ReactNode {
  const { own } = price;
  return (
    <Table.Tr className={style['who'] ?? ''}>
      <Table.Td>
        {price.what.startsWith(price.vendor) ? price.what : `${price.vendor}: ${price.what}`}
        <Text size="xs" c="dimmed">
          {price.currency}, {price.unit}
        </Text>
      </Table.Td>
      <Table.Td
        ta="right"
        data-column="Listed"
        style={{ whiteSpace: 'nowrap' }}
        {...(own === null ? {} : { c: 'dimmed', td: 'line-through' })}
      >
        {price.amounts.map(({ upTo, each }) => (
          <div key={upTo ?? 'beyond'}>
            {each}
            {price.amounts.length === 1
              ? ''
              : upTo === null
                ? ' beyond'
                : ` to ${upTo.toLocaleString('en-US')}`}
          </div>
        ))}
      </Table.Td>
      <Table.Td data-column="Source">
        <Listing price={price} />
      </Table.Td>
      <Table.Td ta="right" data-column="Own">
        {own === null ? null : (
          <>
            {own.amount}
            <Text size="xs" c="dimmed">
              {own.ref}, {own.on}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td ta="right" className={style['deed'] ?? ''}>
        {edit === null ? null : (
          <Button
            size="xs"
            variant="subtle"
            onClick={edit}
            aria-label={`${own === null ? 'Set own' : 'Change'}: ${price.what}`}
          >
            {own === null ? 'Set own' : 'Change'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Where a listed price stands, how reliable it is, and from when. */
function Listing({ price: { source, state } }: { readonly price: Price }): ReactNode {
  return (
    <>
      {/^https?:/.test(source.ref) ? (
        <Anchor href={source.ref} target="_blank" rel="noreferrer" size="sm">
          {new URL(source.ref).host}
        </Anchor>
      ) : (
        <Text size="sm">no price list</Text>
      )}
      <Group gap="xs" wrap="nowrap">
        <StateBadge tone={stateTones[state]} word={state} />
        {source.retrieved === 'undated' ? null : (
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            read {source.retrieved}
          </Text>
        )}
      </Group>
    </>
  );
}

function OwnPrice({
  price,
  close,
  save,
}: {
  readonly price: Price | null;
  readonly close: () => void;
  /** null: the listed price again. */
  readonly save: (own: Own | null) => void;
}): ReactNode {
  return (
    <Modal opened={price !== null} onClose={close} title="A price of your own">
      {price === null ? null : <OwnForm key={`${price.of} ${price.line}`} price={price} save={save} />}
    </Modal>
  );
}

function OwnForm({
  price,
  save,
}: {
  readonly price: Price;
  readonly save: (own: Own | null) => void;
}): ReactNode {
  const form = useForm({
    initialValues: {
      amount: price.own?.amount ?? price.amounts[0]?.each ?? 0,
      ref: price.own?.ref ?? '',
      on: price.own?.on ?? '',
    },
    validate: {
      ref: (value) => (value.trim() === '' ? 'Where it stands, such as a contract' : null),
      on: (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? null : 'A day'),
    },
  });
  return (
    <form
      onSubmit={form.onSubmit(({ amount, ref, on }) =>
        save({ of: price.of, line: price.line, amount: Number(amount), ref: ref.trim(), on }),
      )}
    >
      <Stack gap="sm">
        <Text>
          {price.vendor}: {price.what}
        </Text>
        <NumberInput
          label={`${price.currency}, ${price.unit}`}
          min={0}
          decimalScale={8}
          hideControls
          {...form.getInputProps('amount')}
        />
        <TextInput label="Where it stands" placeholder="Contract, quote" {...form.getInputProps('ref')} />
        <TextInput label="Since" type="date" {...form.getInputProps('on')} />
        <Group justify="flex-end" gap="xs">
          {price.own === null ? null : (
            <Button variant="default" onClick={() => save(null)}>
              The listed price again
            </Button>
          )}
          <Button type="submit">Save</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** All own prices are one thing with one version: a change of one is put to the rest as it stands. */
function useSave(
  workspace: string,
  standing: Standing | null,
): { readonly save: (price: Price, own: Own | null) => void; readonly conflict: ReactNode } {
  const queries = useQueryClient();
  const key = ['/api/w', workspace, 'settings', 'prices'];
  const [clash, setClash] = useState<{ readonly price: Price; readonly own: Own | null } | null>(null);
  const put = useMutation({
    mutationFn: async ({ price, own }: { readonly price: Price; readonly own: Own | null }) => {
      const now = queries.getQueryData<Standing>(key) ?? standing;
      const others = (now?.value.prices ?? []).flatMap((one) =>
        one.own === null || (one.of === price.of && one.line === price.line) ? [] : [one.own],
      );
      return withTag(
        api.PUT(place, {
          params: { path: { workspace }, header: { 'If-Match': now?.tag ?? '"0"' } },
          body: { own: [...others, ...(own === null ? [] : [own])] },
        }),
      );
    },
    onSuccess: (made) => {
      queries.setQueryData(key, made);
      notifications.show({ message: 'Costs are reckoned with it from the next design or plan on.' });
    },
    onError: async (error, wanted) => {
      if (!isConflict(error)) {
        notifications.show({ color: 'red', title: 'Not saved', message: error.message });
        return;
      }
      await queries.invalidateQueries({ queryKey: key });
      setClash(wanted);
    },
  });
  const words = (own: Own | null): string =>
    own === null ? 'the listed price' : `${own.amount}\n${own.ref}, ${own.on}`;
  const theirs =
    clash === null
      ? null
      : (queries
          .getQueryData<Standing>(key)
          ?.value.prices.find((one) => one.of === clash.price.of && one.line === clash.price.line)?.own ??
        null);
  return {
    save: (price, own) => put.mutate({ price, own }),
    conflict: (
      <Conflict
        of={clash === null ? null : { what: clash.price.what, mine: words(clash.own), theirs: words(theirs) }}
        keepMine={() => {
          if (clash !== null) put.mutate(clash);
          setClash(null);
        }}
        takeTheirs={() => setClash(null)}
        close={() => setClash(null)}
      />
    ),
  };
}
