// What the plan must keep to: day, budget, team, hosting, rules, tools, and what must never happen.
import { Group, Select, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Constraints } from '../../brief/brief.ts';
import style from './brief.module.css';
import type { Editing } from './editing.ts';
import { Said, SaidNumber, words } from './said.tsx';
import { Section } from './section.tsx';
import { useSpot } from './spot.ts';

export function ConstraintFields({ brief, change }: Editing): ReactNode {
  const { constraints } = brief;
  const disabled = change === null;
  const set = (said: Partial<Constraints>): void =>
    change?.({ ...brief, constraints: { ...constraints, ...said } });
  return (
    <Section title="Constraints">
      <div className={style['fields']}>
        <Lit about="goLive">
          <Said
            label="Go-live"
            type="date"
            value={constraints.goLive ?? ''}
            disabled={disabled}
            read={words}
            commit={(goLive) => set({ goLive })}
          />
        </Lit>
        <Lit about="monthlyBudget">
          <Budget constraints={constraints} disabled={disabled} set={set} />
        </Lit>
        <Lit about="team">
          <Developers constraints={constraints} disabled={disabled} set={set} />
        </Lit>
        <Lit about="hosting">
          <Said
            label="Hosting"
            placeholder="Not said"
            value={constraints.hosting ?? ''}
            disabled={disabled}
            read={words}
            commit={(hosting) => set({ hosting })}
          />
        </Lit>
      </div>
      <Lit about="team">
        <Skills constraints={constraints} disabled={disabled} set={set} />
      </Lit>
      {lists.map(([key, label, placeholder]) => (
        <Lit key={key} about={key}>
          <TagsInput
            mt="sm"
            size="xs"
            label={label}
            placeholder={constraints[key].length === 0 ? placeholder : ''}
            value={[...constraints[key]]}
            disabled={disabled}
            onChange={(value) => set({ [key]: value })}
          />
        </Lit>
      ))}
    </Section>
  );
}

const lists = [
  ['compliance', 'Rules', 'gdpr, hipaa …'],
  ['prefer', 'Preferred tools', 'n8n, workato …'],
  ['avoid', 'Tools to avoid', ''],
  ['never', 'Must never happen', 'Invoices are never sent automatically'],
] as const;

function Lit({ about, children }: { readonly about: string; readonly children: ReactNode }): ReactNode {
  const { isLit, lights } = useSpot(`/constraints/${about}`);
  return (
    <div className={style['field']} data-lit={isLit ? true : undefined} {...lights}>
      {children}
    </div>
  );
}

interface PartProps {
  readonly constraints: Constraints;
  readonly disabled: boolean;
  readonly set: (said: Partial<Constraints>) => void;
}

const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN', 'JPY'];

function Budget({ constraints: { monthlyBudget }, disabled, set }: PartProps): ReactNode {
  const currency = monthlyBudget?.currency ?? 'USD';
  return (
    <Group gap={4} wrap="nowrap" align="end">
      <SaidNumber
        label="Budget a month"
        placeholder="Not said"
        value={monthlyBudget?.amount ?? null}
        decimals={2}
        disabled={disabled}
        commit={(amount) => set({ monthlyBudget: amount === null ? null : { amount, currency } })}
      />
      <Select
        size="xs"
        w={96}
        miw={96}
        aria-label="Currency"
        data={[...new Set([currency, ...currencies])]}
        value={currency}
        allowDeselect={false}
        disabled={disabled || monthlyBudget === null}
        onChange={(next) =>
          monthlyBudget === null
            ? undefined
            : set({ monthlyBudget: { ...monthlyBudget, currency: next ?? currency } })
        }
      />
    </Group>
  );
}

type Team = NonNullable<Constraints['team']>;
const nobody: Team = { developers: null, skills: [] };

/** A team of which nothing is said any more is no team. */
function said(team: Team): Pick<Constraints, 'team'> {
  return { team: team.developers === null && team.skills.length === 0 ? null : team };
}

function Developers({ constraints: { team }, disabled, set }: PartProps): ReactNode {
  return (
    <SaidNumber
      label="Developers"
      placeholder="Not said"
      value={team?.developers ?? null}
      disabled={disabled}
      commit={(count) => set(said({ ...(team ?? nobody), developers: count === 0 ? null : count }))}
    />
  );
}

function Skills({ constraints: { team }, disabled, set }: PartProps): ReactNode {
  const skills = [...(team?.skills ?? [])];
  return (
    <TagsInput
      mt="sm"
      size="xs"
      label="Skills of the team"
      placeholder={skills.length === 0 ? 'typescript, sql …' : ''}
      value={skills}
      disabled={disabled}
      onChange={(next) => set(said({ ...(team ?? nobody), skills: next }))}
    />
  );
}
