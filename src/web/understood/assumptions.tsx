// What was taken for granted, each with the words that it came from: pressing them shows the words in the description.
import { Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useContext } from 'react';
import type { Assumption } from '../../brief/complete.ts';
import { StateBadge } from '../parts/state-badge.tsx';
import { useFew } from '../parts/few.tsx';
import style from './brief.module.css';
import type { Editing } from './editing.ts';
import { Section } from './section.tsx';
import { LookContext, nowhere } from './spot.ts';

/** Shown at first; the rest on demand. */
const first = 20;

export function Assumptions({
  assumptions,
}: Editing & { readonly assumptions: readonly Assumption[] }): ReactNode {
  const look = useContext(LookContext);
  const { shown, more } = useFew(assumptions, first);
  return (
    <Section
      title="Assumptions"
      count={assumptions.length}
      lead="Where one is wrong, change the brief: the assumption goes with it."
    >
      <ul className={style['rows']}>
        {shown.map(({ text, from }) => (
          <li key={text} className={style['row']}>
            <div className={style['assumption']}>
              {isAnswer(text, from) ? (
                <StateBadge tone="recovered" word="Answered" />
              ) : (
                <StateBadge tone="assumed" word="Assumed" />
              )}
              <div>
                <Text>{text}</Text>
                {isAnswer(text, from) ? null : from === null ? (
                  <Text size="sm" c="dimmed">
                    Nothing was said of it.
                  </Text>
                ) : (
                  <UnstyledButton
                    className={style['words']}
                    fz="sm"
                    onMouseEnter={() => look({ about: [], words: from })}
                    onMouseLeave={() => look((before) => (before.words === from ? nowhere : before))}
                    onFocus={() => look({ about: [], words: from })}
                    onBlur={() => look((before) => (before.words === from ? nowhere : before))}
                    onClick={() => look({ about: [], words: from })}
                  >
                    from “{from}”
                  </UnstyledButton>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}

/** An answer that has no field of its own is kept as the question with what was said. */
function isAnswer(text: string, from: string | null): boolean {
  return from !== null && text.endsWith(`? ${from}`);
}
