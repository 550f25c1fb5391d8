// Fields that people type into: taken over when they leave the field or press Enter, given back by Escape; what can't be read stays as it was
// typed, with what would do.
import { NumberInput, TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';

/** What was typed, read; or what was expected instead. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly expected: string };

type Field = Pick<
  TextInputProps,
  'label' | 'placeholder' | 'aria-label' | 'size' | 'disabled' | 'w' | 'flex' | 'type' | 'description'
>;

/** `value` as it stands in the brief, in words; `read` takes what was typed. */
export function Said<T>({
  value,
  read,
  commit,
  ...field
}: Field & {
  readonly value: string;
  readonly read: (typed: string) => Reading<T>;
  readonly commit: (value: T) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [expected, setExpected] = useState<string | null>(null);
  // What changed elsewhere is shown, unless somebody is typing over it.
  const shown = typed ?? value;
  const settle = (): void => {
    if (typed === null) return;
    const reading = typed.trim() === value.trim() ? null : read(typed.trim());
    if (reading !== null && !reading.ok) {
      setExpected(reading.expected);
      return;
    }
    setTyped(null);
    setExpected(null);
    if (reading !== null) commit(reading.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') settle();
    if (event.key !== 'Escape') return;
    setTyped(null);
    setExpected(null);
  };
  return (
    <TextInput
      size="xs"
      {...field}
      value={shown}
      error={expected === null ? null : `Expected ${expected}`}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}

/** A figure; empty is null. */
export function SaidNumber({
  value,
  commit,
  decimals = 0,
  isFigure = false,
  ...field
}: Omit<Field, 'type'> & {
  readonly value: number | null;
  readonly commit: (value: number | null) => void;
  readonly decimals?: number;
  /** Under a column's head: to the right, as figures stand. */
  readonly isFigure?: boolean;
}): ReactNode {
  const [typed, setTyped] = useState<number | string | null>(null);
  const settle = (): void => {
    if (typed === null) return;
    setTyped(null);
    const next = typeof typed === 'number' ? typed : null;
    if (next !== value) commit(next);
  };
  return (
    <NumberInput
      size="xs"
      {...field}
      value={typed ?? value ?? ''}
      min={0}
      hideControls
      styles={isFigure ? { input: { textAlign: 'right' } } : {}}
      thousandSeparator=","
      decimalScale={decimals}
      allowNegative={false}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === 'Enter') settle();
        if (key === 'Escape') setTyped(null);
      }}
    />
  );
}

/** Words as they are; empty is null. */
export function words(typed: string): Reading<string | null> {
  return { ok: true, value: typed === '' ? null : typed };
}
