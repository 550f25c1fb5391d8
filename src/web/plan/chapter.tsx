// One chapter as our renderer wrote it. Links lead within the page or to the page of another document; a source's number shows the source.
import { Anchor, Button, Group, Popover, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { LoadingRows } from '../parts/loading.tsx';
import { Markup } from '../parts/markup.tsx';
import { ProblemView } from '../parts/problem.tsx';
import style from './document.module.css';
import type { Go } from './go.ts';
import { type Chapter, type Outline, type Place, remarksQuery } from './queries.ts';
import { RemarkLine } from './remarks.tsx';

interface ChapterProps {
  readonly place: Place;
  readonly outline: Outline;
  readonly chapter: UseQueryResult<Chapter>;
  readonly wanted: string;
  readonly go: Go;
}

/** Pages of the workbench that show what other documents of the plan hold. */
const pages = {
  'specification.md': '/w/$workspace/plans/$plan/specification',
  'project.md': '/w/$workspace/plans/$plan/project',
  'comparison.md': '/w/$workspace/plans/$plan/designs',
} as const;

export function ChapterView({ place, outline, chapter, wanted, go }: ChapterProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const shown = chapter.data;
  usePointedTo(frame, shown, chapter.isPlaceholderData ? null : wanted);
  if (chapter.error !== null)
    return <ProblemView error={chapter.error} retry={() => void chapter.refetch()} />;
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href') ?? '';
    if (link === null || event.metaKey || event.ctrlKey || /^[a-z]+:/i.test(href)) return;
    event.preventDefault();
    const [file = '', id = ''] = href.split('#');
    const page = pages[file as keyof typeof pages];
    if (page !== undefined) void navigate({ to: page, params: place as never });
    else if (link.closest('.footnotes') !== null || link.hasAttribute('data-footnote-ref'))
      pointTo(frame.current, id);
    else if (id !== '') go({ section: id });
  };
  return (
    <article
      className={style['chapter']}
      aria-busy={chapter.isPlaceholderData}
      aria-label={shown?.title ?? 'Chapter'}
    >
      {shown === undefined ? (
        <LoadingRows rows={8} height={56} />
      ) : (
        <>
          <Beside place={place} outline={outline} section={shown.id} go={go} />
          <Sources frame={frame}>
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- links within, which keys follow as well */}
            <div ref={frame} onClick={follow}>
              <Markup html={shown.html} className={style['text'] ?? ''} />
            </div>
          </Sources>
          <Turn outline={outline} shown={shown} go={go} />
        </>
      )}
    </article>
  );
}

/** Comes to the place that was asked for, or to the top of a new chapter. */
function usePointedTo(
  frame: { readonly current: HTMLElement | null },
  shown: Chapter | undefined,
  wanted: string | null,
): void {
  const first = useRef(true);
  useEffect(() => {
    if (shown === undefined || wanted === null) return;
    const isChapter = wanted === shown.id;
    if (!isChapter) pointTo(frame.current, wanted);
    else if (!first.current) window.scrollTo({ top: 0 });
    first.current = false;
  }, [frame, shown, wanted]);
}

function pointTo(frame: HTMLElement | null, id: string): void {
  const target = frame?.querySelector(`[id="${CSS.escape(id)}"]`) ?? null;
  if (target === null) return;
  for (const before of frame?.querySelectorAll('.pointed') ?? []) before.classList.remove('pointed');
  const row = target.closest('tr, li') ?? target;
  row.classList.add('pointed');
  target.scrollIntoView({ block: 'center' });
}

interface Noted {
  readonly left: number;
  readonly top: number;
  readonly words: string;
  readonly href: string | null;
}

/** Under the pointer or the focus a source's number shows what it stands for. */
function Sources({
  frame,
  children,
}: {
  readonly frame: { readonly current: HTMLElement | null };
  readonly children: ReactNode;
}): ReactNode {
  const [noted, setNoted] = useState<Noted | null>(null);
  const look = (event: SyntheticEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[data-footnote-ref]') : null;
    setNoted(link === null ? null : notedBy(link, frame.current));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/mouse-events-have-key-events -- shows what the link under the pointer or focus stands for
    <div onMouseOver={look} onFocus={look} onMouseLeave={() => setNoted(null)} onBlur={() => setNoted(null)}>
      {children}
      <Popover
        opened={noted !== null}
        position="top"
        withArrow
        shadow="md"
        width={360}
        withinPortal
        withRoles={false}
      >
        <Popover.Target>
          <span className={style['note']} style={{ left: noted?.left ?? 0, top: noted?.top ?? 0 }} />
        </Popover.Target>
        <Popover.Dropdown style={{ pointerEvents: 'none' }}>
          <Text size="sm">{noted?.words}</Text>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function notedBy(link: Element, frame: HTMLElement | null): Noted | null {
  const id = link.getAttribute('href')?.slice(1) ?? '';
  const note = frame?.querySelector(`[id="${CSS.escape(id)}"]`) ?? null;
  const within = frame?.closest('article')?.getBoundingClientRect();
  if (note === null || within === undefined) return null;
  const at = link.getBoundingClientRect();
  return {
    left: at.left - within.left + at.width / 2,
    top: at.top - within.top,
    words: (note.textContent ?? '').replaceAll('↩', '').trim(),
    href: note.querySelector('a')?.getAttribute('href') ?? null,
  };
}

/** What was found about a chapter, and where its flow can be seen with everything else. */
function Beside({
  place,
  outline,
  section,
  go,
}: {
  readonly place: Place;
  readonly outline: Outline;
  readonly section: string;
  readonly go: Go;
}): ReactNode {
  const { data: remarks = [] } = useQuery(remarksQuery(place));
  const own = remarks.filter((remark) => remark.section === section && remark.severity !== 'info');
  const flow = outline.flows.find(({ id }) => id === section);
  if (own.length === 0 && flow === undefined) return null;
  return (
    <aside aria-label="Beside this chapter" style={{ marginBottom: 16 }}>
      {flow === undefined ? null : (
        <Anchor component="button" type="button" size="sm" onClick={() => go({ flow: flow.id })}>
          Show the flow beside the document
        </Anchor>
      )}
      {own.map((remark) => (
        <RemarkLine key={`${remark.rule} ${remark.at}`} remark={remark} go={null} />
      ))}
    </aside>
  );
}

function Turn({
  outline,
  shown,
  go,
}: {
  readonly outline: Outline;
  readonly shown: Chapter;
  readonly go: Go;
}): ReactNode {
  const titleOf = (id: string): string => outline.chapters.find((one) => one.id === id)?.title ?? id;
  const { before, after } = shown;
  return (
    <Group
      className={style['turn'] ?? ''}
      justify="space-between"
      component="nav"
      aria-label="Neighbouring chapters"
    >
      {before === null ? (
        <span />
      ) : (
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={16} stroke={1.5} />}
          onClick={() => go({ section: before })}
        >
          {titleOf(before)}
        </Button>
      )}
      {after === null ? null : (
        <Button
          variant="subtle"
          rightSection={<IconArrowRight size={16} stroke={1.5} />}
          onClick={() => go({ section: after })}
        >
          {titleOf(after)}
        </Button>
      )}
    </Group>
  );
}
