// Signing or refusing: what is signed, by its number and hash, with a note; and in words why somebody can't.
import { Button, Code, CopyButton, Group, Stack, Textarea, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Notice } from './notice.tsx';

/** `why` null: this person may sign now. */
export interface Signing {
  readonly what: string;
  readonly revision: number;
  readonly hash: string;
  readonly contentHash: string;
  readonly why: string | null;
  readonly isSigned: boolean;
}

export function Signature({
  of,
  isBusy,
  sign,
}: {
  readonly of: Signing;
  readonly isBusy: boolean;
  readonly sign: (verdict: 'approved' | 'refused', note: string) => void;
}): ReactNode {
  const [note, setNote] = useState('');
  return (
    <Stack gap="sm">
      <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px' }}>
        <dt className="quiet">You sign</dt>
        <dd style={{ margin: 0 }}>
          {of.what}, revision {of.revision}
        </dd>
        <dt className="quiet">Content</dt>
        <dd style={{ margin: 0 }}>
          <Hash value={of.contentHash} whole />
        </dd>
        <dt className="quiet">plan.json</dt>
        <dd style={{ margin: 0 }}>
          <Hash value={of.hash} whole />
        </dd>
      </dl>
      {of.why === null ? (
        <>
          <Textarea
            label="Note"
            description="What you looked at, or what is missing. It stays with the signature."
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group gap="xs" justify="flex-end">
            <Button
              variant="default"
              disabled={isBusy || note.trim() === ''}
              title={note.trim() === '' ? 'A refusal says why' : undefined}
              onClick={() => sign('refused', note)}
            >
              Refuse
            </Button>
            {of.isSigned ? null : (
              <Button loading={isBusy} onClick={() => sign('approved', note)}>
                Sign
              </Button>
            )}
          </Group>
        </>
      ) : (
        <Notice tone="waiting">{of.why}</Notice>
      )}
    </Stack>
  );
}

/** A hash, short or whole, copied by a click. */
export function Hash({
  value,
  whole = false,
}: {
  readonly value: string;
  readonly whole?: boolean;
}): ReactNode {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <UnstyledButton onClick={copy} aria-label={`Copy the hash ${value.slice(0, 12)}`} title={value}>
          <Code style={{ overflowWrap: 'anywhere' }}>
            {copied ? 'Copied' : whole ? value : value.slice(0, 12)}
          </Code>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
