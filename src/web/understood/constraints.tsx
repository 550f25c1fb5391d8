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
          <Team constraints={constraints} disabled={disabled} set={set} />
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
        w={84}
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

function Team({ constraints: { team }, disabled, set }: PartProps): ReactNode {
  const held = team ?? { developers: null, skills: [] };
  const said = (next: NonNullable<Constraints['team']>): void =>
    set({ team: next.developers === null && next.skills.length === 0 ? null : next });
  return (
    <Group gap={4} wrap="nowrap" align="end">
      <SaidNumber
        w={84}
        label="Developers"
        placeholder="Not said"
        value={held.developers}
        disabled={disabled}
        commit={(developers) => said({ ...held, developers: developers === 0 ? null : developers })}
      />
      <TagsInput
        size="xs"
        flex={1}
        aria-label="Skills of the team"
        placeholder={held.skills.length === 0 ? 'Skills' : ''}
        value={[...held.skills]}
        disabled={disabled}
        onChange={(skills) => said({ ...held, skills })}
      />
    </Group>
  );
}
