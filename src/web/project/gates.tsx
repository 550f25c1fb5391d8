// The way to production in one row: what is signed, what is open, what is locked and by what.
import { Group, Text } from '@mantine/core';
import { IconChevronRight, IconLock } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { StateBadge } from '../parts/state-badge.tsx';
import style from './project.module.css';
import type { Project, Standing, Subject } from './queries.ts';
import { counted, dayWords } from '../parts/words.ts';
import { listed, standingWords, subjectWords } from './words.ts';

export function Gates({
  project,
  names,
  open,
}: {
  readonly project: Project;
  readonly names: Readonly<Record<string, string>>;
  readonly open: (subject: Subject) => void;
}): ReactNode {
  return (
    <nav aria-label="The way to production" className="frame" style={{ padding: 3, margin: -3 }}>
      <div className={style['gates']}>
        {project.standings.map((standing, index) => (
          <Fragment key={standing.subject}>
            {index === 0 ? null : (
              <span className={style['arrow']} aria-hidden>
                <IconChevronRight size={16} />
              </span>
            )}
            <button
              type="button"
              className={style['gate']}
              data-state={standing.state}
              data-subject={standing.subject}
              onClick={() => open(standing.subject)}
            >
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text fw={600}>{subjectWords[standing.subject]}</Text>
                {standing.state === 'locked' ? (
                  <IconLock size={16} aria-hidden style={{ color: 'var(--quiet)' }} />
                ) : null}
              </Group>
              <StateBadge {...standingWords(standing)} />
              <Text size="xs" c="dimmed" mt={2}>
                {detailOf(standing, names)}
              </Text>
            </button>
          </Fragment>
        ))}
      </div>
    </nav>
  );
}

function detailOf(standing: Standing, names: Readonly<Record<string, string>>): string {
  const { state, last, waitsFor, demands, unmet } = standing;
  if (state === 'signed' && last !== null)
    return `${names[last.author ?? ''] ?? 'Somebody'}, ${dayWords(last.at)}`;
  const shown = demands === 0 ? '' : `${demands - unmet.length} of ${counted(demands, 'thing')} shown`;
  if (state === 'locked') return `Waits for ${listed(waitsFor)}`;
  return shown === '' ? 'Waits for a signature' : shown;
}
