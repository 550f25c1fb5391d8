// The four use cases as descriptions to begin from; the documents that one speaks of come along.
import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, answered, api } from '../client/api.ts';
import style from './start.module.css';

type Example = Answer<'/api/examples', 'get'>[number];

const titles: Readonly<Record<string, readonly [string, string]>> = {
  'crm-billing-support': ['Stack consolidation', 'CRM, billing and support act as one'],
  'multi-channel-commerce': ['Multi-channel commerce', 'Shop, marketplace, shipping and books'],
  'partner-api': ['Partner API', 'A partner’s private API, both ways'],
  'legacy-migration': ['Legacy migration', 'ERP tables and CSV to a new shop'],
};
const order = Object.keys(titles);

export function Examples({
  current,
  take,
  bring,
}: {
  readonly current: string;
  readonly take: (text: string) => void;
  readonly bring: (example: string, names: readonly string[]) => void;
}): ReactNode {
  const { data } = useQuery({
    queryKey: ['/api/examples'],
    queryFn: () => answered(api.GET('/api/examples', {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const examples = (data ?? []).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return (
    <div className={style['examples']}>
      <Text size="sm" c="dimmed" mb="xs">
        Or begin from an example
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" mih={68}>
        {examples.map((example) => (
          <Card
            key={example.id}
            example={example}
            isCurrent={current === example.text}
            take={() => {
              take(example.text);
              bring(example.id, example.documents);
            }}
          />
        ))}
      </SimpleGrid>
    </div>
  );
}

function Card({
  example: { id },
  isCurrent,
  take,
}: {
  readonly example: Example;
  readonly isCurrent: boolean;
  readonly take: () => void;
}): ReactNode {
  const [title, lead] = titles[id] ?? [id.replaceAll('-', ' '), ''];
  return (
    <UnstyledButton className={style['example']} aria-pressed={isCurrent} onClick={take}>
      <Text fw={500}>{title}</Text>
      <Text size="sm" c="dimmed">
        {lead}
      </Text>
    </UnstyledButton>
  );
}
