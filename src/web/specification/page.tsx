// The specification: what the plan fills and what only people know, saved as it is written, made part of the plan by one deed.
import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRole } from '../client/role.ts';
import { Conflict } from '../parts/conflict.tsx';
import { Asked } from '../parts/asked.tsx';
import { NoPlan } from '../parts/no-plan.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Export } from '../plan/export.tsx';
import { NextRevision } from './next-revision.tsx';
import type { PlanPlace } from '../client/queries.ts';
import { formQuery, type FormView, type Section } from './queries.ts';
import { type Saving, useSaving } from './saving.ts';
import { SectionForm } from './section.tsx';
import style from './specification.module.css';

export function SpecificationPage(): ReactNode {
  const path = useParams({ from: '/w/$workspace/plans/$plan/specification' });
  const query = useQuery(formQuery(path));
  return (
    <Asked page="Specification" query={query}>
      {(view) =>
        view.revision === null ? (
          <NoPlan
            page="Specification"
            text="The specification is filled from the plan; what only people know is added here then."
            path={path}
          />
        ) : (
          <Form path={path} view={view} />
        )
      }
    </Asked>
  );
}

function Form({ path, view }: { readonly path: PlanPlace; readonly view: FormView }): ReactNode {
  const saving = useSaving(path);
  const role = useRole(path.workspace);
  const mayFill = role === 'owner' || role === 'architect';
  const isShort = view.sections.reduce((sum, { rows }) => sum + rows.length, 0) <= few;
  return (
    <>
      <PageHead
        title="Specification"
        lead="The plan has filled what it knows. What is open only people know; it becomes part of the plan with its next revision."
        meta={<SavedBadge saving={saving} />}
      >
        <Export place={{ ...path, number: view.revision?.number ?? 1 }} />
      </PageHead>
      <Filled view={view} />
      <div className={style['page']}>
        <nav aria-label="Sections" className={style['toc']}>
          <ul>
            {view.sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`} data-under={section.under ?? undefined}>
                  {section.title}
                  {section.of === 0 ? null : (
                    <span className={style['count']}>
                      {section.filled}/{section.of}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={style['sections']}>
          {view.sections.map((section) => (
            <SectionForm
              key={section.id}
              path={path}
              section={section}
              saving={saving}
              mayFill={mayFill}
              depth={depthOf(section)}
              isShort={isShort}
            />
          ))}
          <NextRevision path={path} view={view} saving={saving} mayMake={mayFill} />
        </div>
      </div>
      <Conflict
        of={saving.conflict}
        keepMine={saving.keepMine}
        takeTheirs={saving.takeTheirs}
        close={saving.close}
      />
    </>
  );
}

/** Rows of a short form. */
const few = 100;

function depthOf(section: Section): 2 | 3 {
  return section.under === null ? 2 : 3;
}

function Filled({ view: { filled, of } }: { readonly view: FormView }): ReactNode {
  return (
    <Stack gap={4} mb="lg" maw={420}>
      <Text size="sm" className="figures">
        {filled} of {of} cells filled
      </Text>
      <Progress
        value={of === 0 ? 100 : (filled / of) * 100}
        size="sm"
        color="var(--accent)"
        aria-label={`${filled} of ${of} cells filled`}
      />
    </Stack>
  );
}

const words = {
  saved: { tone: 'recovered', word: 'All saved' },
  saving: { tone: 'waiting', word: 'Saving' },
  failed: { tone: 'failed', word: 'Not saved' },
} as const;

function SavedBadge({ saving: { state, problem } }: { readonly saving: Saving }): ReactNode {
  return (
    <Group gap="xs" role="status">
      <StateBadge {...words[state]} />
      {problem === null ? null : (
        <Text size="sm" style={{ color: 'var(--failed)' }}>
          {problem}
        </Text>
      )}
    </Group>
  );
}
