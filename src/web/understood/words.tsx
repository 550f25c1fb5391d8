// The description with the recognised words marked. One stop for the keyboard, arrows between the marks; what a mark became is told in a line
// that is always there, so that nothing jumps or covers the text.
import { Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Brief } from '../../brief/brief.ts';
import { became } from './became.ts';
import { type MarkAt, piecesOf, type Piece, unwrapped } from './pieces.ts';
import { isAbout, LookContext, nowhere, SpotContext } from './spot.ts';
import style from './words.module.css';

const kinds = {
  system: 'System',
  object: 'Object',
  volume: 'Volume',
  time: 'Time',
  constraint: 'Constraint',
} as const;

export function Words({
  text,
  marks,
  brief,
}: {
  readonly text: string;
  readonly marks: readonly MarkAt[];
  readonly brief: Brief | null;
}): ReactNode {
  const spot = useContext(SpotContext);
  const look = useContext(LookContext);
  const [current, setCurrent] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const pieces = piecesOf(unwrapped(text), marks, spot.words);
  useEffect(() => {
    if (spot.words !== null)
      place.current?.querySelector('[data-assumed]')?.scrollIntoView({ block: 'nearest' });
  }, [spot.words]);
  const move = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1 }[
      event.key
    ];
    if (to === undefined || to < 0 || to >= marks.length) return;
    event.preventDefault();
    setCurrent(to);
    place.current?.querySelector<HTMLElement>(`[data-mark="${to}"]`)?.focus();
  };
  return (
    <div>
      <div
        ref={place}
        className={style['text']}
        role="group"
        aria-label="Description with what was recognised"
      >
        {pieces.map((piece) => (
          <PieceView
            key={piece.start}
            piece={piece}
            isCurrent={piece.mark === current}
            isLit={piece.about.some((one) => spot.about.some((other) => isAbout(one, other)))}
            onLook={() => {
              setCurrent(piece.mark ?? 0);
              look({ about: piece.about, words: null });
            }}
            onLeave={() => look((before) => (before.about === piece.about ? nowhere : before))}
            onMove={(event) => move(event, piece.mark ?? 0)}
          />
        ))}
      </div>
      <Legend />
      <Became brief={brief} about={spot.about} />
    </div>
  );
}

function PieceView({
  piece,
  isCurrent,
  isLit,
  onLook,
  onLeave,
  onMove,
}: {
  readonly piece: Piece;
  readonly isCurrent: boolean;
  readonly isLit: boolean;
  readonly onLook: () => void;
  readonly onLeave: () => void;
  readonly onMove: (event: KeyboardEvent) => void;
}): ReactNode {
  const assumed = piece.isAssumed ? { 'data-assumed': true } : {};
  if (piece.kind === null) return <span {...assumed}>{piece.text}</span>;
  return (
    // A button of the browser's own does not break over lines as words do.
    <span
      role="button"
      className={style['mark']}
      data-kind={piece.kind}
      data-mark={piece.mark}
      data-lit={isLit ? true : undefined}
      {...assumed}
      tabIndex={isCurrent ? 0 : -1}
      aria-describedby="became"
      aria-label={`${piece.text}, ${kinds[piece.kind].toLowerCase()}`}
      onMouseEnter={onLook}
      onMouseLeave={onLeave}
      onFocus={onLook}
      onBlur={onLeave}
      onClick={onLook}
      onKeyDown={onMove}
    >
      {piece.text}
    </span>
  );
}

function Legend(): ReactNode {
  return (
    <ul className={style['legend']} aria-label="Kinds of marks">
      {Object.entries(kinds).map(([kind, word]) => (
        <li key={kind}>
          <span className={style['mark']} data-kind={kind}>
            {word}
          </span>
        </li>
      ))}
    </ul>
  );
}

const most = 3;

function Became({
  brief,
  about,
}: {
  readonly brief: Brief | null;
  readonly about: readonly string[];
}): ReactNode {
  return (
    <div className={style['became']} id="became" aria-live="polite">
      {about.length === 0 ? (
        <Text size="sm" c="dimmed">
          Point at a marked word, or move between them with the arrow keys, to see what it became.
        </Text>
      ) : (
        about.slice(0, most).map((one) => (
          <Text key={one} size="sm">
            {became(brief, one)}
          </Text>
        ))
      )}
      {about.length > most ? (
        <Text size="sm" c="dimmed">
          and {about.length - most} more
        </Text>
      ) : null}
    </div>
  );
}
