// What the check of the plan found: what, why it matters, what to do, and the way to what it is about.
import { Anchor, Button, Chip, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Empty } from '../parts/empty.tsx';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { FigureText } from './figure.tsx';
import type { Go } from './go.ts';
import style from './plan.module.css';
import { type Outline, type Place, type Remark, remarksQuery } from './queries.ts';

const severities = {
  error: { tone: 'failed', word: 'Error' },
  warning: { tone: 'retry', word: 'Warning' },
  info: { tone: 'waiting', word: 'Note' },
} as const;

/** Findings drawn at once: more would hold up the page. */
const atOnce = 30;

export function RemarkList({
  place,
  outline,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly go: Go;
}): ReactNode {
  const remarks = useQuery(remarksQuery(place));
  const [shown, setShown] = useState<string>('all');
  const [length, setLength] = useState(atOnce);
  if (remarks.error !== null)
    return <ProblemView error={remarks.error} retry={() => void remarks.refetch()} />;
  if (remarks.data === undefined) return <LoadingRows rows={5} height={88} />;
  if (remarks.data.length === 0)
    return <Empty title="Nothing was found" text={`Every rule of the check holds for ${outline.name}.`} />;
  const wanted = remarks.data.filter(({ severity }) => shown === 'all' || severity === shown);
  const show = (severity: string): void => {
    setShown(severity);
    setLength(atOnce);
  };
  return (
    <Stack gap="xs" className="read">
      <Severities remarks={remarks.data} shown={shown} show={show} />
      <div>
        {wanted.slice(0, length).map((remark) => (
          <RemarkLine key={`${remark.rule} ${remark.at}`} remark={remark} go={go} />
        ))}
      </div>
      {wanted.length > length ? (
        <Button
          variant="default"
          onClick={() => setLength(length + atOnce)}
          style={{ alignSelf: 'flex-start' }}
        >
          Show {Math.min(atOnce, wanted.length - length)} more of {wanted.length - length}
        </Button>
      ) : null}
    </Stack>
  );
}

function Severities({
  remarks,
  shown,
  show,
}: {
  readonly remarks: readonly Remark[];
  readonly shown: string;
  readonly show: (severity: string) => void;
}): ReactNode {
  const counts = Map.groupBy(remarks, ({ severity }) => severity);
  return (
    <Chip.Group value={shown} onChange={(value) => show(String(value))}>
      <Group gap="xs">
        <Chip value="all" size="sm" variant="outline">
          All {remarks.length}
        </Chip>
        {(['error', 'warning', 'info'] as const).map((severity) => (
          <Chip key={severity} value={severity} size="sm" variant="outline" disabled={!counts.has(severity)}>
            {severities[severity].word}s {counts.get(severity)?.length ?? 0}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** `go` null: it stands beside what it is about. */
export function RemarkLine({ remark, go }: { readonly remark: Remark; readonly go: Go | null }): ReactNode {
  const { severity, title, what, why, fix, rule, source } = remark;
  return (
    <div className={style['remark']}>
      <Group gap="sm" align="baseline" wrap="nowrap">
        <StateBadge {...severities[severity]} />
        <Text fw={600}>{title}</Text>
      </Group>
      <Text mt={4}>{what}</Text>
      {why === '' ? null : (
        <Text mt={4} c="dimmed">
          {why}
        </Text>
      )}
      {fix === '' ? null : (
        <Text mt={4}>
          <Text component="span" fw={500}>
            To do:{' '}
          </Text>
          {fix}
        </Text>
      )}
      <Group gap="md" mt={6}>
        <Text size="sm" c="dimmed">
          {rule}
        </Text>
        {source === null ? null : (
          <Text size="sm" c="dimmed" component="span">
            <FigureText
              figure={{ words: 'Source', confidence: 'documented', sources: [source], disputed: [] }}
            />
          </Text>
        )}
        {go === null ? null : <Ways remark={remark} go={go} />}
      </Group>
    </div>
  );
}

/** Flows beside which a finding can be seen at most; more are found in the table of flows. */
const mostFlows = 5;

function Ways({ remark, go }: { readonly remark: Remark; readonly go: Go }): ReactNode {
  return (
    <>
      {remark.flows.slice(0, mostFlows).map((flow) => (
        <Anchor key={flow} component="button" type="button" size="sm" onClick={() => go({ flow })}>
          Flow {flow}
        </Anchor>
      ))}
      {remark.flows.length > mostFlows ? (
        <Text size="sm" c="dimmed">
          and {remark.flows.length - mostFlows} more flows
        </Text>
      ) : null}
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => go({ view: 'document', section: remark.section })}
      >
        In the document
      </Anchor>
    </>
  );
}
