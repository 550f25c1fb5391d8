// A cell that people fill: saved when it is left, its words kept until then whatever happens around it.
import { Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Cell } from './queries.ts';
import type { Wish } from './saving.ts';

export interface FieldOf {
  readonly label: string;
  readonly column: string;
  readonly cell: Cell;
  readonly mayFill: boolean;
  readonly save: (wish: Wish) => void;
  /** Key and version whose saved text stands in place of what was typed. */
  readonly taken: string | null;
}

const statuses = ['Open', 'Under way', 'Done', 'Not needed'] as const;

export function Field({ label, column, cell, mayFill, save, taken }: FieldOf): ReactNode {
  const { key, text, version } = cell;
  // What was typed stands until the reader takes what another saved.
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const over = taken === `${key ?? ''} ${version}` ? taken : '';
  const typed =
    draft === null || draft.text === text || (over !== '' && draft.over !== over) ? null : draft.text;
  const setTyped = (value: string): void => setDraft({ text: value, over });
  const keep = (value: string): void => {
    if (key !== null && value !== text) save({ key, value, version, what: label });
  };
  const common = {
    'aria-label': label,
    value: typed ?? text,
    disabled: !mayFill,
    maxLength: 4000,
    onBlur: () => typed !== null && keep(typed),
    'data-pending': cell.pending || undefined,
  };
  if (column === 'Status') {
    const known = (statuses as readonly string[]).includes(text) || text === '';
    return (
      <Select
        aria-label={label}
        placeholder="Open"
        clearable
        disabled={!mayFill}
        data={known ? [...statuses] : [...statuses, text]}
        value={text === '' ? null : text}
        onChange={(value) => keep(value ?? '')}
      />
    );
  }
  if (column === 'Date')
    return (
      <TextInput
        {...common}
        type={text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'date' : 'text'}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    );
  return (
    <Textarea
      {...common}
      autosize
      minRows={1}
      maxRows={8}
      placeholder={mayFill ? column : ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
