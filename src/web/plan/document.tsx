// The plan's document, a chapter at a time: contents at the left (a list to choose from where it is narrow), what was found beside what it is
// about, sources where a number stands.
import { Badge, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { ChapterView } from './chapter.tsx';
import style from './document.module.css';
import type { Go } from './go.ts';
import { chapterQuery, type Outline, type Place, remarksQuery } from './queries.ts';

type Entry = Outline['chapters'][number];

export function DocumentView({
  place,
  outline,
  section,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly section: string | null;
  readonly go: Go;
}): ReactNode {
  const wanted = section ?? outline.chapters[0]?.id ?? '';
  // A place within a chapter is asked for by its own id; the answer says which chapter it is.
  const chapter = useQuery({ ...chapterQuery(place, wanted), placeholderData: (before) => before });
  const own = outline.chapters.some(({ id }) => id === wanted);
  const current = own ? wanted : (chapter.data?.id ?? '');
  return (
    <div className={style['layout']}>
      <Contents place={place} outline={outline} current={current} go={go} />
      <div className={style['narrow']}>
        <NativeSelect
          label="Chapter"
          value={current}
          onChange={(event) => go({ section: event.currentTarget.value })}
          data={outline.chapters.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </div>
      <ChapterView place={place} outline={outline} chapter={chapter} wanted={wanted} go={go} />
    </div>
  );
}

function Contents({
  place,
  outline,
  current,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly current: string;
  readonly go: Go;
}): ReactNode {
  const [written, setWritten] = useState('');
  const [words] = useDebouncedValue(written.trim().toLowerCase(), 120);
  const { data: remarks = [] } = useQuery(remarksQuery(place));
  const found = new Map<string, number>();
  for (const { section, severity } of remarks)
    if (severity !== 'info') found.set(section, (found.get(section) ?? 0) + 1);
  const shown = outline.chapters.filter(
    ({ title, headings }) =>
      words === '' || [title, ...headings.map((one) => one.title)].join(' ').toLowerCase().includes(words),
  );
  return (
    <nav className={style['contents']} aria-label="Contents of the plan">
      <TextInput
        size="xs"
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        placeholder="Filter chapters"
        aria-label="Filter chapters"
        leftSection={<IconSearch size={14} stroke={1.5} />}
      />
      <ol className={style['list']}>
        {shown.map((entry) => (
          <ContentsEntry
            key={entry.id}
            entry={entry}
            words={words}
            isCurrent={entry.id === current}
            found={found.get(entry.id) ?? 0}
            go={go}
          />
        ))}
      </ol>
    </nav>
  );
}

function ContentsEntry({
  entry,
  words,
  isCurrent,
  found,
  go,
}: {
  readonly entry: Entry;
  readonly words: string;
  readonly isCurrent: boolean;
  readonly found: number;
  readonly go: Go;
}): ReactNode {
  const to = (id: string) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ section: id });
  };
  const headings = isCurrent || words !== '' ? entry.headings : [];
  const shown = headings.filter(({ title }) => isCurrent || title.toLowerCase().includes(words));
  return (
    <li>
      <a
        className={style['entry']}
        href={`?view=document&section=${encodeURIComponent(entry.id)}`}
        onClick={to(entry.id)}
        {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      >
        <span>{entry.title}</span>
        {found === 0 ? null : (
          <Badge
            size="xs"
            variant="default"
            aria-label={`${found} findings`}
            className={style['count'] ?? ''}
          >
            {found}
          </Badge>
        )}
      </a>
      {shown.length === 0 ? null : (
        <ol>
          {shown.map(({ id, title }) => (
            <li key={id}>
              <a
                className={style['entry']}
                href={`?view=document&section=${encodeURIComponent(id)}`}
                onClick={to(id)}
              >
                {title}
              </a>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
