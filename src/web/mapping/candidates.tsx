// What could fill a target, best first: each with its score and what the score rests on. Choosing one writes its expression into the editor.
import { HoverCard, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MappingRow } from '../../mapping/mapping.ts';
import { answered, api } from '../client/api.ts';
import { ProblemView } from '../parts/problem.tsx';
import style from './mapping.module.css';
import { listKey } from './decisions.ts';

export function Candidates({
  place,
  to,
  chosen,
  take,
}: {
  readonly place: { readonly workspace: string; readonly plan: string; readonly flow: string };
  readonly to: string;
  /** The expression that stands. */
  readonly chosen: string;
  readonly take: (row: MappingRow) => void;
}): ReactNode {
  const candidates = useQuery({
    queryKey: [...listKey(place.workspace, place.plan), place.flow, 'candidates', to],
    queryFn: () =>
      answered(
        api.GET('/api/w/{workspace}/plans/{plan}/mappings/{flow}/candidates', {
          params: { path: place, query: { to } },
        }),
      ),
    staleTime: 300_000,
  });
  if (candidates.isPending)
    return (
      <Stack gap={4} aria-busy="true">
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={44} />
        ))}
      </Stack>
    );
  if (candidates.error !== null)
    return <ProblemView error={candidates.error} retry={() => void candidates.refetch()} />;
  const likely = candidates.data.filter(({ score }) => score > 0).slice(0, 6);
  if (likely.length === 0) return <Text c="dimmed">No field of the source is like it.</Text>;
  return (
    <Stack gap={2}>
      {likely.map((row) => (
        <Candidate
          key={row.from.join(' ')}
          row={row}
          isChosen={row.jsonata === chosen}
          take={() => take(row)}
        />
      ))}
    </Stack>
  );
}

function Candidate({
  row,
  isChosen,
  take,
}: {
  readonly row: MappingRow;
  readonly isChosen: boolean;
  readonly take: () => void;
}): ReactNode {
  const why = row.why === '' ? 'its spelling alone' : row.why;
  return (
    <HoverCard width={320} position="left" openDelay={300} shadow="md" withinPortal>
      <HoverCard.Target>
        <UnstyledButton className={style['candidate']} aria-pressed={isChosen} onClick={take}>
          <span className={style['path']}>{row.from.join(', ')}</span>
          <span className="figures">{Math.round(row.score * 100)} %</span>
          <span className={style['type']}>{why}</span>
          <span className={style['type']}>{row.transform.replaceAll('_', ' ')}</span>
        </UnstyledButton>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <Stack gap={6}>
          <Text size="sm" fw={600}>
            {Math.round(row.score * 100)} % alike: {why}
          </Text>
          <Text size="sm">
            {row.fromTypes.join(', ')} → {row.toType}, {row.transform.replaceAll('_', ' ')}
          </Text>
          {row.lossy.map((loss) => (
            <Text key={loss} size="sm" c="var(--retry)">
              Lost: {loss}
            </Text>
          ))}
          <code>{row.jsonata}</code>
        </Stack>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
