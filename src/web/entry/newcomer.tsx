// Somebody new introduces themselves: name, e-mail address, password. The same three fields for the owner and for who was invited.
import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The server's own bound. */
export const shortest = 10;

export const newcomerRules = {
  name: (value: string) => (value.trim() === '' ? 'Your name, as others know you' : null),
  email: (value: string) =>
    /^\S+@\S+\.\S+$/.test(value) ? null : 'An e-mail address, such as ada@example.com',
  password: (value: string) => (value.length < shortest ? `${shortest} characters or more` : null),
} as const;

/** A form of any page that has these three fields among its own. */
interface FormOfNewcomer {
  readonly key: (field: keyof Newcomer) => string;
  readonly getInputProps: (field: keyof Newcomer) => object;
}

export function NewcomerFields({
  form,
  emailFixed = false,
}: {
  readonly form: FormOfNewcomer;
  readonly emailFixed?: boolean;
}): ReactNode {
  return (
    <>
      <TextInput
        label="Your name"
        autoComplete="name"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label="E-mail address"
        type="email"
        autoComplete="username"
        readOnly={emailFixed}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label="Password"
        description={`${shortest} characters or more`}
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </>
  );
}
