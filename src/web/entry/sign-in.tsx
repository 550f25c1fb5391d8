// Coming back: e-mail address and password, then on to where one wanted to go.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sign } from '../client/api.ts';
import { ProblemView } from '../parts/problem.tsx';
import { Card } from './card.tsx';

export function SignInPage(): ReactNode {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value) ? null : 'An e-mail address'),
      password: (value) => (value === '' ? 'Your password' : null),
    },
  });
  const signIn = useMutation({
    mutationFn: (who: { readonly email: string; readonly password: string }) => sign('in', who),
    onSuccess: () => {
      queries.clear();
      router.history.push(next ?? '/');
    },
  });
  return (
    <Card
      title="Sign in"
      lead="With the account of this installation. Who has none is invited by an owner of a workspace."
    >
      <form onSubmit={form.onSubmit((who) => signIn.mutate(who))} noValidate>
        <Stack gap="md">
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            autoFocus
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          {signIn.error === null ? null : <ProblemView error={signIn.error} />}
          <Button type="submit" size="md" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
