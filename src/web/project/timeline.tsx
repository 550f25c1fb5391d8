// The tasks over the project's working days, with the gates between them and today. Drawn by shares of the whole, so that it fits any width
// without jumping.
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '../parts/frame.tsx';
import type { BoardDeeds } from './board.tsx';
import type { Item } from './items.ts';
import style from './project.module.css';
import type { Project } from './queries.ts';
import { counted, shortDay } from '../parts/words.ts';
import { standingWords, stateWords, subjectWords } from './words.ts';

export function Timeline({
  items,
  project,
  deeds,
}: {
  readonly items: readonly Item[];
  readonly project: Project;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const days = project.outline.tasks.reduce((last, task) => Math.max(last, task.endDay), 0) + 1;
  const share = (day: number): string => `${(day / days) * 100}%`;
  const today = todayOf(project);
  return (
    <Frame label="Timeline">
      <div className={style['days']} style={{ gridTemplateColumns: 'minmax(140px, 240px) 1fr' }}>
        <span />
        <div className={style['scale']} aria-hidden>
          {ticks(days).map((day) => (
            <span key={day} className={style['tick']} style={{ left: share(day) }}>
              {dayLabel(project, day)}
            </span>
          ))}
        </div>
        {items.map((item) => (
          <div key={item.id} className={style['lane']}>
            <span className={style['name']} title={item.title}>
              <span className={style['id']}>{item.id}</span> {item.title}
            </span>
            <div className={style['track']}>
              <Bar item={item} share={share} deeds={deeds} />
              {item.isSubtask ? null : <GateMarks item={item} project={project} share={share} />}
              {today === null ? null : (
                <span aria-hidden className={style['today']} style={{ left: share(today) }} />
              )}
            </div>
          </div>
        ))}
      </div>
    </Frame>
  );
}

function Bar({
  item,
  share,
  deeds,
}: {
  readonly item: Item;
  readonly share: (day: number) => string;
  readonly deeds: BoardDeeds;
}): ReactNode {
  const { startDay, endDay } = item.task;
  const when =
    item.startDate === null || item.endDate === null
      ? `day ${startDay} to ${endDay}`
      : `${shortDay(item.startDate)} to ${shortDay(item.endDate)}`;
  const words = `${item.id} ${item.title}, ${stateWords[item.card.state].word}, ${when}, ${counted(item.points, 'point')}`;
  return (
    <Tooltip label={`${when} · ${counted(item.points, 'point')} · ${stateWords[item.card.state].word}`}>
      <button
        type="button"
        className={style['bar']}
        data-state={item.card.state}
        aria-label={words}
        style={{ left: share(startDay), width: share(endDay - startDay + 1) }}
        onClick={() => deeds.open(item)}
      >
        {stateWords[item.card.state].word}
      </button>
    </Tooltip>
  );
}

/** A gate stands where the task that it opens begins, or at the end of the task that it closes. */
function GateMarks({
  item,
  project,
  share,
}: {
  readonly item: Item;
  readonly project: Project;
  readonly share: (day: number) => string;
}): ReactNode {
  return project.outline.gates
    .filter((gate) => gate.opens === item.id || (gate.opens === null && item.task.gate === gate.id))
    .map((gate) => {
      const standing = project.standings.find(({ subject }) => subject === gate.subject);
      const word = standing === undefined ? '' : standingWords(standing).word;
      const day = gate.opens === item.id ? item.task.startDay : item.task.endDay + 1;
      return (
        <Tooltip key={gate.id} label={`${subjectWords[gate.subject]}: ${word}`}>
          <span
            role="img"
            aria-label={`${subjectWords[gate.subject]}: ${word}`}
            className={style['gatemark']}
            data-state={standing?.state}
            style={{ left: share(day) }}
          />
        </Tooltip>
      );
    });
}

/** At most some eight labels, on whole days. */
function ticks(days: number): readonly number[] {
  const step = Math.max(1, Math.ceil(days / 8));
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => index * step);
}

function dayLabel({ burnDown }: Project, day: number): string {
  const date = burnDown?.find((one) => one.day === day)?.date;
  return date === undefined ? `day ${day}` : shortDay(date);
}

/** The project day that today is, a weekend's being the Friday before; null where there are no dates or it is outside of them. */
function todayOf({ burnDown, today, outline }: Project): number | null {
  const last = outline.tasks.reduce((most, task) => Math.max(most, task.endDay), 0);
  const at = burnDown?.findLast((one) => one.date <= today && one.day >= 0);
  const first = burnDown?.[0]?.date ?? '';
  return at === undefined || today < first || at.day > last ? null : at.day + 0.5;
}
