// What is wrong with the brief's text: line, what, what was expected, the nearest right spelling. The text itself stays as it was typed.
import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { InputProblem } from '../../finding/input.ts';

const most = 5;

export function Wrong({
  problems,
  isShown,
  open,
}: {
  readonly problems: readonly InputProblem[];
  /** Whether the form can be shown all the same. */
  readonly isShown: boolean;
  readonly open: () => void;
}): ReactNode {
  if (problems.length === 0) return null;
  return (
    <Alert
      mb="lg"
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={isShown ? 'The brief is not complete yet' : 'The YAML can’t be read'}
      styles={{
        root: { borderColor: 'var(--line)' },
        title: { color: 'var(--failed)' },
        icon: { color: 'var(--failed)' },
      }}
    >
      <Stack gap="xs" align="flex-start">
        <Stack component="ul" gap={6} m={0} pl="md">
          {problems.slice(0, most).map((problem) => (
            <li key={`${problem.line ?? 0} ${problem.pointer ?? ''} ${problem.message}`}>
              <Text component="span" fw={500} className="figures">
                {problem.line === null ? '' : `Line ${problem.line}: `}
              </Text>
              <Text component="span">{problem.message}</Text>
              {problem.expected === null ? null : (
                <Text size="sm" c="dimmed">
                  Expected {problem.expected}
                </Text>
              )}
              {problem.nearest === null ? null : (
                <Text size="sm" c="dimmed">
                  Nearest: <Code>{problem.nearest}</Code>
                </Text>
              )}
            </li>
          ))}
        </Stack>
        {problems.length > most ? <Text size="sm">and {problems.length - most} more</Text> : null}
        {isShown ? null : (
          <Text size="sm" c="dimmed">
            The form comes back when it can be read again. What you typed is kept.
          </Text>
        )}
        <Button size="compact-sm" variant="default" onClick={open}>
          Show the YAML
        </Button>
      </Stack>
    </Alert>
  );
}
