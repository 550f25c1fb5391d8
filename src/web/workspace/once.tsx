// Something that is told this once: a link, a secret. Shown until it is put away, with a way to copy it.
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import style from './workspace.module.css';

export function Once({
  title,
  text,
  secret,
  close,
}: {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
  readonly close: () => void;
}): ReactNode {
  return (
    <section className={style['once']} aria-label={title}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" mb="xs">
        {text}
      </Text>
      <code className={style['secret']}>{secret}</code>
      <Group gap="xs" mt="xs">
        <CopyButton value={secret} timeout={2000}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={close}>
          Done
        </Button>
      </Group>
    </section>
  );
}
